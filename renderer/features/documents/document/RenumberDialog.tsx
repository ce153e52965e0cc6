import { Textarea, TextInput } from '@mantine/core';
import { useState } from 'react';
import type { DocumentInfo } from '../../../../shared/contracts/documents.ts';
import { useCommand, useCommandId } from '../../../app/engine.ts';
import { useText } from '../../../i18n/use-text.ts';
import { FormDialog } from '../../../ui/FormDialog.tsx';

/** Puts right the number printed on a supplier's document. */
export function RenumberDialog({ document, onClose }: { document: DocumentInfo; onClose: () => void }) {
  const { t } = useText();
  const { id } = useCommandId();
  const renumber = useCommand('purchase.renumber');
  const [supplierNumber, setNumber] = useState(document.supplierNumber);
  const [reason, setReason] = useState('');
  const send = async () => {
    const answer = await renumber.run({ id, documentId: document.id, supplierNumber, reason });
    if (answer.ok) onClose();
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
        onChange={(event) => setNumber(event.currentTarget.value)}
        data-autofocus
      />
      <Textarea
        name="reason"
        label={t('documents:renumber.reason')}
        required
        maxLength={500}
        minRows={2}
        value={reason}
        onChange={(event) => setReason(event.currentTarget.value)}
      />
    </FormDialog>
  );
}
