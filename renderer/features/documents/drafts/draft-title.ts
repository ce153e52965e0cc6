import type { DraftInfo } from '../../../../shared/contracts/drafts.ts';
import { formatDate } from '../../../../shared/dates/format.ts';
import { readDate } from '../../../../shared/dates/local-date.ts';
import { type Language, languages } from '../../../../shared/locales/languages.ts';
import { readAmount } from '../../../../shared/money/expression.ts';
import { formatDecimal } from '../../../../shared/money/format.ts';

/** As many decimals as an amount is typed with. */
const scale = 4;
const neutral = /^-?\d+(\.\d+)?$/;
const ending = /^(?:(.*) · )?([^·]+)$/s;

/** A typed amount as a title keeps it: neutral, so that who reads it sees it in his own language. What can't be read stays as it is. */
export function amountOfTitle(typed: string, language: Language): string {
  const read = readAmount(typed, scale, language);
  return read.ok ? read.text : typed;
}

/** What a title was saved with. Earlier versions wrote its amount in the language of who typed it. */
interface Stored {
  readonly name: string;
  readonly amount?: string;
  readonly currency?: string;
  readonly date?: string;
}

function readTitle(title: string, writtenIn: Language | undefined): Stored {
  const [, before = '', last = ''] = ending.exec(title) ?? [];
  if (readDate(last)) return { name: before, date: last };
  const [, written = '', currency = ''] = /^(.+) ([A-Z]{3})$/s.exec(last) ?? [];
  const amount = writtenIn === undefined || neutral.test(written) ? written : amountOfTitle(written, writtenIn);
  return neutral.test(amount) ? { name: before, amount, currency } : { name: title };
}

type Form = Readonly<Record<string, unknown>>;
const isForm = (value: unknown): value is Form => typeof value === 'object' && value !== null && !Array.isArray(value);
const textOf = (of: unknown, key: string): string => {
  const value = isForm(of) ? of[key] : undefined;
  return typeof value === 'string' ? value.trim() : '';
};
const linesOf = ({ lines }: Form): readonly unknown[] => (Array.isArray(lines) ? lines : []);

/** Who or what it is about, as the form says; '' where it does not. */
function nameOf(kind: DraftInfo['kind'], form: Form): string {
  const accounts = () => linesOf(form).flatMap((line) => textOf(line, 'account') || []);
  if (kind === 'journal-entry' || kind === 'journal-correction') return textOf(form, 'memo') || accounts().join(', ');
  if (kind === 'sales-report') return textOf(form, 'memo') || textOf(linesOf(form)[0], 'description');
  if (kind === 'protocol') return textOf(form, 'memo');
  if (kind === 'import-declaration') return textOf(form, 'supplierNumber');
  return textOf(form.counterparty, 'name');
}

const amountFields: Partial<Record<DraftInfo['kind'], string>> = {
  payment: 'amount',
  'advance-received': 'gross',
  'import-declaration': 'customsValue',
};

/**
 * Title of a draft in the language of who reads it, from what its form holds; what the form does not say is told by the title it was saved with. Empty where
 * neither says anything.
 */
export function draftTitle(draft: Pick<DraftInfo, 'kind' | 'title' | 'form'> & { input?: unknown }, language: Language): string {
  const { kind, title, input } = draft;
  const form = isForm(draft.form) ? draft.form : {};
  const writtenIn = languages.find((each) => each === form.language);
  const name = nameOf(kind, form);
  if (name !== '' && name === title.trim()) return name;
  const stored = readTitle(title, writtenIn);
  const typed = textOf(form, amountFields[kind] ?? '');
  const amount = textOf(input, 'expectedGross') || (writtenIn === undefined ? '' : amountOfTitle(typed, writtenIn)) || stored.amount || '';
  const currency = textOf(form, 'currency') || stored.currency || '';
  const date = kind === 'sales-report' ? readDate(textOf(form, 'date') || stored.date || '') : undefined;
  const written = neutral.test(amount) ? formatDecimal(amount, language) : amount;
  return [name || stored.name, amount && currency && `${written} ${currency}`, date && formatDate(date, language)]
    .filter(Boolean)
    .join(' · ');
}

/** A title alone, as a search finds it. */
export function titleText(title: string, language: Language): string {
  const { name, amount, currency, date } = readTitle(title, undefined);
  const on = date === undefined ? undefined : readDate(date);
  return [name, amount && `${formatDecimal(amount, language)} ${currency}`, on && formatDate(on, language)].filter(Boolean).join(' · ');
}
