import type { LocalDate } from '../dates/local-date.ts';
import type { Rejection, Result } from '../result.ts';
import type { Rational } from './rational.ts';

/**
 * A book read from another program's file: what every reader of this folder returns and the import accepts.
 *
 * Signs follow the plain-text tools: a debit is positive, a credit is negative. Nothing here is rounded: amounts are exact, and the
 * number of decimals as written travels beside them. Entries are complete: missing amounts are filled in, every entry balances and
 * every balance assertion of the file held. Plain data, so a book survives a structured clone.
 */
export interface Book {
  format: BookFormat;
  /** The book's own title, where the format has one. */
  title?: string;
  /** In file order. Sort by date where the order matters: files need not be in date order. */
  entries: BookEntry[];
  /** Declared accounts and accounts only used, each name once, in the order they first appear. */
  accounts: BookAccount[];
  /** Every commodity seen, each name once, in the order it first appears. */
  commodities: BookCommodity[];
  /** Commodities that are multiples of one another, by their size: 1 `unit` is `factor` of `base`. The base is among them. Ledger only. */
  units?: BookUnit[];
  /** Rates written in the file, in file order. */
  prices: BookPrice[];
  /** The currency the file declares as its own (`D`, `operating_currency`), if it declares one. */
  defaultCurrency?: string;
  /** Amounts outside double entry (virtual postings). Shown to the person importing and never posted. */
  memoLines: MemoLine[];
  /** Remarks of the file that belong to an account or to the book and not to an entry. */
  notes: BookNote[];
  /** What was understood and left out on purpose, or, if the caller asked for it, not understood. Never empty by accident. */
  skipped: Skipped[];
  /** What was read by a guess the person should see: a year that was not written, an ambiguous decimal mark. */
  warnings: ReadWarning[];
}

export type BookFormat = 'hledger' | 'ledger' | 'beancount' | 'csv' | 'gnucash' | 'qif';

/** Where something stands in the files that were read. `file` is the name the host gave, never resolved here. */
export interface Place {
  file: string;
  /** 1-based. */
  line: number;
}

export interface Quantity {
  /** As written, without quotes: '$', 'EUR', 'AAPL 2'. Empty when the amount has no commodity. */
  commodity: string;
  value: Rational;
  /** Decimals as written; for a computed amount those of the commodity. */
  decimals: number;
}

/** '' unmarked, '!' pending, '*' cleared. */
export type BookStatus = '' | '!' | '*';

export interface BookLine {
  account: string;
  /** May be zero: a line that only asserts a balance, or that a missing amount left nothing for. Such a line cannot be posted. */
  amount: Quantity;
  /** TOTAL cost of the line in another commodity, signed like the amount. The line weighs this in its entry's balance, else `amount`. */
  cost?: Quantity;
  /** 'cost' was written in the file, 'implied' follows from the other commodity of a two-commodity entry. Present exactly with `cost`. */
  costSource?: 'cost' | 'implied';
  /** Market price of ONE unit where the line names it beside its cost, as in `{10 EUR} @ 15 EUR`. Information, not weight. */
  price?: Quantity;
  /** Lot notes as written: `{$30} [2024-01-31] (first)`. */
  lot?: string;
  memo?: string;
  status?: BookStatus;
  /** Only when the line has a date other than its entry's. */
  date?: LocalDate;
  tags?: Record<string, string>;
  /** The amount was not written and is what balanced the entry or satisfied a balance assignment. */
  inferred?: true;
  place: Place;
}

export interface BookEntry {
  date: LocalDate;
  /** The second (effective, auxiliary) date, if written. Never used for posting. */
  date2?: LocalDate;
  code?: string;
  payee?: string;
  /** The whole description, payee included, as written. */
  description: string;
  /** Comments of the entry, lines joined with '\n'. */
  memo?: string;
  status: BookStatus;
  tags: Record<string, string>;
  /** beancount `^links`. */
  links?: string[];
  /** At least one. They balance by weight, see `BookLine.cost`, up to half a unit of the last decimal their program shows. */
  lines: BookLine[];
  /** What the weights leave, per commodity, where the file's own tolerance accepts it. Absent: nothing, or less than half a unit shown. */
  residual?: Quantity[];
  place: Place;
  /** The raw text of the entry, its lines joined with '\n', without blanks at the line ends: hashed for idempotent re-import. */
  source: string;
}

/** `description` is that of the entry it stood in. */
export type MemoLine = BookLine & { date: LocalDate; description: string };

export type BookAccountType = 'asset' | 'liability' | 'equity' | 'income' | 'expense';

export interface BookAccount {
  name: string;
  /** Declared, inherited from the parent account, or known from the first part of the name. Absent: nobody said. */
  type?: BookAccountType;
  typeSource?: 'declared' | 'inherited' | 'name';
  /** True when the file has a directive for the account, false when it is only used. */
  declared: boolean;
  /** First day the account may be used, and the day it is closed (beancount). */
  openedOn?: LocalDate;
  closedOn?: LocalDate;
  /** Commodities the file limits the account to. */
  currencies?: string[];
  memo?: string;
  /** The directive, or the first use. */
  place?: Place;
}

export interface BookCommodity {
  name: string;
  /** Display precision: the directive's decimals, else the most seen in amounts. */
  decimals: number;
  /** True when a directive set `decimals`. */
  declared: boolean;
}

export interface BookUnit {
  unit: string;
  base: string;
  factor: Rational;
}

/** ONE unit of `commodity` costs `price` on `date`. */
export interface BookPrice {
  date: LocalDate;
  commodity: string;
  price: Quantity;
  place: Place;
}

export interface BookNote {
  date?: LocalDate;
  account?: string;
  text: string;
  place: Place;
}

/**
 * Something not imported. `what` is a stable kind for translation and counting: 'periodic-transaction', 'automated-transaction',
 * 'virtual-posting', 'zero-line', 'directive-<name>', 'unknown'. Readers may add kinds.
 */
export interface Skipped {
  what: string;
  place: Place;
  /** The first line of it, cut at 200 characters. */
  text: string;
}

export interface ReadWarning {
  /** Stable: 'YEAR_MISSING', 'DECIMAL_MARK_GUESSED', 'ACCOUNT_NOT_DECLARED' ... Readers may add codes. */
  code: string;
  place: Place;
  /** What was read, or how it was read, in English; what it quotes was found in the file. */
  detail: string;
  account?: string;
  expected?: string;
  actual?: string;
}

/**
 * Why a file was refused, with the line at fault. `code` is translated (`inFile` of the catalogue has a sentence for each);
 * `reason` says it in English for whoever works on a reader, and goes no further than `toldInFile`. Every problem of a file is reported at once, up to `maxRejections`.
 *
 * UNKNOWN_LINE, UNKNOWN_DIRECTIVE: not understood; read with `skipUnknown` or change the file.
 * DATE_INVALID, AMOUNT_INVALID, ACCOUNT_INVALID, EXPRESSION_INVALID: a part of a line is malformed.
 * UNBALANCED_ENTRY: the entry's lines do not add up (`expected` is 0, `actual` the remainder). TOO_MANY_MISSING_AMOUNTS: cannot be inferred.
 * ASSERTION_FAILED: the balance the file asserts (`expected`) is not the balance of its entries (`actual`).
 * INCLUDE_REFUSED, INCLUDE_TOO_DEEP, INCLUDE_LOOP: an included file was not read.
 * FILE_TOO_LARGE, LINE_TOO_LONG, TOO_MANY_LINES, BINARY_FILE, ENCODING_INVALID: the text is refused before it is understood.
 * BLOCK_NOT_CLOSED, BLOCK_NOT_OPENED: `comment`, `apply` ... without its other half. PATTERN_REFUSED: a regular expression of an alias.
 * NOTHING_TO_IMPORT: the file holds nothing of the format at all. TOO_MANY_PROBLEMS: the list was cut here.
 */
export interface ImportRejection extends Rejection {
  readonly file: string;
  readonly line: number;
  readonly reason: string;
  /** What was found there; what `reason` quotes unless given. */
  readonly found?: string;
  readonly account?: string;
  readonly commodity?: string;
  readonly expected?: string;
  readonly actual?: string;
}

export type ReadResult = Result<Book, ImportRejection>;

/** Answers an `include`. The host resolves the pattern against `fromFile` and never leaves the folder the person chose. */
export type ReadInclude = (
  pattern: string,
  fromFile: string,
) => { ok: true; files: readonly { file: string; text: string }[] } | { ok: false; reason: string };

/** What every text reader takes. */
export interface ReadOptions {
  /** Name of the file for places and messages. */
  file: string;
  /** Year of dates written without one, until the file says `Y`. Using it is a warning. */
  currentYear: number;
  /**
   * Decimal mark of amounts such as '1,000', which neither the file's directives nor its other amounts decide. Absent: such an amount is
   * read as its own program reads it, with the warning DECIMAL_MARK_GUESSED, so that the person can be asked and the file read again.
   */
  decimalMark?: '.' | ',';
  /** Absent: every include is refused. */
  readInclude?: ReadInclude;
  /** Put what is not understood into `skipped` instead of refusing the file. Amounts that do not add up are refused all the same. */
  skipUnknown?: boolean;
  limits?: Partial<ReadLimits>;
}

export interface ReadLimits {
  /** Characters of all files together. */
  characters: number;
  /** Characters of one line. */
  lineCharacters: number;
  /** Lines of all files together. */
  lines: number;
  includeDepth: number;
}

export const readLimits: ReadLimits = { characters: 200_000_000, lineCharacters: 100_000, lines: 5_000_000, includeDepth: 32 };

/** A report longer than this helps nobody. */
export const maxRejections = 100;

export const emptyBook = (format: BookFormat): Book => ({
  format,
  entries: [],
  accounts: [],
  commodities: [],
  prices: [],
  memoLines: [],
  notes: [],
  skipped: [],
  warnings: [],
});
