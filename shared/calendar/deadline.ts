import type { LocalDate } from '../dates/local-date.ts';
import type { Source } from '../laws/source.ts';
import type { Names } from '../locales/languages.ts';

/** What follows from the company itself: its VAT status and its tax number. */
export const companyTraits = ['vat-payer', 'not-vat-payer', 'legal-entity', 'individual'] as const;

/** What has to be said of a company; `employer` follows from its books too, where the pack says by which accounts. */
export const saidTraits = [
  'employer',
  'small-business',
  'micro-business',
  'excise-payer',
  'free-zone',
  'land-owner',
  'intrastat',
  'oss',
  'saf-t',
  'advance-monthly',
  'advance-quarterly',
] as const;

/** What a duty depends on. */
export const traits = [...companyTraits, ...saidTraits] as const;
export type SaidTrait = (typeof saidTraits)[number];
export type Trait = (typeof traits)[number];

/** One status, or one way to pay: who has the first has not the second. @source TC 84-90; ЗКПО */
export const exclusiveTraits: readonly (readonly [SaidTrait, SaidTrait])[] = [
  ['small-business', 'micro-business'],
  ['advance-monthly', 'advance-quarterly'],
];

/** A duty that comes back every period. */
export interface Deadline {
  /** Stable, part of the id of its entries in other calendars. */
  readonly id: string;
  readonly names: Names;
  readonly every: 'month' | 'quarter' | 'year';
  /** Only these periods of the year: months 1 to 12 or quarters 1 to 4. */
  readonly only?: readonly number[];
  /** Counted from the last month of the period: 1 is the month after it, -6 in a yearly duty is June of the year itself. */
  readonly monthsAfter: number;
  /** Day of that month; one that the month does not have is its last. */
  readonly day: number | 'last';
  /** False: the term ends on that day even when nobody works. */
  readonly moves?: false;
  /** Whom it falls on: all of these have to hold. */
  readonly who: readonly Trait[];
  /** Not on who has one of these. */
  readonly unless?: readonly Trait[];
  /** Where it falls due only in some periods: what must have happened. */
  readonly condition?: Names;
  /** How the books know that it was done. */
  readonly doneBy?: 'vat-return' | 'oss-return';
  /** Kind of the worksheet that computes it. */
  readonly worksheet?: string;
  /** Periods that end in these days, inclusive. */
  readonly validFrom?: LocalDate;
  readonly validTo?: LocalDate;
  /** Article of the law. */
  readonly source: Source;
  readonly unconfirmed?: boolean;
}
