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
 * whose base balance is gone. A step without balances gives no entry. Every entry balances in base currency.
 */
export function closingEntries(rule: YearEndRule, balances: readonly YearEndBalance[]): ClosingEntry[] {
  const standing = new Map(balances.map((balance) => [balance.account, balance.parts]));
  const entries: ClosingEntry[] = [];
  for (const step of rule.steps) {
    const lines: EntryLineDraft[] = [];
    let total = 0n;
    for (const account of [...standing.keys()].sort()) {
      const parts = standing.get(account)!;
      const balance = sum(parts.map(({ base }) => base));
      if (!isIn(account, step.from) || balance === 0n) continue;
      if (step.side !== 'any' && balance > 0n !== (step.side === 'debit')) continue;
      total += balance;
      for (const { base, foreign } of parts) {
        if (base === 0n) continue;
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
    entries.push({ step, lines });
  }
  return entries;
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
