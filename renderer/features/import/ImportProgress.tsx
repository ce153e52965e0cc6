import { Button, Progress } from '@mantine/core';
import { useCommand, useQueryOf } from '../../app/engine.ts';
import { useText } from '../../i18n/use-text.ts';
import classes from './ImportScreen.module.css';

/** How far an import is and the way out of it, where no company is open: the frame of an open one says it below every screen. */
export function ImportProgress() {
  const { t } = useText();
  const work = useQueryOf('app.importWork', {});
  const stop = useCommand('app.stopImport');
  const running = work.data?.running;
  if (!running) return null;
  const { done, total } = running;
  const percent = total === 0 ? 0 : Math.floor((done * 100) / total);
  return (
    <div className={classes.progress} role="status" data-testid="import-progress">
      <span>{total === 0 ? t('import:reading') : t('import:progress', { done, total })}</span>
      <Progress value={percent} aria-label={t('import:progressLabel')} w={200} />
      <Button variant="default" size="xs" onClick={() => void stop.run({})} disabled={stop.busy}>
        {t('common:cancel')}
      </Button>
    </div>
  );
}
