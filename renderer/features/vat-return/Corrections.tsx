import type { VatReturnInfo } from '../../../shared/contracts/tax.ts';
import { useText } from '../../i18n/use-text.ts';
import { InstantText } from '../../ui/DateText.tsx';
import { Money } from '../../ui/Money.tsx';
import { findCell } from './return-cells.ts';
import classes from './vat.module.css';

/** What each corrected return changed in the one before: every version stays. */
export function Corrections({ info }: { info: VatReturnInfo }) {
  const { t, nameOf } = useText();
  return info.corrections.map(({ at, by, differences }, index) => (
    <section key={at} className={classes.part} data-testid={`correction-${index + 1}`}>
      <h2 className={classes.title}>
        {t('vat:correction.title', { number: index + 1, name: by })} <InstantText at={at} />
      </h2>
      <table className={classes.changed}>
        <thead>
          <tr>
            <th scope="col">{t('vat:changed.cell')}</th>
            <th scope="col">{t('vat:correction.before')}</th>
            <th scope="col">{t('vat:correction.after')}</th>
          </tr>
        </thead>
        <tbody>
          {differences.map(({ cell, before, after }) => {
            const place = findCell(info, cell);
            return (
              <tr key={cell}>
                <th scope="row">
                  {place
                    ? t('vat:cellName', { code: place.line.code, line: nameOf(place.line.names), column: nameOf(place.column) })
                    : cell}
                </th>
                <td>
                  <Money amount={before} />
                </td>
                <td>
                  <Money amount={after} />
                </td>
              </tr>
            );
          })}
        </tbody>
      </table>
    </section>
  ));
}
