import type { AccountCardRow } from '../../../shared/contracts/journal.ts';
import { baseOn, useCompany } from '../../app/company-context.ts';
import { useText } from '../../i18n/use-text.ts';
import type { Column } from '../../ui/DataGrid.tsx';
import { Money } from '../../ui/Money.tsx';
import { useEntryColumns } from '../registers/use-entry-columns.tsx';

/** `foreign`: amounts in other currencies are shown beside those in base currency. Without `balance`, there is none after each line. */
export function useAccountCardColumns({ foreign, balance }: { foreign: boolean; balance: boolean }): Column<AccountCardRow>[] {
  const { t } = useText();
  const company = useCompany();
  const { date, number, kind } = useEntryColumns();
  const quantity: Column<AccountCardRow> = {
    id: 'quantity',
    title: t('reports:card.quantity'),
    width: 7.5,
    align: 'end',
    amount: (row) => (row.quantity === null ? null : { amount: row.quantity, currency: row.commodity ?? '' }),
    render: (row) => (row.quantity === null ? null : <Money amount={row.quantity} currency={row.commodity ?? undefined} />),
  };
  const running: Column<AccountCardRow> = {
    id: 'balance',
    title: t('common:balance'),
    width: 7,
    align: 'end',
    notAdded: true,
    amount: (row) => (row.balance === null ? null : { amount: row.balance, currency: baseOn(company, row.date) }),
    render: (row) => (row.balance === null ? null : <Money amount={row.balance} strong />),
  };
  return [
    { ...date, width: 5.75 },
    { ...number, sort: undefined },
    { ...kind, sort: undefined },
    {
      id: 'counterparty',
      title: t('common:counterparty'),
      width: 6.5,
      grow: 1.5,
      text: (row) => row.counterparty ?? '',
    },
    { id: 'memo', title: t('common:memo'), width: 4.5, grow: 2, text: (row) => row.memo },
    ...(foreign ? [quantity] : []),
    {
      id: 'debit',
      title: t('common:debit'),
      width: 6.5,
      align: 'end',
      amount: ({ debit, date }) => ({ amount: debit, currency: baseOn(company, date) }),
      render: (row) => <Money amount={row.debit} dashZero />,
    },
    {
      id: 'credit',
      title: t('common:credit'),
      width: 6.5,
      align: 'end',
      amount: ({ credit, date }) => ({ amount: credit, currency: baseOn(company, date) }),
      render: (row) => <Money amount={row.credit} dashZero />,
    },
    ...(balance ? [running] : []),
  ];
}
