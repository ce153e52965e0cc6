import { Button, Switch } from '@mantine/core';
import { Plus } from 'lucide-react';
import { Fragment, useCallback, useState } from 'react';
import type { ItemInfo } from '../../../../shared/contracts/items.ts';
import type { LocalDate } from '../../../../shared/dates/local-date.ts';
import { writeDecimal } from '../../../../shared/money/decimal.ts';
import { useText } from '../../../i18n/use-text.ts';
import { fromItem } from '../../items/line-item.ts';
import { NewItem } from '../../items/NewItem.tsx';
import { focusField } from '../forms/field-order.ts';
import classes from '../forms/form.module.css';
import type { LineAct } from '../forms/line-acts.ts';
import { PasteButton } from '../paste/PasteButton.tsx';
import type { Preview } from './preview.ts';
import { TradeLineRow } from './TradeLineRow.tsx';
import { isSale, type TradeForm, type TradeLineForm } from './trade-form.ts';

interface Props {
  form: TradeForm;
  preview: Preview;
  on: LocalDate;
  onChange: (index: number, patch: Partial<TradeLineForm>) => void;
  onAct: (act: LineAct, index: number) => void;
  onAdd: () => void;
  onPaste: () => void;
  onPricesIncludeVat: (included: boolean) => void;
}

const columns = [
  { id: 'description', className: classes.description },
  { id: 'quantity', width: '4rem', end: true },
  { id: 'unitPrice', width: '5.25rem', end: true },
  { id: 'taxCode', width: '4.25rem' },
  { id: 'account', className: classes.accountColumn },
  { id: 'net', width: '5.25rem', end: true },
  { id: 'vat', width: '4.75rem', end: true },
  { id: 'gross', width: '5.5rem', end: true },
] as const;

/** Lines of a document with what each comes to. */
export function TradeLines({ form, preview, on, onChange, onAct, onAdd, onPaste, onPricesIncludeVat }: Props) {
  const { t, language } = useText();
  const [adding, setAdding] = useState<{ key: string; typed: string } | null>(null);
  const { currency, pricesIncludeVat } = form;
  const sale = isSale(form.kind);
  const fill = useCallback(
    (index: number, item: ItemInfo) => onChange(index, fromItem(item, { sale, currency, pricesIncludeVat, language })),
    [onChange, sale, currency, pricesIncludeVat, language],
  );
  const focusQuantity = (index: number) => focusField(document.body, `lines.${index}.quantity`);
  const keys = form.lines.map(({ key }) => key).join(' ');
  const beginItem = useCallback((index: number, typed: string) => setAdding({ key: keys.split(' ')[index]!, typed }), [keys]);
  const text = (minor: bigint | undefined) => (minor === undefined ? undefined : writeDecimal(minor, preview.scale));
  const title = (id: (typeof columns)[number]['id']) =>
    id === 'unitPrice'
      ? t(form.pricesIncludeVat ? 'documents:column.priceWithVat' : 'documents:column.unitPrice')
      : t(`documents:column.${id}`);
  return (
    <div>
      <div className={classes.scroll}>
        <table className={classes.lines} data-fixed style={{ minWidth: '44rem' }}>
          <caption className={classes.hidden}>{t('documents:lines')}</caption>
          <thead>
            <tr>
              <th scope="col" className={classes.no} data-menu>
                {t('documents:column.no')}
              </th>
              {columns.map((column) => (
                <th
                  key={column.id}
                  scope="col"
                  className={'className' in column ? column.className : 'end' in column ? classes.end : undefined}
                  style={'width' in column ? { width: column.width } : undefined}
                >
                  {title(column.id)}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {form.lines.map((line, index) => {
              const totals = preview.lines[index]?.totals;
              return (
                <Fragment key={line.key}>
                  <TradeLineRow
                    index={index}
                    line={line}
                    net={text(totals?.net)}
                    vat={text(totals?.vat)}
                    gross={text(totals?.gross)}
                    use={isSale(form.kind) ? 'sale' : 'purchase'}
                    on={on}
                    onChange={onChange}
                    onAct={onAct}
                    onItem={fill}
                    onNewItem={beginItem}
                  />
                  {adding?.key === line.key ? (
                    <tr>
                      <td colSpan={columns.length + 1}>
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
        </table>
      </div>
      <div className={classes.underLines}>
        <span>
          <Button variant="subtle" size="compact-xs" leftSection={<Plus size={14} aria-hidden="true" />} onClick={onAdd}>
            {t('documents:line.add')}
          </Button>
          <PasteButton onClick={onPaste} />
        </span>
        <Switch
          label={t('documents:field.pricesIncludeVat')}
          checked={form.pricesIncludeVat}
          onChange={(event) => onPricesIncludeVat(event.currentTarget.checked)}
        />
      </div>
    </div>
  );
}
