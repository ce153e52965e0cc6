import { Textarea } from '@mantine/core';
import type { DocumentInfo } from '../../../../shared/contracts/documents.ts';
import { useCommand, useCommandId } from '../../../app/engine.ts';
import { useText } from '../../../i18n/use-text.ts';
import { DateInput } from '../../../ui/DateInput.tsx';
import { FormDialog } from '../../../ui/FormDialog.tsx';
import { useKeptText } from '../../../ui/use-kept-text.ts';

/** Cancels a payment, an advance or a customs declaration recorded by mistake. Without a date the engine takes the right one. */
export function VoidDialog({ document, onClose }: { document: DocumentInfo; onClose: () => void }) {
  const { t } = useText();
  const { id } = useCommandId();
  const cancel = useCommand('document.void');
  const { typed, change, forget } = useKeptText(`void ${document.id}`, { reason: '', date: '' });
  const { reason, date } = typed;
  const send = async () => {
    const answer = await cancel.run({ id, documentId: document.id, reason, ...(date === '' ? {} : { date }) });
    if (!answer.ok) return;
    forget();
    onClose();
  };
  return (
    <FormDialog
      title={t('documents:void.title', { number: document.number })}
      submit={t('workflow:action.void')}
      cancel={t('documents:void.keep')}
      onSubmit={send}
      onClose={onClose}
      busy={cancel.busy}
      rejections={cancel.rejections}
    >
      <p style={{ margin: 0 }}>{t('documents:void.explained')}</p>
      <Textarea
        name="reason"
        label={t('documents:void.reason')}
        required
        maxLength={500}
        minRows={2}
        value={reason}
        onChange={(event) => change({ reason: event.currentTarget.value })}
        data-autofocus
      />
      <DateInput name="date" label={t('documents:void.date')} value={date} onChange={(on) => change({ date: on })} />
    </FormDialog>
  );
}
