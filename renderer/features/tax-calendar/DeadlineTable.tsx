import type { DeadlineInfo } from '../../../shared/contracts/calendar.ts';
import { formatDate } from '../../../shared/dates/format.ts';
import type { LocalDate } from '../../../shared/dates/local-date.ts';
import { periodOf } from '../../../shared/dates/period.ts';
import { useText } from '../../i18n/use-text.ts';
import { DateText, PeriodText } from '../../ui/DateText.tsx';
import { spanText } from '../../ui/span-text.ts';
import { Unconfirmed } from '../../ui/Unconfirmed.tsx';
import { DeadlineMark } from './DeadlineMark.tsx';
import { DeadlineWay } from './DeadlineWay.tsx';
import classes from './tax-calendar.module.css';

interface Props {
  /** For tests: `data-testid="deadlines-<name>"`. */
  name: string;
  label: string;
  /** In order of day. */
  rows: readonly DeadlineInfo[];
  today: LocalDate;
  /** A heading over each month. */
  months?: boolean;
}

/** Duties in order of day, under their months where wished: day, what it is and why that day, state, and the way to where it is computed. */
export function DeadlineTable({ name, label, rows, today, months = false }: Props) {
  const { t } = useText();
  const byMonth = Map.groupBy(rows, ({ due }) => periodOf(due));
  return (
    <div className={classes.scroll}>
      <table className={classes.table} aria-label={label} data-testid={`deadlines-${name}`}>
        <thead>
          <tr>
            <th scope="col">{t('taxes:due')}</th>
            <th scope="col">{t('taxes:duty')}</th>
            <th scope="col">{t('common:state')}</th>
            <th scope="col">{t('taxes:computedIn')}</th>
          </tr>
        </thead>
        {[...byMonth].map(([month, found]) => (
          <tbody key={month}>
            {months ? (
              <tr className={classes.month}>
                <th scope="rowgroup" colSpan={4}>
                  <PeriodText period={month} />
                </th>
              </tr>
            ) : null}
            {found.map((row) => (
              <tr key={row.id} data-testid={`deadline-${row.id}`} data-state={row.state}>
                <td className={classes.day}>
                  <DateText on={row.due} />
                </td>
                <td>
                  <Duty row={row} />
                </td>
                <td>
                  <DeadlineMark row={row} today={today} />
                </td>
                <td>
                  <DeadlineWay row={row} />
                </td>
              </tr>
            ))}
          </tbody>
        ))}
      </table>
    </div>
  );
}

/** What is due for which period, what it depends on, why the day is another one than the law names, and the law. */
function Duty({ row }: { row: DeadlineInfo }) {
  const { t, language, nameOf } = useText();
  const day = formatDate(row.originalDue, language);
  return (
    <>
      {nameOf(row.names)}, {spanText(t, language, row.period)}
      {row.condition ? <div className={classes.small}>{t('taxes:only', { condition: nameOf(row.condition) })}</div> : null}
      {row.due === row.originalDue ? null : (
        <div className={classes.small}>
          {row.holidays.length === 0
            ? t('taxes:movedWeekend', { day })
            : t('taxes:movedHolidays', { day, holidays: row.holidays.map(nameOf).join(', ') })}
        </div>
      )}
      <div className={classes.small}>
        {t('taxes:basis', { source: nameOf(row.source) })} {row.unconfirmed ? <Unconfirmed /> : null}
      </div>
    </>
  );
}
