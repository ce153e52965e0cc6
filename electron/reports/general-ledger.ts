import type { Days } from '../../shared/dates/report-periods.ts';
import { sum } from '../../shared/money/minor.ts';
import type { ReportColumn, ReportRow } from '../../shared/reports/report.ts';
import { ok, reject } from '../../shared/result.ts';
import { changedBy } from '../queries/company-row.ts';
import type { LineFilter } from '../queries/line-filter.ts';
import { logHead } from '../queries/log-head.ts';
import type { QueryScope } from '../queries/query.ts';
import { filterNotes } from './by-value.ts';
import { entryLabel } from './entry-label.ts';
import { daysOf, type Frame, frameOf, refuseOptions, refuseOverChange } from './frame.ts';
import { lastAt } from './last-at.ts';
import { type LedgerAccount, ledgerAccounts } from './ledger-accounts.ts';
import { type LedgerLine, ledgerLines } from './ledger-lines.ts';
import { hasUnvalued, ownCurrencyColumn } from './own-currency.ts';
import type { ReportMaker } from './report-source.ts';

const columnsOf = (scope: QueryScope, { currency, known }: Frame, days: Days): ReportColumn[] => [
  { id: 'date', kind: 'date', title: { key: 'ledger.date' } },
  { id: 'number', kind: 'text', title: { key: 'ledger.number' } },
  { id: 'counterparty', kind: 'text', title: { key: 'ledger.counterparty' } },
  { id: 'corresponding', kind: 'text', title: { key: 'ledger.corresponding' } },
  ...ownCurrencyColumn(scope, known),
  { id: 'debit', kind: 'amount', title: { key: 'ledger.debit' }, currency, ...days },
  { id: 'credit', kind: 'amount', title: { key: 'ledger.credit' }, currency, ...days },
  { id: 'balance', kind: 'amount', title: { key: 'ledger.balance' }, currency },
];

/** Heading, opening balance and closing balance: rows of an account beside those of its lines. */
const around = 3;

/**
 * General ledger: each account with its opening balance, every line in order of date and recording with the accounts it stands against and the running balance,
 * turnover and closing balance, of all lines or those of a filter. Balances: debit positive. With `account` that account alone, or those below a heading. Told by slices.
 * Rejects: REPORT_NEEDS_FROM, REPORT_DAYS, REPORT_OVER_CHANGE, REPORT_WITHOUT_OPTION (`each`, `compare`, `by`), UNKNOWN_ACCOUNT.
 */
export const generalLedger: ReportMaker = (scope, question) => {
  const read = daysOf(question);
  if (!read.ok) return read;
  const days = read.value;
  const frame = frameOf(scope, question);
  const refused = [...refuseOptions(question, 'each', 'compare', 'by'), ...refuseOverChange(scope, days, frame.known)];
  if (refused.length > 0) return reject(...refused);
  const { lines } = question;
  const accounts = accountsOf(scope, days, frame, question.account, lines);
  if (!accounts) return reject({ code: 'UNKNOWN_ACCOUNT', line: 0, account: question.account ?? '', field: 'account' });

  const starts: number[] = [];
  let total = 0;
  for (const account of accounts) {
    starts.push(total);
    total += account.lines + around;
  }
  const [debit, credit] = [sum(accounts.map((account) => account.debit)), sum(accounts.map((account) => account.credit))];
  const last: ReportRow = {
    id: 'total',
    level: 1,
    kind: 'total',
    code: '',
    label: { key: 'ledger.total' },
    cells: { debit: frame.money(debit), credit: frame.money(credit) },
    sums: { side: 'above', rows: total, columns: ['debit', 'credit'] },
  };
  const change = changedBy(scope.company, days.to, frame.known);
  return ok({
    head: {
      ...frame.head,
      columns: columnsOf(scope, frame, days),
      // What one account moved is balanced by others, and what some lines moved by lines that may be none of them.
      checks:
        question.account === undefined && !lines
          ? [{ text: { key: 'ledger.debitEqualsCredit' }, difference: frame.money(debit - credit), currency: frame.currency }]
          : [],
      notes: [
        { key: 'ledger.balanceSign' },
        ...(lines ? [{ key: 'dimension.unequal' }] : []),
        ...filterNotes(scope, question),
        ...(hasUnvalued(scope) ? [{ key: 'ledger.unvalued' }] : []),
        ...(change && days.from === change.on ? [{ key: 'ledger.carriedLeftOut', values: { on: change.on, from: change.from } }] : []),
      ],
    },
    total: total + 1,
    rows(offset, limit) {
      const rows: ReportRow[] = [];
      const end = offset + limit;
      for (let at = lastAt(starts.length, (account) => starts[account]! <= offset); at < accounts.length && starts[at]! < end; at += 1) {
        const account = accounts[at]!;
        const first = Math.max(0, offset - starts[at]!);
        rows.push(...rowsOfAccount(scope, account, { days, frame, lines, first, limit: end - starts[at]! - first }));
      }
      if (offset <= total && total < end) rows.push(last);
      return rows;
    },
  });
};

/** Counted once while one pages through: until something is recorded. */
function accountsOf(
  scope: QueryScope,
  days: Days,
  { known }: Frame,
  code: string | undefined,
  lines: LineFilter | undefined,
): readonly LedgerAccount[] | undefined {
  const kept = scope.remember('general ledger', (): { of: string; accounts: readonly LedgerAccount[] | undefined } => ({
    of: '',
    accounts: undefined,
  }));
  const of = JSON.stringify([logHead(scope.db).position, days, known, code, lines?.key]);
  if (kept.of !== of) Object.assign(kept, { of, accounts: ledgerAccounts(scope, days, known, code, lines) });
  return kept.accounts;
}

interface Slice {
  readonly days: Days;
  readonly frame: Frame;
  readonly lines: LineFilter | undefined;
  /** Among the rows of the account, from 0. */
  readonly first: number;
  readonly limit: number;
}

function rowsOfAccount({ db }: QueryScope, account: LedgerAccount, { days, frame, lines: filter, first, limit }: Slice): ReportRow[] {
  const { code, opening, debit, credit, lines } = account;
  const { money } = frame;
  const opens = { to: 'account', account: code } as const;
  const heading: ReportRow = { id: `account:${code}`, level: 1, kind: 'heading', code, label: { names: account.names }, cells: {}, opens };
  const open: ReportRow = {
    id: `opening:${code}`,
    level: 2,
    kind: 'line',
    code: '',
    label: { key: 'ledger.openingOn', values: { on: days.from } },
    cells: { balance: money(opening) },
  };
  const close: ReportRow = {
    id: `closing:${code}`,
    level: 2,
    kind: 'subtotal',
    code: '',
    label: { key: 'ledger.closingWithTurnover', values: { on: days.to } },
    cells: { debit: money(debit), credit: money(credit), balance: money(opening + debit - credit) },
    ...(lines === 0 ? {} : { sums: { side: 'above', rows: lines, columns: ['debit', 'credit'] } }),
    opens,
  };
  const end = first + limit;
  const [from, to] = [Math.max(0, first - 2), Math.min(lines, end - 2)];
  return [
    ...(first === 0 ? [heading] : []),
    ...(first <= 1 && end > 1 ? [open] : []),
    ...(to > from ? ledgerLines(db, account, days, frame.known, from, to - from, filter).map((line) => rowOfLine(line, code, frame)) : []),
    ...(first <= lines + 2 && end > lines + 2 ? [close] : []),
  ];
}

const rowOfLine = (line: LedgerLine, code: string, { money }: Frame): ReportRow => ({
  id: `line:${line.entryId}:${line.lineNo}`,
  level: 2,
  kind: 'line',
  code,
  label: entryLabel(line.memo, line.kind),
  cells: {
    date: line.date,
    number: line.number,
    ...(line.counterparty === '' ? {} : { counterparty: line.counterparty }),
    corresponding: line.corresponding,
    ...line.own,
    ...(line.base > 0n ? { debit: money(line.base) } : {}),
    ...(line.base < 0n ? { credit: money(-line.base) } : {}),
    balance: money(line.balance),
  },
  opens: { to: 'entry', entryId: line.entryId },
});
