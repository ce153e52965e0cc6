import { NativeSelect } from '@mantine/core';
import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import type { LocalDate } from '../../../shared/dates/local-date.ts';
import { addMonths, lastDay, periodOf } from '../../../shared/dates/period.ts';
import type { Rejection } from '../../../shared/result.ts';
import { queryOf, Refusal } from '../../app/engine.ts';
import { useShown } from '../../app/shown-company.ts';
import { useText } from '../../i18n/use-text.ts';
import { DateInput } from '../../ui/DateInput.tsx';
import { FormDialog } from '../../ui/FormDialog.tsx';
import { downloadText } from '../documents/pdf/open-pdf.ts';

const reminders = ['0', '1', '3', '7', '14'];

/** The calendar as a file for any calendar program: the days it covers, and when it reminds. */
export function SaveCalendarDialog({ today, onClose }: { today: LocalDate; onClose: () => void }) {
  const { t, language } = useText();
  const queries = useQueryClient();
  const shown = useShown();
  const [from, setFrom] = useState<LocalDate | ''>(today);
  const [to, setTo] = useState<LocalDate | ''>(lastDay(addMonths(periodOf(today), 12)));
  const [remind, setRemind] = useState('3');
  const [tried, setTried] = useState(false);
  const [busy, setBusy] = useState(false);
  const [rejections, setRejections] = useState<readonly Rejection[]>([]);
  const missing = (on: string) => (tried && on === '' ? t('common:required') : undefined);
  const save = async () => {
    setTried(true);
    if (from === '' || to === '') return;
    setBusy(true);
    try {
      const made = await queries.fetchQuery(queryOf('taxCalendar.ics', { from, to, language, remindDays: Number(remind) }, shown));
      downloadText(made.fileName, made.text, 'text/calendar;charset=utf-8');
      onClose();
    } catch (error) {
      if (!(error instanceof Refusal)) throw error;
      setRejections(error.rejections);
      setBusy(false);
    }
  };
  return (
    <FormDialog
      title={t('taxes:save.title')}
      submit={t('taxes:save.submit')}
      onSubmit={save}
      onClose={onClose}
      busy={busy}
      rejections={rejections}
    >
      <DateInput name="from" label={t('common:from')} value={from} onChange={setFrom} error={missing(from)} data-autofocus />
      <DateInput name="to" label={t('common:to')} value={to} onChange={setTo} error={missing(to)} />
      <NativeSelect
        name="remindDays"
        label={t('taxes:save.remind')}
        value={remind}
        onChange={(event) => setRemind(event.currentTarget.value)}
        data={reminders.map((days) => ({
          value: days,
          label: days === '0' ? t('taxes:save.noReminder') : t('taxes:save.daysBefore', { count: Number(days) }),
        }))}
      />
    </FormDialog>
  );
}
