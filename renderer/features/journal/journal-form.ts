import { z } from 'zod';
import type { InputOf } from '../../../shared/contracts/index.ts';
import type { EntryInfo, EntryLinks } from '../../../shared/contracts/journal.ts';
import { type LocalDate, readDate } from '../../../shared/dates/local-date.ts';
import type { EntryLineDraft } from '../../../shared/ledger/journal-entry.ts';
import { type Language, languages } from '../../../shared/locales/languages.ts';
import { rateScale, toBase } from '../../../shared/money/convert.ts';
import { currencyScale, isIsoCurrency } from '../../../shared/money/currency.ts';
import { decimal, writeDecimal } from '../../../shared/money/decimal.ts';
import { readAmount } from '../../../shared/money/expression.ts';
import { ok, type Rejection, type Result, reject } from '../../../shared/result.ts';
import { party } from '../documents/forms/party.ts';
import { invalid, readTyped, retype, typedOf } from '../documents/forms/typed.ts';

const text = z.string().catch('');
const line = z.object({
  account: text,
  debit: text,
  credit: text,
  counterparty: party,
  memo: text,
  /** Empty: base currency. */
  currency: text,
  foreignAmount: text,
  rate: text,
});
const form = z.object({
  commandId: z.string(),
  language: z.enum(languages as [Language, ...Language[]]),
  date: text,
  memo: text,
  branch: text,
  lines: z.array(line).min(1),
  /** Currency columns are shown. */
  withCurrency: z.boolean().catch(false),
  /** The posted entry this one takes the place of, and why. */
  correcting: z.object({ entryId: z.string(), number: text, reason: text }).nullable().catch(null),
});
type Stored = z.infer<typeof form>;
export type JournalLineForm = Stored['lines'][number] & { key: string };
export type JournalForm = Omit<Stored, 'lines'> & { lines: JournalLineForm[] };
export type Side = 'debit' | 'credit';

let keys = 0;
export const emptyLine = (): JournalLineForm => ({
  key: `line-${++keys}`,
  account: '',
  debit: '',
  credit: '',
  counterparty: null,
  memo: '',
  currency: '',
  foreignAmount: '',
  rate: '',
});

export const emptyEntry = (commandId: string, language: Language, on: LocalDate): JournalForm => ({
  commandId,
  language,
  date: on,
  memo: '',
  branch: '',
  lines: [emptyLine(), emptyLine()],
  withCurrency: false,
  correcting: null,
});

/** The form that corrects a posted entry: its lines as one would have typed them, to be put right. */
export const correctionOf = (...of: Parameters<typeof copyOf>): JournalForm => ({
  ...copyOf(...of),
  correcting: { entryId: of[0].entryId, number: of[0].number, reason: '' },
});

/** Another entry like a posted one: its lines as one would have typed them. */
export function copyOf(
  entry: EntryInfo,
  parties: EntryLinks['parties'],
  commandId: string,
  language: Language,
  on: LocalDate,
): JournalForm {
  const partyOf = new Map(parties.map(({ lineNo, id, name, taxId }) => [lineNo, { id, name, taxId }]));
  const typed = (amount: string) => (/[1-9]/.test(amount) ? typedOf(amount, language) : '');
  const lines = entry.lines.map((each) => ({
    ...emptyLine(),
    account: each.accountCode,
    debit: typed(each.debit),
    credit: typed(each.credit),
    memo: each.memo,
    ...(each.commodity !== null && each.quantity !== null && each.rate !== null
      ? { currency: each.commodity, foreignAmount: typed(each.quantity.replace('-', '')), rate: typed(each.rate) }
      : {}),
    counterparty: partyOf.get(each.lineNo) ?? null,
  }));
  return {
    commandId,
    language,
    date: on,
    memo: entry.memo,
    branch: entry.branch ?? '',
    lines,
    withCurrency: lines.some(({ currency }) => currency !== ''),
    correcting: null,
  };
}

export function restoreEntry(draft: unknown, language: Language): JournalForm | undefined {
  const read = form.safeParse(draft);
  if (!read.success) return undefined;
  return entryInLanguage({ ...read.data, lines: read.data.lines.map((each) => ({ ...each, key: emptyLine().key })) }, language);
}

/** The same amounts as one would have typed them in the other language. */
export function entryInLanguage(now: JournalForm, language: Language): JournalForm {
  const from = now.language;
  if (from === language) return now;
  const typed = (value: string, scale: number) => retype(value, scale, from, language);
  return {
    ...now,
    language,
    lines: now.lines.map((each) => ({
      ...each,
      debit: typed(each.debit, 4),
      credit: typed(each.credit, 4),
      foreignAmount: typed(each.foreignAmount, 4),
      rate: typed(each.rate, rateScale),
    })),
  };
}

/** Nobody has typed into the line yet. */
export const isBlank = (each: JournalLineForm): boolean =>
  [each.account, each.debit, each.credit, each.memo, each.currency, each.foreignAmount].every((value) => value.trim() === '') &&
  each.counterparty === null;

/** Lines that are sent: empty ones at the end were only offered. */
export function sentLines(lines: readonly JournalLineForm[]): readonly JournalLineForm[] {
  let count = lines.length;
  while (count > 1 && isBlank(lines[count - 1]!)) count -= 1;
  return lines.slice(0, count);
}

const minorOf = (typed: string, scale: number, language: Language): bigint => {
  const read = readAmount(typed, scale, language);
  return read.ok ? decimal(read.text, scale) : 0n;
};

interface Amounts {
  readonly debit: bigint;
  readonly credit: bigint;
}
// A line is another object after every change, so what was read of it stays true: of hundreds of lines one is read at a key.
const amountsRead = new WeakMap<object, { readonly of: string; readonly amounts: Amounts }>();

function amountsOf(line: Pick<JournalLineForm, 'debit' | 'credit'>, scale: number, language: Language): Amounts {
  const of = `${scale} ${language}`;
  const known = amountsRead.get(line);
  if (known?.of === of) return known.amounts;
  const amounts = { debit: minorOf(line.debit, scale, language), credit: minorOf(line.credit, scale, language) };
  amountsRead.set(line, { of, amounts });
  return amounts;
}

export interface Sums {
  readonly debit: bigint;
  readonly credit: bigint;
  /** Debit less credit. */
  readonly difference: bigint;
}

/** What is written so far; an amount that can't be read counts as nothing. Base currency, minor units. */
export function sumsOf(now: Pick<JournalForm, 'lines' | 'language'>, scale: number): Sums {
  let debit = 0n;
  let credit = 0n;
  for (const each of now.lines) {
    const amounts = amountsOf(each, scale, now.language);
    debit += amounts.debit;
    credit += amounts.credit;
  }
  return { debit, credit, difference: debit - credit };
}

/** What a line without amounts has to carry to balance the entry; undefined when it is balanced or the line has an amount already. */
export function missingOn(now: JournalForm, index: number, scale: number): { side: Side; typed: string } | undefined {
  const at = now.lines[index];
  if (at?.debit.trim() !== '' || at.credit.trim() !== '') return undefined;
  return missing(sumsOf(now, scale).difference, scale, now.language);
}

const missing = (difference: bigint, scale: number, language: Language): { side: Side; typed: string } | undefined => {
  if (difference === 0n) return undefined;
  const amount = difference < 0n ? -difference : difference;
  return { side: difference < 0n ? 'debit' : 'credit', typed: typedOf(writeDecimal(amount, scale), language) };
};

/** Puts the amount that balances the entry on a line, in place of what it has. */
export function balanceOn(now: JournalForm, index: number, scale: number): JournalForm {
  const others = now.lines.filter((_, at) => at !== index);
  const fill = missing(sumsOf({ ...now, lines: others }, scale).difference, scale, now.language);
  const amounts = { debit: '', credit: '', ...(fill ? { [fill.side]: fill.typed } : {}) };
  return { ...now, lines: now.lines.map((each, at) => (at === index ? { ...each, ...amounts } : each)) };
}

/** Foreign amount times rate as the amount in base currency, on the side the line has or the entry lacks. Unreadable figures change nothing. */
export function convertOn(now: JournalForm, index: number, scale: number): JournalForm {
  const at = now.lines[index];
  if (!at || !isIsoCurrency(at.currency)) return now;
  const foreignScale = currencyScale(at.currency);
  const foreign = readAmount(at.foreignAmount, foreignScale, now.language);
  const rate = readAmount(at.rate, rateScale, now.language);
  if (!foreign.ok || !rate.ok || foreign.text.startsWith('-') || rate.text.startsWith('-')) return now;
  const base = toBase(decimal(foreign.text, foreignScale), foreignScale, rate.text, scale);
  const typed = typedOf(writeDecimal(base, scale), now.language);
  const side: Side =
    at.credit.trim() !== '' ? 'credit' : at.debit.trim() !== '' ? 'debit' : (missingOn(now, index, scale)?.side ?? 'debit');
  if (at[side] === typed) return now;
  return { ...now, lines: now.lines.map((each, place) => (place === index ? { ...each, [side]: typed } : each)) };
}

interface Base {
  readonly baseCurrency: string;
  readonly baseScale: number;
}

/** The command the form amounts to, or everything that keeps it from being one: the same refusals the engine would give. */
export function entryInput(now: JournalForm, { baseCurrency, baseScale }: Base): Result<InputOf<'journal.post'>, Rejection> {
  const problems: Rejection[] = [];
  const { language } = now;
  if (!readDate(now.date)) problems.push(invalid('date', 'date').problem);
  const sent = sentLines(now.lines);
  const lines = sent.map((each, index) => {
    const path = `lines.${index}`;
    if (each.account === '') problems.push(invalid(`${path}.account`, 'required').problem);
    const amounts = readSides(each, index, baseScale, language, problems);
    const foreign = readForeign(each, index, baseCurrency, language, problems);
    return {
      account: each.account,
      ...amounts,
      ...foreign,
      ...(each.counterparty ? { counterpartyId: each.counterparty.id } : {}),
      ...(each.memo.trim() === '' ? {} : { memo: each.memo }),
    };
  });
  if (sent.length < 2) problems.push(invalid('lines.1.account', 'two-lines').problem);
  const { difference } = sumsOf({ lines: [...sent], language }, baseScale);
  if (problems.length === 0 && difference !== 0n) {
    const last = sent.length - 1;
    problems.push({
      code: 'UNBALANCED_ENTRY',
      difference: writeDecimal(difference, baseScale),
      currency: baseCurrency,
      field: `lines.${last}.${sent[last]?.debit.trim() ? 'debit' : 'credit'}`,
    });
  }
  if (problems.length > 0) return reject(...problems);
  return ok({ id: now.commandId, date: now.date, memo: now.memo, lines, ...(now.branch === '' ? {} : { branch: now.branch }) });
}

/** The command of a form that corrects an entry. */
export function correctionInput(
  now: JournalForm,
  correcting: NonNullable<JournalForm['correcting']>,
  base: Base,
): Result<InputOf<'journal.correct'>, Rejection> {
  const read = entryInput(now, base);
  const reason = correcting.reason.trim();
  const problems = reason === '' ? [invalid('reason', 'required').problem] : [];
  if (!read.ok) return reject(...problems, ...read.rejections);
  if (problems.length > 0) return reject(...problems);
  return ok({ ...read.value, entryId: correcting.entryId, reason });
}

function readSides(each: JournalLineForm, index: number, scale: number, language: Language, problems: Rejection[]) {
  const has = { debit: each.debit.trim() !== '', credit: each.credit.trim() !== '' };
  if (has.debit && has.credit) problems.push({ code: 'LINE_BOTH_SIDES', line: index + 1 });
  if (!has.debit && !has.credit) problems.push({ code: 'LINE_SIDE_MISSING', line: index + 1 });
  if (has.debit === has.credit) return {};
  const side: Side = has.debit ? 'debit' : 'credit';
  const field = `lines.${index}.${side}`;
  const read = readTyped(each[side], { scale, language, field, zero: true });
  if (!read.ok) problems.push(read.problem);
  else if (!/[1-9]/.test(read.text)) problems.push({ code: 'LINE_AMOUNT_ZERO', line: index + 1, field });
  else return { [side]: read.text };
  return {};
}

function readForeign(each: JournalLineForm, index: number, baseCurrency: string, language: Language, problems: Rejection[]) {
  if (each.currency === '' || each.currency === baseCurrency) return {};
  const path = `lines.${index}`;
  if (!isIsoCurrency(each.currency)) {
    problems.push({ code: 'CURRENCY_UNKNOWN', currency: each.currency, field: `${path}.currency` });
    return {};
  }
  const amount = readTyped(each.foreignAmount, { scale: currencyScale(each.currency), language, field: `${path}.foreignAmount` });
  const rate = readTyped(each.rate, { scale: rateScale, language, field: `${path}.rate`, kind: 'rate' });
  for (const read of [amount, rate]) if (!read.ok) problems.push(read.problem);
  return amount.ok && rate.ok ? { currency: each.currency, foreignAmount: amount.text, rate: rate.text } : {};
}

/** The lines of the entry so far: those with an account and an amount that can be read. Base currency, minor units, debit positive. */
export const entryLines = ({ lines, language }: Pick<JournalForm, 'lines' | 'language'>, scale: number): EntryLineDraft[] =>
  sentLines(lines).flatMap((line) => {
    const { account, counterparty } = line;
    const { debit, credit } = amountsOf(line, scale, language);
    const base = debit - credit;
    return account === '' || base === 0n ? [] : [{ account, base, ...(counterparty ? { counterpartyId: counterparty.id } : {}) }];
  });
