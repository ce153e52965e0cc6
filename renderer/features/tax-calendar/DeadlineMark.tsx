import type { DeadlineInfo } from '../../../shared/contracts/calendar.ts';
import { type LocalDate, toEpochDay } from '../../../shared/dates/local-date.ts';
import { useText } from '../../i18n/use-text.ts';
import { StatusMark } from '../../ui/StatusMark.tsx';

/** Whether it was done, and how many days are left where it was not. */
export function DeadlineMark({ row: { state, due }, today }: { row: Pick<DeadlineInfo, 'state' | 'due'>; today: LocalDate }) {
  const { t } = useText();
  const days = toEpochDay(due) - toEpochDay(today);
  switch (state) {
    case 'done':
      return <StatusMark tone="good">{t('taxes:state.done')}</StatusMark>;
    case 'overdue':
      return <StatusMark tone="bad">{t('taxes:state.overdue')}</StatusMark>;
    case 'passed':
      return <StatusMark tone="neutral">{t('taxes:state.passed')}</StatusMark>;
    case 'not-owed':
      return <StatusMark tone="neutral">{t('taxes:state.notOwed')}</StatusMark>;
    case 'upcoming':
      return (
        <StatusMark tone={days === 0 ? 'warn' : 'active'}>
          {days === 0 ? t('taxes:state.today') : t('taxes:state.inDays', { count: days })}
        </StatusMark>
      );
  }
}
