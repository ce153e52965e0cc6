import type { AccountType } from '../accounts/account.ts';
import { type CodeRange, isIn } from '../closing/year-end-rule.ts';
import type { AccountLine, StatementLayouts, StatementLine } from './layout.ts';

/** What placing an account has to know of it. */
export interface PlacedAccount {
  readonly code: string;
  readonly type: AccountType;
}

/** Where an account stands: one line, or one for each side it may stand on. */
export interface Place {
  readonly statement: 'balance-sheet' | 'income-statement' | 'off-balance';
  readonly lines: readonly AccountLine[];
  /** No line names it: it stands where its type says. */
  readonly isRest: boolean;
}

export const accountLines = (lines: readonly StatementLine[]): AccountLine[] => lines.filter((line) => line.kind === 'line');

const taking = (lines: readonly AccountLine[], code: string): AccountLine[] => lines.filter(({ accounts }) => isIn(code, accounts));

/**
 * Tells where accounts stand: on the line that names their code, otherwise on the one that takes the rest of their type. Every account stands somewhere, in
 * the balance sheet, in the income statement, or outside both.
 */
export function placing({ balanceSheet, incomeStatement }: StatementLayouts): (account: PlacedAccount) => Place {
  const sheet = accountLines(balanceSheet.lines);
  const income = accountLines(incomeStatement.lines);
  const outside: readonly CodeRange[] = balanceSheet.offBalance?.accounts ?? [];
  const known = new Map<string, Place>();
  const find = ({ code, type }: PlacedAccount): Place => {
    if (isIn(code, outside)) return { statement: 'off-balance', lines: [], isRest: false };
    const named = taking(sheet, code);
    if (named.length > 0) return { statement: 'balance-sheet', lines: named, isRest: false };
    const ofResult = taking(income, code);
    if (ofResult.length > 0) return { statement: 'income-statement', lines: ofResult, isRest: false };
    const rest = (lines: readonly AccountLine[]) => lines.filter((line) => line.rest?.includes(type));
    const sheetRest = rest(sheet);
    return sheetRest.length > 0
      ? { statement: 'balance-sheet', lines: sheetRest, isRest: true }
      : { statement: 'income-statement', lines: rest(income), isRest: true };
  };
  return (account) => {
    const key = `${account.type}/${account.code}`;
    let place = known.get(key);
    if (!place) {
      place = find(account);
      known.set(key, place);
    }
    return place;
  };
}
