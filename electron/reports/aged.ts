import { type LocalDate, toEpochDay } from '../../shared/dates/local-date.ts';
import type { AccountRoles } from '../../shared/jurisdictions/pack.ts';
import { sum } from '../../shared/money/minor.ts';
import type { ReportCheck, ReportColumn, ReportRow, ReportText } from '../../shared/reports/report.ts';
import { ok, reject } from '../../shared/result.ts';
import type { Db } from '../db/db.ts';
import { documentsWithLines } from '../queries/documents-with-lines.ts';
import { logHead } from '../queries/log-head.ts';
import type { QueryScope } from '../queries/query.ts';
import { baseTurnovers } from '../queries/trial-balance.ts';
import { type Frame, frameOf, refuseOptions } from './frame.ts';
import { type OpenAt, openItemsAt } from './open-items-at.ts';
import { heldReport, type ReportMaker } from './report-source.ts';

/** By days past the due date, and of what has none by those past its own. */
const buckets = [
  { id: 'not-due', until: 0 },
  { id: 'days-30', until: 30 },
  { id: 'days-60', until: 60 },
  { id: 'days-90', until: 90 },
  { id: 'older', until: Number.POSITIVE_INFINITY },
] as const;

interface Side {
  /** Debts stand on the debit of their accounts, what is owed on the credit. */
  readonly sign: 1n | -1n;
  readonly type: 'asset' | 'liability';
  readonly control: (roles: AccountRoles) => string;
  readonly advances: (roles: AccountRoles) => string;
}

const sides = {
  'aged-receivables': {
    sign: 1n,
    type: 'asset',
    control: ({ receivables }) => receivables,
    advances: ({ advancesReceived }) => advancesReceived,
  },
  'aged-payables': { sign: -1n, type: 'liability', control: ({ payables }) => payables, advances: ({ advancesPaid }) => advancesPaid },
} as const satisfies Record<string, Side>;

const amountColumns = [...buckets.map(({ id }) => id), 'unallocated', 'total', 'advances'];

const columnsOf = ({ currency }: Frame, to: LocalDate): ReportColumn[] => [
  { id: 'date', kind: 'date', title: { key: 'ledger.date' } },
  { id: 'due', kind: 'date', title: { key: 'aged.due' } },
  ...amountColumns.map(
    (id): ReportColumn => ({
      id,
      kind: 'amount',
      title: { key: `aged.columns.${id}` },
      ...(id.startsWith('days') || id === 'older' ? { group: { key: 'aged.overdue' } } : {}),
      currency,
      to,
    }),
  ),
];

/**
 * What customers owe, or what suppliers are owed, at the end of a day by how long it has been due, with the documents of each counterparty. Base currency as
 * booked: at the rate of the document, revaluations counted. Payments and notes that settle nothing yet have a column of their own with a minus, advances
 * stand beside the total; the checks hold both against their accounts in the ledger.
 * With a filter the documents it leaves in a register as well, see `isWithLines`, with all that is open on them: what is paid on a document is paid on none of its lines.
 * The accounts hold other documents too, so nothing is held against them then.
 * Rejects: NO_JURISDICTION, REPORT_WITHOUT_OPTION (`each`, `compare`, `account`, `by`).
 */
const aged =
  (kind: keyof typeof sides): ReportMaker =>
  (scope, { from: _from, ...question }) => {
    const { pack, db } = scope;
    if (!pack) return reject({ code: 'NO_JURISDICTION' });
    const refused = refuseOptions(question, 'each', 'compare', 'account', 'by');
    if (refused.length > 0) return reject(...refused);
    const side: Side = sides[kind];
    const frame = frameOf(scope, question);
    const advances = side.advances(pack.roles);
    const { lines } = question;
    const ofSide = itemsOf(scope, question.to, frame).filter(({ account, accountType }) =>
      isOfSide(side, pack.roles, account, accountType),
    );
    const shown =
      lines &&
      documentsWithLines(
        db,
        lines,
        ofSide.map(({ position }) => position),
      );
    const items = shown ? ofSide.filter(({ position }) => shown.has(position)) : ofSide;
    const rows = rowsOf(items, { side, advances, to: question.to, frame });
    const checks = lines ? [] : checksOf(db, items, { side, roles: pack.roles, to: question.to, frame });
    const differs = checks.some(({ difference }) => /[1-9]/.test(difference));
    return ok(
      heldReport({
        ...frame.head,
        columns: columnsOf(frame, question.to),
        rows,
        checks,
        notes: [
          ...(lines ? [{ key: 'dimension.documents' }] : []),
          { key: 'aged.basis' },
          ...(differs ? [{ key: 'aged.withoutDocument' }] : []),
        ],
      }),
    );
  };

export const agedReceivables = aged('aged-receivables');
export const agedPayables = aged('aged-payables');

const isOfSide = (side: Side, roles: AccountRoles, account: string, type: string): boolean => {
  const [ours, theirs] = side.sign === 1n ? [roles.advancesReceived, roles.advancesPaid] : [roles.advancesPaid, roles.advancesReceived];
  return account === ours || (type === side.type && account !== theirs);
};

/** Read once while one pages through: until something is recorded. */
function itemsOf({ db, remember }: QueryScope, to: LocalDate, { known }: Frame): readonly OpenAt[] {
  const kept = remember('open items of reports', (): { of: string; items: readonly OpenAt[] } => ({ of: '', items: [] }));
  const of = JSON.stringify([logHead(db).position, to, known]);
  if (kept.of !== of) Object.assign(kept, { of, items: openItemsAt(db, to, known) });
  return kept.items;
}

interface Told {
  readonly side: Side;
  readonly advances: string;
  readonly to: LocalDate;
  readonly frame: Frame;
}

type Sums = Map<string, bigint>;
const put = (sums: Sums, column: string, amount: bigint): void => void sums.set(column, (sums.get(column) ?? 0n) + amount);

function bucketOf({ date, dueDate }: OpenAt, to: LocalDate): string {
  const late = toEpochDay(to) - toEpochDay(dueDate ?? date);
  return buckets.find(({ until }) => late <= until)!.id;
}

/** Amounts of one document by column. */
function amountsOf(item: OpenAt, { side, advances, to }: Told): Sums {
  const sums: Sums = new Map();
  const amount = side.sign * item.base;
  if (item.account === advances) return sums.set('advances', amount);
  // A document of a later day that something was paid on already is nobody's debt yet.
  put(sums, amount < 0n || item.date > to ? 'unallocated' : bucketOf(item, to), amount);
  put(sums, 'total', amount);
  return sums;
}

function rowsOf(items: readonly OpenAt[], told: Told): ReportRow[] {
  const { frame } = told;
  const cellsOf = (sums: Sums) => Object.fromEntries(amountColumns.map((id) => [id, frame.money(sums.get(id) ?? 0n)]));
  const rows: ReportRow[] = [];
  const all: Sums = new Map();
  for (let at = 0; at < items.length; ) {
    const party = items[at]!;
    const sums: Sums = new Map();
    const details: ReportRow[] = [];
    for (; at < items.length && items[at]!.counterpartyNo === party.counterpartyNo; at += 1) {
      const amounts = amountsOf(items[at]!, told);
      for (const [column, amount] of amounts) {
        put(sums, column, amount);
        put(all, column, amount);
      }
      details.push(rowOfDocument(items[at]!, amounts, frame));
    }
    rows.push(
      {
        id: `counterparty:${party.counterpartyId ?? 'none'}`,
        level: 1,
        kind: 'subtotal',
        code: '',
        label: party.counterparty === null ? { key: 'aged.noCounterparty' } : { text: party.counterparty },
        cells: cellsOf(sums),
        sums: { side: 'below', rows: details.length, columns: amountColumns },
        ...(party.counterpartyId === null ? {} : { opens: { to: 'counterparty', counterpartyId: party.counterpartyId } }),
      },
      ...details,
    );
  }
  rows.push({
    id: 'total',
    level: 1,
    kind: 'total',
    code: '',
    label: { key: 'ledger.total' },
    cells: cellsOf(all),
    ...(rows.length === 0 ? {} : { sums: { side: 'above', rows: rows.length, columns: amountColumns } }),
  });
  return rows;
}

const rowOfDocument = (item: OpenAt, amounts: Sums, { money }: Frame): ReportRow => ({
  id: `document:${item.documentId}`,
  level: 2,
  kind: 'detail',
  code: '',
  label: { text: item.supplierNumber === '' ? item.number : `${item.number} (${item.supplierNumber})` },
  cells: {
    date: item.date,
    ...(item.dueDate === null ? {} : { due: item.dueDate }),
    ...Object.fromEntries([...amounts].map(([column, amount]) => [column, money(amount)])),
  },
  opens: { to: 'document', documentId: item.documentId },
});

interface Held {
  readonly side: Side;
  readonly roles: AccountRoles;
  readonly to: LocalDate;
  readonly frame: Frame;
}

/** Open items against the balances of the accounts they stand on, advances by themselves. */
function checksOf(db: Db, items: readonly OpenAt[], { side, roles, to, frame }: Held): ReportCheck[] {
  const advances = side.advances(roles);
  const accounts = new Set([side.control(roles), ...items.map(({ account }) => account).filter((account) => account !== advances)]);
  const balances = new Map(baseTurnovers(db, undefined, to, frame.known).map(({ account_no: no, debit, credit }) => [no, debit - credit]));
  const balanceOf = (code: string): bigint =>
    balances.get(db.get<{ no: bigint }>('SELECT no FROM account WHERE code = ?', code)?.no ?? -1n) ?? 0n;
  const check = (codes: readonly string[], open: readonly OpenAt[], text: ReportText): ReportCheck => ({
    text,
    difference: frame.money(side.sign * (sum(open.map(({ base }) => base)) - sum(codes.map(balanceOf)))),
    currency: frame.currency,
  });
  const controls = [...accounts].sort();
  const ofAdvances = items.filter(({ account }) => account === advances);
  return [
    check(
      controls,
      items.filter(({ account }) => account !== advances),
      { key: 'aged.agrees', values: { accounts: controls.join(', ') } },
    ),
    check([advances], ofAdvances, { key: 'aged.advancesAgree', values: { account: advances } }),
  ];
}
