import type { BeancountSettings, CostSpec, PartialAmount } from './beancount-directives.ts';
import type { Cost } from './beancount-inventory.ts';
import { type Missing, missing, type Num } from './beancount-numbers.ts';
import { absolute, add, compare, isZero, multiply, powerOfTen, type Rational, reduce, toScaledHalfEven, zero } from './rational.ts';

/** How far the weights of an entry may miss zero, per currency; '*' for currencies not named. */
export type Tolerances = ReadonlyMap<string, Rational>;

export const toleranceOf = (tolerances: Tolerances, currency: string): Rational => tolerances.get(currency) ?? tolerances.get('*') ?? zero;

export const isWithin = (value: Rational, tolerance: Rational): boolean => compare(absolute(value), tolerance) <= 0;

/** What the inference looks at: a posting as parsed or as booked. */
interface Measured {
  units: PartialAmount | Missing;
  cost: CostSpec | Cost | null;
  price: PartialAmount | null;
  isInterpolated: boolean;
}

const half: Rational = { num: 1n, den: 2n };
const larger = (a: Rational, b: Rational | undefined): Rational => (b === undefined || compare(a, b) > 0 ? a : b);
const smaller = (a: Rational, b: Rational): Rational => (compare(a, b) < 0 ? a : b);

/**
 * The tolerances an entry gives itself: half (or another multiple) of the last digit written, the coarsest of each currency. Whole
 * numbers say nothing about precision, and neither do amounts that were found by inference.
 */
export function inferTolerances(postings: readonly Measured[], settings: BeancountSettings): Tolerances {
  const tolerances = new Map<string, Rational>();
  for (const [currency, { value }] of settings.defaultTolerances) tolerances.set(currency, value);
  const fromCosts = new Map<string, Rational>();
  for (const { units, cost, price, isInterpolated } of postings) {
    if (isInterpolated || units === missing || units.number === missing || units.number.decimals === 0) continue;
    const tolerance = multiply({ num: 1n, den: powerOfTen(units.number.decimals) }, settings.toleranceMultiplier.value);
    if (units.currency !== missing) tolerances.set(units.currency, larger(tolerance, tolerances.get(units.currency)));
    if (!settings.toleranceFromCost) continue;
    const grow = (currency: string | Missing, by: Rational) => {
      if (currency !== missing) fromCosts.set(currency, add(fromCosts.get(currency) ?? zero, by));
    };
    if (cost !== null) {
      const numbers: (Num | Missing | null)[] = 'number' in cost ? [cost.number] : [cost.total, cost.per];
      let most = half;
      for (const number of numbers) if (number !== missing && number !== null) most = smaller(multiply(tolerance, number.value), most);
      grow(cost.currency, most);
    }
    if (price !== null && price.number !== missing) grow(price.currency, smaller(multiply(tolerance, price.number.value), half));
  }
  for (const [currency, tolerance] of fromCosts) tolerances.set(currency, larger(tolerance, tolerances.get(currency)));
  return tolerances;
}

/** Nobody writes more; such a tolerance comes from a quotient. */
const maxQuantumDecimals = 20;
/** A tolerance of more significant digits than this was computed and is no unit anybody rounds to. */
const maxQuantumDigits = 4;

/** An inferred number rounded to twice the tolerance's last digit, halves to even, when that is a unit people write: 0.005 means cents. */
export function quantize(tolerances: Tolerances, currency: string, number: Num): Num {
  const tolerance = toleranceOf(tolerances, currency);
  if (isZero(tolerance)) return number;
  const quantum = reduce({ num: 2n * tolerance.num, den: tolerance.den });
  let decimals = 0;
  let { num: digits } = quantum;
  while ((quantum.num * powerOfTen(decimals)) % quantum.den !== 0n) {
    decimals += 1;
    if (decimals > maxQuantumDecimals) return number;
  }
  digits = (quantum.num * powerOfTen(decimals)) / quantum.den;
  let zeros = 0;
  if (decimals === 0) while (digits % 10n === 0n) [digits, zeros] = [digits / 10n, zeros + 1];
  if (digits.toString().length > maxQuantumDigits) return number;
  const unit = powerOfTen(zeros);
  const whole = toScaledHalfEven({ num: number.value.num, den: number.value.den * unit }, decimals);
  return { value: { num: whole * unit, den: powerOfTen(decimals) }, decimals };
}
