import { TextInput } from '@mantine/core';
import { useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import type { EntryInfo } from '../../../shared/contracts/journal.ts';
import { useToday } from '../../app/company-context.ts';
import { useCommand, useCommandId } from '../../app/engine.ts';
import { useText } from '../../i18n/use-text.ts';
import { DateInput } from '../../ui/DateInput.tsx';
import { FormDialog } from '../../ui/FormDialog.tsx';

export function ReverseEntryDialog({ entry, onClose }: { entry: EntryInfo; onClose: () => void }) {
  const { t } = useText();
  const today = useToday();
  const navigate = useNavigate();
  const { id } = useCommandId();
  const reverse = useCommand('journal.reverse');
  const [date, setDate] = useState<string>(entry.date > today ? entry.date : today);
  const [memo, setMemo] = useState('');
  const send = async () => {
    const answer = await reverse.run({ id, entryId: entry.entryId, date, memo });
    if (!answer.ok) return;
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
      <DateInput name="date" label={t('common:onDate')} value={date} onChange={setDate} data-autofocus />
      <TextInput name="memo" label={t('common:memo')} value={memo} onChange={(event) => setMemo(event.currentTarget.value)} />
    </FormDialog>
  );
}
