import type { BeancountSettings, Pad, Posting } from './beancount-directives.ts';
import type { BookedLine } from './beancount-interpolation.ts';
import { Inventory } from './beancount-inventory.ts';
import { missing, type Num } from './beancount-numbers.ts';
import type { BeancountProblems } from './beancount-problems.ts';
import { type BookedEntry, balanceTolerance, covers, type Step } from './beancount-stream.ts';
import { isWithin } from './beancount-tolerance.ts';
import { add, negate, subtract, toDecimalText, toText, zero } from './rational.ts';

/**
 * Puts behind every pad the entries that make the balance assertions after it true, one per currency. An assertion of a sub-account
 * counts for a pad of its parent too, and one pad does not see what another inserts: as in the tool, whose figures are wanted.
 */
export function insertPads(steps: readonly Step[], settings: BeancountSettings, problems: BeancountProblems): Step[] {
  const padded = new Set<string>();
  for (const step of steps) if (step.kind === 'pad') padded.add(step.account);
  if (padded.size === 0) return [...steps];

  const inserted = new Map<Pad, BookedEntry[]>();
  for (const account of padded) padAccount(account, steps, settings, problems, inserted);
  return steps.flatMap((step): Step[] => {
    if (step.kind !== 'pad') return [step];
    const entries = inserted.get(step);
    if (entries !== undefined) return [step, ...entries];
    problems.complain('PAD_UNUSED', step.place, `no balance assertion of ${step.account} needs this pad`, { account: step.account });
    return [step];
  });
}

function padAccount(
  account: string,
  steps: readonly Step[],
  settings: BeancountSettings,
  problems: BeancountProblems,
  inserted: Map<Pad, BookedEntry[]>,
): void {
  const held = new Inventory();
  let active: Pad | undefined;
  let done = new Set<string>();
  for (const step of steps) {
    if (step.kind === 'entry') {
      for (const { posting, units, cost } of step.lines) {
        if (covers(account, posting.account)) held.add(units.number, units.currency, cost);
      }
    } else if (step.kind === 'pad' && step.account === account) {
      active = step;
      done = new Set();
    } else if (step.kind === 'balance' && covers(account, step.account)) {
      const { number, currency, place } = step;
      let sum = zero;
      let hasCost = false;
      for (const position of held.positions()) {
        if (position.currency !== currency) continue;
        sum = add(sum, position.units.value);
        hasCost ||= position.cost !== null;
      }
      const value = subtract(number.value, sum);
      const isOff = !isWithin(value, balanceTolerance(step, settings));
      if (isOff && active !== undefined && !done.has(currency)) {
        if (hasCost) problems.complain('PAD_AT_COST', place, `${currency} in ${account} has a cost and cannot be padded`, { account });
        const difference: Num = { value, decimals: number.decimals };
        const narration = `(Padding inserted for Balance of ${toDecimalText(number.value, number.decimals)} ${currency} for difference ${toText(value)} ${currency})`;
        const lines = [
          paddingLine(active, active.account, difference, currency),
          paddingLine(active, active.from, opposite(difference), currency),
        ];
        const entries = inserted.get(active) ?? [];
        inserted.set(active, entries);
        entries.push({ kind: 'entry', date: active.date, lines, from: active, narration });
        held.add(difference, currency, null);
      }
      done.add(currency);
    }
  }
}

const opposite = ({ value, decimals }: Num): Num => ({ value: negate(value), decimals });

function paddingLine({ place }: Pad, account: string, number: Num, currency: string): BookedLine {
  const posting: Posting = { account, flag: '', units: missing, cost: null, price: null, meta: [], place };
  return { posting, units: { number, currency }, cost: null, price: null, isInterpolated: false, isAmountInferred: true };
}
