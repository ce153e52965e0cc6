import type { LocalDate } from '../dates/local-date.ts';
import type { BookEntry, BookLine, Quantity } from './book.ts';
import type { CellProblem, Cells } from './csv-cells.ts';
import type { Row } from './csv-table.ts';
import { add, isZero, negate, type Rational, toText, zero } from './rational.ts';

export interface TableContext {
  file: string;
  cells: Cells;
  /** Where a row names none. */
  currency: string;
  problem: CellProblem;
}

interface JournalRow {
  row: Row;
  date: LocalDate;
  number: string;
  counterparty: string;
  reference: string;
  line: BookLine;
}

/**
 * Rows that are lines of entries. Rows of one date and number are one entry; without numbers an entry is complete where the rows since
 * the last one add up. A row without date and number belongs to the row above. Reports entries that do not add up.
 */
export function readJournalRows(rows: readonly Row[], context: TableContext): BookEntry[] {
  const read: JournalRow[] = [];
  let above: JournalRow | undefined;
  for (const row of rows) {
    const journalRow = readJournalRow(row, above, context);
    if (journalRow === undefined) continue;
    read.push(journalRow);
    above = journalRow;
  }
  // A bad row is reported already; the entries it belongs to would only be reported again.
  if (read.length < rows.length) return [];
  const groups = context.cells.has('entry') ? byNumber(read) : byBalance(read);
  return groups.flatMap((group) => {
    const [first] = group as [JournalRow, ...JournalRow[]];
    const left = [...sums(group)].filter(([, value]) => !isZero(value));
    for (const [commodity, value] of left) {
      const name = first.number === '' ? '' : ` ${first.number}`;
      const actual = `${toText(value)} ${commodity}`.trimEnd();
      const column = context.cells.columnName(context.cells.has('amount') ? 'amount' : 'debit');
      context.problem('UNBALANCED_ENTRY', first.row, column, `entry${name} does not add up: ${actual} are left`, { expected: '0', actual });
    }
    return left.length > 0 ? [] : [toEntry(group, context)];
  });
}

function readJournalRow(row: Row, above: JournalRow | undefined, context: TableContext): JournalRow | undefined {
  const { cells, problem, file } = context;
  const continues = above !== undefined && cells.text(row, 'date') === '' && cells.text(row, 'entry') === '';
  const date = continues ? above.date : cells.date(row);
  const number = continues ? above.number : cells.id(row, 'entry');
  const account = cells.id(row, 'account');
  if (account === '') problem('ACCOUNT_INVALID', row, cells.columnName('account'), 'the account is missing');
  const amount = signedAmount(row, context);
  if (date === undefined || number === undefined || !account || amount === undefined) return undefined;
  const commodity = cells.currency(row, amount.commodity, context.currency);
  if (commodity === undefined) return undefined;
  const memo = cells.text(row, 'description');
  const line: BookLine = { account, amount: { ...amount, commodity }, place: { file, line: row.line } };
  if (memo !== '') line.memo = memo;
  const others = cells.others(row);
  if (others.length > 0) line.tags = Object.fromEntries(others);
  return { row, date, number, counterparty: cells.text(row, 'counterparty'), reference: cells.text(row, 'reference'), line };
}

/** Debit less credit, or the signed amount. */
function signedAmount(row: Row, { cells, problem }: TableContext): Quantity | undefined {
  if (cells.has('amount')) {
    const amount = cells.amount(row, 'amount');
    if (amount === 'empty') problem('AMOUNT_INVALID', row, cells.columnName('amount'), 'the amount is missing');
    return amount === 'empty' ? undefined : amount && flagged(row, amount, cells, problem, 'debit');
  }
  const debit = cells.has('debit') ? cells.amount(row, 'debit') : 'empty';
  const credit = cells.has('credit') ? cells.amount(row, 'credit') : 'empty';
  if (debit === undefined || credit === undefined) return undefined;
  if (debit !== 'empty' && credit !== 'empty' && !isZero(debit.value) && !isZero(credit.value)) {
    problem('AMOUNT_INVALID', row, cells.columnName('credit'), 'a line is a debit or a credit and not both');
    return undefined;
  }
  if (credit !== 'empty' && !isZero(credit.value)) return { ...credit, value: negate(credit.value) };
  if (debit !== 'empty') return debit;
  if (credit !== 'empty') return credit;
  problem('AMOUNT_INVALID', row, cells.columnName('debit'), 'neither debit nor credit has an amount');
  return undefined;
}

const debitWords = new Set(['d', 'dr', 'debit', 'დ', 'დებეტი', 'дт', 'дебит', 'дебет']);
const creditWords = new Set(['c', 'cr', 'k', 'credit', 'კ', 'კრედიტი', 'кт', 'кредит']);

export const isFlagWord = (text: string): boolean =>
  debitWords.has(text.trim().toLowerCase()) || creditWords.has(text.trim().toLowerCase());

/** An amount with the sign that a column of words gives it; `positive` is the word that leaves it as it is. */
export function flagged(
  row: Row,
  amount: Quantity,
  cells: Cells,
  problem: CellProblem,
  positive: 'debit' | 'credit',
): Quantity | undefined {
  if (!cells.has('flag')) return amount;
  const text = cells.text(row, 'flag');
  const word = text.toLowerCase();
  const isDebit = debitWords.has(word);
  if (!isDebit && !creditWords.has(word)) {
    problem('AMOUNT_INVALID', row, cells.columnName('flag'), `'${text.slice(0, 40)}' says neither debit nor credit`);
    return undefined;
  }
  return isDebit === (positive === 'debit') ? amount : { ...amount, value: negate(amount.value) };
}

/** Rows with one number and date, wherever they stand: some programs sort their lines by account. */
function byNumber(rows: readonly JournalRow[]): JournalRow[][] {
  const groups = new Map<string, JournalRow[]>();
  for (const row of rows) {
    const key = `${row.date} ${row.number}`;
    const group = groups.get(key);
    if (group === undefined) groups.set(key, [row]);
    else group.push(row);
  }
  return [...groups.values()];
}

/** Rows until they add up. Rows of two dates are never one entry. */
function byBalance(rows: readonly JournalRow[]): JournalRow[][] {
  const groups: JournalRow[][] = [];
  let group: JournalRow[] = [];
  for (const row of rows) {
    if (group.length > 0 && group[0]!.date !== row.date) {
      groups.push(group);
      group = [];
    }
    group.push(row);
    if (group.length > 1 && [...sums(group).values()].every(isZero)) {
      groups.push(group);
      group = [];
    }
  }
  if (group.length > 0) groups.push(group);
  return groups;
}

function sums(group: readonly JournalRow[]): Map<string, Rational> {
  const totals = new Map<string, Rational>();
  for (const { line } of group) {
    const { commodity, value } = line.amount;
    totals.set(commodity, add(totals.get(commodity) ?? zero, value));
  }
  return totals;
}

function toEntry(group: readonly JournalRow[], { file }: TableContext): BookEntry {
  const [first] = group as [JournalRow, ...JournalRow[]];
  const firstOf = (pick: (row: JournalRow) => string | undefined): string => group.map(pick).find((text) => text) ?? '';
  const payee = firstOf(({ counterparty }) => counterparty);
  const memo = firstOf(({ line }) => line.memo);
  const reference = firstOf((row) => row.reference);
  const entry: BookEntry = {
    date: first.date,
    description: payee && memo ? `${payee} | ${memo}` : payee || memo,
    status: '',
    tags: reference === '' ? {} : { reference },
    lines: group.map(({ line }) => line),
    place: { file, line: first.row.line },
    source: group.map(({ row }) => row.source).join('\n'),
  };
  if (payee !== '') entry.payee = payee;
  if (first.number !== '') entry.code = first.number;
  return entry;
}
