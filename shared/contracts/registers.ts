import { z } from 'zod';
import * as field from './fields.ts';

// How registers are asked: in which order, what is left out, and what the rows left amount to.

/** Rows with equal values follow one another newest first, in either direction; rows without a value come last. */
export const sortBy = <const Keys extends readonly [string, ...string[]]>(keys: Keys) =>
  z.strictObject({ by: z.enum(keys), direction: z.enum(['asc', 'desc']) });

/** Of a register: a counterparty, or `none` for rows that name nobody. */
export const party = z.union([z.literal('none'), field.id]);
/** A branch, or `none` for what was made at none of them. */
export const branch = z.union([z.literal('none'), field.branchCode]);

/** Both ends inclusive, compared as the register shows the amount, whatever its currency. */
export const amountRange = { least: field.amount.optional(), most: field.amount.optional() };

/** What a group of rows amounts to, one row for each currency. */
export interface GroupSum<Amount extends string> {
  currency: string;
  amounts: Record<Amount, string>;
}

/** `key` opens the group: month, kind, branch code, counterparty id or currency; empty where the rows have none. `name` is what people call it. */
export interface RegisterGroup<Amount extends string> {
  key: string;
  name: string;
  count: number;
  sums: GroupSum<Amount>[];
}

/** At most this many groups are answered; `total` says how many there are. */
export const mostGroups = 1000;
export interface RegisterGroups<Amount extends string> {
  groups: RegisterGroup<Amount>[];
  total: number;
}
