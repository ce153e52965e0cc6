import { decimal } from './decimal.ts';
import { divRound, type Minor, minor } from './minor.ts';

/** Decimals a rate is kept with. */
export const rateScale = 10;

/**
 * Foreign minor units to base minor units at `rate` (base units for one foreign unit, decimal text), half away from zero.
 * @source TC 73(10): the official rate of the day of the operation
 */
export function toBase(foreign: bigint, foreignScale: number, rate: string, baseScale: number): Minor {
  const scaledRate = decimal(rate, rateScale);
  const numerator = foreign * scaledRate * 10n ** BigInt(baseScale);
  return minor(divRound(numerator, 10n ** BigInt(rateScale + foreignScale)));
}
