import { assert } from '../assert.ts';
import type { LocalDate } from './local-date.ts';
import { addMonths, firstDay, lastDay, type Period } from './period.ts';

/** A calendar quarter, "2026-Q1". Compared as text. */
export type Quarter = string & { readonly __unit: 'quarter' };

export const readQuarter = (text: string): Quarter | undefined => (/^(19|20|21)\d\d-Q[1-4]$/.test(text) ? (text as Quarter) : undefined);

export function quarter(text: string): Quarter {
  const value = readQuarter(text);
  assert(value !== undefined, 'quarter: not a quarter');
  return value;
}

export const quarterOf = (on: LocalDate): Quarter => `${on.slice(0, 4)}-Q${Math.ceil(Number(on.slice(5, 7)) / 3)}` as Quarter;

/** Last month of a quarter. */
export const lastMonthOf = (of: Quarter): Period => `${of.slice(0, 4)}-${String(Number(of.slice(6)) * 3).padStart(2, '0')}` as Period;

export const firstDayOf = (of: Quarter): LocalDate => firstDay(addMonths(lastMonthOf(of), -2));

/** Inclusive. */
export const lastDayOf = (of: Quarter): LocalDate => lastDay(lastMonthOf(of));

export const nextQuarter = (of: Quarter): Quarter => quarterOf(firstDay(addMonths(lastMonthOf(of), 1)));

export const previousQuarter = (of: Quarter): Quarter => quarterOf(firstDay(addMonths(lastMonthOf(of), -3)));
