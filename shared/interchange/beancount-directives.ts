import type { Missing, Num } from './beancount-numbers.ts';
import type { BookAccountType, ImportRejection, Place } from './book.ts';

/** What a Beancount file says, before anything is computed. Dates are text YYYY-MM-DD, also of years a book cannot hold. */
interface DirectiveHead {
  date: string;
  place: Place;
  /** Position in what was read: files in the order they were opened, lines in the order of the file. */
  order: number;
  /** The lines of it, joined with '\n', without blanks at their ends. */
  source: string;
  meta: [key: string, value: string][];
}

/** An amount any part of which may be left out. */
export interface PartialAmount {
  number: Num | Missing;
  currency: string | Missing;
}

/** `{45.00 USD, 2014-02-11, "lot"}`. A total cost `{{450 USD}}` has `per` zero. */
export interface CostSpec {
  per: Num | Missing;
  total: Num | Missing | null;
  currency: string | Missing;
  date: string | null;
  label: string | null;
}

export interface Posting {
  account: string;
  flag: string;
  /** 'missing' when nothing at all stands behind the account. */
  units: PartialAmount | Missing;
  cost: CostSpec | null;
  /** Per unit. */
  price: PartialAmount | null;
  /** The number behind `@@`, as written. */
  totalPrice?: Num;
  meta: [key: string, value: string][];
  comment?: string;
  place: Place;
}

export type Transaction = DirectiveHead & {
  kind: 'transaction';
  flag: string;
  payee?: string;
  narration: string;
  tags: string[];
  links: string[];
  comments: string[];
  postings: Posting[];
};
export type Open = DirectiveHead & { kind: 'open'; account: string; currencies: string[]; booking?: BookingMethod };
export type Close = DirectiveHead & { kind: 'close'; account: string };
export type Balance = DirectiveHead & { kind: 'balance'; account: string; number: Num; currency: string; tolerance?: Num };
export type Pad = DirectiveHead & { kind: 'pad'; account: string; from: string };
export type Commodity = DirectiveHead & { kind: 'commodity'; currency: string };
export type Price = DirectiveHead & { kind: 'price'; currency: string; number: Num; in: string };
export type Note = DirectiveHead & { kind: 'note'; account: string; text: string };
export type Document = DirectiveHead & { kind: 'document'; account: string };
/** Understood and without a figure. */
export type Other = DirectiveHead & { kind: 'event' | 'query' | 'custom' };
export type Directive = Transaction | Open | Close | Balance | Pad | Commodity | Price | Note | Document | Other;

export const bookingMethods = ['STRICT', 'STRICT_WITH_SIZE', 'FIFO', 'LIFO', 'HIFO', 'AVERAGE', 'NONE'] as const;
export type BookingMethod = (typeof bookingMethods)[number];

/** Within a day accounts open first, balances are asserted next, and accounts close last, whatever the order of the lines. */
const rankInDay: Partial<Record<Directive['kind'], number>> = { open: -2, balance: -1, document: 1, close: 2 };

/** The order the tool works in: day, rank within the day, line. Lines of different files are compared as if they were of one. */
export const inOrderOfDays = (directives: readonly Directive[]): Directive[] =>
  [...directives].sort((a, b) => {
    if (a.date !== b.date) return a.date < b.date ? -1 : 1;
    return (rankInDay[a.kind] ?? 0) - (rankInDay[b.kind] ?? 0) || a.place.line - b.place.line || a.order - b.order;
  });

/** The options of the file given first; those of included files count for these files alone, as in the tool. */
export interface BeancountSettings {
  title?: string;
  operatingCurrencies: string[];
  /** Root of account names, per type. */
  roots: Record<BookAccountType, string>;
  bookingMethod: BookingMethod;
  toleranceMultiplier: Num;
  /** Per currency, '*' for all others. */
  defaultTolerances: Map<string, Num>;
  toleranceFromCost: boolean;
  longStringLines: number;
  pipeSeparator: boolean;
}

export const defaultSettings = (): BeancountSettings => ({
  operatingCurrencies: [],
  roots: { asset: 'Assets', liability: 'Liabilities', equity: 'Equity', income: 'Income', expense: 'Expenses' },
  bookingMethod: 'STRICT',
  toleranceMultiplier: { value: { num: 1n, den: 2n }, decimals: 1 },
  defaultTolerances: new Map(),
  toleranceFromCost: false,
  longStringLines: 64,
  pipeSeparator: false,
});

export type ProblemDetails = Partial<Pick<ImportRejection, 'account' | 'commodity' | 'expected' | 'actual'>>;
