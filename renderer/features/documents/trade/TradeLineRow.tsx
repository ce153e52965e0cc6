import { memo } from 'react';
import type { DimensionInfo } from '../../../../shared/contracts/dimensions.ts';
import type { ItemInfo } from '../../../../shared/contracts/items.ts';
import type { LocalDate } from '../../../../shared/dates/local-date.ts';
import { priceScale, quantityScale } from '../../../../shared/documents/line-amount.ts';
import { useText } from '../../../i18n/use-text.ts';
import { AccountPicker } from '../../../ui/AccountPicker.tsx';
import { AmountInput } from '../../../ui/AmountInput.tsx';
import { Money } from '../../../ui/Money.tsx';
import { ItemField } from '../../items/ItemField.tsx';
import classes from '../forms/form.module.css';
import { cell, LineRow } from '../forms/LineRow.tsx';
import type { LineAct } from '../forms/line-acts.ts';
import { TaxCodePicker } from './TaxCodePicker.tsx';
import type { TradeLineForm } from './trade-form.ts';
import { tradeActs } from './trade-lines.ts';

interface Props {
  index: number;
  line: TradeLineForm;
  /** Neutral decimals, document currency; undefined while the line can't be read. */
  net: string | undefined;
  vat: string | undefined;
  gross: string | undefined;
  use: 'sale' | 'purchase';
  on: LocalDate;
  dimensions: readonly DimensionInfo[];
  onChange: (index: number, patch: Partial<TradeLineForm>) => void;
  onAct: (act: LineAct, index: number) => void;
  onItem: (index: number, item: ItemInfo) => void;
  onNewItem: (index: number, typed: string) => void;
}

/** One line of an invoice or bill. Drawn again only when something of this line changes. */
export const TradeLineRow = memo(function TradeLineRow(props: Props) {
  const { index, line, net, vat, gross, use, on, dimensions, onChange, onAct, onItem, onNewItem } = props;
  const { t } = useText();
  const no = { line: index + 1 };
  return (
    <LineRow
      index={index}
      acts={tradeActs}
      onAct={onAct}
      dimensions={dimensions}
      value={line.dimensions}
      onChange={onChange}
      after={
        <>
          <td className={classes.figure}>
            <Money amount={net} />
          </td>
          <td className={classes.figure}>
            <Money amount={vat} />
          </td>
          <td className={classes.figure} data-testid={`line-${index + 1}-gross`}>
            <Money amount={gross} />
          </td>
        </>
      }
    >
      <td>
        <ItemField
          {...cell}
          name={`lines.${index}.description`}
          aria-label={t('documents:line.description', no)}
          value={line.description}
          maxLength={300}
          item={line.item}
          // Without its text a line is no longer of the item.
          onChange={(description) => onChange(index, { description, ...(description === '' ? { item: null } : {}) })}
          onItem={(item) => onItem(index, item)}
          onAdd={(typed) => onNewItem(index, typed)}
        />
      </td>
      <td>
        <AmountInput
          {...cell}
          name={`lines.${index}.quantity`}
          aria-label={t('documents:line.quantity', no)}
          scale={quantityScale}
          value={line.quantity}
          onChange={(quantity) => onChange(index, { quantity })}
        />
      </td>
      <td>
        <AmountInput
          {...cell}
          name={`lines.${index}.unitPrice`}
          aria-label={t('documents:line.unitPrice', no)}
          scale={priceScale}
          value={line.unitPrice}
          onChange={(unitPrice) => onChange(index, { unitPrice })}
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
    </LineRow>
  );
});
