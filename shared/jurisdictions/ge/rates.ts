import { date } from '../../dates/local-date.ts';

/**
 * The only VAT rate, in hundredths of a percent (1800n is 18 %).
 * @source Tax Code of Georgia, art. 166
 */
export const standardRateBp = 1800n;

/** The VAT chapter was renumbered (art. 156-181¹) with effect from this day; earlier rules are not in this pack. */
export const currentCodeFrom = date('2021-01-01');
