import type { AccountCardRow } from '../../../shared/contracts/journal.ts';
import { useText } from '../../i18n/use-text.ts';
import type { Column } from '../../ui/DataGrid.tsx';
import { DateText } from '../../ui/DateText.tsx';
import { entryKindText } from '../../ui/entry-kind-text.ts';
import { Money } from '../../ui/Money.tsx';

export function useAccountCardColumns(): Column<AccountCardRow>[] {
  const { t } = useText();
  return [
    { id: 'date', title: t('common:onDate'), width: 6.5, render: (row) => <DateText on={row.date} /> },
    { id: 'number', title: t('common:number'), width: 7.5, opens: true, render: (row) => row.number },
    { id: 'kind', title: t('common:kind'), width: 9, grow: 1, render: (row) => entryKindText(t, row.kind) },
    { id: 'counterparty', title: t('common:counterparty'), width: 9, grow: 1, render: (row) => row.counterparty },
    { id: 'memo', title: t('common:memo'), width: 10, grow: 2, render: (row) => row.memo },
    {
      id: 'quantity',
      title: t('reports:card.quantity'),
      width: 8,
      align: 'end',
      render: (row) => (row.quantity === null ? null : <Money amount={row.quantity} currency={row.commodity ?? undefined} />),
    },
    { id: 'debit', title: t('common:debit'), width: 8, align: 'end', render: (row) => <Money amount={row.debit} dashZero /> },
    { id: 'credit', title: t('common:credit'), width: 8, align: 'end', render: (row) => <Money amount={row.credit} dashZero /> },
    { id: 'balance', title: t('common:balance'), width: 8.5, align: 'end', render: (row) => <Money amount={row.balance} strong /> },
  ];
}
