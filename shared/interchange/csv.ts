import { ok } from '../result.ts';
import { type Book, type BookCommodity, emptyBook, type ImportRejection, type ReadOptions, type ReadResult, readLimits } from './book.ts';
import { readBankRows } from './csv-bank.ts';
import { type CellProblem, Cells, decideDates, decideMarks } from './csv-cells.ts';
import { plain } from './csv-columns.ts';
import { type DateOrder, readDateCell } from './csv-dates.ts';
import { readJournalRows } from './csv-journal.ts';
import type { DecimalMark } from './csv-numbers.ts';
import { type CsvProfile, csvProfiles } from './csv-profiles.ts';
import { findShape, type Shape } from './csv-shape.ts';
import type { Delimiter, Row } from './csv-table.ts';
import { excerpt, Problems } from './ledger-problems.ts';
import { acceptText } from './ledger-text.ts';

export type { CsvProfile } from './csv-profiles.ts';
export { csvProfiles } from './csv-profiles.ts';

export type CsvOptions = ReadOptions & {
  /** A profile or the name of one. Absent: found by the header. */
  profile?: CsvProfile | string;
  /** What a person answers when the file does not say. */
  delimiter?: Delimiter;
  decimalMark?: DecimalMark;
  dateOrder?: DateOrder;
  /** Of amounts without one. */
  currency?: string;
  /** Of bank rows: the bank's own account and the other side. They count before the columns of a profile. */
  account?: string;
  counterAccount?: string;
};

/**
 * Reads a table of journal lines, or of money into and out of a bank account. Marks and order of dates are decided over the whole
 * table, never cell by cell, and asked for where the table leaves them open. Cells are text: nothing in them is computed.
 *
 * Rejects every bad row at once, with `column` beside the line, and besides the codes of `ImportRejection`:
 * AMBIGUOUS_DECIMALS, AMBIGUOUS_DATES: say it with `decimalMark`, `dateOrder`. OPTION_MISSING: bank rows need `account`,
 * `counterAccount`. DELIMITER_UNKNOWN, HEADER_NOT_FOUND, COLUMN_MISSING, PROFILE_UNKNOWN: this is not the table it was taken for.
 * QUOTE_INVALID: a quote is not closed. ROW_TOO_LONG: more cells than the header names. ID_INVALID: an exponent has eaten digits.
 * CURRENCY_INVALID: an amount names another currency than its row.
 */
export function readCsv(text: string, options: CsvOptions): ReadResult {
  const limits = { ...readLimits, ...options.limits };
  const { file } = options;
  const textProblems = new Problems();
  const accepted = acceptText(text, file, { characters: 0, lines: 0 }, limits, textProblems);
  if (accepted === undefined) return { ok: false, rejections: textProblems.list() };
  const size = checkLines(accepted, limits);
  if (size !== undefined) return { ok: false, rejections: [{ file, ...size }] };

  const profile = typeof options.profile === 'string' ? csvProfiles.find(({ name }) => name === options.profile) : options.profile;
  if (options.profile !== undefined && profile === undefined) {
    return {
      ok: false,
      rejections: [{ code: 'PROFILE_UNKNOWN', file, line: 1, reason: `there is no profile '${String(options.profile)}'` }],
    };
  }
  const shape = findShape(accepted, profile, options.delimiter, options.account !== undefined);
  if ('code' in shape) return { ok: false, rejections: [{ file, ...shape }] };
  return readTable(shape, options, profile === undefined);
}

function checkLines(
  text: string,
  limits: { lineCharacters: number; lines: number },
): { code: string; line: number; reason: string } | undefined {
  let line = 0;
  for (let start = 0; start <= text.length; ) {
    const feed = text.indexOf('\n', start);
    const end = feed < 0 ? text.length : feed;
    line += 1;
    if (end - start > limits.lineCharacters)
      return { code: 'LINE_TOO_LONG', line, reason: `a line of more than ${limits.lineCharacters} characters` };
    if (line > limits.lines) return { code: 'TOO_MANY_LINES', line, reason: `more than ${limits.lines} lines` };
    start = end + 1;
  }
  return undefined;
}

function readTable(found: Shape, options: CsvOptions, isGuessed: boolean): ReadResult {
  const { file, currentYear } = options;
  const { profile } = found;
  const book = emptyBook('csv');
  const problems: ImportRejection[] = [];
  const problem: CellProblem = (code, row, column, reason, details) => {
    problems.push({ code, file, line: row.line, reason, column, ...details });
  };
  const skip = (what: string, row: Row): void => {
    book.skipped.push({ what, place: { file, line: row.line }, text: excerpt(row.source.split('\n')[0]!) });
  };
  for (const row of found.above) skip('row-above-header', row);
  const shape = { ...found, rows: wantedRows(found, options, problem, skip) };
  if (shape.rows.length === 0 && problems.length === 0) {
    return { ok: false, rejections: [{ code: 'NOTHING_TO_IMPORT', file, line: 1, reason: 'the table has no rows' }] };
  }
  if (shape.kind === 'bank') problems.push(...missingOptions(shape, options));
  const mark = decideMarks(shape, options.decimalMark ?? profile?.decimalMark, problem);
  const order = decideDates(shape, options.dateOrder ?? profile?.dateOrder, currentYear, problem);
  if (mark === undefined || order === undefined || problems.some(({ code }) => code === 'OPTION_MISSING'))
    return { ok: false, rejections: cut(problems) };

  const cells = new Cells(shape, mark, order, currentYear, problem);
  const context = { file, cells, currency: options.currency ?? profile?.currency ?? headerCurrency(shape) ?? '', problem };
  if (shape.kind === 'journal') book.entries = readJournalRows(shape.rows, context);
  else {
    const { account, counterAccount } = options;
    const sides = { ...(account === undefined ? {} : { account }), ...(counterAccount === undefined ? {} : { counterAccount }) };
    const { entries, warnings } = readBankRows(shape.rows, { ...context, ...sides, isInverted: profile?.isInverted === true });
    book.entries = entries;
    book.warnings.push(...warnings);
  }
  if (problems.length > 0) return { ok: false, rejections: cut(problems) };
  complete(book, file);
  if (isGuessed && profile !== undefined) {
    book.warnings.push({
      code: 'PROFILE_GUESSED',
      place: { file, line: 1 },
      detail: `read with profile '${profile.name}' because of its header`,
    });
  }
  return ok(book);
}

const maxListed = 100;

function cut(problems: readonly ImportRejection[]): ImportRejection[] {
  const sorted = [...problems].sort((a, b) => a.line - b.line);
  if (sorted.length <= maxListed) return sorted;
  const { file, line } = sorted[maxListed - 1]!;
  const listed = sorted.slice(0, maxListed - 1);
  return [...listed, { code: 'TOO_MANY_PROBLEMS', file, line, reason: `${sorted.length - listed.length} more problems are not listed` }];
}

/** Leaves out what the profile does not want and, if the caller agrees, what is no row of the table, such as a line of totals. */
function wantedRows(
  shape: Shape,
  { skipUnknown, currentYear }: CsvOptions,
  problem: (code: string, row: Row, column: string, reason: string) => void,
  skip: (what: string, row: Row) => void,
): Row[] {
  const { profile, header, rows } = shape;
  const { only } = profile ?? {};
  const filter = only === undefined ? -1 : header.findIndex((name) => plain(name) === plain(only.column));
  const [dateColumn = -1] = shape.columns.get('date') ?? [];
  return rows.filter((row) => {
    if (row.cells.every((cell) => cell.trim() === '')) return false;
    const extra = header.length === 0 ? -1 : row.cells.findIndex((cell, index) => index >= header.length && cell.trim() !== '');
    if (extra >= 0)
      problem('ROW_TOO_LONG', row, `column ${extra + 1}`, `the row has ${row.cells.length} cells and the header names ${header.length}`);
    if (filter >= 0 && !only!.values.includes((row.cells[filter] ?? '').trim())) {
      skip('filtered-row', row);
      return false;
    }
    const date = (row.cells[dateColumn] ?? '').trim();
    if (skipUnknown && (date !== '' || shape.kind === 'bank') && readDateCell(date, currentYear) === undefined) {
      skip('unknown', row);
      return false;
    }
    return true;
  });
}

function missingOptions({ columns, rows }: Shape, { file, account, counterAccount }: CsvOptions): ImportRejection[] {
  const line = rows[0]?.line ?? 1;
  const missing: ImportRejection[] = [];
  const ask = (column: string, reason: string) => missing.push({ code: 'OPTION_MISSING', file, line, reason, column });
  if (account === undefined && !columns.has('account')) ask('account', 'the account these bank rows belong to is not said');
  if (counterAccount === undefined && !columns.has('counterAccount'))
    ask('counterAccount', 'the account for the other side of bank rows is not said');
  return missing;
}

/** `Amount (EUR)`. */
function headerCurrency({ columns, header }: Shape): string | undefined {
  for (const role of ['amount', 'debit', 'credit', 'in', 'out'] as const) {
    for (const index of columns.get(role) ?? []) {
      const named = /\(([A-Z]{3})\)/.exec(header[index] ?? '');
      if (named !== null) return named[1]!;
    }
  }
  return undefined;
}

/** Accounts and commodities as they were met, and a warning where amounts have no currency. */
function complete(book: Book, file: string): void {
  const accounts = new Set<string>();
  const commodities = new Map<string, BookCommodity>();
  for (const { lines } of book.entries) {
    for (const { account, amount, place } of lines) {
      if (!accounts.has(account)) book.accounts.push({ name: account, declared: false, place });
      accounts.add(account);
      const known = commodities.get(amount.commodity);
      if (known === undefined) commodities.set(amount.commodity, { name: amount.commodity, decimals: amount.decimals, declared: false });
      else if (amount.decimals > known.decimals) known.decimals = amount.decimals;
    }
  }
  book.commodities = [...commodities.values()];
  if (commodities.has('')) {
    book.warnings.push({ code: 'CURRENCY_MISSING', place: { file, line: 1 }, detail: 'amounts stand without a currency' });
  }
}
