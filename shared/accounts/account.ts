import type { Names } from '../locales/languages.ts';
import { type DecimalText, negated } from '../money/decimal.ts';

export type AccountType = 'asset' | 'liability' | 'equity' | 'income' | 'expense';
export type Side = 'debit' | 'credit';

/** Side on which an account of the type usually grows; contra accounts take the other one. */
export const normalSide = (type: AccountType): Side => (type === 'asset' || type === 'expense' ? 'debit' : 'credit');

/** A balance, debit positive, on the side its type usually grows on: a liability of 100 is 100. Negative is what stands on the wrong side. */
export const onNormalSide = (type: AccountType, balance: DecimalText): DecimalText =>
  normalSide(type) === 'debit' ? balance : negated(balance);

/** A row of a national chart, as data of a jurisdiction pack. */
export interface ChartAccount {
  readonly code: string;
  readonly names: Names;
  readonly type: AccountType;
  readonly normalSide: Side;
  /** False for headings, which never receive postings. */
  readonly postable: boolean;
  /** Code of the heading above, or null at the top. */
  readonly parent: string | null;
  /** False for accounts kept for old books only. */
  readonly active: boolean;
}
