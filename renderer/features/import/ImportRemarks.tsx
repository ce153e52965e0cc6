import { Title } from '@mantine/core';
import type { ImportPreview } from '../../../shared/contracts/app.ts';
import { useText } from '../../i18n/use-text.ts';
import { rejectionText } from '../../ui/rejection-text.ts';
import classes from './ImportScreen.module.css';

const shown = 200;

/** What was left out and what was read by a guess: nothing disappears silently. */
export function ImportRemarks({ skipped, warnings }: Pick<ImportPreview, 'skipped' | 'warnings'>) {
  const { t, language } = useText();
  return (
    <section aria-labelledby="import-remarks">
      <Title order={3} id="import-remarks" mb={4}>
        {t('import:remarks')}
      </Title>
      {skipped.length === 0 && warnings.length === 0 ? <p className={classes.hint}>{t('import:nothingSkipped')}</p> : null}
      {warnings.length > 0 ? (
        <>
          <p>{t('import:warnings')}</p>
          <ul className={classes.list} data-testid="import-warnings">
            {[...new Set(warnings.map((warning) => rejectionText(t, language, warning)))].slice(0, shown).map((warning) => (
              <li key={warning}>{warning}</li>
            ))}
          </ul>
        </>
      ) : null}
      {skipped.length > 0 ? (
        <>
          <p>{t('import:skipped')}</p>
          <ul className={classes.list} data-testid="import-skipped">
            {skipped.slice(0, shown).map((each) => (
              <li key={`${each.place} ${each.what} ${each.text}`}>
                {each.place}: {t(`import:what.${each.what}`, { defaultValue: each.what })}.{' '}
                <span className={classes.hint}>{each.text}</span>
              </li>
            ))}
          </ul>
        </>
      ) : null}
    </section>
  );
}
