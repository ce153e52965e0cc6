import { Title } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import type { OverviewInfo } from '../../../shared/contracts/company.ts';
import { firstDay, lastDay } from '../../../shared/dates/period.ts';
import { useCompany } from '../../app/company-context.ts';
import { useText } from '../../i18n/use-text.ts';
import { PeriodText } from '../../ui/DateText.tsx';
import { Money } from '../../ui/Money.tsx';
import { negated, sumDecimals } from '../../ui/sum-decimals.ts';
import { barWidths } from './bar-widths.ts';
import classes from './OverviewScreen.module.css';

/** Revenue and expenses month by month: a table first, with bars to read it at a glance. */
export function MonthsTable({ months }: { months: OverviewInfo['months'] }) {
  const { t } = useText();
  const { baseScale } = useCompany();
  const widths = barWidths(
    months.flatMap((month) => [month.revenue, month.expenses]),
    baseScale,
  );
  return (
    <section className={classes.section} aria-labelledby="months">
      <Title order={2} id="months" mb="xs">
        {t('overview:months')}
      </Title>
      <table className={classes.months} data-testid="overview-months">
        <thead>
          <tr>
            <th scope="col">{t('common:period.label')}</th>
            <th scope="col">
              <span className={classes.legend} data-kind="revenue">
                {t('overview:revenue')}
              </span>
            </th>
            <th scope="col">
              <span className={classes.legend} data-kind="expenses">
                {t('overview:expenses')}
              </span>
            </th>
            <th scope="col">{t('overview:result')}</th>
            <td className={classes.bars} />
          </tr>
        </thead>
        <tbody>
          {months.map((month, index) => (
            <tr key={month.period}>
              <th scope="row">
                <Link to="/journal" search={{ from: firstDay(month.period), to: lastDay(month.period) }}>
                  <PeriodText period={month.period} />
                </Link>
              </th>
              <td>
                <Money amount={month.revenue} dashZero />
              </td>
              <td>
                <Money amount={month.expenses} dashZero />
              </td>
              <td>
                <Money amount={sumDecimals([month.revenue, negated(month.expenses)], baseScale)} dashZero />
              </td>
              <td className={classes.bars} aria-hidden="true">
                <span className={classes.bar} data-kind="revenue" style={{ width: `${(widths[index * 2] ?? 0) / 10}%` }} />
                <span className={classes.bar} data-kind="expenses" style={{ width: `${(widths[index * 2 + 1] ?? 0) / 10}%` }} />
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}
