import type { EntryLineDraft } from './journal-entry.ts';

/** What an entry changes on each account, in the order they first appear. Minor units of base currency, debit positive. */
export function accountChanges(lines: readonly Pick<EntryLineDraft, 'account' | 'base'>[]): ReadonlyMap<string, bigint> {
  const changes = new Map<string, bigint>();
  for (const { account, base } of lines) changes.set(account, (changes.get(account) ?? 0n) + base);
  return changes;
}
