import type { Place, Quantity } from './book.ts';
import { setCost } from './ledger-entry.ts';
import { type RawEntry, type RawPosting, weightOf } from './ledger-raw.ts';
import type { JournalState } from './ledger-state.ts';
import { absolute, add, compare, divide, isZero, multiply, negate, powerOfTen, type Rational, subtract, toText, zero } from './rational.ts';

type Sums = Map<string, Rational>;

/**
 * Completes and checks one entry whose assignments are done: costs, missing amounts, implied costs, balance. A problem is reported and
 * gives false.
 */
export function balanceEntry(state: JournalState, entry: RawEntry): boolean {
  for (const posting of entry.postings) if (posting.cost === undefined) setCost(posting);
  if (state.dialect === 'ledger') addBucket(state, entry);
  let balanced = true;
  for (const group of groupsOf(state, entry)) if (!balanceGroup(state, entry, group)) balanced = false;
  if (state.dialect === 'ledger') shareUnits(state, entry);
  for (const posting of entry.postings) {
    if (posting.kind !== 'virtual' || posting.amount !== undefined) continue;
    if (state.dialect === 'ledger') {
      state.problem('TOO_MANY_MISSING_AMOUNTS', posting.place, 'a virtual line has no amount and nothing to balance it');
      balanced = false;
    } else posting.amount = { commodity: '', value: zero, decimals: 0 };
  }
  return balanced;
}

/** Which lines balance together. hledger: real ones and balanced virtual ones apart; Ledger: all of them. */
function groupsOf(state: JournalState, entry: RawEntry): RawPosting[][] {
  let real = 0;
  let balanced = 0;
  for (const posting of entry.postings) {
    if (posting.kind === 'real') real += 1;
    else if (posting.kind === 'balanced') balanced += 1;
  }
  if (real === entry.postings.length) return [entry.postings];
  if (balanced === 0) return [entry.postings.filter(({ kind }) => kind === 'real')];
  if (state.dialect === 'ledger') return [entry.postings.filter(({ kind }) => kind !== 'virtual')];
  return [entry.postings.filter(({ kind }) => kind === 'real'), entry.postings.filter(({ kind }) => kind === 'balanced')];
}

function balanceGroup(state: JournalState, entry: RawEntry, group: RawPosting[]): boolean {
  if (group.length === 0) return true;
  let missing: RawPosting | undefined;
  let costs = false;
  for (const posting of group) {
    if (posting.amount === undefined) {
      if (missing !== undefined) {
        state.problem(
          'TOO_MANY_MISSING_AMOUNTS',
          posting.place,
          'an entry can miss one amount, this is its second (two blanks stand between account and amount)',
        );
        return false;
      }
      missing = posting;
    } else if (posting.cost !== undefined) costs = true;
  }
  let sums = sumWeights(state, group);
  if (missing !== undefined) {
    if (state.dialect === 'ledger' && weighByLotPrices(state, group, (posting) => posting.writtenCost !== undefined))
      sums = sumWeights(state, group);
    fillMissing(state, entry, missing, sums, group);
    return true;
  }
  if (balances(state, sums, group)) {
    if (state.dialect === 'ledger' && costs && weighByLotPrices(state, group, (posting) => posting.writtenCost !== undefined))
      return check(state, entry, sumWeights(state, group), group);
    return true;
  }
  if (state.dialect === 'ledger' && weighByLotPrices(state, group, ({ lotCost }) => sums.has(state.inBase(lotCost!.amount).commodity))) {
    sums = sumWeights(state, group);
    costs = true;
    if (balances(state, sums, group)) return true;
  }
  if (!costs && implyCost(state, group, sums)) return true;
  return check(state, entry, sums, group);
}

function sumWeights(state: JournalState, group: readonly RawPosting[]): Sums {
  const sums: Sums = new Map();
  for (const posting of group) {
    const written = weightOf(posting);
    if (written === undefined) continue;
    const weight = state.inBase(written);
    const before = sums.get(weight.commodity);
    sums.set(weight.commodity, before === undefined ? weight.value : add(before, weight.value));
  }
  return sums;
}

/** Half a unit of the last displayed decimal is as good as nothing: costs leave such remainders. */
function isNegligible(value: Rational, decimals: number): boolean {
  const magnitude = value.num < 0n ? -value.num : value.num;
  return 2n * magnitude * powerOfTen(decimals) <= value.den;
}

function balances(state: JournalState, sums: Sums, group: readonly RawPosting[]): boolean {
  for (const [commodity, sum] of sums) {
    if (sum.num !== 0n && !isNegligible(sum, state.decimalsOf(commodity) ?? costDecimals(group, commodity))) return false;
  }
  return true;
}

/** For a commodity that only costs are written in: the most decimals of those. */
function costDecimals(group: readonly RawPosting[], commodity: string): number {
  let decimals = 0;
  for (const { cost } of group) if (cost?.commodity === commodity && cost.decimals > decimals) decimals = cost.decimals;
  return decimals;
}

function check(state: JournalState, entry: RawEntry, sums: Sums, group: readonly RawPosting[]): boolean {
  if (balances(state, sums, group)) return true;
  const off = [...sums].filter(([commodity, sum]) => !isNegligible(sum, state.decimalsOf(commodity) ?? costDecimals(group, commodity)));
  const actual = off.map(([commodity, sum]) => quantityText(commodity, sum)).join(', ');
  const virtual = group.every(({ kind }) => kind === 'balanced') ? 'balanced virtual lines' : 'lines';
  state.problems.add('UNBALANCED_ENTRY', entry.place, `the ${virtual} of the entry add up to ${actual} instead of 0`, {
    expected: '0',
    actual,
    ...(off.length === 1 ? { commodity: off[0]![0] } : {}),
  });
  return false;
}

export const quantityText = (commodity: string, value: Rational): string =>
  commodity === '' ? toText(value) : `${toText(value)} ${commodity}`;

/** What the others leave over, with the sign turned: one line per commodity, the extra ones right behind the first. */
function fillMissing(state: JournalState, entry: RawEntry, missing: RawPosting, sums: Sums, group: readonly RawPosting[]): void {
  const left = [...sums].filter(([, sum]) => !isZero(sum));
  // Ledger takes them by name, and lets automated transactions see the first only.
  if (state.dialect === 'ledger') left.sort(([a], [b]) => (a < b ? -1 : 1));
  const quantities = left.map(([commodity, sum]): Quantity => {
    const decimals = state.decimalsOf(commodity) ?? costDecimals(group, commodity);
    return inUnitOf(state, { commodity, value: negate(sum), decimals }, group);
  });
  if (quantities.length === 0) {
    const other = group.find(({ amount }) => amount !== undefined);
    const commodity = (other && weightOf(other)?.commodity) ?? '';
    quantities.push({ commodity, value: zero, decimals: state.decimalsOf(commodity) ?? 0 });
  }
  spread(entry, missing, quantities);
}

/** Gives a line its inferred amounts: the first to itself, the others to copies of it behind it. */
export function spread(entry: RawEntry, posting: RawPosting, quantities: readonly Quantity[]): void {
  const [first, ...others] = quantities;
  posting.amount = first!;
  posting.inferred = true;
  if (others.length === 0) return;
  const copies = others.map((amount): RawPosting => {
    const { assertion: _, ...rest } = posting;
    return { ...rest, amount, generated: true };
  });
  entry.postings.splice(entry.postings.indexOf(posting) + 1, 0, ...copies);
}

/**
 * Two commodities, no cost: the lines of one are worth what the lines of the other add up to. The cost is put on the commodity that is
 * not the journal's own, else on that of the first line, as the programs do.
 */
function implyCost(state: JournalState, group: readonly RawPosting[], sums: Sums): boolean {
  const left = [...sums].filter(([, sum]) => !isZero(sum));
  const [first, second] = left;
  if (left.length !== 2 || first === undefined || second === undefined || first[1].num > 0n === second[1].num > 0n) return false;
  const [[from, fromSum], [to, toSum]] = first[0] === state.book.defaultCurrency ? [second, first] : [first, second];
  const ratio = divide(negate(toSum), fromSum);
  const decimals = state.decimalsOf(to) ?? 0;
  for (const posting of group) {
    const amount = posting.amount && state.inBase(posting.amount);
    if (amount?.commodity !== from) continue;
    posting.cost = { commodity: to, value: multiply(amount.value, ratio), decimals };
    posting.costSource = 'implied';
  }
  return true;
}

/**
 * Ledger weighs a line with a lot price by that price, whatever it was sold for: the difference is a gain the entry must name. Says
 * whether any weight changed.
 */
function weighByLotPrices(state: JournalState, group: readonly RawPosting[], applies: (posting: RawPosting) => boolean): boolean {
  let changed = false;
  for (const posting of group) {
    const { amount, lotCost, cost } = posting;
    if (amount === undefined || lotCost === undefined || !applies(posting)) continue;
    const price = state.inBase(lotCost.amount);
    const given = cost && state.inBase(cost);
    if (given !== undefined && given.commodity !== price.commodity) continue;
    const { value, commodity, decimals } = given === undefined || cost?.commodity !== lotCost.amount.commodity ? price : lotCost.amount;
    const total = lotCost.total ? (amount.value.num < 0n ? negate(absolute(value)) : value) : multiply(value, amount.value);
    if (given !== undefined && compare(given.value, state.inBase({ commodity, value: total, decimals }).value) === 0) continue;
    posting.cost = { commodity, value: total, decimals };
    posting.costSource = 'cost';
    changed = true;
  }
  return changed;
}

/** An entry of a single line, in a journal with a `bucket`, has its other side there. */
function addBucket(state: JournalState, entry: RawEntry): void {
  const [only] = entry.postings;
  if (state.bucket === undefined || entry.postings.length !== 1 || only?.amount === undefined || only.kind === 'virtual') return;
  entry.postings.push({
    account: state.bucket,
    kind: 'real',
    status: '',
    lot: '',
    memo: '',
    tags: undefined,
    inferred: true,
    place: only.place,
  });
}

/** Where the lines of an entry weigh in several units of one kind, 30m and 0.5h, all of them are made to weigh in the base unit. */
function shareUnits(state: JournalState, entry: RawEntry): void {
  let mixed = false;
  const seen = new Map<string, string>();
  for (const posting of entry.postings) {
    const weight = weightOf(posting);
    const unit = weight && state.units.get(weight.commodity);
    if (weight === undefined || unit === undefined) continue;
    const other = seen.get(unit.base);
    if (other !== undefined && other !== weight.commodity) mixed = true;
    seen.set(unit.base, weight.commodity);
  }
  if (!mixed) return;
  for (const posting of entry.postings) {
    const weight = weightOf(posting);
    if (weight === undefined || state.inBase(weight) === weight) continue;
    posting.cost = state.inBase(weight);
    posting.costSource ??= 'cost';
  }
}

/** A sum in base units, in the unit the lines of the group are written in, if that is one. */
function inUnitOf(state: JournalState, quantity: Quantity, group: readonly RawPosting[]): Quantity {
  if (!state.units.has(quantity.commodity)) return quantity;
  const written = new Set<string>();
  for (const posting of group) {
    const weight = weightOf(posting);
    if (weight !== undefined && state.units.get(weight.commodity)?.base === quantity.commodity) written.add(weight.commodity);
  }
  const [only] = written;
  if (only === undefined || written.size > 1) return quantity;
  return { commodity: only, value: divide(quantity.value, state.units.get(only)!.factor), decimals: state.decimalsOf(only) ?? 0 };
}

/** After rules have added lines: those in double entry must balance among themselves. */
export function checkAdded(state: JournalState, entry: RawEntry, added: readonly RawPosting[]): boolean {
  const group = added.filter(({ kind }) => kind !== 'virtual');
  return group.length === 0 || check(state, entry, sumWeights(state, group), group);
}

/** A file whose amounts do not agree with its own assertions is refused at the line that asserts. */
export function reportAssertion(
  state: JournalState,
  place: Place,
  account: string,
  commodity: string,
  expected: Rational,
  actual: Rational,
): void {
  const difference = subtract(actual, expected);
  state.problems.add(
    'ASSERTION_FAILED',
    place,
    `the balance of '${account}' is ${quantityText(commodity, actual)}, asserted is ${quantityText(commodity, expected)}, a difference of ${quantityText(commodity, difference)}`,
    { account, commodity, expected: toText(expected), actual: toText(actual) },
  );
}
