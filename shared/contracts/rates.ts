import { z } from 'zod';
import type { LocalDate } from '../dates/local-date.ts';
import { rateFeeds } from '../rates/feed.ts';
import * as field from './fields.ts';
import { command, query } from './method.ts';

const quantity = z.number().int().min(1).max(1_000_000);

/** A rate in force on a day, derived from what was published. */
export interface RateAt {
  currency: string;
  /** Currency of the books. */
  base: string;
  /** Units of base currency for one unit, at most ten decimals. */
  rate: string;
  /** The day it was published for: the latest on or before the day asked for. */
  on: LocalDate;
  source: string;
  ageDays: number;
  /** Older than asked for: somebody should look for a newer one. */
  isStale: boolean;
  /** The quotes it comes from, as published: two of them where it goes through a third currency. */
  quotes: { unit: string; quantity: number; price: string; rate: string; on: LocalDate; source: string }[];
}

export interface RateRow {
  id: string;
  on: LocalDate;
  /** `quantity` units of `unit` are worth `rate` units of `price`. */
  unit: string;
  quantity: number;
  price: string;
  rate: string;
  source: string;
  /** How often it was replaced by a corrected one; the history shows each. */
  corrections: number;
}

/** What would be, or was, revalued. Amounts in base currency, debit positive; `quantity` in the currency. */
export interface RevaluationRow {
  account: string;
  accountNames: Record<string, string>;
  /** Base currency where an account for foreign money holds an amount without a currency. */
  currency: string;
  documentId: string | null;
  documentNumber: string | null;
  counterparty: string | null;
  quantity: string;
  carried: string;
  worth: string;
  difference: string;
  /** Part of the difference that is taken back on the following day. */
  released: string;
}

export interface RevaluationInfo {
  on: LocalDate;
  baseCurrency: string;
  rates: { currency: string; rate: string; on: LocalDate; source: string; isStale: boolean }[];
  rows: RevaluationRow[];
  gain: string;
  loss: string;
  difference: string;
  /** The day on which differences are taken back, or null when none is. */
  releasedOn: LocalDate | null;
  /** Amounts without a currency on accounts for foreign money: cleared only when asked for. */
  unassigned: { account: string; balance: string }[];
}

export interface RevaluationPosted {
  /** Null when there was no difference left to book. */
  entryId: string | null;
  number: string | null;
  releaseEntryId: string | null;
  gain: string;
  loss: string;
}

const revaluation = {
  on: field.localDate,
  /** Rates to use instead of those of the table: units of base currency for `quantity` units. */
  rates: z
    .array(z.strictObject({ currency: field.currency, rate: field.rate, quantity: quantity.default(1) }))
    .max(200, { error: 'too-many' })
    .default([]),
  /** Clear what stands without a currency on accounts for foreign money, such as differences booked by hand. */
  clearUnassigned: z.boolean().default(false),
};

export const ratesContract = {
  'rate.record': command<{ id: string }>()({
    input: z.strictObject({
      id: field.id,
      on: field.localDate,
      /** `quantity` units of `unit` are worth `rate` units of `price`, which is base currency unless named. */
      unit: field.currency,
      quantity: quantity.default(1),
      price: field.currency.optional(),
      rate: field.rate,
    }),
    permission: 'transactions:write',
    summary: 'Records an exchange rate by hand; one that is there for the day is replaced and stays in the history.',
  }),
  'rate.import': command<{ recorded: number; unchanged: number; kept: number; skipped: string[] }>()({
    input: z.strictObject({
      id: field.id,
      source: z.enum(rateFeeds),
      file: field.text(200).default(''),
      quotes: z
        .array(z.strictObject({ on: field.localDate, unit: field.currency, quantity, price: field.currency, rate: field.rate }))
        .min(1, { error: 'required' })
        .max(20_000, { error: 'too-many' }),
    }),
    permission: 'transactions:write',
    summary: 'Records the rates of a published list; those typed by hand are kept.',
  }),
  'rate.at': query<RateAt | null>()({
    input: z.strictObject({ currency: field.currency, on: field.localDate, maxAgeDays: z.number().int().min(0).max(3650).default(7) }),
    permission: 'transactions:read',
    summary: 'The rate of a currency on a day: the latest published on or before it, or null.',
  }),
  'rate.list': query<{ rows: RateRow[]; total: number }>()({
    input: z.strictObject({
      from: field.localDate.optional(),
      to: field.localDate.optional(),
      currency: field.currency.optional(),
      limit: field.limit,
      offset: field.offset,
    }),
    permission: 'transactions:read',
    summary: 'Recorded exchange rates, newest day first. Dates inclusive.',
  }),
  'exchangeSettings.get': query<{ releaseNextDay: boolean }>()({
    input: z.strictObject({}),
    permission: 'transactions:read',
    summary: 'How the company treats unrealised exchange differences.',
  }),
  'exchangeSettings.change': command<{ releaseNextDay: boolean }>()({
    input: z.strictObject({ id: field.id, releaseNextDay: z.boolean() }),
    permission: 'admin:system',
    summary: 'Whether differences of a revaluation are taken back on the following day; counts for revaluations posted later.',
  }),
  'revaluation.preview': query<RevaluationInfo>()({
    input: z.strictObject(revaluation),
    permission: 'transactions:read',
    summary: 'What a revaluation of foreign money, receivables and payables at the end of a day would book.',
  }),
  'revaluation.post': command<RevaluationPosted>()({
    input: z.strictObject({
      id: field.id,
      ...revaluation,
      /** The difference the screen showed; another one is refused. */
      expectedDifference: field.amount.optional(),
    }),
    permission: 'transactions:write',
    summary: 'Books unrealised exchange differences at the end of a day; again on the same day only what is missing.',
  }),
} as const;
