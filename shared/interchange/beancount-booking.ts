import type { BeancountSettings, BookingMethod, CostSpec, Posting, Transaction } from './beancount-directives.ts';
import { type Group, type GroupedPosting, groupByCurrency } from './beancount-groups.ts';
import { type BookedLine, interpolate } from './beancount-interpolation.ts';
import { type Cost, Inventory, type Position } from './beancount-inventory.ts';
import { missing, type Num } from './beancount-numbers.ts';
import type { BeancountProblems } from './beancount-problems.ts';
import { inferTolerances } from './beancount-tolerance.ts';
import { absolute, add, compare, divide, equals, isZero, multiply, negate, type Rational, sign, toText, zero } from './rational.ts';

/**
 * Books entries in the order of days: finds out which currency each incomplete posting balances in, which lots a sale takes from, and
 * the one number a group of postings may leave out. `methodOf` says how an account matches lots.
 */
export class Booker {
  readonly #inventories = new Map<string, Inventory>();
  readonly #settings: BeancountSettings;
  readonly #methodOf: (account: string) => BookingMethod;
  readonly #problems: BeancountProblems;

  constructor(settings: BeancountSettings, methodOf: (account: string) => BookingMethod, problems: BeancountProblems) {
    this.#settings = settings;
    this.#methodOf = methodOf;
    this.#problems = problems;
  }

  /** The complete lines of an entry. Undefined when it could not be booked at all; groups that could not are left out. */
  book(transaction: Transaction): BookedLine[] | undefined {
    const complain = (code: string, posting: Posting | undefined, reason: string) =>
      this.#problems.complain(code, posting?.place ?? transaction.place, reason, posting ? { account: posting.account } : {});
    const groups = groupByCurrency(transaction.postings, (account) => this.#inventories.get(account), complain);
    if (groups === undefined) return undefined;
    const tolerances = inferTolerances(
      transaction.postings.map((posting) => ({ ...posting, isInterpolated: false })),
      this.#settings,
    );
    const booked: BookedLine[] = [];
    for (const group of groups) {
      const reduced = this.#reduce(transaction, group, complain);
      if (reduced !== undefined) booked.push(...interpolate(reduced, group.currency, tolerances, complain));
    }
    for (const { posting, units, cost } of booked) {
      const { account } = posting;
      const inventory = this.#inventories.get(account) ?? new Inventory();
      this.#inventories.set(account, inventory);
      inventory.add(units.number, units.currency, cost);
    }
    return booked;
  }

  /** Finds the lots of postings that take from what their account holds. */
  #reduce(
    transaction: Transaction,
    group: Group,
    complain: (code: string, posting: Posting, reason: string) => void,
  ): GroupedPosting[] | undefined {
    // Sales of one entry see what the earlier sales of it took, but not what it buys.
    const held = new Map<string, Inventory>();
    const result: GroupedPosting[] = [];
    for (const [index, grouped] of group.postings.entries()) {
      const { posting, units } = grouped;
      if (grouped.spec === null || units.number === missing) {
        result.push(grouped.spec === null ? grouped : { ...grouped, spec: dated(grouped.spec, transaction) });
        continue;
      }
      const { spec } = grouped;
      const method = this.#methodOf(posting.account);
      const inventory = held.get(posting.account) ?? this.#inventories.get(posting.account) ?? new Inventory();
      if (method === 'NONE' || !inventory.isReducedBy(units.number, units.currency)) {
        result.push({ ...grouped, spec: dated(spec, transaction) });
        continue;
      }
      const perUnit = specifiedCost(spec, units.number);
      const matches = [...inventory.positions()].filter((position) => matchesSpec(position, units.currency, spec, perUnit));
      const wanted = `${toText(units.number.value)} ${units.currency} ${specText(spec)}`;
      if (matches.length === 0) {
        complain('LOT_NOT_FOUND', posting, `no lot matches ${wanted}; held: ${lotsText([...inventory.positions()])}`);
        return undefined;
      }
      const taken = takeLots(method, units.number, matches);
      if ('code' in taken) {
        complain(taken.code, posting, `${taken.reason} for ${wanted}; lots: ${lotsText(matches)}`);
        return undefined;
      }
      for (const { number, cost } of taken.lots) result.push({ ...grouped, units: { number, currency: units.currency }, spec: null, cost });
      // What the account holds changes when the whole entry is booked. Until then later sales look at a copy, if there are any.
      if (!group.postings.slice(index + 1).some(({ posting: { account }, spec: later }) => account === posting.account && later !== null))
        continue;
      const after = held.get(posting.account) ?? new Inventory(inventory);
      held.set(posting.account, after);
      for (const { number, cost } of taken.lots) after.add(number, units.currency, cost);
    }
    return result;
  }
}

/** What is bought is bought on the day of its entry unless the lot says otherwise. */
const dated = (spec: CostSpec, { date }: Transaction): CostSpec => ({ ...spec, date: spec.date ?? date });

/** The cost per unit a specification fixes, if it does. */
function specifiedCost({ per, total }: CostSpec, units: Num): Rational | undefined {
  if (per === missing || total === missing) return undefined;
  if (total === null) return per.value;
  const size = absolute(units.value);
  return isZero(size) ? undefined : divide(add(total.value, multiply(per.value, size)), size);
}

function matchesSpec({ currency, cost }: Position, of: string, spec: CostSpec, number: Rational | undefined): boolean {
  if (currency !== of || cost === null) return false;
  return (
    (number === undefined || equals(cost.number.value, number)) &&
    (spec.currency === missing || cost.currency === spec.currency) &&
    (spec.date === null || cost.date === spec.date) &&
    (!spec.label || cost.label === spec.label)
  );
}

type Taken = { lots: { number: Num; cost: Cost }[] } | { code: string; reason: string };

const opposite = ({ value, decimals }: Num): Num => ({ value: negate(value), decimals });

function takeLots(method: BookingMethod, units: Num, matches: Position[]): Taken {
  switch (method) {
    case 'FIFO':
      return takeInOrder(units, [...matches].sort(byDate));
    case 'LIFO':
      return takeInOrder(
        units,
        [...matches].sort((a, b) => byDate(b, a)),
      );
    case 'HIFO':
      return takeInOrder(
        units,
        [...matches].sort((a, b) => compare(b.cost!.number.value, a.cost!.number.value)),
      );
    case 'AVERAGE':
      return { code: 'LOT_METHOD_REFUSED', reason: 'booking at average cost is not supported' };
    default:
      return takeStrictly(units, matches, method === 'STRICT_WITH_SIZE');
  }
}

const byDate = (a: Position, b: Position): number => (a.cost!.date < b.cost!.date ? -1 : a.cost!.date > b.cost!.date ? 1 : 0);

/** One lot, or all of them to the last unit. */
function takeStrictly(units: Num, matches: Position[], bySize: boolean): Taken {
  let only = matches.length === 1 ? matches[0] : undefined;
  if (only === undefined) {
    const sum = matches.reduce((total, match) => add(total, match.units.value), zero);
    if (isZero(add(sum, units.value))) return { lots: matches.map((match) => ({ number: opposite(match.units), cost: match.cost! })) };
    if (bySize) only = matches.find((match) => isZero(add(match.units.value, units.value)));
    if (only === undefined) return { code: 'LOT_AMBIGUOUS', reason: 'several lots match' };
  }
  // One lot is taken from whatever its sign.
  return takeInOrder(units, [only], true);
}

function takeInOrder(units: Num, matches: readonly Position[], ofAnySign = false): Taken {
  const lots: { number: Num; cost: Cost }[] = [];
  let left = absolute(units.value);
  const isSale = sign(units.value) < 0;
  for (const match of matches) {
    if (isZero(left)) break;
    if (!ofAnySign && sign(match.units.value) < 0 === isSale) continue;
    const size = absolute(match.units.value);
    const isWhole = compare(size, left) < 0;
    const taken = isWhole ? size : left;
    lots.push({ number: { value: isSale ? negate(taken) : taken, decimals: (isWhole ? match.units : units).decimals }, cost: match.cost! });
    left = add(left, negate(taken));
  }
  return isZero(left) ? { lots } : { code: 'LOT_NOT_ENOUGH', reason: 'not enough units' };
}

function specText({ per, total, currency, date, label }: CostSpec): string {
  const number = (value: CostSpec['total']) => (value === null || value === missing ? '' : toText(value.value));
  const amount = [number(per), total === null ? '' : `# ${number(total)}`, currency === missing ? '' : currency].filter(Boolean).join(' ');
  return `{${[amount, date ?? '', label === null ? '' : `"${label}"`].filter(Boolean).join(', ')}}`;
}

function lotsText(positions: readonly Position[]): string {
  const shown = positions
    .slice(0, 5)
    .map(({ units, currency, cost }) => `${toText(units.value)} ${currency}${cost === null ? '' : ` ${lotText(cost)}`}`);
  if (positions.length > shown.length) shown.push(`and ${positions.length - shown.length} more`);
  return shown.join(', ') || 'nothing';
}

/** A lot as a file writes it: `{45.00 USD, 2014-02-11, "label"}`. */
export function lotText({ number, currency, date, label }: Cost): string {
  return `{${toText(number.value)} ${currency}, ${date}${label === null ? '' : `, "${label}"`}}`;
}
