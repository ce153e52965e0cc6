import type { EntryLineDraft } from '../ledger/journal-entry.ts';
import { sum } from '../money/minor.ts';
import { type ClosingStep, isIn, type YearEndRule } from './year-end-rule.ts';

/** What stands on an account at the end of the year, by commodity. Minor units of base currency, debit positive. */
export interface YearEndBalance {
  readonly account: string;
  readonly parts: readonly { readonly base: bigint; readonly foreign?: { readonly commodity: string; readonly quantity: bigint } }[];
}

export interface ClosingEntry {
  readonly step: ClosingStep;
  readonly lines: readonly EntryLineDraft[];
}

/**
 * The closing entries of a year, step by step: each account is brought to zero commodity by commodity, so that no foreign amount stays on an account
 * whose base balance is gone, or was zero before: a line of such an amount has a base of zero. An account with nothing in base currency goes with the
 * first step it is in. A step without balances gives no entry. Every entry balances in base currency.
 */
export function closingEntries(rule: YearEndRule, balances: readonly YearEndBalance[]): ClosingEntry[] {
  const standing = new Map(balances.map((balance) => [balance.account, balance.parts]));
  const entries: ClosingEntry[] = [];
  for (const step of rule.steps) {
    const lines: EntryLineDraft[] = [];
    let total = 0n;
    for (const account of [...standing.keys()].sort()) {
      const parts = standing.get(account)!.filter(({ base, foreign }) => base !== 0n || (foreign !== undefined && foreign.quantity !== 0n));
      const balance = sum(parts.map(({ base }) => base));
      if (!isIn(account, step.from) || parts.length === 0) continue;
      if (step.side !== 'any' && balance !== 0n && balance > 0n !== (step.side === 'debit')) continue;
      total += balance;
      for (const { base, foreign } of parts) {
        lines.push({
          account,
          base: -base,
          ...(foreign ? { foreign: { commodity: foreign.commodity, quantity: -foreign.quantity } } : {}),
        });
      }
      standing.set(account, []);
    }
    if (lines.length === 0) continue;
    if (total !== 0n) {
      const account = total > 0n ? step.to.debit : step.to.credit;
      lines.push({ account, base: total });
      const parts = standing.get(account) ?? [];
      const own = parts.find(({ foreign }) => foreign === undefined)?.base ?? 0n;
      standing.set(account, [...parts.filter(({ foreign }) => foreign !== undefined), { base: own + total }]);
    }
    const [only] = lines;
    if (lines.length === 1 && only?.foreign) lines.splice(0, 1, ...inTwo(only.account, only.foreign));
    entries.push({ step, lines });
  }
  return entries;
}

/** An entry has two lines: where a foreign amount is all there was, nothing is taken over, and it goes in two parts. */
function inTwo(account: string, { commodity, quantity }: { readonly commodity: string; readonly quantity: bigint }): EntryLineDraft[] {
  // The smallest unit has no half: it goes twice, and once back.
  const part = quantity / 2n || -quantity;
  return [quantity - part, part].map((each) => ({ account, base: 0n, foreign: { commodity, quantity: each } }));
}

/** The lines of the result from turnovers of the year, debit positive. Minor units of base currency, each line with its own sign. */
export function yearStatement(rule: YearEndRule, turnover: ReadonlyMap<string, bigint>): Map<string, bigint> {
  const amounts = new Map<string, bigint>();
  for (const line of rule.statement) {
    if ('accounts' in line) {
      const balance = sum([...turnover].filter(([code]) => isIn(code, line.accounts)).map(([, base]) => base));
      amounts.set(line.id, line.as === 'income' ? -balance : balance);
    } else {
      const of = (ids: readonly string[]) => sum(ids.map((id) => amounts.get(id) ?? 0n));
      amounts.set(line.id, of(line.plus) - of(line.minus));
    }
  }
  return amounts;
}
