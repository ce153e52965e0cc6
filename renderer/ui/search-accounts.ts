import type { AccountInfo } from '../../shared/contracts/accounts.ts';
import { type SearchIndex, search, searchIndex, type Wanted } from '../../shared/search/rank.ts';

/** Made once for each list of accounts, not once a key. */
const indexes = new WeakMap<readonly AccountInfo[], SearchIndex<AccountInfo>>();

/** Accounts for what was typed, by code and by name in any language and spelling, best first; the order is that of the chart otherwise. */
export function searchAccounts(
  accounts: readonly AccountInfo[],
  typed: string,
  limit: number,
  recent?: Wanted<AccountInfo>['recent'],
): AccountInfo[] {
  let index = indexes.get(accounts);
  if (!index) {
    index = searchIndex(accounts, ({ code, names }) => ({ codes: [code], names: Object.values(names) }));
    indexes.set(accounts, index);
  }
  return search(index, typed, { limit, ...(recent ? { recent } : {}) });
}
