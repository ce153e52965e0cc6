import { useText } from '../../../i18n/use-text.ts';
import { Money } from '../../../ui/Money.tsx';
import classes from './EntryTable.module.css';

interface Props {
  lines: readonly { code: string; name: string; debit: string; credit: string }[];
  /** Sums of both sides, where they are shown. */
  totals?: { debit: string; credit: string };
}

const side = (amount: string) => (/[1-9]/.test(amount) ? <Money amount={amount} /> : null);

/** The lines of a journal entry in the side panel of a document. */
export function EntryTable({ lines, totals }: Props) {
  const { t } = useText();
  return (
    <table className={classes.table}>
      <thead>
        <tr>
          <th scope="col">{t('common:account')}</th>
          <th scope="col" className={classes.figure}>
            {t('common:debit')}
          </th>
          <th scope="col" className={classes.figure}>
            {t('common:credit')}
          </th>
        </tr>
      </thead>
      <tbody>
        {lines.map(({ code, name, debit, credit }, index) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: an entry has its lines by place, the same account may stand twice
          <tr key={index}>
            <td>
              <span className={classes.code}>{code}</span> {name}
            </td>
            <td className={classes.figure}>{side(debit)}</td>
            <td className={classes.figure}>{side(credit)}</td>
          </tr>
        ))}
      </tbody>
      {totals ? (
        <tfoot>
          <tr>
            <th scope="row">{t('common:total')}</th>
            <td className={classes.figure}>
              <Money amount={totals.debit} />
            </td>
            <td className={classes.figure}>
              <Money amount={totals.credit} />
            </td>
          </tr>
        </tfoot>
      ) : null}
    </table>
  );
}
