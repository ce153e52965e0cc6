import type { EntryLineDraft } from '../../../shared/ledger/journal-entry.ts';
import { dimensionsKey } from '../../../shared/ledger/line-dimensions.ts';
import type { Language } from '../../../shared/locales/languages.ts';
import { rateScale, toBase } from '../../../shared/money/convert.ts';
import { currencyScale, isIsoCurrency } from '../../../shared/money/currency.ts';
import { decimal, writeDecimal } from '../../../shared/money/decimal.ts';
import { readAmount } from '../../../shared/money/expression.ts';
import { sentDimensions } from '../dimensions/line-dimensions.ts';
import { typedOf } from '../documents/forms/typed.ts';
import { type JournalForm, type JournalLineForm, type Side, sentLines } from './journal-form.ts';

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
export function missingOn(
  now: Pick<JournalForm, 'lines' | 'language'>,
  index: number,
  scale: number,
): { side: Side; typed: string } | undefined {
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

/** The lines of the entry so far: those with an account and an amount that can be read. Base currency, minor units, debit positive. */
export const entryLines = ({ lines, language }: Pick<JournalForm, 'lines' | 'language'>, scale: number): EntryLineDraft[] =>
  sentLines(lines).flatMap((line) => {
    const { account, counterparty, dimensions } = line;
    const { debit, credit } = amountsOf(line, scale, language);
    const base = debit - credit;
    if (account === '' || base === 0n) return [];
    return [{ account, base, ...(counterparty ? { counterpartyId: counterparty.id } : {}), ...sentDimensions(dimensions) }];
  });

/** Whether two entries are the same as far as they are shown before they are posted. */
export const sameEntryLines = (before: readonly EntryLineDraft[], after: readonly EntryLineDraft[]): boolean =>
  before.length === after.length &&
  before.every((line, index) => {
    const other = after[index]!;
    return (
      line.account === other.account &&
      line.base === other.base &&
      line.counterpartyId === other.counterpartyId &&
      dimensionsKey(line.dimensions) === dimensionsKey(other.dimensions)
    );
  });
