import type { VatReturnInfo } from '../../../shared/contracts/tax.ts';
import { useText } from '../../i18n/use-text.ts';
import { InstantText } from '../../ui/DateText.tsx';
import { CellTable } from './CellTable.tsx';
import classes from './vat.module.css';

/** What each corrected return changed in the one before: every version stays. */
export function Corrections({ info }: { info: VatReturnInfo }) {
  const { t } = useText();
  return info.corrections.map(({ at, by, differences }, index) => (
    <section key={at} className={classes.part} data-testid={`correction-${index + 1}`}>
      <h2 className={classes.title}>
        {t('vat:correction.title', { number: index + 1, name: by })} <InstantText at={at} />
      </h2>
      <CellTable
        info={info}
        headings={[t('vat:correction.before'), t('vat:correction.after')]}
        rows={differences.map(({ cell, before, after }) => ({ cell, was: before, is: after }))}
      />
    </section>
  ));
}
