import { TextInput } from '@mantine/core';
import { memo } from 'react';
import type { LocalDate } from '../../../../shared/dates/local-date.ts';
import { priceScale, quantityScale } from '../../../../shared/documents/line-amount.ts';
import { useText } from '../../../i18n/use-text.ts';
import { AccountPicker } from '../../../ui/AccountPicker.tsx';
import { AmountInput } from '../../../ui/AmountInput.tsx';
import { Money } from '../../../ui/Money.tsx';
import classes from '../forms/form.module.css';
import { RemoveLine } from '../forms/RemoveLine.tsx';
import { TaxCodePicker } from './TaxCodePicker.tsx';
import type { TradeLineForm } from './trade-form.ts';

interface Props {
  index: number;
  line: TradeLineForm;
  /** Neutral decimals, document currency; undefined while the line can't be read. */
  net: string | undefined;
  vat: string | undefined;
  gross: string | undefined;
  use: 'sale' | 'purchase';
  on: LocalDate;
  canRemove: boolean;
  onChange: (index: number, patch: Partial<TradeLineForm>) => void;
  onRemove: (index: number) => void;
}

/** One line of an invoice or bill. Drawn again only when something of this line changes. */
export const TradeLineRow = memo(function TradeLineRow({ index, line, net, vat, gross, use, on, canRemove, onChange, onRemove }: Props) {
  const { t } = useText();
  const no = { line: index + 1 };
  const cell = { className: classes.cell ?? '', variant: 'unstyled' as const };
  return (
    <tr data-line={index}>
      <td className={classes.no}>
        {index + 1}
        {canRemove ? <RemoveLine index={index} onRemove={onRemove} /> : null}
      </td>
      <td>
        <TextInput
          {...cell}
          name={`lines.${index}.description`}
          aria-label={t('documents:line.description', no)}
          value={line.description}
          maxLength={300}
          onChange={(event) => onChange(index, { description: event.currentTarget.value })}
        />
      </td>
      <td>
        <AmountInput
          {...cell}
          name={`lines.${index}.quantity`}
          aria-label={t('documents:line.quantity', no)}
          scale={quantityScale}
          value={line.quantity}
          onChange={(quantity) => quantity !== line.quantity && onChange(index, { quantity })}
        />
      </td>
      <td>
        <AmountInput
          {...cell}
          name={`lines.${index}.unitPrice`}
          aria-label={t('documents:line.unitPrice', no)}
          scale={priceScale}
          value={line.unitPrice}
          onChange={(unitPrice) => unitPrice !== line.unitPrice && onChange(index, { unitPrice })}
        />
      </td>
      <td>
        <TaxCodePicker
          {...cell}
          name={`lines.${index}.taxCode`}
          aria-label={t('documents:line.taxCode', no)}
          use={use}
          on={on}
          value={line.taxCode}
          onChange={(taxCode) => onChange(index, { taxCode })}
        />
      </td>
      <td>
        <AccountPicker
          {...cell}
          name={`lines.${index}.account`}
          aria-label={t('documents:line.account', no)}
          value={line.account === '' ? null : line.account}
          onChange={(code) => onChange(index, { account: code ?? '' })}
        />
      </td>
      <td className={classes.figure}>
        <Money amount={net} />
      </td>
      <td className={classes.figure}>
        <Money amount={vat} />
      </td>
      <td className={classes.figure} data-testid={`line-${index + 1}-gross`}>
        <Money amount={gross} />
      </td>
    </tr>
  );
});
