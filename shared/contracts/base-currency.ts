import { z } from 'zod';
import type { LocalDate } from '../dates/local-date.ts';
import type { Names } from '../locales/languages.ts';
import type { Rejection } from '../result.ts';
import * as field from './fields.ts';
import { command, query } from './method.ts';

/** How the books go over, or went over, to another base currency. Amounts debit positive. */
export interface BaseCurrencyPreview {
  /** First day of the new currency. */
  on: LocalDate;
  from: string;
  to: string;
  /** Units of the former currency for one of the new one. */
  rate: string;
  source: Names;
  isDone: boolean;
  /** What has to be settled first. */
  problems: Rejection[];
  /** Balances at the end of the day before, in the former currency and converted. */
  accounts: { account: string; names: Record<string, string>; former: string; converted: string }[];
  /** Open documents, each converted by itself. */
  documents: number;
  /** What all roundings add up to, in the new currency, and the account that takes it. */
  rounding: string;
  roundingAccount: string;
  isRoundingAccountUnconfirmed: boolean;
}

export const baseCurrencyContract = {
  'baseCurrency.preview': query<BaseCurrencyPreview | null>()({
    input: z.strictObject({}),
    permission: 'reports:financial',
    summary: 'What going over to the new currency of the country would book, or has booked; null where there is none for these books.',
  }),
  'baseCurrency.change': command<{ on: LocalDate; from: string; to: string; entryId: string | null; rounding: string }>()({
    input: z.strictObject({
      id: field.id,
      /** The sum of the roundings the screen showed; another one is refused. */
      expectedRounding: field.amount.optional(),
    }),
    permission: 'transactions:approve',
    summary:
      'Converts the books to the new currency of the country from its first day on; what is posted into earlier days later is converted too.',
  }),
} as const;
