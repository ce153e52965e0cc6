import { Button } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { useNavigate } from '@tanstack/react-router';
import { Copy, Plus } from 'lucide-react';
import { useState } from 'react';
import type { BudgetInfo } from '../../../shared/contracts/budgets.ts';
import { useMayAct } from '../../app/company-context.ts';
import { newId, useCommand, useQueryOf } from '../../app/engine.ts';
import { useText } from '../../i18n/use-text.ts';
import { ConfirmButton } from '../../ui/ConfirmButton.tsx';
import { type Column, DataGrid } from '../../ui/DataGrid.tsx';
import { InstantText } from '../../ui/DateText.tsx';
import { Money } from '../../ui/Money.tsx';
import { PageHeader } from '../../ui/PageHeader.tsx';
import { QueryProblem } from '../../ui/QueryProblem.tsx';
import { Rejections } from '../../ui/Rejections.tsx';
import { Screen } from '../../ui/Screen.tsx';

const newBudget = { to: '/budgets/$budgetId', params: { budgetId: 'new' } } as const;

/** Budgets of the company. Enter opens one, Insert begins another. */
export function BudgetsScreen() {
  const { t } = useText();
  const navigate = useNavigate();
  const mayWrite = useMayAct('transactions:write');
  const budgets = useQueryOf('budget.list', {});
  const remove = useCommand('budget.remove');
  const [active, setActive] = useState<BudgetInfo>();
  const open = (budgetId: string) => void navigate({ to: '/budgets/$budgetId', params: { budgetId } });
  const rows = budgets.data ?? [];
  const amount = (id: 'income' | 'expense' | 'result'): Column<BudgetInfo> => ({
    id,
    title: t(`budgets:${id}`),
    width: 9,
    align: 'end',
    notAdded: true,
    amount: (row) => ({ amount: row[id], currency: row.currency }),
    render: (row) => <Money amount={row[id]} currency={row.currency} />,
  });
  const of: Column<BudgetInfo> = {
    id: 'of',
    title: t('budgets:of'),
    width: 10,
    grow: 1,
    text: ({ dimension }) => dimension?.name ?? t('budgets:wholeCompany'),
  };
  const columns: Column<BudgetInfo>[] = [
    { id: 'name', title: t('common:name'), width: 14, grow: 2, opens: true, text: ({ name }) => name },
    { id: 'year', title: t('budgets:year'), width: 4.5, text: ({ year }) => String(year) },
    ...(rows.some(({ dimension }) => dimension !== null) ? [of] : []),
    amount('income'),
    amount('expense'),
    amount('result'),
    { id: 'by', title: t('budgets:savedBy'), width: 9, text: ({ by }) => by },
    { id: 'at', title: t('budgets:savedAt'), width: 9, render: ({ savedAt }) => <InstantText at={savedAt} /> },
  ];
  const shown = rows.find(({ id }) => id === active?.id);
  return (
    <Screen fill name="budgets">
      <PageHeader title={t('common:nav.budgets')}>
        {mayWrite && shown ? (
          <>
            <ConfirmButton
              question={t('budgets:removeQuestion', { name: shown.name })}
              confirm={t('common:remove')}
              loading={remove.busy}
              onConfirm={async () => {
                const answer = await remove.run({ id: newId(), budgetId: shown.id, version: shown.version });
                if (answer.ok) notifications.show({ message: t('budgets:removed', { name: shown.name }) });
              }}
            >
              {t('common:remove')}
            </ConfirmButton>
            <Button
              variant="default"
              leftSection={<Copy size={14} aria-hidden="true" />}
              onClick={() => void navigate({ ...newBudget, search: { like: shown.id } })}
            >
              {t('budgets:beginAs')}
            </Button>
          </>
        ) : null}
        {mayWrite ? (
          <Button
            leftSection={<Plus size={14} aria-hidden="true" />}
            onClick={() => void navigate(newBudget)}
            aria-keyshortcuts="Insert"
            data-testid="new-budget"
          >
            {t('budgets:new')}
          </Button>
        ) : null}
      </PageHeader>
      <QueryProblem error={budgets.error} retry={budgets.refetch} />
      <Rejections of={remove.rejections} />
      {budgets.error ? null : (
        <DataGrid
          name="budgets"
          label={t('common:nav.budgets')}
          columns={columns}
          rows={rows}
          loading={budgets.isPending}
          onOpen={({ id }) => open(id)}
          onActive={setActive}
          onRowKey={({ key }) => {
            if (key !== 'Insert' || !mayWrite) return false;
            void navigate(newBudget);
            return true;
          }}
          autoFocus
          empty={t('budgets:empty')}
          emptyAction={mayWrite ? <Button onClick={() => void navigate(newBudget)}>{t('budgets:new')}</Button> : undefined}
        />
      )}
    </Screen>
  );
}
