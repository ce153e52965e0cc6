import { NativeSelect, TextInput } from '@mantine/core';
import { useState } from 'react';
import type { DocumentInfo } from '../../../../shared/contracts/documents.ts';
import type { InputOf } from '../../../../shared/contracts/index.ts';
import { formatDecimal } from '../../../../shared/money/format.ts';
import { useBaseOn, useToday } from '../../../app/company-context.ts';
import { useCommand, useCommandId } from '../../../app/engine.ts';
import { useText } from '../../../i18n/use-text.ts';
import { DateInput } from '../../../ui/DateInput.tsx';
import { FormDialog } from '../../../ui/FormDialog.tsx';
import { useKeptText } from '../../../ui/use-kept-text.ts';
import { notifyPosted } from '../forms/notify-posted.tsx';

export type EndType = InputOf<'cashVat.end'>['documentType'];

interface Props {
  document: DocumentInfo;
  /** Official types the protocol may have, the usual one first. */
  types: readonly EndType[];
  onClose: () => void;
}

/** The supplier leaves cash accounting: what still waits of a document's VAT falls due by a protocol, without a payment. */
export function EndCashVatDialog({ document, types, onClose }: Props) {
  const { t, language } = useText();
  // What waits stands in base currency of the day it was booked.
  const { baseCurrency } = useBaseOn(document.date);
  const today = useToday();
  const { id } = useCommandId();
  const end = useCommand('cashVat.end');
  const { typed, change, forget } = useKeptText(`end-cash-vat ${document.id}`, { date: today as string, memo: '' });
  const { date, memo } = typed;
  const [type, setType] = useState(types[0]);
  const send = async () => {
    const answer = await end.run({ id, documentId: document.id, date, documentType: type, memo } as InputOf<'cashVat.end'>);
    if (!answer.ok) return;
    forget();
    notifyPosted(t, t('documents:posted.protocol', { number: answer.value.number }));
    onClose();
  };
  const held = `${formatDecimal(document.cashVat?.held ?? '0', language)} ${baseCurrency}`;
  return (
    <FormDialog
      title={t('documents:endCashVat.title', { number: document.supplierNumber || document.number })}
      submit={t('documents:post.protocol')}
      onSubmit={send}
      onClose={onClose}
      busy={end.busy}
      rejections={end.rejections}
    >
      <p style={{ margin: 0 }}>{t('documents:endCashVat.explained', { amount: held })}</p>
      <DateInput name="date" label={t('common:onDate')} required value={date} onChange={(on) => change({ date: on })} data-autofocus />
      <NativeSelect
        name="documentType"
        label={t('documents:endCashVat.recipient')}
        value={type}
        onChange={(event) => setType(event.currentTarget.value as EndType)}
        data={types.map((value) => ({ value, label: `${value} ${t(`documents:endCashVat.types.${value}`)}` }))}
      />
      <TextInput
        name="memo"
        label={t('documents:field.note')}
        maxLength={300}
        value={memo}
        onChange={(event) => change({ memo: event.currentTarget.value })}
      />
    </FormDialog>
  );
}
