import { TextInput } from '@mantine/core';
import { useNavigate } from '@tanstack/react-router';
import type { OutputOf } from '../../../shared/contracts/index.ts';
import type { EntryInfo } from '../../../shared/contracts/journal.ts';
import { useToday } from '../../app/company-context.ts';
import { useText } from '../../i18n/use-text.ts';
import { CommandDialog } from '../../ui/CommandDialog.tsx';
import { DateInput } from '../../ui/DateInput.tsx';
import { useKeptText } from '../../ui/use-kept-text.ts';

export function ReverseEntryDialog({ entry, onClose }: { entry: EntryInfo; onClose: () => void }) {
  const { t } = useText();
  const today = useToday();
  const navigate = useNavigate();
  const { typed, change, forget } = useKeptText(`reverse ${entry.entryId}`, {
    date: (entry.date > today ? entry.date : today) as string,
    memo: '',
  });
  const { date, memo } = typed;
  const done = async (answer: OutputOf<'journal.reverse'>) => {
    forget();
    onClose();
    await navigate({ to: '/entry/$entryId', params: { entryId: answer.entryId } });
  };
  return (
    <CommandDialog
      title={t('reports:entry.reverseOf', { number: entry.number })}
      submit={t('reports:entry.reverse')}
      method="journal.reverse"
      input={() => ({ entryId: entry.entryId, date, memo })}
      onDone={done}
      onClose={onClose}
    >
      <p style={{ margin: 0 }}>{t('reports:entry.reverseExplained')}</p>
      <DateInput name="date" label={t('common:onDate')} value={date} onChange={(on) => change({ date: on })} data-autofocus />
      <TextInput name="memo" label={t('common:memo')} value={memo} onChange={(event) => change({ memo: event.currentTarget.value })} />
    </CommandDialog>
  );
}
