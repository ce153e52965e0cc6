import type { TrialBalanceRow } from '../../../shared/contracts/journal.ts';
import { isZeroText, negated, sumDecimals } from '../../ui/sum-decimals.ts';

const zero = '0';
/** The side a balance stands on, the other one zero. */
export const debitOf = (balance: string): string => (balance.startsWith('-') ? zero : balance);
export const creditOf = (balance: string): string => (balance.startsWith('-') && !isZeroText(balance) ? negated(balance) : zero);

/** Totals in base currency; `scale` is its number of decimals. */
export const totalsOf = (rows: readonly TrialBalanceRow[], scale: number) => ({
  debitTurnover: sumDecimals(
    rows.map((row) => row.debitTurnover),
    scale,
  ),
  creditTurnover: sumDecimals(
    rows.map((row) => row.creditTurnover),
    scale,
  ),
  debitBalance: sumDecimals(
    rows.map((row) => debitOf(row.balance)),
    scale,
  ),
  creditBalance: sumDecimals(
    rows.map((row) => creditOf(row.balance)),
    scale,
  ),
});
