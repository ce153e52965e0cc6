import { Textarea, TextInput } from '@mantine/core';
import type { DocumentInfo } from '../../../../shared/contracts/documents.ts';
import { useCommand, useCommandId } from '../../../app/engine.ts';
import { useText } from '../../../i18n/use-text.ts';
import { FormDialog } from '../../../ui/FormDialog.tsx';
import { useKeptText } from '../../../ui/use-kept-text.ts';

/** Puts right the number printed on a supplier's document. */
export function RenumberDialog({ document, onClose }: { document: DocumentInfo; onClose: () => void }) {
  const { t } = useText();
  const { id } = useCommandId();
  const renumber = useCommand('purchase.renumber');
  const { typed, change, forget } = useKeptText(`renumber ${document.id}`, { supplierNumber: document.supplierNumber, reason: '' });
  const { supplierNumber, reason } = typed;
  const send = async () => {
    const answer = await renumber.run({ id, documentId: document.id, supplierNumber, reason });
    if (!answer.ok) return;
    forget();
    onClose();
  };
  return (
    <FormDialog
      title={t('documents:renumber.title', { number: document.number })}
      submit={t('common:save')}
      onSubmit={send}
      onClose={onClose}
      busy={renumber.busy}
      rejections={renumber.rejections}
    >
      <p style={{ margin: 0 }}>{t('documents:renumber.explained')}</p>
      <TextInput
        name="supplierNumber"
        label={t('documents:field.supplierNumber')}
        required
        maxLength={60}
        value={supplierNumber}
        onChange={(event) => change({ supplierNumber: event.currentTarget.value })}
        data-autofocus
      />
      <Textarea
        name="reason"
        label={t('documents:renumber.reason')}
        required
        maxLength={500}
        minRows={2}
        value={reason}
        onChange={(event) => change({ reason: event.currentTarget.value })}
      />
    </FormDialog>
  );
}
