import type { TrialBalanceRow } from '../../../shared/contracts/journal.ts';
import { useText } from '../../i18n/use-text.ts';
import type { Column } from '../../ui/DataGrid.tsx';
import { Money } from '../../ui/Money.tsx';
import { creditOf, debitOf } from './totals-of.ts';

export function useTrialBalanceColumns(unit: 'base' | 'commodity'): Column<TrialBalanceRow>[] {
  const { t, nameOf } = useText();
  const amount = (id: string, title: string, of: (row: TrialBalanceRow) => string): Column<TrialBalanceRow> => ({
    id,
    title,
    width: 8.5,
    align: 'end',
    render: (row) => <Money amount={of(row)} dashZero />,
  });
  return [
    { id: 'account', title: t('common:account'), width: 5, opens: true, render: (row) => row.accountCode },
    { id: 'name', title: t('common:name'), width: 10, grow: 1, render: (row) => nameOf(row.names) },
    ...(unit === 'commodity'
      ? [{ id: 'commodity', title: t('common:currency'), width: 5.5, render: (row: TrialBalanceRow) => row.commodity }]
      : []),
    amount('debitTurnover', t('reports:trialBalance.debitTurnover'), (row) => row.debitTurnover),
    amount('creditTurnover', t('reports:trialBalance.creditTurnover'), (row) => row.creditTurnover),
    amount('debitBalance', t('reports:trialBalance.debitBalance'), (row) => debitOf(row.balance)),
    amount('creditBalance', t('reports:trialBalance.creditBalance'), (row) => creditOf(row.balance)),
  ];
}
