import type { AccountType, Side } from '../../../shared/accounts/account.ts';
import type { BudgetLine, BudgetSheet } from '../../../shared/contracts/budgets.ts';
import type { InputOf } from '../../../shared/contracts/index.ts';
import type { Period } from '../../../shared/dates/period.ts';
import { type DecimalMark, decideMark, readAmountCell, readMarked } from '../../../shared/interchange/csv-numbers.ts';
import type { Block } from '../../../shared/interchange/pasted-block.ts';
import { toDecimalText } from '../../../shared/interchange/rational.ts';
import { decimal, readDecimal, writeDecimal } from '../../../shared/money/decimal.ts';

/** An account with twelve amounts, January first: decimal text, empty for none. */
export interface SheetRow {
  readonly account: string;
  readonly cells: readonly string[];
}

/** A budget as it stands on the screen. */
export interface Sheet {
  readonly name: string;
  readonly year: number;
  /** "CODE VALUE" of the value it is of; empty for the whole company. */
  readonly dimension: string;
  /** By account code. */
  readonly rows: readonly SheetRow[];
}

export const months = 12;
const noCells: readonly string[] = Array.from({ length: months }, () => '');

export const monthOf = (year: number, at: number): Period => `${year}-${String(at + 1).padStart(2, '0')}` as Period;

export const emptySheet = (name: string, year: number): Sheet => ({ name, year, dimension: '', rows: [] });

const byAccount = (a: SheetRow, b: SheetRow) => (a.account < b.account ? -1 : 1);

/** Zero is no amount: it is left empty, as the engine leaves it out. */
const written = (minor: bigint, scale: number): string => (minor === 0n ? '' : writeDecimal(minor, scale));

const rowOf = (line: Pick<BudgetLine, 'account' | 'amounts'>, year: number): SheetRow => ({
  account: line.account,
  cells: noCells.map((_, at) => line.amounts[monthOf(year, at)] ?? ''),
});

export const sheetOf = ({ name, year, dimension, lines }: BudgetSheet): Sheet => ({
  name,
  year,
  dimension: dimension ? `${dimension.dimension} ${dimension.value}` : '',
  rows: lines.map((line) => rowOf(line, year)),
});

/** What is sent; rows without an amount are not a part of it. `rows` tells which row of the sheet each line is. */
export function savedOf(sheet: Sheet): { input: Pick<InputOf<'budget.save'>, 'name' | 'year' | 'dimensions' | 'lines'>; rows: number[] } {
  const rows = sheet.rows.flatMap(({ cells }, at) => (cells.some((cell) => cell !== '') ? [at] : []));
  const [dimension, value] = sheet.dimension.split(' ');
  return {
    rows,
    input: {
      name: sheet.name,
      year: sheet.year,
      ...(dimension && value ? { dimensions: { [dimension]: value } } : {}),
      lines: rows.map((row) => {
        const { account, cells } = sheet.rows[row]!;
        return {
          account,
          amounts: Object.fromEntries(cells.flatMap((cell, at) => (cell === '' ? [] : [[monthOf(sheet.year, at), cell]]))),
        };
      }),
    },
  };
}

/** Accounts of the sheet and those besides, each once, in the order of the chart. */
export function withAccounts(sheet: Sheet, accounts: readonly string[]): Sheet {
  const there = new Set(sheet.rows.map(({ account }) => account));
  const added = [...new Set(accounts)].filter((account) => !there.has(account)).map((account) => ({ account, cells: noCells }));
  return added.length === 0 ? sheet : { ...sheet, rows: [...sheet.rows, ...added].sort(byAccount) };
}

export const withoutRow = (sheet: Sheet, row: number): Sheet => ({ ...sheet, rows: sheet.rows.filter((_, at) => at !== row) });

/** Cells between two corners, both inclusive. */
export interface Area {
  readonly top: number;
  readonly left: number;
  readonly bottom: number;
  readonly right: number;
}

const changed = (
  sheet: Sheet,
  { top, bottom }: Pick<Area, 'top' | 'bottom'>,
  cell: (row: SheetRow, column: number, at: number) => string,
): Sheet => {
  let isSame = true;
  const rows = sheet.rows.map((row, at) => {
    if (at < top || at > bottom) return row;
    const cells = row.cells.map((_, column) => cell(row, column, at));
    if (cells.every((text, column) => text === row.cells[column])) return row;
    isSame = false;
    return { ...row, cells };
  });
  return isSame ? sheet : { ...sheet, rows };
};

/** One amount, as `readAmount` reads it, in every cell of an area. */
export const withAmount = (sheet: Sheet, area: Area, amount: string, scale: number): Sheet => {
  const text = amount === '' ? '' : written(decimal(amount, scale), scale);
  return changed(sheet, area, ({ cells }, column) => (column < area.left || column > area.right ? cells[column]! : text));
};

/** What stands in the first column of an area in all of it; from one cell on to December. */
export const filledRight = (sheet: Sheet, { top, bottom, left, right }: Area): Sheet => {
  const last = left === right ? months - 1 : right;
  return changed(sheet, { top, bottom }, ({ cells }, column) => (column <= left || column > last ? cells[column]! : cells[left]!));
};

/** What was booked the year before: accounts of income and expense, and those of the sheet, are as proposed; what nothing was booked on keeps what it has. */
export function withProposal(sheet: Sheet, lines: readonly BudgetLine[]): Sheet {
  const there = new Set(sheet.rows.map(({ account }) => account));
  const taken = lines.filter(({ account, type }) => there.has(account) || type === 'income' || type === 'expense');
  const proposed = new Map(taken.map((line) => [line.account, rowOf(line, sheet.year)]));
  const kept = sheet.rows.filter(({ account }) => !proposed.has(account));
  return { ...sheet, rows: [...kept, ...proposed.values()].sort(byAccount) };
}

export type Pasted =
  | { readonly sheet: Sheet; readonly area: Area }
  | { readonly problem: 'number' | 'decimals' | 'mixed' | 'account'; readonly cell: string };

/**
 * A block of cells of a spreadsheet, with its first cell where the keyboard is. A block whose first column names accounts goes to the rows of these, which are
 * added where they are missing. Figures are exact: all of them are read with one decimal mark, and one with more decimals than the currency has is refused.
 * What would stand outside the sheet is left out.
 */
export function pasted(
  sheet: Sheet,
  block: Block,
  at: { readonly row: number; readonly column: number },
  books: { readonly scale: number; readonly mark: DecimalMark; readonly isAccount: (code: string) => boolean },
): Pasted {
  const isNumber = (cell: string) => {
    const read = readAmountCell(cell);
    return read === undefined || !('reason' in read);
  };
  const named = block[0]!.length > 1 && block.some(([first]) => first !== '' && books.isAccount(first!));
  // A line of headings is no line of figures.
  const rows = block.filter(
    (cells, index) => !(index === 0 && block.length > 1 && cells.slice(named ? 1 : 0).every((cell) => !isNumber(cell) || cell === '')),
  );
  const figures = rows.map((cells) => (named ? cells.slice(1) : cells));
  const digits = figures.flat().flatMap((cell) => {
    const read = readAmountCell(cell);
    return read && !('reason' in read) ? [read.digits] : [];
  });
  const decided = decideMark(digits);
  if (!('mark' in decided) && decided.problem === 'mixed') return { problem: 'mixed', cell: digits[decided.index] ?? '' };
  const mark = 'mark' in decided ? decided.mark : books.mark;
  const texts: string[][] = [];
  for (const cells of figures) {
    const line: string[] = [];
    for (const cell of cells) {
      const read = readAmountCell(cell);
      if (read === undefined) {
        line.push('');
        continue;
      }
      const marked = 'reason' in read ? undefined : readMarked(read, mark);
      if (marked === undefined) return { problem: 'number', cell };
      const minor = readDecimal(toDecimalText(marked.value, marked.decimals), books.scale);
      if (minor === undefined) return { problem: 'decimals', cell };
      line.push(written(minor, books.scale));
    }
    texts.push(line);
  }
  const width = Math.max(...texts.map((line) => line.length));
  if (named) {
    const codes = rows.map(([code]) => code!);
    const unknown = codes.find((code) => !books.isAccount(code));
    if (unknown !== undefined) return { problem: 'account', cell: unknown };
    const wider = withAccounts(sheet, codes);
    const left = width >= months ? 0 : at.column;
    const of = new Map(codes.map((code, index) => [code, texts[index]!]));
    const whole = { top: 0, bottom: wider.rows.length - 1 };
    const next = changed(wider, whole, ({ account, cells }, column) => of.get(account)?.[column - left] ?? cells[column]!);
    const places = codes.map((code) => next.rows.findIndex(({ account }) => account === code));
    return {
      sheet: next,
      area: { top: Math.min(...places), bottom: Math.max(...places), left, right: Math.min(months, left + width) - 1 },
    };
  }
  const area = {
    ...{ top: at.row, bottom: Math.min(sheet.rows.length, at.row + texts.length) - 1 },
    ...{ left: at.column, right: Math.min(months, at.column + width) - 1 },
  };
  return { sheet: changed(sheet, area, ({ cells }, column, row) => texts[row - at.row]![column - at.column] ?? cells[column]!), area };
}

/** The cells of an area as a spreadsheet takes them. */
export const copied = (sheet: Sheet, { top, left, bottom, right }: Area): string =>
  sheet.rows
    .slice(top, bottom + 1)
    .map(({ cells }) => cells.slice(left, right + 1).join('\t'))
    .join('\n');

/** Of each month, and last of the year. Minor units. */
export type Sums = readonly bigint[];

export const sumsOfRow = ({ cells }: SheetRow, scale: number): Sums => {
  const minors: bigint[] = cells.map((cell) => (cell === '' ? 0n : decimal(cell, scale)));
  return [...minors, minors.reduce((sum, minor) => sum + minor, 0n)];
};

/** What a budget comes to: income, expense and the first less the second, in each month and the year. Accounts of neither count for nothing. */
export function totalsOf(
  rows: readonly SheetRow[],
  accountOf: (code: string) => { readonly type: AccountType; readonly normalSide: Side } | undefined,
  scale: number,
): { readonly income: Sums; readonly expense: Sums; readonly result: Sums } {
  const zero = Array.from({ length: months + 1 }, () => 0n);
  const [income, expense] = [[...zero], [...zero]];
  for (const row of rows) {
    const account = accountOf(row.account);
    const into = account?.type === 'income' ? income : account?.type === 'expense' ? expense : undefined;
    if (!into) continue;
    // An account that takes away from the others of its kind.
    const sign = account!.normalSide === (account!.type === 'income' ? 'credit' : 'debit') ? 1n : -1n;
    for (const [at, minor] of sumsOfRow(row, scale).entries()) into[at]! += sign * minor;
  }
  return { income, expense, result: income.map((minor, at) => minor - expense[at]!) };
}
