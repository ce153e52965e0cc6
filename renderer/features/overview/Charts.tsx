import { useMemo } from 'react';
import type { OverviewInfo } from '../../../shared/contracts/company.ts';
import { formatDate, formatDayMonth, formatPeriod } from '../../../shared/dates/format.ts';
import { periodOf } from '../../../shared/dates/period.ts';
import { useCompany } from '../../app/company-context.ts';
import { useText } from '../../i18n/use-text.ts';
import { Chart } from '../../ui/chart/Chart.tsx';
import type { ChartData } from '../../ui/chart/chart-option.ts';

/** Income against expenses, and money, over the parts of the span. */
export function Charts({ of }: { of: OverviewInfo }) {
  const { t, language } = useText();
  const { baseScale } = useCompany();
  const { parts, currency, span } = of;
  const [profit, cash] = useMemo((): [ChartData, ChartData | undefined] => {
    const names = parts.map(({ from, to }) => {
      if (span === '1y') return formatPeriod(periodOf(from), language);
      return from === to ? formatDayMonth(from, language) : `${formatDayMonth(from, language)} – ${formatDayMonth(to, language)}`;
    });
    // Two parts of one month, at the ends of a year, need their days to be told apart.
    const told = names.map((name, at) => (names.indexOf(name) === at ? name : formatDate(parts[at]!.from, language)));
    const frame = { parts: told, currency, scale: baseScale };
    const money = parts.flatMap((part) => (part.cash === null ? [] : [part.cash]));
    return [
      {
        ...frame,
        series: [
          { id: 'income', name: t('overview:income'), shape: 'columns', amounts: parts.map(({ income }) => income) },
          { id: 'expenses', name: t('overview:expenses'), shape: 'columns', amounts: parts.map(({ expenses }) => expenses) },
          { id: 'profit', name: t('overview:profit'), shape: 'line', amounts: parts.map((part) => part.profit) },
        ],
      },
      money.length === parts.length
        ? { ...frame, series: [{ id: 'cash', name: t('overview:figure.cash'), shape: 'line', amounts: money }] }
        : undefined,
    ];
  }, [parts, currency, span, baseScale, language, t]);
  return (
    <>
      <Chart name="profit" title={t('overview:chart.profit')} data={profit} empty={t('overview:chart.empty')} />
      {cash ? <Chart name="cash" title={t('overview:chart.cash')} data={cash} empty={t('overview:chart.empty')} /> : null}
    </>
  );
}
