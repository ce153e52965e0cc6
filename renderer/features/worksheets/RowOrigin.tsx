import { Link } from '@tanstack/react-router';
import type { WorksheetInfo } from '../../../shared/contracts/worksheets.ts';
import { useMay } from '../../app/company-context.ts';
import { useText } from '../../i18n/use-text.ts';
import { Money } from '../../ui/Money.tsx';
import classes from './worksheets.module.css';

type Row = WorksheetInfo['rows'][number];

/** How a row gets its amount: its formula, who said it, or the accounts it comes from, each leading to its card. */
export function RowOrigin({ row }: { row: Row }) {
  const { t } = useText();
  if (row.origin === 'computed') return <span className={classes.formula}>{row.formula}</span>;
  if (row.books === null || row.books.accounts.length === 0) return <>{t(`taxes:sheet.origin.${row.origin}`)}</>;
  return (
    <details>
      <summary>
        {t('taxes:sheet.origin.books')} · {t('taxes:sheet.accounts', { count: row.books.accounts.length })}
      </summary>
      <Accounts books={row.books} />
    </details>
  );
}

function Accounts({ books }: { books: NonNullable<Row['books']> }) {
  const { nameOf } = useText();
  const mayOpen = useMay('transactions:read');
  return (
    <ul className={classes.accounts}>
      {books.accounts.map(({ code, names, amount }) => (
        <li key={code}>
          {mayOpen ? (
            <Link to="/account-card" search={{ account: code, from: books.from ?? undefined, to: books.to }}>
              {code} {nameOf(names)}
            </Link>
          ) : (
            <span>
              {code} {nameOf(names)}
            </span>
          )}
          <Money amount={amount} />
        </li>
      ))}
    </ul>
  );
}
