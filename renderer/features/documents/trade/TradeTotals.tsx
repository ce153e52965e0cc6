import { writeDecimal } from '../../../../shared/money/decimal.ts';
import { paidOfGroup } from '../../../../shared/vat/compute-totals.ts';
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
          <th scope="col">{t('documents:column.gross')}</th>
        </tr>
      </thead>
      <tbody>
        {(totals?.groups ?? []).map((group) => {
          const { taxCode } = group;
          const { net, vat, gross } = paidOfGroup(group);
          return (
            <tr key={taxCode.code}>
              <th scope="row" title={nameOf(taxCode.names)}>
                {taxCode.effect === 'reverse-charge' ? t('documents:reverseCharge', { code: taxCode.code }) : taxCode.code}
              </th>
              <td>
                <Money amount={text(net)} />
              </td>
              <td>
                <Money amount={text(vat)} dashZero />
              </td>
              <td>
                <Money amount={text(gross)} />
              </td>
            </tr>
          );
        })}
      </tbody>
      <tfoot>
        <tr>
          <th scope="row">{t('documents:totalDue')}</th>
          <td>
            <Money amount={text(totals?.net)} strong />
          </td>
          <td>
            <Money amount={text(totals?.vat)} strong />
          </td>
          <td aria-live="polite" data-testid="total-gross">
            <Money amount={preview.gross} currency={preview.currency} strong />
          </td>
        </tr>
      </tfoot>
    </table>
  );
}
