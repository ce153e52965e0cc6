import type { AccountInfo } from '../../shared/contracts/accounts.ts';
import { languages } from '../../shared/locales/languages.ts';

const words = (text: string) =>
  text
    .toLowerCase()
    .split(/[\s,.:;()«»"'/-]+/)
    .filter(Boolean);

/** Text of an account to search in: made once per account and chart, not once per key. */
const indexOf = new WeakMap<AccountInfo, { code: string; words: readonly string[] }>();
function indexed(account: AccountInfo) {
  let entry = indexOf.get(account);
  if (!entry) {
    entry = {
      code: account.code.toLowerCase(),
      words: [...words(account.code), ...languages.flatMap((language) => words(account.names[language] ?? ''))],
    };
    indexOf.set(account, entry);
  }
  return entry;
}

/**
 * Accounts for what was typed: the code starts with it, or every word typed starts a word of the code or of the name in any language.
 * Codes that start with the text come first; the order is that of the chart otherwise.
 */
export function searchAccounts(accounts: readonly AccountInfo[], typed: string, limit: number): AccountInfo[] {
  const text = typed.trim().toLowerCase();
  if (text === '') return accounts.slice(0, limit);
  const asked = words(text);
  const byCode: AccountInfo[] = [];
  const byName: AccountInfo[] = [];
  for (const account of accounts) {
    const entry = indexed(account);
    if (entry.code.startsWith(text)) byCode.push(account);
    else if (asked.length > 0 && asked.every((part) => entry.words.some((word) => word.startsWith(part)))) byName.push(account);
  }
  return [...byCode, ...byName].slice(0, limit);
}
