import { z } from 'zod';
import { type SaidTrait, saidTraits, type Trait, traits } from '../calendar/deadline.ts';
import type { LocalDate } from '../dates/local-date.ts';
import type { Names } from '../locales/languages.ts';
import * as field from './fields.ts';
import { command, query } from './method.ts';

/**
 * `done`: the books know it was. `overdue`: they know it was not. `passed`: the day is over, and the books do not know. `not-owed`: a VAT return of a
 * month before the books began.
 */
export type DeadlineState = 'done' | 'overdue' | 'upcoming' | 'passed' | 'not-owed';

export interface DeadlineInfo {
  /** Stable: duty and period. */
  id: string;
  duty: string;
  names: Names;
  /** "2026-05", "2026-Q2", "2026", or the day something happened on. */
  period: string;
  due: LocalDate;
  /** The day the law names, before it was moved off weekends and holidays. */
  originalDue: LocalDate;
  /** What it was moved for, when it was. */
  holidays: Names[];
  /** Falls due only where this happened. */
  condition: Names | null;
  state: DeadlineState;
  /** Where it is computed; null where nothing here does. A worksheet of a year also tells instalments within it. */
  computedBy: { report: 'vat-return' | 'registration-watch' } | { report: 'worksheet'; kind: string; period: string } | null;
  source: Names;
  unconfirmed: boolean;
}

export interface TaxCalendarInfo {
  from: LocalDate;
  to: LocalDate;
  today: LocalDate;
  /** What the company is taken to be, and who says so: `profile` is what `taxProfile.set` keeps, `given` came with the question. */
  traits: { trait: Trait; from: 'company' | 'books' | 'profile' | 'given' }[];
  /** Everything `taxProfile.set` keeps, also what the books say as well. */
  profile: SaidTrait[];
  /** What one could say of it besides. */
  otherTraits: Trait[];
  rows: DeadlineInfo[];
  packVersion: string;
}

const range = {
  /** Days something is due in, both inclusive; five years at most. */
  from: field.localDate,
  to: field.localDate,
  /** What neither the books nor the profile tell of the company. */
  traits: z.array(z.enum(traits)).max(traits.length).default([]),
};

export const calendarContract = {
  'taxProfile.set': command<{ traits: SaidTrait[] }>()({
    input: z.strictObject({
      id: field.id,
      /** All that holds from now on; what is left out no longer does. */
      traits: z.array(z.enum(saidTraits)).max(saidTraits.length),
    }),
    permission: 'reports:tax',
    summary: 'Keeps what the books do not tell of the company and its duties depend on.',
  }),
  'taxCalendar.list': query<TaxCalendarInfo>()({
    input: z.strictObject(range),
    permission: 'reports:financial',
    summary: 'What the company has to file and pay in these days, moved off weekends and holidays.',
  }),
  'taxCalendar.ics': query<{ fileName: string; text: string; events: number }>()({
    input: z.strictObject({
      ...range,
      language: field.language,
      /** Days before the day a reminder comes; 0: no reminder. */
      remindDays: z.number().int().min(0).max(60).default(3),
    }),
    permission: 'reports:financial',
    summary: 'The same as an iCalendar file for any calendar program.',
  }),
} as const;
