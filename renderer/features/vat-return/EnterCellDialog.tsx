import { useState } from 'react';
import type { VatReturnInfo } from '../../../shared/contracts/tax.ts';
import { decimal, writeDecimal } from '../../../shared/money/decimal.ts';
import { readAmount } from '../../../shared/money/expression.ts';
import { formatDecimal } from '../../../shared/money/format.ts';
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

/** "0.8" is 0.80: a share has two decimals. */
const withTwoDecimals = (text: string): string => writeDecimal(decimal(text, 2), 2);

/** The amount of a cell that no document fills, or the share of the year that may be credited. */
export function EnterCellDialog({ info, cell, onClose }: Props) {
  const { t, nameOf, language } = useText();
  const { baseScale } = useCompany();
  const place = findCell(info, cell);
  const { id } = useCommandId();
  const enter = useCommand('vatReturn.enter');
  const setShare = useCommand('vatCoefficient.set');
  const isShare = place?.cell.entered === 'coefficient';
  const step = isShare ? setShare : enter;
  const year = Number(info.period.slice(0, 4));
  const [amount, setAmount] = useState(place && /[1-9]/.test(place.cell.amount) ? formatDecimal(place.cell.amount, language) : '');
  if (!place) return null;
  const send = async () => {
    const read = readAmount(amount === '' ? '0' : amount, isShare ? 2 : baseScale, language);
    if (!read.ok) return;
    const answer = isShare
      ? await setShare.run({ id, year, coefficient: withTwoDecimals(read.text) })
      : await enter.run({ id, period: info.period, cell, amount: read.text });
    if (answer.ok) onClose();
  };
  return (
    <FormDialog
      title={`${t('vat:enter.title', { cell: place.line.code })} · ${nameOf(place.line.names)}`}
      submit={t('vat:enter.submit')}
      onSubmit={send}
      onClose={onClose}
      busy={step.busy}
      rejections={step.rejections}
    >
      <AmountInput
        name="amount"
        label={isShare ? t('vat:coefficient.label', { year }) : t('vat:enter.amount')}
        description={t(isShare ? 'vat:coefficient.hint' : 'vat:enter.hint')}
        value={amount}
        onChange={setAmount}
        scale={isShare ? 2 : baseScale}
        data-autofocus
      />
    </FormDialog>
  );
}
