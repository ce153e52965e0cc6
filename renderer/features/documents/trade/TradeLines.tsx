import { Button, Switch } from '@mantine/core';
import { Plus } from 'lucide-react';
import type { LocalDate } from '../../../../shared/dates/local-date.ts';
import { writeDecimal } from '../../../../shared/money/decimal.ts';
import { useText } from '../../../i18n/use-text.ts';
import classes from '../forms/form.module.css';
import type { Preview } from './preview.ts';
import { TradeLineRow } from './TradeLineRow.tsx';
import { isSale, type TradeForm, type TradeLineForm } from './trade-form.ts';

interface Props {
  form: TradeForm;
  preview: Preview;
  on: LocalDate;
  onChange: (index: number, patch: Partial<TradeLineForm>) => void;
  onRemove: (index: number) => void;
  onAdd: () => void;
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
export function TradeLines({ form, preview, on, onChange, onRemove, onAdd, onPricesIncludeVat }: Props) {
  const { t } = useText();
  const text = (minor: bigint | undefined) => (minor === undefined ? undefined : writeDecimal(minor, preview.scale));
  const title = (id: (typeof columns)[number]['id']) =>
    id === 'unitPrice'
      ? t(form.pricesIncludeVat ? 'documents:column.priceWithVat' : 'documents:column.unitPrice')
      : t(`documents:column.${id}`);
  return (
    <div>
      <div className={classes.scroll}>
        <table className={classes.lines} style={{ minWidth: '42rem' }}>
          <caption className={classes.hidden}>{t('documents:lines')}</caption>
          <thead>
            <tr>
              <th scope="col" className={classes.no}>
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
                <TradeLineRow
                  key={line.key}
                  index={index}
                  line={line}
                  net={text(totals?.net)}
                  vat={text(totals?.vat)}
                  gross={text(totals?.gross)}
                  use={isSale(form.kind) ? 'sale' : 'purchase'}
                  on={on}
                  canRemove={form.lines.length > 1}
                  onChange={onChange}
                  onRemove={onRemove}
                />
              );
            })}
          </tbody>
        </table>
      </div>
      <div className={classes.underLines}>
        <Button variant="subtle" size="compact-xs" leftSection={<Plus size={14} aria-hidden="true" />} onClick={onAdd}>
          {t('documents:line.add')}
        </Button>
        <Switch
          label={t('documents:field.pricesIncludeVat')}
          checked={form.pricesIncludeVat}
          onChange={(event) => onPricesIncludeVat(event.currentTarget.checked)}
        />
      </div>
    </div>
  );
}
