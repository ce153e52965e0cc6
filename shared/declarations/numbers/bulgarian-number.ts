import { readDate } from '../../dates/local-date.ts';

export type BulgarianNumber = 'eik' | 'eik-branch' | 'egn' | 'lnch' | 'other-person';

const weighted = (digits: string, weights: readonly number[], from = 0): number =>
  weights.reduce((total, weight, index) => total + weight * Number(digits.charAt(from + index)), 0);

/** Remainder by 11 with the first weights; by the second where the first leaves 10, and 0 where they do too. */
function checkDigit(digits: string, first: readonly number[], second: readonly number[], from: number): number {
  const remainder = weighted(digits, first, from) % 11;
  return remainder < 10 ? remainder : (weighted(digits, second, from) % 11) % 10;
}

/** EIK (BULSTAT) of a company, nine digits. */
export function isEik(text: string): boolean {
  return /^\d{9}$/.test(text) && checkDigit(text, [1, 2, 3, 4, 5, 6, 7, 8], [3, 4, 5, 6, 7, 8, 9, 10], 0) === Number(text.charAt(8));
}

/** EIK of a branch: that of the company and four digits. That the weights cover positions 9 to 12 is unconfirmed. */
export function isBranchEik(text: string): boolean {
  return /^\d{13}$/.test(text) && isEik(text.slice(0, 9)) && checkDigit(text, [2, 7, 3, 5], [4, 9, 5, 7], 8) === Number(text.charAt(12));
}

/** Personal number of a citizen: date of birth, three digits, check digit. Months of 1800 to 1899 count from 21, of 2000 to 2099 from 41. */
export function isEgn(text: string): boolean {
  if (!/^\d{10}$/.test(text)) return false;
  const month = Number(text.slice(2, 4));
  const [century, offset] = month > 40 ? ['20', 40] : month > 20 ? ['18', 20] : ['19', 0];
  // Dates of the program begin with 1900; the nineteenth century had the days of the twentieth, 1800 and 1900 included.
  const year = `${century === '18' ? '19' : century}${text.slice(0, 2)}`;
  const day = readDate(`${year}-${String(month - offset).padStart(2, '0')}-${text.slice(4, 6)}`);
  return day !== undefined && (weighted(text, [2, 4, 8, 5, 10, 9, 7, 3, 6]) % 11) % 10 === Number(text.charAt(9));
}

/** Personal number of a foreigner. @source the rule of the python-stdnum library */
export function isLnch(text: string): boolean {
  return /^\d{10}$/.test(text) && weighted(text, [21, 19, 17, 13, 11, 9, 7, 3, 1]) % 10 === Number(text.charAt(9));
}

/** Ten digits of persons with neither of the two. @source the rule of the python-stdnum library */
export function isOtherPerson(text: string): boolean {
  return /^\d{10}$/.test(text) && (11 - (weighted(text, [4, 3, 2, 7, 6, 5, 4, 3, 2]) % 11)) % 11 === Number(text.charAt(9));
}

/** What a number without prefix is, or undefined when its check digit fits nothing. */
export function bulgarianNumber(text: string): BulgarianNumber | undefined {
  if (isEik(text)) return 'eik';
  if (isBranchEik(text)) return 'eik-branch';
  if (isEgn(text)) return 'egn';
  if (isLnch(text)) return 'lnch';
  return isOtherPerson(text) ? 'other-person' : undefined;
}

/** "BG" with an EIK or a number of a person; branches use that of their company. */
export function isBulgarianVatNumber(text: string): boolean {
  return /^BG(\d{9}|\d{10})$/.test(text) && bulgarianNumber(text.slice(2)) !== undefined;
}
