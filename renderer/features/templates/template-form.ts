import { z } from 'zod';
import type { TemplateInfo } from '../../../shared/contracts/templates.ts';
import { addDays, type LocalDate, readDate, toEpochDay } from '../../../shared/dates/local-date.ts';
import type { Language } from '../../../shared/locales/languages.ts';
import { type PaymentForm, restorePayment } from '../documents/payment/payment-form.ts';
import { restoreForm, type TradeForm } from '../documents/trade/trade-form.ts';
import { type JournalForm, restoreEntry } from '../journal/journal-form.ts';

// A template is a form without what belongs to one document alone: its date, its numbers, what it settles or corrects, the rate of its day. What a form
// was begun from leaves no trace in it: it is posted like any other.

/** `dueInDays`: from the document's date on; null where it had no due date. */
const stored = z.object({ form: z.record(z.string(), z.unknown()), dueInDays: z.number().int().min(0).max(3660).nullable().catch(null) });
export type StoredTemplate = z.infer<typeof stored>;

interface Start {
  readonly commandId: string;
  readonly language: Language;
  readonly on: LocalDate;
}

const withoutKey = <Line extends { key: string }>({ key: _key, ...line }: Line) => line;

export function tradeTemplate(form: TradeForm, keepAmounts: boolean): StoredTemplate {
  const [date, due] = [readDate(form.date), readDate(form.dueDate)];
  return {
    dueInDays: date && due && due >= date ? toEpochDay(due) - toEpochDay(date) : null,
    form: {
      ...form,
      ...{ commandId: '', date: '', taxPoint: '', dueDate: '', rate: '', supplierNumber: '', saleNumber: '', protocolDate: '' },
      lines: form.lines.map((line) => ({ ...withoutKey(line), ...(keepAmounts ? {} : { unitPrice: '' }) })),
      ...{ advances: [], corrects: null, reason: '' },
    },
  };
}

export function tradeFrom(template: TemplateInfo, { commandId, language, on }: Start): TradeForm | undefined {
  const read = stored.safeParse(template.form).data;
  const form = read && restoreForm(read.form, language);
  if (!form || form.kind !== template.kind) return undefined;
  return { ...form, commandId, date: on, dueDate: read.dueInDays === null ? '' : addDays(on, read.dueInDays) };
}

/** An amount in a foreign currency stays; what it is worth is a matter of the day. */
export function journalTemplate(form: JournalForm, keepAmounts: boolean): StoredTemplate {
  return {
    dueInDays: null,
    form: {
      ...form,
      ...{ commandId: '', date: '', correcting: null },
      lines: form.lines.map((line) => {
        const foreign = line.currency !== '';
        return {
          ...withoutKey(line),
          ...(foreign || !keepAmounts ? { debit: '', credit: '', rate: '' } : {}),
          ...(keepAmounts ? {} : { foreignAmount: '' }),
        };
      }),
    },
  };
}

export function journalFrom(template: TemplateInfo, { commandId, language, on }: Start): JournalForm | undefined {
  const read = stored.safeParse(template.form).data;
  const form = read && restoreEntry(read.form, language);
  return form && { ...form, commandId, date: on };
}

export const paymentTemplate = (form: PaymentForm, keepAmounts: boolean): StoredTemplate => ({
  dueInDays: null,
  form: { ...form, ...{ commandId: '', date: '', rate: '', allocations: {} }, ...(keepAmounts ? {} : { amount: '' }) },
});

export function paymentFrom(template: TemplateInfo, { commandId, language, on }: Start): PaymentForm | undefined {
  const read = stored.safeParse(template.form).data;
  const form = read && restorePayment(read.form, language);
  return form && { ...form, commandId, date: on };
}
