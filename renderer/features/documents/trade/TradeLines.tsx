import { Button, Switch } from '@mantine/core';
import { Plus } from 'lucide-react';
import { Fragment, memo, useCallback, useState } from 'react';
import type { DimensionInfo } from '../../../../shared/contracts/dimensions.ts';
import type { ItemInfo } from '../../../../shared/contracts/items.ts';
import type { LocalDate } from '../../../../shared/dates/local-date.ts';
import { isSaleKind } from '../../../../shared/documents/kinds.ts';
import { writeDecimal } from '../../../../shared/money/decimal.ts';
import { useText } from '../../../i18n/use-text.ts';
import { columnsOf } from '../../dimensions/LineDimensions.tsx';
import { fromItem } from '../../items/line-item.ts';
import { NewItem } from '../../items/NewItem.tsx';
import { focusField } from '../forms/field-order.ts';
import classes from '../forms/form.module.css';
import { LineHeads } from '../forms/LineRow.tsx';
import { LinesTable } from '../forms/LinesTable.tsx';
import type { LineAct } from '../forms/line-acts.ts';
import { PasteButton } from '../paste/PasteButton.tsx';
import type { Preview } from './preview.ts';
import { TradeLineRow } from './TradeLineRow.tsx';
import type { TradeForm, TradeLineForm } from './trade-form.ts';

interface Props extends Pick<TradeForm, 'lines' | 'kind' | 'currency' | 'pricesIncludeVat'> {
  preview: Preview;
  dimensions: readonly DimensionInfo[];
  on: LocalDate;
  onChange: (index: number, patch: Partial<TradeLineForm>) => void;
  onAct: (act: LineAct, index: number) => void;
  onAdd: () => void;
  onPaste: () => void;
  onPricesIncludeVat: (included: boolean) => void;
}

const columns = [
  { id: 'description', width: 'minmax(8rem, 1fr)' },
  { id: 'quantity', width: '4rem', end: true },
  { id: 'unitPrice', width: '5.25rem', end: true },
  { id: 'taxCode', width: '4.25rem' },
  { id: 'account', width: 'minmax(var(--account-least), var(--account-share))' },
  { id: 'net', width: '5.25rem', end: true },
  { id: 'vat', width: '4.75rem', end: true },
  { id: 'gross', width: '5.5rem', end: true },
] as const;
/** Dimensions stand after the account: both say what the line is. */
const firstAmount = columns.findIndex(({ id }) => id === 'net');

/** Lines of a document with what each comes to. Not drawn while something else of the form is typed. */
export const TradeLines = memo(function TradeLines(props: Props) {
  const { lines, kind, currency, pricesIncludeVat, preview, dimensions, on, onChange, onAct, onAdd, onPaste, onPricesIncludeVat } = props;
  const { t, language } = useText();
  const [adding, setAdding] = useState<{ key: string; typed: string } | null>(null);
  const sale = isSaleKind(kind);
  const fill = useCallback(
    (index: number, item: ItemInfo) => onChange(index, fromItem(item, { sale, currency, pricesIncludeVat, language })),
    [onChange, sale, currency, pricesIncludeVat, language],
  );
  const focusQuantity = (index: number) => focusField(document.body, `lines.${index}.quantity`);
  const keys = lines.map(({ key }) => key).join(' ');
  const beginItem = useCallback((index: number, typed: string) => setAdding({ key: keys.split(' ')[index]!, typed }), [keys]);
  const text = (minor: bigint | undefined) => (minor === undefined ? undefined : writeDecimal(minor, preview.scale));
  const title = (id: (typeof columns)[number]['id']) =>
    id === 'unitPrice' ? t(pricesIncludeVat ? 'documents:column.priceWithVat' : 'documents:column.unitPrice') : t(`documents:column.${id}`);
  const widths = columns.map(({ width }) => width);
  const heads = columns.map((column) => ({ title: title(column.id), end: 'end' in column }));
  return (
    <div>
      <LinesTable
        of="trade"
        label={t('documents:lines')}
        columns={['2.875rem', ...widths.slice(0, firstAmount), ...columnsOf(dimensions), ...widths.slice(firstAmount)]}
        least={columnsOf(dimensions).length > 0 ? 48.9 : 44.4}
        leastOfDimension={5}
        dimensions={dimensions}
      >
        <LineHeads before={heads.slice(0, firstAmount)} dimensions={dimensions} after={heads.slice(firstAmount)} />
        <tbody>
          {lines.map((line, index) => {
            const totals = preview.lines[index]?.totals;
            return (
              <Fragment key={line.key}>
                <TradeLineRow
                  index={index}
                  line={line}
                  net={text(totals?.net)}
                  vat={text(totals?.vat)}
                  gross={text(totals?.gross)}
                  use={sale ? 'sale' : 'purchase'}
                  on={on}
                  dimensions={dimensions}
                  onChange={onChange}
                  onAct={onAct}
                  onItem={fill}
                  onNewItem={beginItem}
                />
                {adding?.key === line.key ? (
                  <tr>
                    <td colSpan={columns.length + 1 + columnsOf(dimensions).length} style={{ gridColumn: '1 / -1' }}>
                      <NewItem
                        typed={adding.typed}
                        {...{ sale, currency, pricesIncludeVat }}
                        taxCode={line.taxCode}
                        account={line.account}
                        unitPrice={line.unitPrice}
                        onAdded={(item) => {
                          setAdding(null);
                          fill(index, item);
                          focusQuantity(index);
                        }}
                        onCancel={() => {
                          setAdding(null);
                          focusQuantity(index);
                        }}
                      />
                    </td>
                  </tr>
                ) : null}
              </Fragment>
            );
          })}
        </tbody>
      </LinesTable>
      <div className={classes.underLines}>
        <span>
          <Button variant="subtle" size="compact-xs" leftSection={<Plus size={14} aria-hidden="true" />} onClick={onAdd}>
            {t('documents:line.add')}
          </Button>
          <PasteButton onClick={onPaste} />
        </span>
        <Switch
          label={t('documents:field.pricesIncludeVat')}
          checked={pricesIncludeVat}
          onChange={(event) => onPricesIncludeVat(event.currentTarget.checked)}
        />
      </div>
    </div>
  );
});
