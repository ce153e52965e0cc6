import { Title } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import type { DeadlineInfo } from '../../../shared/contracts/calendar.ts';
import { addDays, type LocalDate } from '../../../shared/dates/local-date.ts';
import { useCompany, useMay, useToday } from '../../app/company-context.ts';
import { useQueryOf } from '../../app/engine.ts';
import { useText } from '../../i18n/use-text.ts';
import { DateText } from '../../ui/DateText.tsx';
import { spanText } from '../../ui/span-text.ts';
import { WatchMark } from '../registration-watch/WatchMark.tsx';
import { DeadlineMark } from '../tax-calendar/DeadlineMark.tsx';
import { DeadlineWay } from '../tax-calendar/DeadlineWay.tsx';
import classes from './OverviewScreen.module.css';

/** Days back that something overdue is looked for, days ahead that the next is, and how many of each are shown. */
const back = 365;
const ahead = 120;
const shown = 5;

/** What is overdue and what is due next; for a company that is not registered for VAT, also that the limit is near. */
export function Deadlines() {
  const { t } = useText();
  const today = useToday();
  const { country, vatPayer } = useCompany();
  const mayLook = useMay('reports:financial') && country !== null;
  const mayWatch = useMay('reports:tax') && country !== null && !vatPayer;
  const calendar = useQueryOf('taxCalendar.list', { from: addDays(today, -back), to: addDays(today, ahead) }, { enabled: mayLook });
  const watch = useQueryOf('vat.registrationWatch', {}, { enabled: mayWatch });
  if (!calendar.data) return null;
  const { rows, today: on } = calendar.data;
  const overdue = rows.filter(({ state }) => state === 'overdue');
  const next = rows.filter(({ state }) => state === 'upcoming').slice(0, shown);
  const warned = watch.data?.warning ? watch.data : undefined;
  return (
    <section className={classes.section} aria-labelledby="deadlines">
      <Title order={2} id="deadlines" mb="xs">
        <Link to="/tax-calendar">{t('common:nav.tax-calendar')}</Link>
      </Title>
      {overdue.length + next.length === 0 && !warned ? <p className={classes.dim}>{t('taxes:nothingDue')}</p> : null}
      <ul className={`${classes.list} ${classes.steps}`} data-testid="overview-deadlines">
        {warned ? (
          <li>
            <Link to="/registration-watch">{t('common:nav.registration-watch')}</Link>
            <WatchMark info={warned} />
          </li>
        ) : null}
        {overdue.slice(-shown).map((row) => (
          <Due key={row.id} row={row} today={on} />
        ))}
        {overdue.length > shown ? (
          <li>
            <Link to="/tax-calendar">{t('taxes:moreOverdue', { count: overdue.length - shown })}</Link>
          </li>
        ) : null}
        {next.map((row) => (
          <Due key={row.id} row={row} today={on} />
        ))}
      </ul>
    </section>
  );
}

function Due({ row, today }: { row: DeadlineInfo; today: LocalDate }) {
  const { t, language, nameOf } = useText();
  return (
    <li>
      <span>
        <DeadlineWay row={row} text={`${nameOf(row.names)}, ${spanText(t, language, row.period)}`} />
        {row.condition ? <span className={classes.dim}> · {t('taxes:only', { condition: nameOf(row.condition) })}</span> : null}
      </span>
      <span className={classes.due}>
        <DateText on={row.due} /> <DeadlineMark row={row} today={today} />
      </span>
    </li>
  );
}
