import { Alert, Progress } from '@mantine/core';
import { useText } from '../i18n/use-text.ts';
import { useQueryOf } from './engine.ts';

/** How far a file of an earlier version is brought up to date: long books take a while before they open. Nothing otherwise. */
export function UpdateNotice() {
  const { t } = useText();
  const { data } = useQueryOf('app.info', {});
  if (!data?.updating) return null;
  const { file, done, total } = data.updating;
  return (
    <Alert role="status" variant="outline" m="sm" py="xs" title={t('common:updating.title', { file })} data-testid="updating">
      {total === null ? t('common:updating.copying') : t('common:updating.events', { done, total })}
      <Progress mt={6} value={total ? (done * 100) / total : 0} aria-label={t('common:updating.title', { file })} transitionDuration={0} />
    </Alert>
  );
}
