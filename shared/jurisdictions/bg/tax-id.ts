import { daysInMonth } from '../../dates/local-date.ts';
import type { TaxIdCheck } from '../pack.ts';

const weighted = (digits: string, weights: readonly number[], from = 0): number =>
  weights.reduce((sum, weight, index) => sum + weight * Number(digits[from + index]), 0);

/** Remainder by 11; where it is 10 the second weights decide, and 10 again is 0. */
function twoPasses(digits: string, from: number, first: readonly number[], second: readonly number[]): number {
  const rest = weighted(digits, first, from) % 11;
  return rest < 10 ? rest : (weighted(digits, second, from) % 11) % 10;
}

/**
 * Check digits of an EIK: 9 digits, or 13 for a branch of that company. Which digits the 13-digit weights cover is unconfirmed: here 9 to 12.
 * @source bulgaria.md 4.1
 */
export function isEik(text: string): boolean {
  if (!/^(\d{9}|\d{13})$/.test(text)) return false;
  if (twoPasses(text, 0, [1, 2, 3, 4, 5, 6, 7, 8], [3, 4, 5, 6, 7, 8, 9, 10]) !== Number(text[8])) return false;
  return text.length === 9 || twoPasses(text, 8, [2, 7, 3, 5], [4, 9, 5, 7]) === Number(text[12]);
}

/** Personal number of a citizen: a day of birth and a check digit. Month + 20 for 1800 to 1899, + 40 for 2000 to 2099. @source bulgaria.md 4.3 */
export function isEgn(text: string): boolean {
  if (!/^\d{10}$/.test(text)) return false;
  const coded = Number(text.slice(2, 4));
  const [century, month] = coded > 40 ? [2000, coded - 40] : coded > 20 ? [1800, coded - 20] : [1900, coded];
  const day = Number(text.slice(4, 6));
  if (month < 1 || month > 12 || day < 1 || day > daysInMonth(century + Number(text.slice(0, 2)), month)) return false;
  return (weighted(text, [2, 4, 8, 5, 10, 9, 7, 3, 6]) % 11) % 10 === Number(text[9]);
}

/** Personal number of a foreigner. Weights unconfirmed. @source bulgaria.md 4.2 */
export const isLnch = (text: string): boolean =>
  /^\d{10}$/.test(text) && weighted(text, [21, 19, 17, 13, 11, 9, 7, 3, 1]) % 10 === Number(text[9]);

/** VAT number of other persons. Weights unconfirmed. @source bulgaria.md 4.2 */
export function isOtherPerson(text: string): boolean {
  if (!/^\d{10}$/.test(text)) return false;
  const check = (11 - (weighted(text, [4, 3, 2, 7, 6, 5, 4, 3, 2]) % 11)) % 11;
  return check === Number(text[9]);
}

/** An EIK of 9 or 13 digits, or one of the numbers of 10 digits; without the prefix of a VAT number. Text, so leading zeros stay. */
export function checkTaxId(text: string): TaxIdCheck {
  if (!/^\d*$/.test(text)) return { ok: false, reason: 'characters' };
  if (text.length === 9 || text.length === 13) return isEik(text) ? { ok: true, kind: 'company' } : { ok: false, reason: 'checksum' };
  if (text.length !== 10) return { ok: false, reason: 'length' };
  if (isEgn(text)) return { ok: true, kind: 'citizen' };
  if (isLnch(text)) return { ok: true, kind: 'foreign' };
  return isOtherPerson(text) ? { ok: true, kind: 'other' } : { ok: false, reason: 'checksum' };
}
