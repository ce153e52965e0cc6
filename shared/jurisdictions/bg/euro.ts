import type { LocalDate } from '../../dates/local-date.ts';
import { date } from '../../dates/local-date.ts';
import { divRound, type Minor, minor } from '../../money/minor.ts';

/** First day of the euro. */
export const euroFrom = date('2026-01-01');

/** BGN 1.95583 for EUR 1, in hundred-thousandths: always all five decimals, never inverted. */
const levPerEuro = 195_583n;

/** Currency of the books and of declarations on a day: BGN until 31.12.2025, EUR from 01.01.2026. */
export const baseCurrency = (on: LocalDate): string => (on < euroFrom ? 'BGN' : 'EUR');

/**
 * BGN to EUR, minor units of both: divided by 1.95583 and rounded once, half away from zero.
 * @source act introducing the euro; bulgaria.md 1.3
 */
export const toEuro = (bgn: bigint): Minor => minor(divRound(bgn * 100_000n, levPerEuro));

/** EUR to BGN, minor units of both: times 1.95583 and rounded once, half away from zero. */
export const toLev = (euro: bigint): Minor => minor(divRound(euro * levPerEuro, 100_000n));
