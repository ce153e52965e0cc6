import { TextInput } from '@mantine/core';
import type { DocumentInfo } from '../../../../shared/contracts/documents.ts';
import { useText } from '../../../i18n/use-text.ts';
import { CommandDialog } from '../../../ui/CommandDialog.tsx';
import { ReasonField } from '../../../ui/ReasonField.tsx';
import { useKeptText } from '../../../ui/use-kept-text.ts';

/** Puts right the number printed on a supplier's document. */
export function RenumberDialog({ document, onClose }: { document: DocumentInfo; onClose: () => void }) {
  const { t } = useText();
  const { typed, change, forget } = useKeptText(`renumber ${document.id}`, { supplierNumber: document.supplierNumber, reason: '' });
  const { supplierNumber, reason } = typed;
  const done = () => {
    forget();
    onClose();
  };
  return (
    <CommandDialog
      title={t('documents:renumber.title', { number: document.number })}
      submit={t('common:save')}
      method="purchase.renumber"
      input={() => ({ documentId: document.id, supplierNumber, reason })}
      onDone={done}
      onClose={onClose}
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
      <ReasonField label={t('documents:renumber.reason')} required value={reason} onChange={(next) => change({ reason: next })} />
    </CommandDialog>
  );
}
