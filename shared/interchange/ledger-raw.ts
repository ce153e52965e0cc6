import type { LocalDate } from '../dates/local-date.ts';
import type { BookStatus, Place, Quantity } from './book.ts';

/**
 * An entry as it stands in the file, before anything is inferred. Real lines are double entry; balanced virtual ones, `[Account]`, are a
 * second double entry inside the first; virtual ones, `(Account)`, are outside it.
 */
export interface RawEntry {
  date: LocalDate;
  date2?: LocalDate;
  status: BookStatus;
  code?: string;
  payee?: string;
  description: string;
  memo: string;
  tags: Record<string, string>;
  postings: RawPosting[];
  place: Place;
  source: string;
}

export type PostingKind = 'real' | 'balanced' | 'virtual';

export interface RawPosting {
  account: string;
  kind: PostingKind;
  status: BookStatus;
  /** Undefined until it is inferred, when it was not written. */
  amount?: Quantity;
  /** As written behind `@` or `@@`. */
  writtenCost?: { amount: Quantity; total: boolean };
  /** As written in `{}` or `{{}}`. */
  lotCost?: { amount: Quantity; total: boolean };
  /** Total, signed: what the line weighs. Worked out once every amount of the file is certain. */
  cost?: Quantity;
  costSource?: 'cost' | 'implied';
  price?: Quantity;
  lot: string;
  assertion?: Assertion;
  memo: string;
  tags: Record<string, string> | undefined;
  /** Only when the line has its own. */
  date?: LocalDate;
  inferred?: true;
  /** Written by an automated transaction: rules do not apply to it again. */
  generated?: true;
  place: Place;
}

/** `= 5 EUR` behind a line. */
export interface Assertion {
  amount: Quantity;
  /** `==`: the account holds nothing else. */
  total: boolean;
  /** `=*`: with its sub-accounts. */
  inclusive: boolean;
}

export const weightOf = (posting: RawPosting): Quantity | undefined => posting.cost ?? posting.amount;
