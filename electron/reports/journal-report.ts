import { type LocalDate, toDayNumber } from '../../shared/dates/local-date.ts';
import type { Days } from '../../shared/dates/report-periods.ts';
import type { Names } from '../../shared/locales/languages.ts';
import { sum } from '../../shared/money/minor.ts';
import type { ReportColumn, ReportRow } from '../../shared/reports/report.ts';
import { ok, reject } from '../../shared/result.ts';
import type { Db } from '../db/db.ts';
import { blobToId } from '../db/ids.ts';
import { type NameColumns, namesOf } from '../queries/accounts.ts';
import { dateOfDay } from '../queries/company.ts';
import { changedBy } from '../queries/company-row.ts';
import { fieldAt } from '../queries/counterparties.ts';
import type { LineFilter } from '../queries/line-filter.ts';
import { logHead } from '../queries/log-head.ts';
import type { QueryScope } from '../queries/query.ts';
import { rememberUntilRecorded } from '../queries/register-pages.ts';
import { entryLabel } from './entry-label.ts';
import { daysOf, type Frame, frameOf, refuseOptions, refuseOverChange } from './frame.ts';
import { type JournalDay, journalDays } from './journal-days.ts';
import { lastAt } from './last-at.ts';
import { hasUnvalued, type OwnAmount, ownAmount, ownCurrencyColumn } from './own-currency.ts';
import type { ReportMaker, ReportSource } from './report-source.ts';

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
 * Journal: every entry in order of date and recording with its lines; the row of an entry adds up its own. Told by slices. With a filter entries that have such
 * lines, with these alone.
 * Rejects: REPORT_NEEDS_FROM, REPORT_DAYS, REPORT_OVER_CHANGE, REPORT_WITHOUT_OPTION (`account`, `each`, `compare`, `by`).
 */
export const journalReport: ReportMaker = (scope, question) => {
  const read = daysOf(question);
  if (!read.ok) return read;
  const days = read.value;
  const frame = frameOf(scope, question);
  const refused = [...refuseOptions(question, 'account', 'each', 'compare', 'by'), ...refuseOverChange(scope, days, frame.known)];
  if (refused.length > 0) return reject(...refused);

  if (question.lines) return ok(filteredJournal(scope, days, frame, question.lines));
  const counted = daysCounted(scope, days, frame);
  const change = changedBy(scope.company, days.to, frame.known);
  const hasConversion = change !== undefined && change.on === days.from;
  const total = counted.reduce((rows, { entries, lines }) => rows + entries + lines, 0);
  const moved = sum(counted.map(({ debit }) => debit));
  const last = totalRow(total, { debit: moved, credit: moved }, frame);
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

const totalRow = (rows: number, { debit, credit }: { debit: bigint; credit: bigint }, { money }: Frame): ReportRow => ({
  id: 'total',
  level: 1,
  kind: 'total',
  code: '',
  label: { key: 'ledger.total' },
  cells: { debit: money(debit), credit: money(credit) },
  sums: { side: 'above', rows, columns: ['debit', 'credit'] },
});

function filteredJournal(scope: QueryScope, days: Days, frame: Frame, lines: LineFilter): ReportSource {
  const { db } = scope;
  const { entries, debit, credit } = filteredEntries(scope, days, frame, lines);
  const total = entries.length === 0 ? 0 : entries.at(-1)!.start + entries.at(-1)!.lines + 1;
  return {
    head: {
      ...frame.head,
      columns: columnsOf(scope, frame, days),
      checks: [],
      notes: [{ key: 'dimension.unequal' }, ...(hasUnvalued(scope) ? [{ key: 'ledger.unvalued' }] : [])],
    },
    total: total + 1,
    rows(offset, limit) {
      const end = offset + limit;
      const rows = entries.slice(lastAt(entries.length, (at) => entries[at]!.start <= offset)).flatMap((entry): ReportRow[] => {
        if (entry.start >= end) return [];
        const found = db.get<Entry>('SELECT position, id, day, number, memo, kind FROM journal_entry WHERE position = ?', entry.position)!;
        const first = Math.max(0, offset - entry.start);
        return rowsOfEntry(found, linesOf(db, found.position, frame.known, lines), frame).slice(first, end - entry.start);
      });
      return offset <= total && total < end ? [...rows, totalRow(total, { debit, credit }, frame)] : rows;
    },
  };
}

interface FilteredEntries {
  readonly entries: readonly { readonly position: bigint; readonly start: number; readonly lines: number }[];
  readonly debit: bigint;
  readonly credit: bigint;
}

/** Entries with lines of a filter, and the row each of them begins at. Counted once while one pages through: until something is recorded. */
function filteredEntries(scope: QueryScope, days: Days, { known }: Frame, lines: LineFilter): FilteredEntries {
  return rememberUntilRecorded(scope, `journal report ${JSON.stringify([days, known, lines.key])}`, () => {
    const { sql, parameters } = lines.lines;
    const rows = scope.db.values<[position: bigint, n: bigint, debit: bigint, credit: bigint]>(
      `SELECT position, count(*), sum(max(base_minor, 0)), sum(max(-base_minor, 0)) FROM (${sql})
       WHERE day BETWEEN ? AND ? AND position <= ? GROUP BY day, position ORDER BY day, position`,
      ...parameters,
      toDayNumber(days.from),
      toDayNumber(days.to),
      known ?? Number.MAX_SAFE_INTEGER,
    );
    let start = 0;
    const entries = rows.map(([position, n]) => {
      const entry = { position, start, lines: Number(n) };
      start += entry.lines + 1;
      return entry;
    });
    return { entries, debit: sum(rows.map(([, , debit]) => debit)), credit: sum(rows.map(([, , , credit]) => credit)) };
  });
}

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

interface Line extends OwnAmount, NameColumns {
  readonly position: bigint;
  readonly line_no: bigint;
  readonly base_minor: bigint;
  readonly code: string;
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

function linesOf(db: Db, position: bigint, known: number | undefined, filter?: LineFilter): Line[] {
  const table = filter?.lines;
  return db.all<Line>(
    `SELECT l.position, l.line_no, l.base_minor, a.code, a.name_ka, a.name_bg, a.name_ru, a.name_en, x.memo, m.name AS commodity, m.scale, x.quantity,
       ${known === undefined ? 'c.name' : fieldAt('name', '?')} AS counterparty
     FROM journal_line l JOIN account a ON a.no = l.account_no LEFT JOIN line_detail x ON x.position = l.position AND x.line_no = l.line_no
     LEFT JOIN commodity m ON m.no = x.commodity_no LEFT JOIN journal_entry e ON e.position = l.position LEFT JOIN document d ON d.position = e.document
     LEFT JOIN counterparty c ON c.no = coalesce(x.counterparty_no, d.counterparty_no)
     WHERE l.position = ?${table ? ` AND l.line_no IN (SELECT line_no FROM (${table.sql}) WHERE position = ?)` : ''} ORDER BY l.line_no`,
    ...(known === undefined ? [] : [known]),
    position,
    ...(table ? [...table.parameters, position] : []),
  );
}

function rowsOfEntry(entry: Entry, lines: readonly Line[], { money }: Frame): ReportRow[] {
  const entryId = blobToId(entry.id);
  const opens = { to: 'entry', entryId } as const;
  const date: LocalDate = dateOfDay(entry.day);
  const turnover = (sign: bigint) => money(sum(lines.map(({ base_minor: base }) => (base * sign > 0n ? base * sign : 0n))));
  const head: ReportRow = {
    id: `entry:${entryId}`,
    level: 1,
    kind: 'subtotal',
    code: '',
    label: entryLabel(entry.memo, entry.kind),
    cells: { date, number: entry.number, debit: turnover(1n), credit: turnover(-1n) },
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
