import type { LocalDate } from '../dates/local-date.ts';
import type { Quantity } from './book.ts';
import { balanceEntry, reportAssertion, spread } from './ledger-balancing.ts';
import type { Assertion, RawEntry, RawPosting } from './ledger-raw.ts';
import type { JournalState } from './ledger-state.ts';
import { add, compare, isZero, negate, powerOfTen, type Rational, subtract, zero } from './rational.ts';

type Amounts = Map<string, Rational>;

/** Balances per account and commodity while a journal is walked. */
export class RunningBalances {
  readonly #accounts = new Map<string, Amounts>();

  add(account: string, amount: Quantity): void {
    let amounts = this.#accounts.get(account);
    if (amounts === undefined) {
      amounts = new Map();
      this.#accounts.set(account, amounts);
    }
    const before = amounts.get(amount.commodity);
    amounts.set(amount.commodity, before === undefined ? amount.value : add(before, amount.value));
  }

  of(account: string): ReadonlyMap<string, Rational> {
    return this.#accounts.get(account) ?? nothing;
  }

  /** The account and everything below it. */
  inclusive(account: string): ReadonlyMap<string, Rational> {
    const sums: Amounts = new Map();
    for (const [name, amounts] of this.#accounts) {
      if (name !== account && !name.startsWith(`${account}:`)) continue;
      for (const [commodity, value] of amounts) sums.set(commodity, add(sums.get(commodity) ?? zero, value));
    }
    return sums;
  }
}

const nothing: ReadonlyMap<string, Rational> = new Map();

/**
 * Balances the entries of an hledger journal and verifies what it asserts. Assignments and assertions look at the balance in date order,
 * lines of a day in file order; a line's own date counts. An entry that assigns is one piece and stands at its own date.
 */
export function settleHledger(state: JournalState): void {
  const pieces: { date: LocalDate; entry: RawEntry; posting?: RawPosting }[] = [];
  let asserts = false;
  const settled = new Set<RawEntry>();
  for (const entry of state.entries) {
    if (state.problems.full) return;
    if (entry.postings.some(isAssignment)) {
      asserts = true;
      continue;
    }
    if (balanceEntry(state, entry)) settled.add(entry);
    asserts ||= entry.postings.some(({ assertion }) => assertion !== undefined);
  }
  if (!asserts) return;
  // A balance over entries that are themselves in doubt would only add noise to the report.
  const verify = !state.problems.any;
  for (const entry of state.entries) {
    if (entry.postings.some(isAssignment)) pieces.push({ date: entry.date, entry });
    else if (settled.has(entry)) for (const posting of entry.postings) pieces.push({ date: posting.date ?? entry.date, entry, posting });
  }
  pieces.sort((a, b) => (a.date < b.date ? -1 : a.date > b.date ? 1 : 0));
  const balances = new RunningBalances();
  for (const { entry, posting } of pieces) {
    if (state.problems.full) return;
    if (posting !== undefined) {
      if (posting.amount) balances.add(posting.account, posting.amount);
      if (posting.assertion && verify) verifyHledger(state, balances, posting, posting.assertion);
      continue;
    }
    // A copy: an assignment of several commodities inserts lines.
    const left: RawPosting[] = [];
    for (const line of [...entry.postings]) {
      if (line.amount === undefined && line.assertion === undefined) {
        left.push(line);
        continue;
      }
      if (line.amount === undefined) {
        const copies = assignHledger(state, balances, entry, line, line.assertion!);
        for (const amount of copies) balances.add(line.account, amount);
      } else balances.add(line.account, line.amount);
      if (line.assertion && verify) verifyHledger(state, balances, line, line.assertion);
    }
    const before = new Set(entry.postings);
    if (!balanceEntry(state, entry)) continue;
    for (const line of entry.postings)
      if ((left.includes(line) || !before.has(line)) && line.amount) balances.add(line.account, line.amount);
  }
}

const isAssignment = (posting: RawPosting): boolean => posting.amount === undefined && posting.assertion !== undefined;

function assignHledger(
  state: JournalState,
  balances: RunningBalances,
  entry: RawEntry,
  posting: RawPosting,
  assertion: Assertion,
): Quantity[] {
  const { commodity, value, decimals } = assertion.amount;
  const held = assertion.inclusive ? balances.inclusive(posting.account) : balances.of(posting.account);
  const amounts: Quantity[] = [];
  const wanted = subtract(value, held.get(commodity) ?? zero);
  if (!isZero(wanted)) amounts.push({ commodity, value: wanted, decimals });
  if (assertion.total) {
    for (const [other, balance] of held)
      if (other !== commodity && !isZero(balance))
        amounts.push({ commodity: other, value: negate(balance), decimals: state.decimalsOf(other) ?? 0 });
  }
  if (amounts.length === 0) amounts.push({ commodity, value: zero, decimals });
  spread(entry, posting, amounts);
  return amounts;
}

/** Exact to the last digit, as hledger compares. */
function verifyHledger(state: JournalState, balances: RunningBalances, posting: RawPosting, assertion: Assertion): void {
  const { account } = posting;
  const held = assertion.inclusive ? balances.inclusive(account) : balances.of(account);
  const { commodity, value } = assertion.amount;
  const actual = held.get(commodity) ?? zero;
  if (compare(actual, value) !== 0) {
    reportAssertion(state, posting.place, account, commodity, value, actual);
    return;
  }
  if (!assertion.total) return;
  for (const [other, balance] of balances.of(account)) {
    const whole = held.get(other) ?? balance;
    if (other === commodity || isZero(whole)) continue;
    reportAssertion(state, posting.place, account, other, zero, whole);
    return;
  }
}

/** Ledger's view of balances: assertions of real lines do not see virtual ones. File order. */
export class LedgerBalances {
  readonly #real = new RunningBalances();
  readonly #all = new RunningBalances();

  /** Units of one kind are held in their base unit. */
  add(state: JournalState, posting: RawPosting): void {
    if (posting.amount === undefined) return;
    const amount = state.inBase(posting.amount);
    this.#all.add(posting.account, amount);
    if (posting.kind === 'real') this.#real.add(posting.account, amount);
  }

  /** Fills assignments and verifies assertions of an entry that is not balanced yet. False when an assignment cannot be made. */
  settle(state: JournalState, entry: RawEntry): boolean {
    for (const [index, posting] of entry.postings.entries()) {
      if (posting.assertion === undefined) continue;
      const wanted = state.inBase(posting.assertion.amount);
      const held = new Map((posting.kind === 'real' ? this.#real : this.#all).of(posting.account));
      for (const earlier of entry.postings.slice(0, index)) {
        if (earlier.account === posting.account && (earlier.kind === 'real') === (posting.kind === 'real'))
          count(state, held, earlier.amount);
      }
      if (posting.amount === undefined) {
        if (!assign(state, entry, posting, wanted, held)) return false;
      } else if (!state.problems.any) {
        if (wanted.commodity !== '' && wanted.commodity !== state.inBase(posting.amount).commodity && !isZero(posting.amount.value)) {
          const { account, place } = posting;
          state.problems.add('ASSERTION_COMMODITY', place, 'Ledger can assert a balance only in the commodity of the amount', {
            account,
            commodity: wanted.commodity,
          });
          continue;
        }
        count(state, held, posting.amount);
        verify(state, posting, wanted, held);
      }
    }
    return true;
  }
}

function count(state: JournalState, held: Amounts, amount: Quantity | undefined): void {
  if (amount === undefined) return;
  const { commodity, value } = state.inBase(amount);
  held.set(commodity, add(held.get(commodity) ?? zero, value));
}

/** Without a commodity the assertion is about everything the account holds. */
function commoditiesOf(wanted: Quantity, held: ReadonlyMap<string, Rational>): string[] {
  return wanted.commodity === '' ? [...new Set(['', ...held.keys()])] : [wanted.commodity];
}

function assign(state: JournalState, entry: RawEntry, posting: RawPosting, wanted: Quantity, held: ReadonlyMap<string, Rational>): boolean {
  const amounts: Quantity[] = [];
  for (const commodity of commoditiesOf(wanted, held)) {
    const target = commodity === wanted.commodity ? wanted.value : zero;
    const value = subtract(target, held.get(commodity) ?? zero);
    if (!isZero(value)) amounts.push({ commodity, value, decimals: state.decimalsOf(commodity) ?? wanted.decimals });
  }
  if (amounts.length > 1) {
    state.problem('AMOUNT_INVALID', posting.place, 'a balance assignment without a commodity fits an account of one commodity only');
    return false;
  }
  spread(entry, posting, amounts.length === 0 ? [{ ...wanted, value: zero }] : amounts);
  return true;
}

function verify(state: JournalState, posting: RawPosting, wanted: Quantity, held: ReadonlyMap<string, Rational>): void {
  for (const commodity of commoditiesOf(wanted, held)) {
    const target = commodity === wanted.commodity ? wanted.value : zero;
    const actual = held.get(commodity) ?? zero;
    const difference = subtract(actual, target);
    const magnitude = difference.num < 0n ? -difference.num : difference.num;
    // To the precision Ledger shows: less than half of its last digit is nothing.
    const decimals = Math.max(state.decimalsOf(commodity) ?? 0, wanted.decimals);
    if (2n * magnitude * powerOfTen(decimals) > difference.den)
      reportAssertion(state, posting.place, posting.account, commodity, target, actual);
  }
}
