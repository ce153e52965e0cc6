import type { AccountType } from '../accounts/account.ts';
import type { Names } from '../locales/languages.ts';

/** An account of a chart that may be proposed. */
export interface Candidate {
  readonly code: string;
  readonly names: Names;
  readonly type: AccountType;
  readonly postable: boolean;
  readonly active: boolean;
}

/** Accounts of a chart by what companies need them for. */
type Role = 'cash' | 'bank' | 'receivables' | 'goods' | 'payables' | 'capital' | 'retainedEarnings' | 'sales';
export type RoleAccounts = Readonly<Partial<Record<Role, string>>>;

/** What an account of another program is called. */
export interface SourceAccount {
  readonly name: string;
  readonly type: AccountType | null;
}

// Words by which people call the accounts a company has first, in the languages of the region. Beginnings of words; the first line that fits counts.
const called: readonly (readonly [Role, AccountType, RegExp])[] = [
  ['cash', 'asset', /^(cash|petty|till|wallet|касса|каса|налич|в брой|სალარო|ნაღდი)/],
  ['bank', 'asset', /^(bank|checking|current|savings|банк|расчет|разплащ|ბანკ|ანგარიშსწორ)/],
  ['receivables', 'asset', /^(receivable|debtor|customer|дебитор|клиент|покупател|вземан|მოთხოვნ|დებიტორ)/],
  ['goods', 'asset', /^(inventor|stock|goods|merchandise|товар|стоки|запас|საქონელ|მარაგ)/],
  ['payables', 'liability', /^(payable|creditor|supplier|vendor|кредитор|поставщик|доставчик|задължен|კრედიტორ|მომწოდებ|ვალდებულებ)/],
  ['capital', 'equity', /^(capital|opening|owner|equity|капитал|собствен|открыт|начал|კაპიტალ|საწყის)/],
  ['retainedEarnings', 'equity', /^(retained|earnings|profit|нераспредел|неразпредел|прибыл|печалб|მოგება|გაუნაწილ)/],
  ['sales', 'income', /^(sale|revenue|income|service|выруч|продаж|доход|приход|реализац|შემოსავ)/],
];

const wordsOf = (text: string): string[] =>
  text
    .toLowerCase()
    .replaceAll('ё', 'е')
    .split(/[^\p{L}\p{N}]+/u)
    .filter((word) => word.length > 1);

/** Two words that begin alike are the same word in another form. */
const isAlike = (one: string, other: string): boolean => {
  const length = Math.min(one.length, other.length);
  return length >= 4 && one.slice(0, Math.max(4, length - 2)) === other.slice(0, Math.max(4, length - 2));
};

/**
 * The account of a chart that an account of another program probably is: by a code it begins with, by the word people have for it, or by a name of the
 * chart that says the same. Null where nothing speaks for one: a person decides. A proposal only, never posted unseen.
 */
export function proposeAccount(source: SourceAccount, chart: readonly Candidate[], roles: RoleAccounts | undefined): string | null {
  const takes = chart.filter(({ postable, active }) => postable && active);
  const parts = source.name.split(/[:/]/).map((part) => part.trim());
  const leaf = parts.at(-1)!;
  for (const part of parts.toReversed()) {
    const code = /^[\d.]{2,}/.exec(part)?.[0];
    const named = code === undefined ? undefined : takes.find((account) => account.code === code);
    if (named) return named.code;
  }
  const words = wordsOf(leaf);
  const fits = (type: AccountType) => source.type === null || source.type === type;
  const like = best(words, source.type === null ? takes : takes.filter(({ type }) => type === source.type));
  // One word is in many names ("Sales" in "Provisions for sales receivables"): there the word people have for it counts first.
  if (like?.share === 1 && (words.length > 1 || like.length === 1)) return like.code;
  for (const [role, type, word] of called) {
    const code = roles?.[role];
    if (code !== undefined && fits(type) && words.some((each) => word.test(each)) && takes.some((account) => account.code === code))
      return code;
  }
  // "Bank fees" has as much of "Bank charges" as of "Consulting fees".
  return like && like.share > 0.5 ? like.code : null;
}

/** The account whose name has the most of the words, the shortest name among equals, the first of those; `length` in words of that name. */
function best(words: readonly string[], accounts: readonly Candidate[]): { code: string; share: number; length: number } | undefined {
  let found: { code: string; share: number; length: number } | undefined;
  if (words.length === 0) return undefined;
  for (const { code, names } of accounts)
    for (const name of new Set(Object.values(names))) {
      const known = wordsOf(name);
      const share = words.filter((word) => known.some((each) => isAlike(each, word))).length / words.length;
      if (share > 0 && (!found || share > found.share || (share === found.share && known.length < found.length)))
        found = { code, share, length: known.length };
    }
  return found;
}
