import { z } from 'zod';
import { dimensionFilter } from './dimensions.ts';
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

/** What registers of entries and documents can be narrowed by besides. */
export const evidence = {
  /** With files attached, or without any; those of an entry that a document made are the document's. */
  attached: z.boolean().optional(),
  /** Of which one line has one of the values of each dimension named. */
  dimensions: dimensionFilter.optional(),
};

/** A file of what a register shows: its rows in their order, and the columns of these names in theirs; all of them where none is named. */
export const registerFile = <const Ids extends readonly [string, ...string[]]>(columns: Ids) => ({
  columns: z.array(z.enum(columns)).min(1).max(columns.length).optional(),
  format: z.enum(['csv', 'xlsx']),
  language: field.language,
});

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
