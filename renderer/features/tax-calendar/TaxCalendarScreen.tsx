import { Button, NativeSelect } from '@mantine/core';
import { useNavigate, useSearch } from '@tanstack/react-router';
import { CalendarPlus, Pencil } from 'lucide-react';
import { useState } from 'react';
import { addDays } from '../../../shared/dates/local-date.ts';
import { addMonths, firstDay, lastDay, periodOf, readPeriod } from '../../../shared/dates/period.ts';
import { useMayAct, useToday } from '../../app/company-context.ts';
import { useQueryOf } from '../../app/engine.ts';
import { useText } from '../../i18n/use-text.ts';
import { EmptyState } from '../../ui/EmptyState.tsx';
import { PageHeader } from '../../ui/PageHeader.tsx';
import { PeriodPicker } from '../../ui/PeriodPicker.tsx';
import { QueryProblem } from '../../ui/QueryProblem.tsx';
import { Screen, Toolbar } from '../../ui/Screen.tsx';
import { DeadlineTable } from './DeadlineTable.tsx';
import { ProfileDialog } from './ProfileDialog.tsx';
import { SaveCalendarDialog } from './SaveCalendarDialog.tsx';
import { TraitsLine } from './TraitsLine.tsx';
import classes from './tax-calendar.module.css';

/** How many months are shown, and how far back something overdue is looked for. */
const spans = ['1', '3', '6', '12'];
const usualSpan = '3';
const yearBack = 365;

/** What has to be filed and paid, month by month from a chosen one; above it whatever earlier months left undone. */
export function TaxCalendarScreen() {
  const { t } = useText();
  const navigate = useNavigate();
  const today = useToday();
  const search = useSearch({ from: '/company/tax-calendar' });
  const first = readPeriod(search.from ?? '') ?? periodOf(today);
  const months = spans.find((span) => span === search.months) ?? usualSpan;
  const from = firstDay(first);
  const to = lastDay(addMonths(first, Number(months) - 1));
  const calendar = useQueryOf('taxCalendar.list', { from, to }, { keep: true });
  const earlier = useQueryOf('taxCalendar.list', { from: addDays(today, -yearBack), to: today });
  const mayChange = useMayAct('reports:tax');
  const [changing, setChanging] = useState(false);
  const [saving, setSaving] = useState(false);
  const info = calendar.data;
  const overdue = (earlier.data?.rows ?? []).filter((row) => row.state === 'overdue' && row.due < from);

  return (
    <Screen name="tax-calendar">
      <PageHeader title={t('common:nav.tax-calendar')}>
        {mayChange ? (
          <Button
            variant="default"
            leftSection={<Pencil size={14} aria-hidden="true" />}
            disabled={!info}
            onClick={() => setChanging(true)}
            data-testid="change-tax-profile"
          >
            {t('taxes:profile.change')}
          </Button>
        ) : null}
        <Button
          leftSection={<CalendarPlus size={14} aria-hidden="true" />}
          disabled={!info}
          onClick={() => setSaving(true)}
          data-testid="save-calendar"
        >
          {t('taxes:save.button')}
        </Button>
      </PageHeader>
      <Toolbar>
        <PeriodPicker
          label={t('taxes:firstMonth')}
          value={first}
          onChange={(next) => void navigate({ to: '/tax-calendar', search: { ...search, from: next } })}
        />
        <NativeSelect
          label={t('taxes:months')}
          value={months}
          onChange={(event) => void navigate({ to: '/tax-calendar', search: { ...search, months: event.currentTarget.value } })}
          data={spans}
          w={96}
        />
      </Toolbar>
      <QueryProblem error={calendar.error ?? earlier.error} retry={calendar.error ? calendar.refetch : earlier.refetch} />
      {info ? (
        <>
          <TraitsLine traits={info.traits} />
          {overdue.length === 0 ? null : (
            <section aria-labelledby="overdue" className={classes.part}>
              <h2 id="overdue" className={classes.title}>
                {t('taxes:overdueEarlier')}
              </h2>
              <DeadlineTable name="overdue" label={t('taxes:overdueEarlier')} rows={overdue} today={info.today} />
            </section>
          )}
          {info.rows.length === 0 ? (
            <EmptyState title={t('taxes:nothingDue')} />
          ) : (
            <DeadlineTable name="deadlines" label={t('common:nav.tax-calendar')} rows={info.rows} today={info.today} months />
          )}
          <p className={classes.note}>{t('taxes:passedMeans')}</p>
          <p className={classes.note}>{t('taxes:rules', { pack: info.packVersion })}</p>
        </>
      ) : null}
      {changing && info ? <ProfileDialog info={info} onClose={() => setChanging(false)} /> : null}
      {saving ? <SaveCalendarDialog today={today} onClose={() => setSaving(false)} /> : null}
    </Screen>
  );
}
