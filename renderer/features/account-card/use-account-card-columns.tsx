import type { AccountCardRow } from '../../../shared/contracts/journal.ts';
import { useText } from '../../i18n/use-text.ts';
import type { Column } from '../../ui/DataGrid.tsx';
import { DateText } from '../../ui/DateText.tsx';
import { entryKindText } from '../../ui/entry-kind-text.ts';
import { Money } from '../../ui/Money.tsx';

/** `foreign`: amounts in other currencies are shown beside those in base currency. */
export function useAccountCardColumns(foreign: boolean): Column<AccountCardRow>[] {
  const { t } = useText();
  const quantity: Column<AccountCardRow> = {
    id: 'quantity',
    title: t('reports:card.quantity'),
    width: 7.5,
    align: 'end',
    render: (row) => (row.quantity === null ? null : <Money amount={row.quantity} currency={row.commodity ?? undefined} />),
  };
  return [
    { id: 'date', title: t('common:onDate'), width: 5.75, render: (row) => <DateText on={row.date} /> },
    { id: 'number', title: t('common:number'), width: 6.5, opens: true, render: (row) => row.number },
    { id: 'kind', title: t('common:kind'), width: 5.5, grow: 1, render: (row) => entryKindText(t, row.kind) },
    { id: 'counterparty', title: t('common:counterparty'), width: 6.5, grow: 1.5, render: (row) => row.counterparty },
    { id: 'memo', title: t('common:memo'), width: 4.5, grow: 2, render: (row) => row.memo },
    ...(foreign ? [quantity] : []),
    { id: 'debit', title: t('common:debit'), width: 6.5, align: 'end', render: (row) => <Money amount={row.debit} dashZero /> },
    { id: 'credit', title: t('common:credit'), width: 6.5, align: 'end', render: (row) => <Money amount={row.credit} dashZero /> },
    { id: 'balance', title: t('common:balance'), width: 7, align: 'end', render: (row) => <Money amount={row.balance} strong /> },
  ];
}
