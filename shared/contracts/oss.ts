import { z } from 'zod';
import type { LocalDate } from '../dates/local-date.ts';
import { type Quarter, readQuarter } from '../dates/quarter.ts';
import type { Names } from '../locales/languages.ts';
import type { FiledFile, Finding } from './declarations.ts';
import * as field from './fields.ts';
import { command, query } from './method.ts';

/** Days of a registration for the Union scheme, both inclusive; null: still registered. */
export interface OssRegistration {
  from: LocalDate;
  until: LocalDate | null;
}

/** Supplies to one member state, of one kind, at one rate. Euro. */
export interface OssLineInfo {
  /** Prefix of its VAT numbers: Greece is EL. */
  state: string;
  names: Names;
  kind: 'goods' | 'services';
  rateType: 'standard' | 'reduced' | null;
  /** Percent as decimal text: "25.5". */
  rate: string;
  /** False: check that the rate applies to what was sold. */
  confirmed: boolean;
  base: string;
  /** As documents charged it, and as the rate makes it of the base. */
  vat: string;
  vatOfBase: string;
}

/** What the return of a quarter changes in an earlier one. Signed, euro. */
export interface OssCorrectionInfo {
  quarter: Quarter;
  state: string;
  names: Names;
  vat: string;
}

export interface OssReturnInfo {
  quarter: Quarter;
  dueDate: LocalDate;
  isOver: boolean;
  vatNumber: string;
  /** All there were, the first one first. */
  registrations: OssRegistration[];
  /** Whether any day of the quarter lies in one of them. */
  isRegistered: boolean;
  lines: OssLineInfo[];
  corrections: OssCorrectionInfo[];
  /** Of quarters that a return can't correct any more: left out, to be settled with the state itself. */
  tooLate: (OssCorrectionInfo & { until: LocalDate })[];
  balances: { state: string; names: Names; vat: string; corrections: string; balance: string }[];
  totals: { base: string; vat: string; corrections: string; payable: string };
  /** Nothing supplied and nothing corrected: filed all the same. */
  isNil: boolean;
  /** False: a currency has no rate yet, so there are no figures. */
  isComputed: boolean;
  /** Units of each currency for one euro; of the European Central Bank, on the last day of the quarter or the next one with a rate. */
  exchangeRates: { currency: string; rate: string; on: LocalDate; source: string }[];
  /** VAT of these supplies on the account, base currency: another rate of exchange makes the difference to the return. */
  booked: string;
  account: string;
  /** Errors first. None once filed. */
  findings: Finding[];
  filed: { at: string; by: string; position: number; fileName: string; sha256: string } | null;
}

export interface OssRow {
  entryId: string;
  documentId: string | null;
  documentKind: string | null;
  number: string;
  date: LocalDate;
  counterparty: string;
  state: string;
  kind: 'goods' | 'services';
  rate: string;
  taxCode: string;
  /** Quarter of the sale. */
  origin: Quarter;
  currency: string;
  base: string;
  vat: string;
}

export interface OssWatchInfo {
  on: LocalDate;
  /** Euro a calendar year, without tax. */
  limit: string;
  registered: boolean;
  previous: { year: number; total: string; isPassed: boolean };
  current: { year: number; total: string; percent: string; left: string };
  /** Highest mark that is reached: 70, 90 or 100 percent. */
  warning: number | null;
  /** Day from which tax of the state of the customer is due; null: tax at home may be charged. */
  taxedAbroadFrom: LocalDate | null;
  /** Of the total of this year: under the scheme, and taxed at home though the customer is a consumer of another member state. */
  underScheme: string;
  atHome: string;
  /** The latest ones taxed at home, for a look at each. */
  rows: {
    entryId: string;
    documentId: string | null;
    number: string;
    date: LocalDate;
    counterparty: string;
    country: string;
    base: string;
  }[];
}

const quarter = z
  .string()
  .refine((text) => readQuarter(text) !== undefined, { error: 'quarter' })
  .transform((text) => text as Quarter);
const state = z.string().regex(/^[A-Z]{2}$/, { error: 'country' });

export const ossContract = {
  'oss.register': command<{ from: LocalDate }>()({
    input: z.strictObject({
      id: field.id,
      /** First day; the state of identification is that of the books. Once more while registered: corrects the day. */
      from: field.localDate,
    }),
    permission: 'reports:tax',
    summary: 'Registers the company for the Union scheme and opens the account for tax of other member states.',
  }),
  'oss.deregister': command<{ until: LocalDate }>()({
    input: z.strictObject({ id: field.id, /** Last day, inclusive. */ until: field.localDate }),
    permission: 'reports:tax',
    summary: 'Ends the registration for the Union scheme.',
  }),
  'oss.get': query<OssReturnInfo>()({
    input: z.strictObject({ quarter }),
    permission: 'reports:tax',
    summary: 'The OSS return of a quarter by member state, with corrections of earlier quarters; once filed, as it was filed.',
  }),
  'oss.rows': query<OssRow[]>()({
    input: z.strictObject({
      quarter,
      state: state.optional(),
      kind: z.enum(['goods', 'services']).optional(),
      /** Percent as decimal text. */
      rate: z
        .string()
        .regex(/^\d{1,2}(\.\d{1,2})?$/, { error: 'rate' })
        .optional(),
      /** Quarter of the sale: that of the return for its lines, an earlier one for a correction. */
      origin: quarter.optional(),
      limit: field.limit,
      offset: field.offset,
    }),
    permission: 'reports:tax',
    summary: 'Documents behind the rows of an OSS return.',
  }),
  'oss.csv': query<FiledFile>()({
    input: z.strictObject({ quarter }),
    permission: 'reports:tax',
    summary: 'The figures of an OSS return as a table for the portal; once filed, the bytes that were filed.',
  }),
  'oss.watch': query<OssWatchInfo>()({
    input: z.strictObject({ on: field.localDate.optional() }),
    permission: 'reports:tax',
    summary: 'Sales to consumers of other member states against the yearly limit up to which they may be taxed at home.',
  }),
  'oss.file': command<{ quarter: Quarter; payable: string; sha256: string }>()({
    input: z.strictObject({
      id: field.id,
      quarter,
      /** Warnings of the checks that are passed, each rule with the reason. */
      accepted: z
        .array(z.strictObject({ rule: field.name(20), reason: field.name(500) }))
        .max(100)
        .default([]),
    }),
    permission: 'reports:tax',
    summary: 'Freezes the OSS return of a quarter as filed and keeps its file; what changes later stands in a later return.',
  }),
} as const;
