import type { ProjectionContext, Turnover } from './context.ts';
import { portion } from './rows.ts';

/** Adds a line to the turnover that waits; `flushBalances` writes it once per account and day, however many lines there were. */
export function addToBalance(
  context: ProjectionContext,
  accountNo: number,
  commodityNo: number,
  day: number,
  base: bigint,
  quantity: bigint,
): void {
  let ofDay = context.balances.get(day);
  if (!ofDay) {
    ofDay = new Map();
    context.balances.set(day, ofDay);
  }
  // One number for both: exact up to two thousand million accounts of four million commodities.
  const key = accountNo * 4194304 + commodityNo;
  let turnover = ofDay.get(key);
  if (!turnover) {
    turnover = { accountNo, commodityNo, day, debit: 0n, credit: 0n, debitQuantity: 0n, creditQuantity: 0n, lines: 0 };
    ofDay.set(key, turnover);
  }
  turnover.lines += 1;
  if (base > 0n) turnover.debit += base;
  else turnover.credit -= base;
  if (quantity > 0n) turnover.debitQuantity += quantity;
  else turnover.creditQuantity -= quantity;
}

const amounts = ['debit_minor', 'credit_minor', 'debit_quantity', 'credit_quantity'];
const adding = (key: string, sums: readonly string[]) =>
  ` ON CONFLICT (account_no, commodity_no, ${key}) DO UPDATE SET ${sums.map((name) => `${name} = ${name} + excluded.${name}`).join(', ')}`;
export const addToDay = adding('day', [...amounts, 'lines']);
export const addToMonth = adding('month', amounts);

/** Writes the turnover that waits. Call before anything reads balances in the same transaction, and before commit. */
export function flushBalances(context: ProjectionContext): void {
  if (context.balances.size === 0) return;
  const { days, months } = context;
  const waiting = inOrderOfKeys(context);
  context.balances.clear();
  const write = (month: Turnover) =>
    months.add(month.accountNo, month.commodityNo, month.day, month.debit, month.credit, month.debitQuantity, month.creditQuantity);
  let sum: Turnover | undefined;
  for (const t of waiting) {
    days.add(t.accountNo, t.commodityNo, t.day, t.debit, t.credit, t.debitQuantity, t.creditQuantity, t.lines);
    if (days.length >= portion) days.flush();
    const month = Math.floor(t.day / 100);
    if (sum && sum.accountNo === t.accountNo && sum.commodityNo === t.commodityNo && sum.day === month) {
      sum.debit += t.debit;
      sum.credit += t.credit;
      sum.debitQuantity += t.debitQuantity;
      sum.creditQuantity += t.creditQuantity;
      continue;
    }
    if (sum) write(sum);
    sum = { ...t, day: month };
  }
  if (sum) write(sum);
  days.flush();
  months.flush();
}

/** By account, commodity and day, as their tables are: neighbours share a page, and each month comes in one run. Only days and accounts are sorted. */
function inOrderOfKeys({ balances }: ProjectionContext): Turnover[] {
  const byAccount = new Map<number, Turnover[]>();
  for (const day of ascending(balances.keys())) {
    for (const [key, turnover] of balances.get(day)!) {
      const ofAccount = byAccount.get(key);
      if (ofAccount) ofAccount.push(turnover);
      else byAccount.set(key, [turnover]);
    }
  }
  return ascending(byAccount.keys()).flatMap((key) => byAccount.get(key)!);
}

const ascending = (numbers: Iterable<number>): number[] => [...numbers].sort((a, b) => a - b);
