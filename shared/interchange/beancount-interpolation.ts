import type { CostSpec, Posting } from './beancount-directives.ts';
import type { GroupedPosting } from './beancount-groups.ts';
import type { Cost } from './beancount-inventory.ts';
import { type Missing, missing, type Num, zeroNum } from './beancount-numbers.ts';
import { quantize, type Tolerances } from './beancount-tolerance.ts';
import {
  absolute,
  add,
  divide,
  exactDecimals,
  isZero,
  multiply,
  negate,
  type Rational,
  reduce,
  sign,
  subtract,
  toText,
  zero,
} from './rational.ts';

/** A posting with every number known. */
export interface BookedLine {
  posting: Posting;
  units: { number: Num; currency: string };
  cost: Cost | null;
  /** Per unit. */
  price: { number: Num; currency: string } | null;
  /** Some number of it was left out in the file. */
  isInterpolated: boolean;
  /** And it was the amount itself. */
  isAmountInferred: boolean;
}

/** What a line counts in the balance of its entry: units at cost, else at price, else the units themselves. */
export function weightOf({ units, cost, price }: BookedLine): { value: Rational; currency: string } {
  const rate = cost ?? price;
  if (rate === null) return { value: units.number.value, currency: units.currency };
  return { value: multiply(units.number.value, rate.number.value), currency: rate.currency };
}

type Part = 'units' | 'per' | 'total' | 'price';

/** Fills in the one number a group may leave out, and turns what a posting says of its cost into the cost of a unit. */
export function interpolate(
  group: readonly GroupedPosting[],
  currency: string,
  tolerances: Tolerances,
  complain: (code: string, posting: Posting, reason: string) => void,
): BookedLine[] {
  const left: { index: number; part: Part }[] = [];
  group.forEach(({ units, spec, price }, index) => {
    if (units.number === missing) left.push({ index, part: 'units' });
    if (spec?.per === missing) left.push({ index, part: 'per' });
    if (spec?.total === missing) left.push({ index, part: 'total' });
    if (price?.number === missing) left.push({ index, part: 'price' });
  });
  if (left.length > 1) {
    complain(
      'TOO_MANY_MISSING_AMOUNTS',
      group[left[0]!.index]!.posting,
      `only one number in ${currency} may be left out, and ${left.length} are`,
    );
    return [];
  }
  const [incomplete] = left;
  const lines = group.map((grouped, index) => (index === incomplete?.index ? undefined : complete(grouped, false, false)));
  if (incomplete !== undefined) {
    const others = lines.reduce((sum, line) => (line === undefined ? sum : add(sum, weightOf(line).value)), zero);
    const grouped = group[incomplete.index]!;
    const found = fillIn(grouped, incomplete.part, negate(others), tolerances);
    if (found !== undefined && 'reason' in found) {
      complain('COST_NOT_INFERRED', grouped.posting, found.reason);
      // A price beside a cost weighs nothing: the tool keeps the posting without it.
      if (incomplete.part !== 'price' || (grouped.spec === null && grouped.cost === null)) return [];
      return group.map((each) => complete(each === grouped ? { ...each, price: null } : each, false, false));
    }
    lines[incomplete.index] = found && complete(found, true, incomplete.part === 'units');
  }
  const booked = lines.filter((line) => line !== undefined);
  for (const { posting, units, cost } of booked) {
    if (cost === null) continue;
    if (isZero(units.number.value)) complain('LOT_AMOUNT_ZERO', posting, `no units of ${units.currency} have a cost`);
    if (sign(cost.number.value) < 0)
      complain('COST_NEGATIVE', posting, `a unit of ${units.currency} costs ${toText(cost.number.value)} ${cost.currency}`);
  }
  return booked;
}

const computed = (value: Rational): Num => ({ value: reduce(value), decimals: exactDecimals(value, 28) ?? 28 });

/** The posting with its number, undefined when there is nothing left to fill in, or the reason why it cannot be found. */
function fillIn(
  grouped: GroupedPosting,
  part: Part,
  weight: Rational,
  tolerances: Tolerances,
): GroupedPosting | undefined | { reason: string } {
  const { units, spec, price } = grouped;
  const number = (value: Num | Missing | null | undefined): Rational => (value === missing || !value ? zero : value.value);
  switch (part) {
    case 'units': {
      let found = weight;
      const rate: { number: Num | Missing } | null = spec === null ? price : { number: spec.per };
      if (rate !== null) {
        const perUnit = number(rate.number);
        if (isZero(perUnit)) return { reason: 'a number of units cannot be found from a total or from a price of zero' };
        found = divide(subtract(weight, number(spec?.total)), perUnit);
      }
      if (isZero(weight)) return undefined;
      return { ...grouped, units: { ...units, number: quantize(tolerances, units.currency, computed(found)) } };
    }
    case 'per': {
      const size = number(units.number);
      if (isZero(size)) return undefined;
      // As the tool does it: the whole rest is divided by the signed number of units.
      const per = computed(divide(subtract(weight, number(spec!.total)), size));
      return { ...grouped, spec: { ...spec!, per } };
    }
    case 'total': {
      const total = computed(subtract(weight, multiply(number(spec!.per), number(units.number))));
      return { ...grouped, spec: { ...spec!, total } };
    }
    case 'price': {
      if (spec !== null || grouped.cost !== null) return { reason: 'the price of units that have a cost cannot be found' };
      if (isZero(number(units.number))) return { reason: 'the price of no units cannot be found' };
      return { ...grouped, price: { ...price!, number: computed(absolute(divide(weight, number(units.number)))) } };
    }
  }
}

/** A posting with no number missing as a line. */
function complete({ posting, units, spec, cost, price }: GroupedPosting, isInterpolated: boolean, isAmountInferred: boolean): BookedLine {
  const number = units.number as Num;
  return {
    posting,
    units: { number, currency: units.currency },
    cost: cost ?? (spec && unitCost(spec, number)),
    price: price as BookedLine['price'],
    isInterpolated,
    isAmountInferred,
  };
}

function unitCost(spec: CostSpec, units: Num): Cost {
  const per = spec.per as Num;
  const head = { currency: spec.currency as string, date: spec.date!, label: spec.label };
  if (spec.total === null) return { ...head, number: per };
  const size = absolute(units.value);
  if (isZero(size)) return { ...head, number: zeroNum };
  const total = add((spec.total as Num).value, multiply(per.value, size));
  return { ...head, number: computed(divide(total, size)) };
}
