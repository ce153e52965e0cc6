import { Link } from '@tanstack/react-router';
import type { RegistrationWatch } from '../../../shared/contracts/worksheets.ts';
import { firstDay, lastDay } from '../../../shared/dates/period.ts';
import { useCompany } from '../../app/company-context.ts';
import { useText } from '../../i18n/use-text.ts';
import { PeriodText } from '../../ui/DateText.tsx';
import { Money } from '../../ui/Money.tsx';
import { barWidths } from './bar-widths.ts';
import classes from './registration-watch.module.css';

/** Taxable supplies of each of twelve months, as figures and as bars against the limit. */
export function WatchMonths({ months, limit }: { months: RegistrationWatch['months']; limit: string }) {
  const { t } = useText();
  const { baseScale } = useCompany();
  const widths = barWidths([limit, ...months.map(({ amount }) => amount)], baseScale).slice(1);
  return (
    <section className={classes.part} aria-labelledby="watch-months">
      <h2 id="watch-months" className={classes.title}>
        {t('taxes:watch.months')}
      </h2>
      <table className={classes.months} data-testid="watch-months">
        <tbody>
          {months.map(({ period, amount }, index) => (
            <tr key={period}>
              <th scope="row">
                <Link to="/journal" search={{ from: firstDay(period), to: lastDay(period) }}>
                  <PeriodText period={period} />
                </Link>
              </th>
              <td className={classes.amount}>
                <Money amount={amount} dashZero />
              </td>
              <td className={classes.bars} aria-hidden="true">
                <span className={classes.bar} style={{ width: `${(widths[index] ?? 0) / 10}%` }} />
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}
