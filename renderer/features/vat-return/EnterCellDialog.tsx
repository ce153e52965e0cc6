import { useState } from 'react';
import type { VatReturnInfo } from '../../../shared/contracts/tax.ts';
import { parseAmount } from '../../../shared/money/parse.ts';
import { useCompany } from '../../app/company-context.ts';
import { useCommand, useCommandId } from '../../app/engine.ts';
import { useText } from '../../i18n/use-text.ts';
import { AmountInput } from '../../ui/AmountInput.tsx';
import { FormDialog } from '../../ui/FormDialog.tsx';
import { findCell } from './return-cells.ts';

interface Props {
  info: VatReturnInfo;
  cell: string;
  onClose: () => void;
}

/** The amount of a cell that no document fills. */
export function EnterCellDialog({ info, cell, onClose }: Props) {
  const { t, nameOf, language } = useText();
  const { baseScale } = useCompany();
  const place = findCell(info, cell);
  const { id } = useCommandId();
  const enter = useCommand('vatReturn.enter');
  const [amount, setAmount] = useState(place && /[1-9]/.test(place.cell.amount) ? place.cell.amount : '');
  if (!place) return null;
  const send = async () => {
    const read = parseAmount(amount === '' ? '0' : amount, baseScale, language);
    if (!read.ok) return;
    const answer = await enter.run({ id, period: info.period, cell, amount: read.text });
    if (answer.ok) onClose();
  };
  return (
    <FormDialog
      title={`${t('vat:enter.title', { cell: place.line.code })} · ${nameOf(place.line.names)}`}
      submit={t('vat:enter.submit')}
      onSubmit={send}
      onClose={onClose}
      busy={enter.busy}
      rejections={enter.rejections}
    >
      <AmountInput
        name="amount"
        label={t('vat:enter.amount')}
        description={t('vat:enter.hint')}
        value={amount}
        onChange={setAmount}
        scale={baseScale}
        data-autofocus
      />
    </FormDialog>
  );
}
