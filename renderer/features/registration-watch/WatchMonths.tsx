import { Link } from '@tanstack/react-router';
import type { RegistrationWatch } from '../../../shared/contracts/worksheets.ts';
import type { LocalDate } from '../../../shared/dates/local-date.ts';
import { firstDay, lastDay } from '../../../shared/dates/period.ts';
import { useCompany } from '../../app/company-context.ts';
import { useText } from '../../i18n/use-text.ts';
import { DateText, PeriodText } from '../../ui/DateText.tsx';
import { Money } from '../../ui/Money.tsx';
import { barWidths } from './bar-widths.ts';
import classes from './registration-watch.module.css';

interface Props {
  months: RegistrationWatch['months'];
  /** What is added up begins on this day, in the first of them. */
  from: LocalDate;
  limit: string;
}

/** Taxable supplies of each month that is added up, as figures and as bars against the limit. */
export function WatchMonths({ months, from, limit }: Props) {
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
                <Link to="/journal" search={{ from: firstDay(period) < from ? from : firstDay(period), to: lastDay(period) }}>
                  {firstDay(period) < from ? (
                    <>
                      <DateText on={from} /> – <DateText on={lastDay(period)} />
                    </>
                  ) : (
                    <PeriodText period={period} />
                  )}
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
