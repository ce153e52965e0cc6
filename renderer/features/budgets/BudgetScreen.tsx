import { useParams, useSearch } from '@tanstack/react-router';
import { useMemo, useRef } from 'react';
import type { AccountInfo } from '../../../shared/contracts/accounts.ts';
import { useToday } from '../../app/company-context.ts';
import { useQueryOf } from '../../app/engine.ts';
import { useText } from '../../i18n/use-text.ts';
import { EmptyState } from '../../ui/EmptyState.tsx';
import { PageHeader } from '../../ui/PageHeader.tsx';
import { QueryProblem } from '../../ui/QueryProblem.tsx';
import { Screen } from '../../ui/Screen.tsx';
import { BudgetForm } from './BudgetForm.tsx';
import { emptySheet, sheetOf } from './sheet.ts';

/** One budget, or a new one, which may begin as another one is. */
export function BudgetScreen() {
  const { t } = useText();
  const { budgetId } = useParams({ from: '/company/budgets/$budgetId' });
  const { like, account } = useSearch({ from: '/company/budgets/$budgetId' });
  const today = useToday();
  const isNew = budgetId === 'new';
  const asked = isNew ? like : budgetId;
  const budget = useQueryOf('budget.get', { budgetId: asked ?? '' }, { enabled: asked !== undefined });
  const budgets = useQueryOf('budget.list', {});
  const accounts = useQueryOf('account.list', {});
  const byCode = useMemo(() => new Map((accounts.data ?? []).map((each): [string, AccountInfo] => [each.code, each])), [accounts.data]);
  const error = budget.error ?? budgets.error ?? accounts.error;
  const isThere = accounts.data && budgets.data && (asked === undefined || budget.data !== undefined);
  const above = [{ title: t('common:nav.budgets'), to: '/budgets' }];
  const { formKey, goesOnAs } = useFormKey(budgetId, like);

  if (!isThere || (asked !== undefined && budget.data === null)) {
    return (
      <Screen fill name="budget">
        <PageHeader title={t('budgets:one')} above={above} />
        <QueryProblem error={error} retry={budget.refetch} />
        {isThere ? <EmptyState title={t('rejections:UNKNOWN_BUDGET')} /> : null}
      </Screen>
    );
  }
  const names = new Set(budgets.data.map(({ name }) => name.toLowerCase()));
  /** A name nobody took: "2026", "2026 (2)". */
  const free = (name: string): string => {
    for (let at = 1; ; at += 1) {
      const proposed = at === 1 ? name : `${name} (${at})`;
      if (!names.has(proposed.toLowerCase())) return proposed;
    }
  };
  const year = Number(today.slice(0, 4));
  const saved = budget.data ?? undefined;
  const first = saved ? sheetOf(saved) : emptySheet(String(year), year);
  return (
    <BudgetForm
      key={formKey}
      budgetId={budgetId}
      keptAs={isNew && like !== undefined ? `new.${like}` : budgetId}
      saved={isNew ? undefined : saved}
      first={isNew ? { ...first, name: free(first.name) } : first}
      freeName={free}
      accounts={byCode}
      account={account}
      above={above}
      onSavedAs={goesOnAs}
    />
  );
}

/** Another budget is another form, but what has just been saved for the first time goes on in the same one under its own address. */
function useFormKey(budgetId: string, like: string | undefined): { formKey: number; goesOnAs: (budgetId: string) => void } {
  const place = `${budgetId} ${like ?? ''}`;
  const form = useRef({ place, next: place, key: 0 });
  if (form.current.place !== place) {
    const { next, key } = form.current;
    form.current = { place, next: place, key: next === place ? key : key + 1 };
  }
  return {
    formKey: form.current.key,
    goesOnAs: (saved) => {
      form.current = { ...form.current, next: `${saved} ` };
    },
  };
}
