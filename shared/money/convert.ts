import { decimal } from './decimal.ts';
import { divRound, type Minor, minor } from './minor.ts';

/** Decimals a rate is kept with. */
export const rateScale = 10;

/**
 * Rates the law fixes in the other direction and forbids to invert: a document carries the inverse to ten decimals, amounts are divided by the rate itself.
 * @source act introducing the euro: BGN 1.95583 for EUR 1
 */
const inverses: ReadonlyMap<string, string> = new Map([['0.5112918812', '1.95583']]);

/**
 * Foreign minor units to base minor units at `rate` (base units for one foreign unit, decimal text), half away from zero.
 * @source TC 73(10): the official rate of the day of the operation
 */
export function toBase(foreign: bigint, foreignScale: number, rate: string, baseScale: number): Minor {
  const exact = inverses.get(rate);
  if (exact !== undefined)
    return minor(divRound(foreign * 10n ** BigInt(baseScale + rateScale), decimal(exact, rateScale) * 10n ** BigInt(foreignScale)));
  const scaledRate = decimal(rate, rateScale);
  const numerator = foreign * scaledRate * 10n ** BigInt(baseScale);
  return minor(divRound(numerator, 10n ** BigInt(rateScale + foreignScale)));
}
