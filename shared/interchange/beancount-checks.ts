import type { Balance, BeancountSettings, Open } from './beancount-directives.ts';
import { weightOf } from './beancount-interpolation.ts';
import type { BeancountProblems } from './beancount-problems.ts';
import { type BookedEntry, balanceTolerance, type Step } from './beancount-stream.ts';
import { inferTolerances, isWithin, toleranceOf } from './beancount-tolerance.ts';
import type { Place } from './book.ts';
import { add, equals, exactDecimals, isZero, type Rational, subtract, toDecimalText, toText, zero } from './rational.ts';

/** Compares every balance assertion with what has been booked before its day, sub-accounts included. */
export function checkBalances(
  steps: readonly Step[],
  settings: BeancountSettings,
  isOpenedSomewhere: (account: string) => boolean,
  problems: BeancountProblems,
): void {
  const asserted = new Set<string>();
  const allowed = new Map<string, readonly string[]>();
  for (const step of steps) {
    if (step.kind === 'balance') asserted.add(step.account);
    if (step.kind === 'open' && !allowed.has(step.account)) allowed.set(step.account, step.currencies);
  }
  /** Per asserted account and currency. */
  const sums = new Map<string, Map<string, Rational>>([...asserted].map((account) => [account, new Map()]));
  const assertedAbove = new Map<string, string[]>();
  const aboveOf = (account: string): string[] => {
    let above = assertedAbove.get(account);
    if (above === undefined) {
      above = [account, ...parentsOf(account)].filter((each) => asserted.has(each));
      assertedAbove.set(account, above);
    }
    return above;
  };
  for (const step of steps) {
    if (step.kind === 'entry') {
      for (const { posting, units } of step.lines) {
        for (const account of aboveOf(posting.account)) {
          const bySum = sums.get(account)!;
          bySum.set(units.currency, add(bySum.get(units.currency) ?? zero, units.number.value));
        }
      }
    } else if (step.kind === 'balance') {
      const { account, currency, place } = step;
      if (!isOpenedSomewhere(account)) {
        problems.complain('ACCOUNT_NOT_OPEN', place, `account ${account} does not exist`, { account });
        continue;
      }
      const currencies = allowed.get(account) ?? [];
      if (currencies.length > 0 && !currencies.includes(currency)) complainCurrency(problems, place, account, currency, currencies);
      checkBalance(step, sums.get(account)!.get(currency) ?? zero, settings, problems);
    }
  }
}

function parentsOf(account: string): string[] {
  const parents: string[] = [];
  for (let at = account.lastIndexOf(':'); at > 0; at = account.lastIndexOf(':', at - 1)) parents.push(account.slice(0, at));
  return parents;
}

function checkBalance(balance: Balance, actual: Rational, settings: BeancountSettings, problems: BeancountProblems): void {
  const { account, number, currency, place } = balance;
  const difference = subtract(actual, number.value);
  if (isWithin(difference, balanceTolerance(balance, settings))) return;
  const shown = (value: Rational) =>
    `${toDecimalText(value, Math.max(number.decimals, exactDecimals(value) ?? number.decimals + 4))} ${currency}`;
  const [expected, found] = [shown(number.value), shown(actual)];
  const reason = `balance of ${account} is ${found} and not ${expected}: ${shown(difference)} off`;
  problems.complain('ASSERTION_FAILED', place, reason, { account, commodity: currency, expected, actual: found });
}

function complainCurrency(
  problems: BeancountProblems,
  place: Place,
  account: string,
  commodity: string,
  currencies: readonly string[],
): void {
  const reason = `${commodity} is not one of the currencies of ${account}: ${currencies.join(', ')}`;
  problems.complain('CURRENCY_NOT_ALLOWED', place, reason, { account, commodity });
}

/** Accounts are opened once, before they are used, and closed once, after that. `openedAnyway`: by a plugin, on this day. */
export function checkAccounts(steps: readonly Step[], openedAnyway: ReadonlyMap<string, string>, problems: BeancountProblems): void {
  const opened = new Map<string, Open>();
  const closed = new Set<string>();
  const active = new Set(openedAnyway.keys());
  /** What is used before it is opened is told apart from what is never opened only at the end of the file. */
  const tooEarly: { account: string; place: Place }[] = [];
  const use = (account: string, place: Place, evenWhenClosed: boolean) => {
    if (active.has(account) || (evenWhenClosed && opened.has(account))) return;
    tooEarly.push({ account, place });
  };
  for (const step of steps) {
    switch (step.kind) {
      case 'open':
        if (opened.has(step.account)) {
          problems.complain('ACCOUNT_OPENED_TWICE', step.place, `account ${step.account} is opened twice`, { account: step.account });
        } else opened.set(step.account, step);
        active.add(step.account);
        break;
      case 'close':
        checkClose(step.account, step.place, step.date, opened, closed, openedAnyway, problems);
        closed.add(step.account);
        active.delete(step.account);
        break;
      case 'entry': {
        const seen = new Set<string>();
        for (const { posting } of step.lines) {
          if (!seen.has(posting.account)) use(posting.account, posting.place, false);
          seen.add(posting.account);
        }
        break;
      }
      case 'pad':
        use(step.account, step.place, false);
        use(step.from, step.place, false);
        break;
      case 'balance':
      case 'note':
      case 'document':
        use(step.account, step.place, true);
        break;
      default:
    }
  }
  for (const { account, place } of tooEarly) {
    if (!opened.has(account)) problems.complain('ACCOUNT_NOT_OPEN', place, `account ${account} is never opened`, { account });
    else problems.complain('ACCOUNT_CLOSED', place, `account ${account} is not open on this day`, { account });
  }
}

function checkClose(
  account: string,
  place: Place,
  date: string,
  opened: ReadonlyMap<string, Open>,
  closed: ReadonlySet<string>,
  openedAnyway: ReadonlyMap<string, string>,
  problems: BeancountProblems,
): void {
  const openedOn = opened.get(account)?.date ?? openedAnyway.get(account);
  if (closed.has(account)) problems.complain('ACCOUNT_CLOSED_TWICE', place, `account ${account} is closed twice`, { account });
  else if (openedOn === undefined) {
    problems.complain('ACCOUNT_NOT_OPEN', place, `account ${account} is closed and was not opened before`, { account });
  } else if (date <= openedOn) {
    problems.complain('CLOSE_BEFORE_OPEN', place, `account ${account} is closed no later than it is opened`, { account });
  }
}

/** Accounts limited to currencies hold no others. */
export function checkCurrencies(steps: readonly Step[], problems: BeancountProblems): void {
  const allowed = new Map<string, readonly string[]>();
  for (const step of steps) if (step.kind === 'open' && step.currencies.length > 0) allowed.set(step.account, step.currencies);
  for (const step of steps) {
    if (step.kind !== 'entry') continue;
    for (const { posting, units } of step.lines) {
      const currencies = allowed.get(posting.account);
      if (currencies === undefined || currencies.includes(units.currency)) continue;
      complainCurrency(problems, posting.place, posting.account, units.currency, currencies);
    }
  }
}

/** One day has one balance per account and currency, and a commodity one directive. */
export function checkDuplicates(steps: readonly Step[], problems: BeancountProblems): void {
  const balances = new Map<string, Balance>();
  const commodities = new Set<string>();
  for (const step of steps) {
    if (step.kind === 'balance') {
      const key = `${step.date} ${step.currency} ${step.account}`;
      const earlier = balances.get(key);
      if (earlier === undefined) balances.set(key, step);
      else if (!equals(earlier.number.value, step.number.value)) {
        const reason = `another balance of ${step.account} is asserted for this day in line ${earlier.place.line}`;
        problems.complain('BALANCE_TWICE', step.place, reason, { account: step.account, commodity: step.currency });
      }
    } else if (step.kind === 'commodity') {
      if (commodities.has(step.currency)) {
        problems.complain('COMMODITY_TWICE', step.place, `commodity ${step.currency} is declared twice`, { commodity: step.currency });
      }
      commodities.add(step.currency);
    }
  }
}

/** What an entry's weights leave, per currency that is not zero to the last digit. */
export type Residuals = ReadonlyMap<BookedEntry, { currency: string; value: Rational }[]>;

/** Every entry adds up to zero within its tolerances. Gives what the tolerances let pass. */
export function checkEntries(steps: readonly Step[], settings: BeancountSettings, problems: BeancountProblems): Residuals {
  const tolerated = new Map<BookedEntry, { currency: string; value: Rational }[]>();
  for (const step of steps) {
    if (step.kind !== 'entry') continue;
    const sums = new Map<string, Rational>();
    for (const line of step.lines) {
      const { currency, value } = weightOf(line);
      sums.set(currency, add(sums.get(currency) ?? zero, value));
    }
    const left = [...sums].filter(([, value]) => !isZero(value)).map(([currency, value]) => ({ currency, value }));
    if (left.length === 0) continue;
    const tolerances = inferTolerances(step.lines, settings);
    const over = left.filter(({ currency, value }) => !isWithin(value, toleranceOf(tolerances, currency)));
    if (over.length < left.length)
      tolerated.set(
        step,
        left.filter((each) => !over.includes(each)),
      );
    for (const { currency, value } of over) {
      const actual = `${toText(value)} ${currency}`;
      const reason = `the entry does not add up: ${actual} are left`;
      problems.complain('UNBALANCED_ENTRY', step.from.place, reason, { commodity: currency, expected: `0 ${currency}`, actual });
    }
  }
  return tolerated;
}
