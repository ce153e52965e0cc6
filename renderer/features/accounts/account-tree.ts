import type { AccountInfo } from '../../../shared/contracts/accounts.ts';
import { searchAccounts } from '../../ui/search-accounts.ts';

export interface AccountRow {
  account: AccountInfo;
  level: number;
  /** Whether the accounts below are shown; undefined where there are none. */
  expanded: boolean | undefined;
}

/** The chart as rows of a tree, children under their heading by code. `collapsed` holds codes of closed headings. */
export function accountTree(accounts: readonly AccountInfo[], collapsed: ReadonlySet<string>): AccountRow[] {
  const known = new Set(accounts.map((account) => account.code));
  const below = new Map<string | null, AccountInfo[]>();
  for (const account of accounts) {
    const parent = account.parentCode !== null && known.has(account.parentCode) ? account.parentCode : null;
    const siblings = below.get(parent);
    if (siblings) siblings.push(account);
    else below.set(parent, [account]);
  }
  const rows: AccountRow[] = [];
  const walk = (parent: string | null, level: number) => {
    for (const account of below.get(parent) ?? []) {
      const hasChildren = below.has(account.code);
      const isOpen = hasChildren && !collapsed.has(account.code);
      rows.push({ account, level, expanded: hasChildren ? isOpen : undefined });
      if (isOpen) walk(account.code, level + 1);
    }
  };
  walk(null, 1);
  return rows;
}

/** Found accounts as a flat list: a search shows what matches, not where it hangs. */
export const foundAccounts = (accounts: readonly AccountInfo[], typed: string): AccountRow[] =>
  searchAccounts(accounts, typed, accounts.length).map((account) => ({ account, level: 1, expanded: undefined }));
