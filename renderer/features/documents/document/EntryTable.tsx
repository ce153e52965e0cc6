import { memo } from 'react';
import { useText } from '../../../i18n/use-text.ts';
import { Money } from '../../../ui/Money.tsx';
import classes from './EntryTable.module.css';

interface Line {
  code: string;
  name: string;
  debit: string;
  credit: string;
  /** Its dimensions, in words. */
  sortedBy?: string | undefined;
}

interface Props {
  lines: readonly Line[];
  /** Sums of both sides, where they are shown. */
  totals?: { debit: string; credit: string };
}

const side = (amount: string) => (/[1-9]/.test(amount) ? <Money amount={amount} /> : null);

/** Drawn again only when something of this line changes: beside a form all of them are told at every key. */
const Row = memo(function Row({ code, name, debit, credit, sortedBy }: Line) {
  return (
    <tr>
      <td>
        <span className={classes.code}>{code}</span> {name}
        {sortedBy ? <div className={classes.sortedBy}>{sortedBy}</div> : null}
      </td>
      <td className={classes.figure}>{side(debit)}</td>
      <td className={classes.figure}>{side(credit)}</td>
    </tr>
  );
});

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
        {lines.map((line, index) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: an entry has its lines by place, the same account may stand twice
          <Row key={index} {...line} />
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
