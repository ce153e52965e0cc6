import { NativeSelect } from '@mantine/core';
import { comparisons, type ReportKind } from '../../../shared/reports/report.ts';
import { useQueryOf } from '../../app/engine.ts';
import { useText } from '../../i18n/use-text.ts';
import { readKnownOn } from '../../ui/known-on.ts';
import { writeDimensions } from '../registers/dimension-param.ts';
import { reportTraits } from './report-kinds.ts';
import { daysOfBudget } from './report-question.ts';
import type { useReportQuestion } from './use-report-question.ts';

const ofBudget = 'budget:';

/** What a report is set beside: the period or the year before, or one of the budgets. */
export function ComparisonPicker({ kind, asked }: { kind: ReportKind; asked: ReturnType<typeof useReportQuestion> }) {
  const { t } = useText();
  const { search, days, change } = asked;
  const { each, byValue, budget: budgeted } = reportTraits[kind];
  const knownOn = readKnownOn(search.knownOn);
  const budgets = useQueryOf('budget.list', knownOn === undefined ? {} : { knownOn }, { enabled: budgeted === true, keep: true });
  const chosen = search.compare === 'budget' ? `${ofBudget}${search.budget ?? ''}` : (search.compare ?? '');
  const choose = (value: string) => {
    const parts = { each: undefined, by: undefined, ...(search.in === 'commodity' ? { in: undefined } : {}) };
    const budget = value.startsWith(ofBudget) ? budgets.data?.find(({ id }) => id === value.slice(ofBudget.length)) : undefined;
    if (!budget) return change({ ...parts, compare: comparisons.find((past) => past !== 'budget' && past === value), budget: undefined });
    // Of the lines of the budget and of whole months: of others it is refused.
    const dimensions = budget.dimension ? writeDimensions({ [budget.dimension.dimension]: [budget.dimension.value] }) : undefined;
    change({ ...parts, compare: 'budget', budget: budget.id, dimensions, ...daysOfBudget(days, budget.year) });
  };
  const past = comparisons
    .filter((value) => value !== 'budget')
    .map((value) => ({ value, label: t(`reports:screen.comparisons.${value}`) }));
  const planned = (budgets.data ?? []).map(({ id, name }) => ({
    value: `${ofBudget}${id}`,
    label: t('reports:screen.comparedBudget', { name }),
  }));
  const hasParts = (each && search.each !== undefined) || (byValue && search.by !== undefined) || search.in === 'commodity';
  return (
    <NativeSelect
      label={t('reports:screen.compare')}
      name="compare"
      value={hasParts ? '' : chosen}
      onChange={(event) => choose(event.currentTarget.value)}
      data={[{ value: '', label: t('reports:screen.noComparison') }, ...past, ...planned]}
      w={190}
    />
  );
}
