import { Checkbox } from '@mantine/core';
import { useQueryClient } from '@tanstack/react-query';
import type { DocumentRow } from '../../../../shared/contracts/documents.ts';
import { decimal, readDecimal, writeDecimal } from '../../../../shared/money/decimal.ts';
import { readAmount } from '../../../../shared/money/expression.ts';
import { sum } from '../../../../shared/money/minor.ts';
import { queryOf, useQueryOf } from '../../../app/engine.ts';
import { useShown } from '../../../app/shown-company.ts';
import { useText } from '../../../i18n/use-text.ts';
import { AmountInput } from '../../../ui/AmountInput.tsx';
import { DateText } from '../../../ui/DateText.tsx';
import { Money } from '../../../ui/Money.tsx';
import { typedOf } from '../forms/typed.ts';
import classes from './Advances.module.css';
import type { AdvanceForm } from './trade-form.ts';

interface Props {
  counterpartyId: string;
  currency: string;
  scale: number;
  /** Total of the invoice: no more than this can be used up. Neutral decimal. */
  gross: string;
  value: readonly AdvanceForm[];
  onChange: (change: (advances: readonly AdvanceForm[]) => AdvanceForm[]) => void;
}

/** Advances of the customer that are not used up yet: VAT was charged on them when they came in. Nothing when there are none. */
export function Advances({ counterpartyId, currency, scale, gross, value, onChange }: Props) {
  const { t, language } = useText();
  const queries = useQueryClient();
  const shown = useShown();
  const open = useQueryOf('document.list', { kinds: ['advance-received'], openOnly: true, counterpartyId, limit: 100 });
  const rows = open.data?.rows ?? [];
  if (rows.length === 0) return null;

  const readTypedText = (typed: string) => {
    const read = readAmount(typed, scale, language);
    return read.ok ? read.text : '0';
  };
  const take = async (row: DocumentRow) => {
    const document = await queries.fetchQuery(queryOf('document.get', { id: row.id }, shown));
    if (!document) return;
    onChange((now) => {
      // Offered: what the invoice still leaves to be covered, at most what the advance has.
      const taken = sum(now.map((each) => readDecimal(readTypedText(each.used), scale) ?? 0n));
      const left = decimal(gross, scale) - taken;
      const available = decimal(row.open, scale);
      const used = left > 0n && left < available ? left : available;
      const advance: AdvanceForm = {
        documentId: row.id,
        number: row.number,
        taxCode: document.lines[0]?.taxCode ?? '',
        gross: row.gross,
        vat: row.vat,
        open: row.open,
        used: typedOf(writeDecimal(used, scale), language),
      };
      return [...now.filter((each) => each.documentId !== row.id), advance];
    });
  };
  return (
    <fieldset className={classes.advances}>
      <legend>{t('documents:advances.title')}</legend>
      {rows.map((row) => {
        const index = value.findIndex((each) => each.documentId === row.id);
        const used = value[index];
        return (
          <div key={row.id} className={classes.row}>
            <Checkbox
              label={t('documents:advances.use', { number: row.number })}
              checked={used !== undefined}
              onChange={(event) =>
                event.currentTarget.checked ? void take(row) : onChange((now) => now.filter((each) => each.documentId !== row.id))
              }
            />
            <DateText on={row.date} />
            <span>
              {t('documents:advances.left')} <Money amount={row.open} currency={currency} />
            </span>
            {used ? (
              <AmountInput
                name={`advances.${index}`}
                aria-label={t('documents:advances.amount', { number: row.number })}
                scale={scale}
                w={120}
                value={used.used}
                onChange={(typed) => onChange((now) => now.map((each) => (each.documentId === row.id ? { ...each, used: typed } : each)))}
              />
            ) : null}
          </div>
        );
      })}
    </fieldset>
  );
}
