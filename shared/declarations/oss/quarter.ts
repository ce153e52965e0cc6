import { assert } from '../../assert.ts';
import type { LocalDate } from '../../dates/local-date.ts';
import { addMonths, firstDay, lastDay, type Period } from '../../dates/period.ts';

/** A calendar quarter, "2026-Q1". Compared as text. */
export type Quarter = string & { readonly __unit: 'quarter' };

export const readQuarter = (text: string): Quarter | undefined => (/^(19|20|21)\d\d-Q[1-4]$/.test(text) ? (text as Quarter) : undefined);

export function quarter(text: string): Quarter {
  const value = readQuarter(text);
  assert(value !== undefined, 'quarter: not a quarter');
  return value;
}

export const quarterOf = (on: LocalDate): Quarter => `${on.slice(0, 4)}-Q${Math.ceil(Number(on.slice(5, 7)) / 3)}` as Quarter;

const lastMonth = (of: Quarter): Period => `${of.slice(0, 4)}-${String(Number(of.slice(6)) * 3).padStart(2, '0')}` as Period;

export const firstDayOf = (of: Quarter): LocalDate => firstDay(addMonths(lastMonth(of), -2));

/** Inclusive. */
export const lastDayOf = (of: Quarter): LocalDate => lastDay(lastMonth(of));

/**
 * Last day to file and pay: the last of the month after the quarter. That it does not move when it is no working day is unconfirmed.
 * @source ЗДДС Art. 159
 */
export const ossDueDate = (of: Quarter): LocalDate => lastDay(addMonths(lastMonth(of), 1));

/** Last day on which a later return may still correct a quarter: three years after its return was due. @source Regulation (EU) 2020/194, unconfirmed text */
export const lastCorrectionOf = (of: Quarter): LocalDate => lastDay(addMonths(lastMonth(of), 37));
