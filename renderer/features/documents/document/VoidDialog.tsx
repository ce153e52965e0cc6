import type { DocumentInfo } from '../../../../shared/contracts/documents.ts';
import { useText } from '../../../i18n/use-text.ts';
import { CommandDialog } from '../../../ui/CommandDialog.tsx';
import { DateInput } from '../../../ui/DateInput.tsx';
import { ReasonField } from '../../../ui/ReasonField.tsx';
import { isZeroText } from '../../../ui/sum-decimals.ts';
import { useKeptText } from '../../../ui/use-kept-text.ts';

/** Cancels a payment, an advance or a customs declaration recorded by mistake. Without a date the engine takes the right one. */
export function VoidDialog({ document, onClose }: { document: DocumentInfo; onClose: () => void }) {
  const { t } = useText();
  const { typed, change, forget } = useKeptText(`void ${document.id}`, { reason: '', date: '' });
  const { reason, date } = typed;
  const done = () => {
    forget();
    onClose();
  };
  return (
    <CommandDialog
      title={t('documents:void.title', { kind: t(`common:documentKind.${document.kind}`), number: document.number })}
      submit={t('workflow:action.void')}
      cancel={t('documents:void.keep')}
      method="document.void"
      input={() => ({ documentId: document.id, reason, ...(date === '' ? {} : { date }) })}
      onDone={done}
      onClose={onClose}
    >
      <p style={{ margin: 0 }}>{t(isZeroText(document.vat) ? 'documents:void.explained' : 'documents:void.explainedWithVat')}</p>
      <ReasonField
        label={t('documents:void.reason')}
        required
        value={reason}
        onChange={(next) => change({ reason: next })}
        data-autofocus
      />
      <DateInput name="date" label={t('documents:void.date')} value={date} onChange={(on) => change({ date: on })} />
    </CommandDialog>
  );
}
