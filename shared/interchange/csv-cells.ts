import type { LocalDate } from '../dates/local-date.ts';
import { isIsoCurrency } from '../money/currency.ts';
import type { Quantity } from './book.ts';
import type { Role } from './csv-columns.ts';
import { type DateCell, type DateOrder, dayOf, decideOrder, readDateCell } from './csv-dates.ts';
import { type AmountCell, type DecimalMark, decideMark, readAmountCell, readId, readMarked } from './csv-numbers.ts';
import type { Shape } from './csv-shape.ts';
import type { Row } from './csv-table.ts';

/** Reports something about one cell: its row, its column by name, and why. */
export type CellProblem = (code: string, row: Row, column: string, reason: string, details?: { expected: string; actual: string }) => void;

const amountRoles = ['amount', 'debit', 'credit', 'in', 'out', 'balance'] as const;
export type AmountRole = (typeof amountRoles)[number];

/** Reads the cells of a table once its marks and its order of dates are decided over all rows. */
export class Cells {
  readonly #shape: Shape;
  readonly #mark: DecimalMark;
  readonly #order: DateOrder;
  readonly #currentYear: number;
  readonly #problem: CellProblem;

  constructor(shape: Shape, mark: DecimalMark, order: DateOrder, currentYear: number, problem: CellProblem) {
    this.#shape = shape;
    this.#mark = mark;
    this.#order = order;
    this.#currentYear = currentYear;
    this.#problem = problem;
  }

  has(role: Role): boolean {
    return this.#shape.columns.has(role);
  }

  columnName(role: Role): string {
    const [index] = this.#shape.columns.get(role) ?? [];
    return index === undefined ? role : (this.#shape.header[index]?.trim() ?? `column ${index + 1}`);
  }

  text(row: Row, role: Role): string {
    return textOf(this.#shape, row, role);
  }

  /** A name or number; undefined when an exponent has eaten digits of it, which is reported. */
  id(row: Row, role: Role): string | undefined {
    const text = this.text(row, role);
    const id = readId(text);
    if (id === undefined) this.#problem('ID_INVALID', row, this.columnName(role), `'${text}' has lost digits to an exponent`);
    return id;
  }

  /** Reported and undefined when it is no day. */
  date(row: Row): LocalDate | undefined {
    const text = this.text(row, 'date');
    const cell = readDateCell(text, this.#currentYear);
    const day = cell === undefined ? undefined : dayOf(cell, this.#order);
    if (day === undefined) {
      const reason =
        text === ''
          ? 'the date is missing'
          : cell === undefined
            ? `'${text.slice(0, 40)}' is not a date`
            : `'${text}' is no day of the calendar`;
      this.#problem('DATE_INVALID', row, this.columnName('date'), reason);
    }
    return day;
  }

  /** 'empty' where nothing stands; reported and undefined where no amount does. The commodity is what the cell names, or ''. */
  amount(row: Row, role: AmountRole): Quantity | 'empty' | undefined {
    const text = this.text(row, role);
    const cell = readAmountCell(text);
    if (cell === undefined) return 'empty';
    if ('reason' in cell) {
      this.#problem('AMOUNT_INVALID', row, this.columnName(role), cell.reason);
      return undefined;
    }
    const number = readMarked(cell, this.#mark);
    if (number === undefined) {
      this.#problem(
        'AMOUNT_INVALID',
        row,
        this.columnName(role),
        `'${text.slice(0, 40)}' is not a number with decimal mark '${this.#mark}'`,
      );
      return undefined;
    }
    return { commodity: cell.currency ?? '', ...number };
  }

  /** The currency of a row: its own column, else what its amount names, else `otherwise`. Reported and undefined when they disagree. */
  currency(row: Row, named: string, otherwise: string): string | undefined {
    const written = this.text(row, 'currency');
    const code = isIsoCurrency(written.toUpperCase()) ? written.toUpperCase() : written;
    const currency = code || named || otherwise;
    if (named !== '' && named !== currency) {
      this.#problem('CURRENCY_INVALID', row, this.columnName('currency'), `the amount is in ${named} and the row in ${currency}`);
      return undefined;
    }
    return currency;
  }

  /** What stands in columns that mean nothing to us, by their names: kept, not dropped. */
  others(row: Row): [name: string, value: string][] {
    const used = new Set([...this.#shape.columns.values()].flat());
    return row.cells.flatMap((cell, index): [string, string][] => {
      const value = cell.trim();
      return used.has(index) || value === '' ? [] : [[this.#shape.header[index]?.trim() || `column ${index + 1}`, value]];
    });
  }
}

function textOf({ columns }: Shape, { cells }: Row, role: Role): string {
  return (columns.get(role) ?? [])
    .map((index) => (cells[index] ?? '').trim())
    .filter((text) => text !== '')
    .join(' ');
}

/** The decimal mark of all amounts of a table, or undefined with a report: a single cell never decides for itself alone. */
export function decideMarks(shape: Shape, given: DecimalMark | undefined, problem: CellProblem): DecimalMark | undefined {
  if (given !== undefined) return given;
  const digits: string[] = [];
  const places: { row: Row; role: AmountRole }[] = [];
  for (const row of shape.rows) {
    for (const role of amountRoles) {
      const cell = shape.columns.has(role) ? readAmountCell(textOf(shape, row, role)) : undefined;
      if (cell === undefined || 'reason' in cell) continue;
      digits.push((cell as AmountCell).digits);
      places.push({ row, role });
    }
  }
  const decided = decideMark(digits);
  if ('mark' in decided) return decided.mark;
  const { row, role } = places[decided.index]!;
  const text = textOf(shape, row, role);
  const reason =
    decided.problem === 'open'
      ? `'${text}' may be a thousand or one: say which decimal mark the file uses`
      : `'${text}' has another decimal mark than the amounts above: say which one the file uses`;
  const [column] = shape.columns.get(role)!;
  problem('AMBIGUOUS_DECIMALS', row, shape.header[column!] ?? role, reason);
  return undefined;
}

/** The order of day and month of all dates of a table, or undefined with a report. */
export function decideDates(shape: Shape, given: DateOrder | undefined, currentYear: number, problem: CellProblem): DateOrder | undefined {
  if (given !== undefined) return given;
  const cells: DateCell[] = [];
  let open: { row: Row; text: string } | undefined;
  for (const row of shape.rows) {
    const text = textOf(shape, row, 'date');
    const cell = readDateCell(text, currentYear);
    if (cell === undefined) continue;
    cells.push(cell);
    if (cell.kind === 'open' && cell.first !== cell.second) open ??= { row, text };
  }
  const order = decideOrder(cells);
  if (order === undefined) {
    const [column] = shape.columns.get('date')!;
    problem(
      'AMBIGUOUS_DATES',
      open!.row,
      shape.header[column!] ?? 'date',
      `'${open!.text}' may be two days: say whether the day or the month stands first`,
    );
  }
  return order;
}
