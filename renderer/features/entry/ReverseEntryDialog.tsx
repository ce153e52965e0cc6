import { TextInput } from '@mantine/core';
import { useNavigate } from '@tanstack/react-router';
import type { EntryInfo } from '../../../shared/contracts/journal.ts';
import { useToday } from '../../app/company-context.ts';
import { useCommand, useCommandId } from '../../app/engine.ts';
import { useText } from '../../i18n/use-text.ts';
import { DateInput } from '../../ui/DateInput.tsx';
import { FormDialog } from '../../ui/FormDialog.tsx';
import { useKeptText } from '../../ui/use-kept-text.ts';

export function ReverseEntryDialog({ entry, onClose }: { entry: EntryInfo; onClose: () => void }) {
  const { t } = useText();
  const today = useToday();
  const navigate = useNavigate();
  const { id } = useCommandId();
  const reverse = useCommand('journal.reverse');
  const { typed, change, forget } = useKeptText(`reverse ${entry.entryId}`, {
    date: (entry.date > today ? entry.date : today) as string,
    memo: '',
  });
  const { date, memo } = typed;
  const send = async () => {
    const answer = await reverse.run({ id, entryId: entry.entryId, date, memo });
    if (!answer.ok) return;
    forget();
    onClose();
    await navigate({ to: '/entry/$entryId', params: { entryId: answer.value.entryId } });
  };
  return (
    <FormDialog
      title={t('reports:entry.reverseOf', { number: entry.number })}
      submit={t('reports:entry.reverse')}
      onSubmit={send}
      onClose={onClose}
      busy={reverse.busy}
      rejections={reverse.rejections}
    >
      <p style={{ margin: 0 }}>{t('reports:entry.reverseExplained')}</p>
      <DateInput name="date" label={t('common:onDate')} value={date} onChange={(on) => change({ date: on })} data-autofocus />
      <TextInput name="memo" label={t('common:memo')} value={memo} onChange={(event) => change({ memo: event.currentTarget.value })} />
    </FormDialog>
  );
}
