import { writeDecimal } from '../../../../shared/money/decimal.ts';
import { useText } from '../../../i18n/use-text.ts';
import { Money } from '../../../ui/Money.tsx';
import classes from '../forms/form.module.css';
import type { Preview } from './preview.ts';

/** Net, VAT and total by tax code, as printed on the document. */
export function TradeTotals({ preview }: { preview: Preview }) {
  const { t, nameOf } = useText();
  const totals = preview.entry?.totals;
  const text = (minor: bigint | undefined) => writeDecimal(minor ?? 0n, preview.scale);
  return (
    <table className={classes.totals} data-testid="totals">
      <caption className={classes.hidden}>{t('documents:totals')}</caption>
      <thead>
        <tr>
          <th scope="col">{t('documents:column.taxCode')}</th>
          <th scope="col">{t('documents:column.net')}</th>
          <th scope="col">{t('documents:column.vat')}</th>
        </tr>
      </thead>
      <tbody>
        {(totals?.groups ?? []).map(({ taxCode, taxable, vat }) => (
          <tr key={taxCode.code}>
            <th scope="row" title={nameOf(taxCode.names)}>
              {taxCode.effect === 'reverse-charge' ? t('documents:reverseCharge', { code: taxCode.code }) : taxCode.code}
            </th>
            <td>
              <Money amount={text(taxable)} />
            </td>
            <td>
              <Money amount={text(vat)} dashZero />
            </td>
          </tr>
        ))}
      </tbody>
      <tfoot>
        <tr>
          <th scope="row">{t('documents:totalDue')}</th>
          <td colSpan={2} aria-live="polite" data-testid="total-gross">
            <Money amount={preview.gross} currency={preview.currency} strong />
          </td>
        </tr>
      </tfoot>
    </table>
  );
}
