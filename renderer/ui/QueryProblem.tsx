import { Button } from '@mantine/core';
import { Refusal } from '../app/engine.ts';
import { useText } from '../i18n/use-text.ts';
import { Rejections } from './Rejections.tsx';

/** Why a screen has no answer, with a way to ask again. Nothing while there is no error. */
export function QueryProblem({ error, retry }: { error: Error | null; retry?: () => unknown }) {
  const { t } = useText();
  if (!error) return null;
  const rejections = error instanceof Refusal ? error.rejections : [{ code: 'INTERNAL_ERROR', errorId: error.name }];
  return (
    <div style={{ maxWidth: '46rem' }}>
      <Rejections of={rejections} />
      {retry ? (
        <Button variant="default" onClick={() => void retry()}>
          {t('common:retry')}
        </Button>
      ) : null}
    </div>
  );
}
