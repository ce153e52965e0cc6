import { plain, rolesOf } from './csv-columns.ts';
import { type AmountCell, type DecimalMark, decideMark, readAmountCell, readMarked } from './csv-numbers.ts';
import { likelyDelimiters, readRows } from './csv-table.ts';
import { equals, isZero, multiply, type Rational, toDecimalText } from './rational.ts';

/** What lines a block of cells becomes. */
export type PasteKind = 'journal' | 'trade';
export type PasteRole =
  | 'account'
  | 'debit'
  | 'credit'
  /** Above zero is debit, below zero credit; with two accounts a row it goes to both. */
  | 'amount'
  | 'debitAccount'
  | 'creditAccount'
  | 'counterparty'
  | 'memo'
  | 'description'
  | 'quantity'
  | 'unitPrice'
  | 'taxCode'
  /** A value of the dimension of this code. */
  | DimensionRole;
export type DimensionRole = `dimension.${string}`;

export const pasteRoles: Readonly<Record<PasteKind, readonly PasteRole[]>> = {
  journal: ['account', 'debit', 'credit', 'amount', 'debitAccount', 'creditAccount', 'counterparty', 'memo'],
  trade: ['description', 'quantity', 'unitPrice', 'taxCode', 'account'],
};
const numberRoles: ReadonlySet<PasteRole> = new Set(['debit', 'credit', 'amount', 'quantity', 'unitPrice']);

/** More than this is a file, and files are imported. */
export const mostPasted = { characters: 400_000, rows: 1000, columns: 40 } as const;

/** Cells as they were copied, every row as long as the longest. */
export type Block = readonly (readonly string[])[];

/** The cells of a copied text; undefined when it is one cell, 'too-large' beyond `mostPasted`. Spreadsheets copy with tabs; else the likeliest delimiter counts. */
export function readBlock(text: string): Block | undefined | 'too-large' {
  if (text.length > mostPasted.characters) return 'too-large';
  const lines = text.replace(/\r\n?/g, '\n').replace(/\n+$/, '');
  const delimiter = lines.includes('\t') ? '\t' : lines.includes('\n') ? likelyDelimiters(lines)[0] : undefined;
  if (delimiter === undefined && !lines.includes('\n')) return undefined;
  const read = delimiter === undefined ? undefined : readRows(lines, delimiter);
  // A quote in the middle of the text of a cell is no quote of a table.
  const cells =
    read && !read.bad ? read.rows.map((row) => row.cells) : lines.split('\n').map((line) => (delimiter ? line.split(delimiter) : [line]));
  const rows = cells.map((row) => row.map((cell) => cell.trim())).filter((row) => row.some((cell) => cell !== ''));
  const columns = Math.max(0, ...rows.map((row) => row.length));
  if (rows.length > mostPasted.rows || columns > mostPasted.columns) return 'too-large';
  if (rows.length === 0 || (rows.length === 1 && columns === 1)) return undefined;
  return rows.map((row) => [...row, ...Array.from({ length: columns - row.length }, () => '')]);
}

/** What the books know: accounts that take postings, tax codes and values of dimensions, by what may stand in a cell. */
export interface PasteBooks {
  readonly accountOf: (text: string) => string | undefined;
  readonly taxCodeOf: (text: string) => string | undefined;
  /** Those in use. A column is taken for one when its header says so, never by what stands in it. */
  readonly dimensions?: readonly { readonly code: string; readonly name: string; readonly codeOf: (text: string) => string | undefined }[];
}

export interface Mapping {
  readonly hasHeader: boolean;
  /** Of each column, left to right; null: left out. */
  readonly roles: readonly (PasteRole | null)[];
}

const words: Partial<Record<PasteRole, string>> = {
  debitAccount:
    'debit account|dr account|account debit|account dr|დებეტის ანგარიში|დებეტი ანგარიში|дебит сметка|сметка дебит|дт сметка|дт|счет дебета|дебет счет|счет дт',
  creditAccount:
    'credit account|cr account|account credit|account cr|კრედიტის ანგარიში|კრედიტი ანგარიში|кредит сметка|сметка кредит|кт сметка|кт|счет кредита|кредит счет|счет кт',
  quantity: 'quantity|qty|pcs|units|რაოდენობა|რაოდ|количество|кол во|к во|кол',
  unitPrice: 'price|unit price|rate|ფასი|ერთეულის ფასი|ед цена|единична цена|цена|цена за единицу',
  taxCode: 'vat code|tax code|vat|tax|დღგ კოდი|დღგ|ддс код|код ддс|ддс|код ндс|ндс',
  description:
    'description|item|product|service|name|goods|აღწერა|დასახელება|საქონელი|მომსახურება|описание|наименование|стока|услуга|товар',
};
const named = new Map(
  Object.entries(words).flatMap(([role, list]) => list!.split('|').map((word): [string, PasteRole] => [word, role as PasteRole])),
);
const ofJournal: Readonly<Record<string, PasteRole>> = {
  account: 'account',
  debit: 'debit',
  credit: 'credit',
  amount: 'amount',
  description: 'memo',
  counterparty: 'counterparty',
};

/** Roles the first row names, if it is a header: it names something and holds no figure. */
function headerRoles(row: readonly string[], kind: PasteKind, books: PasteBooks): (PasteRole | null)[] | undefined {
  if (row.some((cell) => isFigure(cell))) return undefined;
  const general = new Map([...rolesOf(row)].map(([role, column]) => [column, role]));
  const taken = new Set<PasteRole>();
  const dimensionNamed = (cell: string): PasteRole | undefined => {
    const found = books.dimensions?.find(({ code, name }) => [code, name].some((own) => plain(own) === plain(cell)));
    return found && `dimension.${found.code}`;
  };
  const roles = row.map((cell, column): PasteRole | null => {
    const known = general.get(column);
    const role = named.get(plain(cell)) ?? (known === undefined ? undefined : ofJournal[known]);
    const own = role === 'description' && kind === 'journal' ? 'memo' : role === 'memo' && kind === 'trade' ? 'description' : role;
    const fits = own !== undefined && pasteRoles[kind].includes(own) ? own : dimensionNamed(cell);
    if (fits === undefined || taken.has(fits)) return null;
    taken.add(fits);
    return fits;
  });
  return taken.size === 0 ? undefined : roles;
}

const figure = (cell: string): AmountCell | undefined => {
  const read = readAmountCell(cell);
  return read === undefined || 'reason' in read ? undefined : read;
};
const isFigure = (cell: string): boolean => figure(cell) !== undefined;

/**
 * What the columns of a block mean, by its header or by what stands in it. `isSure`: a header names enough of them, or only one reading fits; else somebody has
 * to look.
 */
export function guessMapping(block: Block, kind: PasteKind, books: PasteBooks): Mapping & { readonly isSure: boolean } {
  const header = block.length > 1 ? headerRoles(block[0]!, kind, books) : undefined;
  if (header && isEnough(header, kind)) return { hasHeader: true, roles: header, isSure: true };
  const rows = header ? block.slice(1) : block;
  const guessed = kind === 'journal' ? guessJournal(rows, books) : guessTrade(rows, books);
  const roles = header ? guessed.roles.map((role, column) => header[column] ?? (header.includes(role) ? null : role)) : guessed.roles;
  return { hasHeader: header !== undefined, roles, isSure: guessed.isSure && !header && isEnough(roles, kind) };
}

/** Whether the lines can be made of these columns. */
export function isEnough(roles: readonly (PasteRole | null)[], kind: PasteKind): boolean {
  const has = (role: PasteRole) => roles.includes(role);
  if (kind === 'trade') return has('unitPrice');
  const isPair = has('debitAccount') && has('creditAccount') && has('amount');
  return isPair || (has('account') && (has('debit') || has('credit') || has('amount')));
}

/** Columns by what most of their filled cells are, so that those which are not are named; empty ones are left out. */
function sortColumns(rows: Block, books: PasteBooks) {
  const columns = (rows[0] ?? []).map((_, column) => ({ column, cells: rows.map((row) => row[column]!).filter((cell) => cell !== '') }));
  const filled = columns.filter(({ cells }) => cells.length > 0);
  const mostly = (test: (cell: string) => boolean, among: typeof filled) =>
    among.filter(({ cells }) => cells.filter(test).length * 2 > cells.length);
  const accounts = mostly((cell) => books.accountOf(cell) !== undefined, filled);
  const rest = filled.filter((each) => !accounts.includes(each));
  const taxCodes = mostly((cell) => books.taxCodeOf(cell) !== undefined, rest);
  const others = rest.filter((each) => !taxCodes.includes(each));
  const figures = mostly(isFigure, others);
  return { accounts, taxCodes, figures, texts: others.filter((each) => !figures.includes(each)), count: columns.length };
}

type Column = { readonly column: number; readonly cells: readonly string[] };
const rolesAt = (count: number, places: readonly (readonly [Column | undefined, PasteRole])[]): (PasteRole | null)[] => {
  const roles: (PasteRole | null)[] = Array.from({ length: count }, () => null);
  for (const [at, role] of places) if (at) roles[at.column] = role;
  return roles;
};

function guessJournal(rows: Block, books: PasteBooks) {
  const { accounts, figures, texts, count } = sortColumns(rows, books);
  const isPair = accounts.length === 2 && accounts.every(({ cells }) => cells.length === rows.length) && figures.length === 1;
  const [first, second] = figures;
  const oneSideEach =
    first !== undefined &&
    second !== undefined &&
    rows.every((row) => {
      const [left, right] = [row[first.column]!, row[second.column]!].map((cell) => /[1-9]/.test(cell));
      return left !== right;
    });
  const roles = isPair
    ? rolesAt(count, [
        [accounts[0], 'debitAccount'],
        [accounts[1], 'creditAccount'],
        [first, 'amount'],
        [texts[0], 'memo'],
      ])
    : rolesAt(count, [
        [accounts[0], 'account'],
        ...(oneSideEach
          ? ([
              [first, 'debit'],
              [second, 'credit'],
            ] as const)
          : ([[first, 'amount']] as const)),
        [texts.length > 1 ? texts.at(-1) : texts[0], 'memo'],
        [texts.length > 1 ? texts[0] : undefined, 'counterparty'],
      ]);
  const isSigned = new Set(first?.cells.map((cell) => figure(cell)?.negative === true)).size === 2;
  const isSure =
    texts.length <= 1 && (isPair || (accounts.length === 1 && (oneSideEach ? figures.length === 2 : figures.length === 1 && isSigned)));
  return { roles, isSure };
}

function guessTrade(rows: Block, books: PasteBooks) {
  const { accounts, taxCodes, figures: all, texts, count } = sortColumns(rows, books);
  // Numbers of lines in front of everything else.
  const isCounted =
    all.length > 2 && all[0]!.column === 0 && all[0]!.cells.every((cell, index) => cell.replace(/\.$/, '') === String(index + 1));
  const figures = isCounted ? all.slice(1) : all;
  const [first, second, third] = figures;
  const roles = rolesAt(count, [
    [texts[0], 'description'],
    ...(second
      ? ([
          [first, 'quantity'],
          [second, 'unitPrice'],
        ] as const)
      : ([[first, 'unitPrice']] as const)),
    [taxCodes[0], 'taxCode'],
    [accounts[0], 'account'],
  ]);
  // A third figure that is the product of the two before it proves their meaning.
  const isProduct =
    first !== undefined &&
    second !== undefined &&
    third !== undefined &&
    rows.every((row) => isProductOf(row[first.column]!, row[second.column]!, row[third.column]!));
  const isSure =
    texts.length === 1 && accounts.length <= 1 && taxCodes.length <= 1 && (figures.length === 1 || (figures.length === 3 && isProduct));
  return { roles, isSure };
}

function isProductOf(...cells: readonly [string, string, string]): boolean {
  const read = cells.map(figure);
  if (read.some((cell) => cell === undefined)) return false;
  const decided = decideMark(read.map((cell) => cell!.digits));
  const [a, b, c] = read.map((cell) => readMarked(cell!, 'mark' in decided ? decided.mark : '.')?.value);
  return a !== undefined && b !== undefined && c !== undefined && equals(multiply(a, b), c);
}

export type CellProblem =
  | 'number'
  | 'decimals'
  | 'negative'
  | 'currency'
  | 'account'
  | 'taxCode'
  | 'counterparty'
  | 'dimension'
  | 'both-sides'
  | 'no-amount'
  | 'empty';

/** A cell that can't be taken: row and column from 0, of the block. */
export interface PasteFault {
  readonly row: number;
  readonly column: number;
  readonly problem: CellProblem;
}

/** A line, amounts as neutral decimals above zero. A row with two accounts makes two. */
export interface PastedLine {
  readonly row: number;
  readonly account?: string;
  readonly debit?: string;
  readonly credit?: string;
  readonly counterparty?: string;
  readonly memo?: string;
  readonly description?: string;
  readonly quantity?: string;
  readonly unitPrice?: string;
  readonly taxCode?: string;
  /** Code of the value by code of the dimension. A row with two accounts says it of both of its lines. */
  readonly dimensions?: Readonly<Record<string, string>>;
}

export interface PasteReading {
  readonly kind: PasteKind;
  readonly books: PasteBooks;
  /** Decimals each figure may have. */
  readonly scales: Readonly<Partial<Record<PasteRole, number>>>;
  /** Currency the cells may name. */
  readonly currency: string;
  /** Which names and tax IDs are counterparties; undefined: not asked yet. */
  readonly isParty?: (text: string) => boolean | undefined;
  /** The decimal mark, where somebody chose one. */
  readonly mark?: DecimalMark | undefined;
}

export interface Pasted {
  readonly lines: readonly PastedLine[];
  readonly faults: readonly PasteFault[];
  /** What the figures of the whole block show; 'open' when they may be read either way, 'mixed' when they contradict each other. */
  readonly shown: DecimalMark | 'open' | 'mixed';
  readonly mark: DecimalMark;
}

/** The decimal mark the figures of a block show: of all of them together, never of one alone. */
function markOf(rows: Block, roles: Mapping['roles']): DecimalMark | 'open' | 'mixed' {
  const digits = rows.flatMap((row) =>
    row.flatMap((cell, column) => {
      const role = roles[column];
      const read = role && numberRoles.has(role) ? figure(cell) : undefined;
      return read ? [read.digits] : [];
    }),
  );
  const decided = decideMark(digits);
  return 'mark' in decided ? decided.mark : decided.problem;
}

/**
 * The lines a block amounts to. Figures are exact: one with more decimals than its field takes is a fault, nothing is rounded, and an amount below zero stands on
 * no side of its own accord. Every fault names its cell.
 */
export function readPasted(block: Block, { hasHeader, roles }: Mapping, reading: PasteReading): Pasted {
  const rows = hasHeader ? block.slice(1) : block;
  const first = hasHeader ? 1 : 0;
  const shown = markOf(rows, roles);
  const mark = reading.mark ?? (shown === 'open' || shown === 'mixed' ? '.' : shown);
  const lines: PastedLine[] = [];
  const faults: PasteFault[] = [];
  rows.forEach((cells, index) => {
    const row = new PastedRow(cells, index + first, roles, mark, reading);
    const read = reading.kind === 'journal' ? row.journalLines() : row.tradeLines();
    faults.push(...row.faults);
    if (row.faults.length === 0) lines.push(...read);
  });
  return { lines, faults, shown, mark };
}

class PastedRow {
  readonly faults: PasteFault[] = [];
  readonly #cells: readonly string[];
  readonly #row: number;
  readonly #roles: Mapping['roles'];
  readonly #mark: DecimalMark;
  readonly #reading: PasteReading;

  constructor(cells: readonly string[], row: number, roles: Mapping['roles'], mark: DecimalMark, reading: PasteReading) {
    this.#cells = cells;
    this.#row = row;
    this.#roles = roles;
    this.#mark = mark;
    this.#reading = reading;
  }

  journalLines(): PastedLine[] {
    const memo = this.#text('memo');
    const counterparty = this.#party();
    const common = {
      row: this.#row,
      ...(memo === '' ? {} : { memo }),
      ...(counterparty === '' ? {} : { counterparty }),
      ...this.#dimensions(),
    };
    const amount = this.#figure('amount');
    if (this.#roles.includes('debitAccount') && this.#roles.includes('creditAccount')) {
      const debitAccount = this.#account('debitAccount');
      const creditAccount = this.#account('creditAccount');
      if (amount === undefined || isZero(amount.value)) return this.#fault('amount', 'no-amount');
      if (amount.negative) return this.#fault('amount', 'negative');
      return [
        { ...common, account: debitAccount, debit: amount.text },
        { ...common, account: creditAccount, credit: amount.text },
      ];
    }
    const account = this.#account('account');
    const debit = this.#figure('debit');
    const credit = this.#figure('credit');
    for (const [role, side] of [
      ['debit', debit],
      ['credit', credit],
    ] as const)
      if (side?.negative) this.#fault(role, 'negative');
    const sides = [
      ...(debit && !isZero(debit.value) ? [{ debit: debit.text }] : []),
      ...(credit && !isZero(credit.value) ? [{ credit: credit.text }] : []),
      ...(amount && !isZero(amount.value) ? [amount.negative ? { credit: amount.text } : { debit: amount.text }] : []),
    ];
    if (sides.length > 1) return this.#fault(this.#roles.includes('credit') ? 'credit' : 'amount', 'both-sides');
    if (sides.length === 0) {
      const places = (['debit', 'credit', 'amount'] as const).filter((role) => this.#roles.includes(role));
      // A figure that can't be read is not said to be missing as well.
      const isTold = this.faults.some(({ column }) => places.some((role) => this.#roles[column] === role));
      return isTold ? [] : this.#fault(places[0] ?? 'account', 'no-amount');
    }
    return [{ ...common, account, ...sides[0] }];
  }

  tradeLines(): PastedLine[] {
    const description = this.#text('description');
    const quantity = this.#figure('quantity');
    const unitPrice = this.#figure('unitPrice');
    for (const [role, value] of [
      ['quantity', quantity],
      ['unitPrice', unitPrice],
    ] as const)
      if (value?.negative) this.#fault(role, 'negative');
    if (quantity && isZero(quantity.value)) this.#fault('quantity', 'no-amount');
    if (!unitPrice) this.#fault('unitPrice', 'no-amount');
    const account = this.#known('account', this.#reading.books.accountOf, 'account');
    const taxCode = this.#known('taxCode', this.#reading.books.taxCodeOf, 'taxCode');
    return [
      {
        row: this.#row,
        description,
        ...(quantity ? { quantity: quantity.text } : {}),
        ...(unitPrice ? { unitPrice: unitPrice.text } : {}),
        ...(account === '' ? {} : { account }),
        ...(taxCode === '' ? {} : { taxCode }),
        ...this.#dimensions(),
      },
    ];
  }

  #text(role: PasteRole): string {
    return this.#cells[this.#roles.indexOf(role)] ?? '';
  }

  #fault(role: PasteRole, problem: CellProblem): [] {
    const column = Math.max(0, this.#roles.indexOf(role));
    if (!this.faults.some((known) => known.column === column)) this.faults.push({ row: this.#row, column, problem });
    return [];
  }

  #refused(role: PasteRole, problem: CellProblem): undefined {
    this.#fault(role, problem);
    return undefined;
  }

  #account(role: PasteRole): string {
    if (this.#text(role) === '') this.#fault(role, 'empty');
    return this.#known(role, this.#reading.books.accountOf, 'account');
  }

  #known(role: PasteRole, find: (text: string) => string | undefined, problem: CellProblem): string {
    const text = this.#text(role);
    if (text === '') return '';
    const found = find(text);
    if (found === undefined) this.#fault(role, problem);
    return found ?? '';
  }

  #dimensions(): Pick<PastedLine, 'dimensions'> {
    const values = (this.#reading.books.dimensions ?? []).flatMap(({ code, codeOf }): [string, string][] => {
      const value = this.#known(`dimension.${code}`, codeOf, 'dimension');
      return value === '' ? [] : [[code, value]];
    });
    return values.length === 0 ? {} : { dimensions: Object.fromEntries(values) };
  }

  #party(): string {
    const text = this.#text('counterparty');
    if (text !== '' && this.#reading.isParty?.(text) === false) this.#fault('counterparty', 'counterparty');
    return text;
  }

  /** What stands in a figure's cell; its text is without its sign. Undefined when it is empty or refused. */
  #figure(role: PasteRole): { text: string; value: Rational; negative: boolean } | undefined {
    const cell = this.#text(role);
    const read = readAmountCell(cell);
    if (read === undefined) return undefined;
    if ('reason' in read) return this.#refused(role, 'number');
    if (read.currency !== undefined && read.currency !== this.#reading.currency) return this.#refused(role, 'currency');
    const marked = readMarked({ ...read, negative: false }, this.#mark);
    if (marked === undefined) return this.#refused(role, 'number');
    const scale = this.#reading.scales[role] ?? 2;
    const text = toDecimalText(marked.value, marked.decimals);
    const spare = text.includes('.') ? text.slice(text.indexOf('.') + 1 + scale) : '';
    if (/[1-9]/.test(spare)) return this.#refused(role, 'decimals');
    if (text.replace(/\..*$/, '').length > 15) return this.#refused(role, 'number');
    return { text: spare === '' ? text : text.slice(0, -spare.length).replace(/\.$/, ''), value: marked.value, negative: read.negative };
  }
}
