import type { BookEntry, BookLine, Quantity, ReadWarning } from './book.ts';
import { flagged, type TableContext } from './csv-journal.ts';
import type { Row } from './csv-table.ts';
import { add, equals, isZero, negate, type Rational, subtract, toText } from './rational.ts';

export interface BankContext extends TableContext {
  /** The bank's account, unless a column names it. */
  account?: string;
  /** The other side of every line, unless a column names it. */
  counterAccount?: string;
  /** Money that leaves is written with a plus. */
  isInverted: boolean;
}

interface BankRow {
  row: Row;
  account: string;
  amount: Quantity;
  balance?: Rational;
}

/** Rows that are money into (positive) or out of an account, each one an entry of two lines. */
export function readBankRows(rows: readonly Row[], context: BankContext): { entries: BookEntry[]; warnings: ReadWarning[] } {
  const leavesWithMinus = isWrittenNegative(rows, context);
  const entries: BookEntry[] = [];
  const read: BankRow[] = [];
  for (const row of rows) {
    const { cells, problem } = context;
    const date = cells.date(row);
    const reference = cells.id(row, 'reference');
    const number = cells.id(row, 'entry');
    const account = context.account ?? cells.id(row, 'account');
    const counterAccount = context.counterAccount ?? cells.id(row, 'counterAccount');
    if (account === '') problem('ACCOUNT_INVALID', row, cells.columnName('account'), 'the account is missing');
    if (counterAccount === '') problem('ACCOUNT_INVALID', row, cells.columnName('counterAccount'), 'the other account is missing');
    const moved = movedAmount(row, context, leavesWithMinus);
    const balance = cells.has('balance') ? cells.amount(row, 'balance') : 'empty';
    if (date === undefined || reference === undefined || number === undefined || !account || !counterAccount || !moved || !balance)
      continue;
    const commodity = cells.currency(row, moved.commodity, context.currency);
    if (commodity === undefined) continue;
    const amount = { ...moved, commodity };
    const place = { file: context.file, line: row.line };
    const other: BookLine = { account: counterAccount, amount: { ...amount, value: negate(amount.value) }, inferred: true, place };
    const payee = cells.text(row, 'counterparty');
    const description = cells.text(row, 'description');
    const entry: BookEntry = {
      date,
      description: payee && description ? `${payee} | ${description}` : payee || description,
      status: '',
      tags: Object.fromEntries([...(reference === '' ? [] : [['reference', reference] as [string, string]]), ...cells.others(row)]),
      lines: [{ account, amount, place }, other],
      place,
      source: row.source,
    };
    if (payee !== '') entry.payee = payee;
    if (number !== '') entry.code = number;
    entries.push(entry);
    read.push({ row, account, amount, ...(balance === 'empty' ? {} : { balance: balance.value }) });
  }
  return { entries, warnings: checkBalances(read, context) };
}

/** The column that plays a part; banks without in and out may call them credit and debit, as they stand in the bank's books. */
const incoming = ({ cells }: BankContext): 'in' | 'credit' | undefined =>
  cells.has('in') ? 'in' : cells.has('credit') ? 'credit' : undefined;
const outgoing = ({ cells }: BankContext): 'out' | 'debit' | undefined =>
  cells.has('out') ? 'out' : cells.has('debit') ? 'debit' : undefined;

/** Whether the column of money that leaves is negative throughout: decided over all rows, so that one reversal does not turn around. */
function isWrittenNegative(rows: readonly Row[], context: BankContext): boolean {
  const role = outgoing(context);
  let negatives = 0;
  if (role === undefined) return false;
  for (const row of rows) {
    const text = context.cells.text(row, role);
    if (!/[1-9]/.test(text)) continue;
    if (!/^\s*[-−(]|[-−]\s*$/.test(text)) return false;
    negatives += 1;
  }
  return negatives > 0;
}

function movedAmount(row: Row, context: BankContext, leavesWithMinus: boolean): Quantity | undefined {
  const { cells, problem, isInverted } = context;
  if (cells.has('amount')) {
    const amount = cells.amount(row, 'amount');
    if (amount === 'empty') problem('AMOUNT_INVALID', row, cells.columnName('amount'), 'the amount is missing');
    if (amount === 'empty' || amount === undefined) return undefined;
    // In the bank's words a credit is money for its customer.
    const signed = flagged(row, amount, cells, problem, 'credit');
    return signed && isInverted ? { ...signed, value: negate(signed.value) } : signed;
  }
  const [inRole, outRole] = [incoming(context), outgoing(context)];
  const arrived = inRole === undefined ? 'empty' : cells.amount(row, inRole);
  const left = outRole === undefined ? 'empty' : cells.amount(row, outRole);
  if (arrived === undefined || left === undefined) return undefined;
  if (arrived !== 'empty' && left !== 'empty' && !isZero(arrived.value) && !isZero(left.value)) {
    problem('AMOUNT_INVALID', row, cells.columnName(outRole!), 'money came and went in one row');
    return undefined;
  }
  if (left !== 'empty' && !isZero(left.value)) return leavesWithMinus ? left : { ...left, value: negate(left.value) };
  if (arrived !== 'empty') return arrived;
  if (left !== 'empty') return left;
  problem('AMOUNT_INVALID', row, cells.columnName(inRole ?? outRole!), 'no amount came or went');
  return undefined;
}

/** Whether the balances beside the rows follow from the amounts, oldest row first or last. What does not is shown and left as it is. */
function checkBalances(rows: readonly BankRow[], { file, cells }: BankContext): ReadWarning[] {
  const accounts = Map.groupBy(rows, ({ account, amount }) => `${account} ${amount.commodity}`);
  return [...accounts.values()].flatMap((group) => {
    const withBalance = group.filter(({ balance }) => balance !== undefined);
    if (withBalance.length < group.length || group.length < 2) return [];
    const broken = (oldestFirst: boolean) =>
      group.flatMap((current, index) => {
        const before = group[oldestFirst ? index - 1 : index + 1];
        if (before === undefined || equals(add(before.balance!, current.amount.value), current.balance!)) return [];
        return [{ row: current.row, off: subtract(current.balance!, add(before.balance!, current.amount.value)) }];
      });
    const [down, up] = [broken(true), broken(false)];
    const worst = down.length <= up.length ? down : up;
    return worst.map(({ row, off }) => ({
      code: 'BALANCE_DIFFERS',
      place: { file, line: row.line },
      detail: `${cells.columnName('balance')} does not follow from the row before: ${toText(off)} off`,
    }));
  });
}
