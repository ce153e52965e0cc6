import type { PastedLine } from '../../../shared/interchange/pasted-block.ts';
import { currencyScale, isIsoCurrency } from '../../../shared/money/currency.ts';
import { arranged, inParts, type LineAct } from '../documents/forms/line-acts.ts';
import type { Party } from '../documents/forms/party.ts';
import { typedOf } from '../documents/forms/typed.ts';
import { putLines } from '../documents/paste/put-lines.ts';
import { emptyLine, isBlank, type JournalForm, type JournalLineForm } from './journal-form.ts';
import { balanceOn, convertOn } from './journal-sums.ts';

/** What can be done with a line of an entry, in the order of its menu. */
export const journalActs: readonly LineAct[] = ['copy', 'split', 'swap', 'balance', 'up', 'down', 'insert', 'remove'];

const again = (line: JournalLineForm): JournalLineForm => ({ ...line, key: emptyLine().key });

/** The entry after something was done with a line, and the line to go on with. Undefined where there is nothing to do. `split` asks first: see `splitInto`. */
export function actOnLine(
  now: JournalForm,
  act: Exclude<LineAct, 'split'>,
  index: number,
  scale: number,
): { form: JournalForm; index: number } | undefined {
  const { lines } = now;
  const line = lines[index];
  if (line === undefined) return undefined;
  const withLines = (next: JournalLineForm[], at: number) => ({ form: { ...now, lines: next }, index: at });
  switch (act) {
    case 'copy':
    case 'up':
    case 'down': {
      const done = arranged(lines, act, index, { isBlank, again });
      return done && withLines(done.lines, done.index);
    }
    case 'swap':
      return withLines(lines.with(index, { ...line, debit: line.credit, credit: line.debit }), index);
    case 'balance':
      return { form: balanceOn(now, index, scale), index };
    case 'insert':
      return withLines(lines.toSpliced(index + 1, 0, emptyLine()), index + 1);
    case 'remove': {
      const rest = lines.toSpliced(index, 1);
      return withLines(rest.length < 2 ? [...rest, emptyLine()] : rest, Math.max(0, index - 1));
    }
  }
}

/** The amount a line is split by, as typed: in its own currency where it has one. */
export function splitBasis(line: JournalLineForm, baseScale: number): { typed: string; scale: number } {
  return isIsoCurrency(line.currency)
    ? { typed: line.foreignAmount, scale: currencyScale(line.currency) }
    : { typed: line.debit.trim() === '' ? line.credit : line.debit, scale: baseScale };
}

/** A line in parts, each a line of its own. A foreign amount is converted part by part, as the books check each line by itself. */
export function splitInto(now: JournalForm, index: number, parts: readonly string[], scale: number): JournalForm {
  const line = now.lines[index]!;
  const side = line.debit.trim() === '' ? 'credit' : 'debit';
  const isForeign = isIsoCurrency(line.currency);
  const split = parts.map((part) => ({ [isForeign ? 'foreignAmount' : side]: part }));
  const form = { ...now, lines: inParts(now.lines, index, split, again) };
  return isForeign ? split.reduce((done, _, at) => convertOn(done, index + at, scale), form) : form;
}

/** Pasted lines after a line, or in place of an empty one. Amounts come as neutral decimals. */
export function withPasted(
  now: JournalForm,
  index: number,
  lines: readonly PastedLine[],
  partyOf: (text: string | undefined) => Party,
): JournalForm {
  const typed = (amount: string | undefined) => (amount === undefined ? '' : typedOf(amount, now.language));
  const put = lines.map(
    ({ account = '', debit, credit, counterparty, memo = '', dimensions = {} }): JournalLineForm => ({
      ...emptyLine(),
      account,
      debit: typed(debit),
      credit: typed(credit),
      counterparty: partyOf(counterparty),
      memo: memo.slice(0, 500),
      dimensions,
    }),
  );
  return { ...now, lines: putLines(now.lines, index, put, isBlank) };
}
