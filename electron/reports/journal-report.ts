import { type LocalDate, toDayNumber } from '../../shared/dates/local-date.ts';
import type { Days } from '../../shared/dates/report-periods.ts';
import type { Names } from '../../shared/locales/languages.ts';
import { sum } from '../../shared/money/minor.ts';
import type { ReportColumn, ReportRow } from '../../shared/reports/report.ts';
import { ok, reject } from '../../shared/result.ts';
import type { Db } from '../db/db.ts';
import { blobToId } from '../db/ids.ts';
import { namesOf } from '../queries/accounts.ts';
import { dateOfDay } from '../queries/company.ts';
import { changedBy } from '../queries/company-row.ts';
import { fieldAt } from '../queries/counterparties.ts';
import { logHead } from '../queries/log-head.ts';
import type { QueryScope } from '../queries/query.ts';
import { entryLabel } from './entry-label.ts';
import { daysOf, type Frame, frameOf, refuseOptions, refuseOverChange } from './frame.ts';
import { type JournalDay, journalDays } from './journal-days.ts';
import { hasUnvalued, type OwnAmount, ownAmount, ownCurrencyColumn } from './own-currency.ts';
import type { ReportMaker } from './report-source.ts';

const columnsOf = (scope: QueryScope, { currency, known }: Frame, days: Days): ReportColumn[] => [
  { id: 'date', kind: 'date', title: { key: 'ledger.date' } },
  { id: 'number', kind: 'text', title: { key: 'ledger.number' } },
  { id: 'counterparty', kind: 'text', title: { key: 'ledger.counterparty' } },
  { id: 'memo', kind: 'text', title: { key: 'ledger.memo' } },
  ...ownCurrencyColumn(scope, known),
  { id: 'debit', kind: 'amount', title: { key: 'ledger.debit' }, currency, ...days },
  { id: 'credit', kind: 'amount', title: { key: 'ledger.credit' }, currency, ...days },
];

/**
 * Journal: every entry in order of date and recording with its lines; the row of an entry adds up its own. Told by slices.
 * Rejects: REPORT_NEEDS_FROM, REPORT_DAYS, REPORT_OVER_CHANGE, REPORT_WITHOUT_OPTION (`account`, `each`, `compare`).
 */
export const journalReport: ReportMaker = (scope, question) => {
  const read = daysOf(question);
  if (!read.ok) return read;
  const days = read.value;
  const frame = frameOf(scope, question);
  const refused = [...refuseOptions(question, 'account', 'each', 'compare'), ...refuseOverChange(scope, days, frame.known)];
  if (refused.length > 0) return reject(...refused);

  const counted = daysCounted(scope, days, frame);
  const change = changedBy(scope.company, days.to, frame.known);
  const hasConversion = change !== undefined && change.on === days.from;
  const total = counted.reduce((rows, { entries, lines }) => rows + entries + lines, 0);
  const moved = frame.money(sum(counted.map(({ debit }) => debit)));
  const last: ReportRow = {
    id: 'total',
    level: 1,
    kind: 'total',
    code: '',
    label: { key: 'ledger.total' },
    cells: { debit: moved, credit: moved },
    sums: { side: 'above', rows: total, columns: ['debit', 'credit'] },
  };
  return ok({
    head: {
      ...frame.head,
      columns: columnsOf(scope, frame, days),
      checks: [],
      notes: [
        ...(hasUnvalued(scope) ? [{ key: 'ledger.unvalued' }] : []),
        ...(hasConversion ? [{ key: 'ledger.carriedLeftOut', values: { on: change.on, from: change.from } }] : []),
      ],
    },
    total: total + 1,
    rows(offset, limit) {
      const rows = total > offset ? entryRows(scope.db, frame, { days, counted, offset, limit, hasConversion }) : [];
      return offset <= total && total < offset + limit ? [...rows, last] : rows;
    },
  });
};

/** Counted once while one pages through: until something is recorded. */
function daysCounted(scope: QueryScope, days: Days, { known }: Frame): readonly JournalDay[] {
  const kept = scope.remember('journal report', (): { of: string; days: readonly JournalDay[] } => ({ of: '', days: [] }));
  const of = JSON.stringify([logHead(scope.db).position, days, known]);
  if (kept.of !== of) Object.assign(kept, { of, days: journalDays(scope, days, known) });
  return kept.days;
}

interface Page {
  readonly days: Days;
  readonly counted: readonly JournalDay[];
  readonly offset: number;
  readonly limit: number;
  readonly hasConversion: boolean;
}

interface Entry {
  readonly position: bigint;
  readonly id: Buffer;
  readonly day: bigint;
  readonly number: string;
  readonly memo: string;
  readonly kind: string;
}

interface Line extends OwnAmount {
  readonly position: bigint;
  readonly line_no: bigint;
  readonly base_minor: bigint;
  readonly code: string;
  readonly name_ka: string;
  readonly name_bg: string;
  readonly name_ru: string;
  readonly name_en: string;
  readonly memo: string | null;
  readonly counterparty: string | null;
}

function entryRows(db: Db, frame: Frame, page: Page): ReportRow[] {
  const { limit, counted, days, hasConversion } = page;
  let day = 0;
  let left = page.offset;
  while (left >= counted[day]!.entries + counted[day]!.lines) {
    left -= counted[day]!.entries + counted[day]!.lines;
    day += 1;
  }
  const position = frame.known ?? Number.MAX_SAFE_INTEGER;
  const first = counted[day]!.day;
  // Of the day the page begins in, entries are counted one by one.
  const notConverted = hasConversion ? "AND e.kind <> 'conversion'" : '';
  let start = 0n;
  const ofDay = db.iterate<{ position: bigint; n: bigint }>(
    `SELECT e.position, (SELECT count(*) FROM journal_line l WHERE l.position = e.position) AS n FROM journal_entry e
     WHERE e.day = ? AND e.position <= ? ${notConverted} ORDER BY e.position`,
    first,
    position,
  );
  for (const { position: at, n } of ofDay) {
    start = at;
    if (left < Number(n) + 1) break;
    left -= Number(n) + 1;
  }
  // An entry has two lines at least.
  const entries = db.all<Entry>(
    `SELECT e.position, e.id, e.day, e.number, e.memo, e.kind FROM journal_entry e
     WHERE e.day BETWEEN ?1 AND ?2 AND (e.day > ?1 OR e.position >= ?3) AND e.position <= ?4 ${notConverted} ORDER BY e.day, e.position LIMIT ?5`,
    first,
    toDayNumber(days.to),
    start,
    position,
    Math.ceil((left + limit) / 3) + 1,
  );
  const rows: ReportRow[] = [];
  for (const entry of entries) {
    if (rows.length >= left + limit) break;
    rows.push(...rowsOfEntry(entry, linesOf(db, entry.position, frame.known), frame));
  }
  return rows.slice(left, left + limit);
}

const linesOf = (db: Db, position: bigint, known: number | undefined): Line[] =>
  db.all<Line>(
    `SELECT l.position, l.line_no, l.base_minor, a.code, a.name_ka, a.name_bg, a.name_ru, a.name_en, x.memo, m.name AS commodity, m.scale, x.quantity,
       ${known === undefined ? 'c.name' : fieldAt('name', '?2')} AS counterparty
     FROM journal_line l JOIN account a ON a.no = l.account_no LEFT JOIN line_detail x ON x.position = l.position AND x.line_no = l.line_no
     LEFT JOIN commodity m ON m.no = x.commodity_no LEFT JOIN journal_entry e ON e.position = l.position LEFT JOIN document d ON d.position = e.document
     LEFT JOIN counterparty c ON c.no = coalesce(x.counterparty_no, d.counterparty_no)
     WHERE l.position = ?1 ORDER BY l.line_no`,
    position,
    ...(known === undefined ? [] : [known]),
  );

function rowsOfEntry(entry: Entry, lines: readonly Line[], { money }: Frame): ReportRow[] {
  const entryId = blobToId(entry.id);
  const opens = { to: 'entry', entryId } as const;
  const date: LocalDate = dateOfDay(entry.day);
  const total = money(sum(lines.map(({ base_minor: base }) => (base > 0n ? base : 0n))));
  const head: ReportRow = {
    id: `entry:${entryId}`,
    level: 1,
    kind: 'subtotal',
    code: '',
    label: entryLabel(entry.memo, entry.kind),
    cells: { date, number: entry.number, debit: total, credit: total },
    sums: { side: 'below', rows: lines.length, columns: ['debit', 'credit'] },
    opens,
  };
  const ofLines = lines.map((line): ReportRow => {
    const names: Names = namesOf(line);
    return {
      id: `line:${entryId}:${line.line_no}`,
      level: 2,
      kind: 'line',
      code: line.code,
      label: { names },
      cells: {
        ...(line.counterparty === null ? {} : { counterparty: line.counterparty }),
        ...(line.memo === null || line.memo === '' ? {} : { memo: line.memo }),
        ...ownAmount(line),
        ...(line.base_minor > 0n ? { debit: money(line.base_minor) } : {}),
        ...(line.base_minor < 0n ? { credit: money(-line.base_minor) } : {}),
      },
      opens,
    };
  });
  return [head, ...ofLines];
}
