import { assert } from '../assert.ts';
import { daysInMonth, type LocalDate } from './local-date.ts';

/** An accounting month, 'YYYY-MM'. Compared as text. */
export type Period = string & { readonly __unit: 'period' };

export function readPeriod(text: string): Period | undefined {
  return /^(19|20|21)\d\d-(0[1-9]|1[0-2])$/.test(text) ? (text as Period) : undefined;
}

export function period(text: string): Period {
  const value = readPeriod(text);
  assert(value !== undefined, 'period: not a month');
  return value;
}

export const periodOf = (on: LocalDate): Period => on.slice(0, 7) as Period;

/** A month as tables keep it: 202605 for '2026-05'. */
export const monthNumber = (month: string): number => Number(month.slice(0, 4) + month.slice(5, 7));
export const periodOfMonth = (month: number | bigint): Period => `${String(month).slice(0, 4)}-${String(month).slice(4, 6)}` as Period;

export const firstDay = (month: Period): LocalDate => `${month}-01` as LocalDate;

/** Inclusive. */
export const lastDay = (month: Period): LocalDate =>
  `${month}-${String(daysInMonth(Number(month.slice(0, 4)), Number(month.slice(5, 7)))).padStart(2, '0')}` as LocalDate;

export function addMonths(month: Period, count: number): Period {
  const index = Number(month.slice(0, 4)) * 12 + Number(month.slice(5, 7)) - 1 + count;
  return `${String(Math.floor(index / 12)).padStart(4, '0')}-${String((index % 12) + 1).padStart(2, '0')}` as Period;
}
