import type { ProjectionContext, Turnover } from './context.ts';

/** Adds a line to the turnover that waits; `flushBalances` writes it once per account and day, however many lines there were. */
export function addToBalance(
  context: ProjectionContext,
  accountNo: number,
  commodityNo: number,
  day: number,
  base: bigint,
  quantity: bigint,
): void {
  const key = `${accountNo}/${commodityNo}/${day}`;
  let turnover = context.balances.get(key);
  if (!turnover) {
    turnover = { accountNo, commodityNo, day, debit: 0n, credit: 0n, debitQuantity: 0n, creditQuantity: 0n };
    context.balances.set(key, turnover);
  }
  if (base > 0n) turnover.debit += base;
  else turnover.credit -= base;
  if (quantity > 0n) turnover.debitQuantity += quantity;
  else turnover.creditQuantity -= quantity;
}

const upsert = (table: string, column: string) => `
  INSERT INTO ${table} VALUES (?, ?, ?, ?, ?, ?, ?)
  ON CONFLICT (account_no, commodity_no, ${column}) DO UPDATE SET
    debit_minor = debit_minor + excluded.debit_minor, credit_minor = credit_minor + excluded.credit_minor,
    debit_quantity = debit_quantity + excluded.debit_quantity, credit_quantity = credit_quantity + excluded.credit_quantity`;
const upsertDay = upsert('balance_day', 'day');
const upsertMonth = upsert('balance_month', 'month');

/** Writes the turnover that waits. Call before anything reads balances in the same transaction, and before commit. */
export function flushBalances(context: ProjectionContext): void {
  if (context.balances.size === 0) return;
  const days = context.db.prepare(upsertDay);
  const months = context.db.prepare(upsertMonth);
  const byMonth = new Map<string, Turnover>();
  for (const t of context.balances.values()) {
    days.run(t.accountNo, t.commodityNo, t.day, t.debit, t.credit, t.debitQuantity, t.creditQuantity);
    const month = Math.floor(t.day / 100);
    const key = `${t.accountNo}/${t.commodityNo}/${month}`;
    const sum = byMonth.get(key);
    if (!sum) byMonth.set(key, { ...t, day: month });
    else {
      sum.debit += t.debit;
      sum.credit += t.credit;
      sum.debitQuantity += t.debitQuantity;
      sum.creditQuantity += t.creditQuantity;
    }
  }
  for (const t of byMonth.values()) months.run(t.accountNo, t.commodityNo, t.day, t.debit, t.credit, t.debitQuantity, t.creditQuantity);
  context.balances.clear();
}
