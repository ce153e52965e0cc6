import { Button } from '@mantine/core';
import { writeDecimal } from '../../../../shared/money/decimal.ts';
import { useText } from '../../../i18n/use-text.ts';
import { AmountInput } from '../../../ui/AmountInput.tsx';
import { DateText } from '../../../ui/DateText.tsx';
import { Money } from '../../../ui/Money.tsx';
import classes from '../forms/form.module.css';
import { suggestion } from '../forms/suggestion.ts';
import { allocateOldestFirst, type PaymentForm, suggestedBy, unallocated } from './payment-form.ts';
import { currencyOf, useOpenDocuments } from './use-open-documents.ts';

interface Props {
  form: PaymentForm;
  scale: number;
  onChange: (allocations: PaymentForm['allocations']) => void;
  /** All of them at once. */
  onSpread: (allocations: PaymentForm['allocations']) => void;
}

/** Open documents of the counterparty and what of the payment goes to each. What is left over stays open on the counterparty's account. */
export function Allocations({ form, scale, onChange, onSpread }: Props) {
  const { t } = useText();
  const counterpartyId = form.counterparty?.id;
  const { rows, isKnown } = useOpenDocuments(form);
  const left = unallocated(form, scale);
  const { pays } = suggestedBy(form, rows, scale);
  if (counterpartyId === undefined) return null;
  return (
    <div>
      <div className={classes.scroll}>
        <table className={classes.lines} style={{ minWidth: '40rem' }}>
          <caption className={classes.hidden}>{t('documents:payment.allocations')}</caption>
          <thead>
            <tr>
              <th scope="col">{t('common:number')}</th>
              <th scope="col">{t('common:kind')}</th>
              <th scope="col">{t('common:onDate')}</th>
              <th scope="col">{t('documents:field.dueDate')}</th>
              <th scope="col" className={classes.end}>
                {t('documents:column.open')}
              </th>
              <th scope="col" className={classes.end} style={{ width: '9rem' }}>
                {t('documents:payment.pays')}
              </th>
            </tr>
          </thead>
          <tbody>
            {rows.map((row) => (
              <tr key={row.id}>
                <td className={classes.text}>{row.supplierNumber || row.number}</td>
                <td className={classes.text}>{t(`common:documentKind.${row.kind}`)}</td>
                <td className={classes.text}>
                  <DateText on={row.date} />
                </td>
                <td className={classes.text}>
                  <DateText on={row.dueDate} />
                </td>
                <td className={classes.figure}>
                  <Money amount={row.open} currency={currencyOf(row)} />
                </td>
                <td>
                  <AmountInput
                    className={classes.cell ?? ''}
                    variant="unstyled"
                    name={`allocations.${row.id}`}
                    aria-label={t('documents:payment.paysOf', { number: row.supplierNumber || row.number })}
                    scale={scale}
                    inColumn
                    value={form.allocations[row.id] ?? ''}
                    onChange={(typed) => onChange({ ...form.allocations, [row.id]: typed })}
                    {...suggestion({
                      offered: pays,
                      typed: form.allocations[row.id] ?? '',
                      onTake: (typed) => onChange({ ...form.allocations, [row.id]: typed }),
                      description: (amount) => t('journal:suggested', { amount }),
                    })}
                  />
                </td>
              </tr>
            ))}
            {rows.length === 0 && isKnown ? (
              <tr>
                <td colSpan={6} className={classes.text}>
                  {t('documents:payment.nothingOpen')}
                </td>
              </tr>
            ) : null}
          </tbody>
          <tfoot>
            <tr>
              <td colSpan={4}>
                {rows.length > 1 ? (
                  <Button variant="default" size="compact-xs" onClick={() => onSpread(allocateOldestFirst(form, rows, scale))}>
                    {t('documents:payment.oldestFirst')}
                  </Button>
                ) : null}
              </td>
              <th scope="row" className={classes.end}>
                {t('documents:payment.left')} <span className={classes.unit}>{form.currency}</span>
              </th>
              <td className={classes.end} aria-live="polite">
                <Money amount={writeDecimal(left, scale)} strong />
              </td>
            </tr>
          </tfoot>
        </table>
      </div>
    </div>
  );
}
