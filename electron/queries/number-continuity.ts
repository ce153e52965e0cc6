import type { KnownOn } from '../../shared/contracts/fields.ts';
import type { ReadInputOf } from '../../shared/contracts/index.ts';
import type { NumberContinuation, NumberRange, NumberRow, NumberSeriesInfo, NumberState } from '../../shared/contracts/numbers.ts';
import type { LocalDate } from '../../shared/dates/local-date.ts';
import { uidOf } from '../../shared/ids/uid.ts';
import type { NumberedKind } from '../../shared/jurisdictions/pack.ts';
import { lawNames } from '../../shared/laws/law-text.ts';
import { defaultNumbering, readSeries } from '../../shared/numbering/document-number.ts';
import { ok } from '../../shared/result.ts';
import type { Db } from '../db/db.ts';
import { blobToId } from '../db/ids.ts';
import type { BatchHeader } from '../log/batch.ts';
import { numberContinuityPdf } from '../pdf/number-continuity-pdf.ts';
import { dateOfDay } from './company.ts';
import { fieldAt } from './counterparties.ts';
import { positionKnownOn } from './known-on.ts';
import { logHead, logHeadAt } from './log-head.ts';
import type { QueryHandler, QueryScope } from './query.ts';

interface Row {
  readonly value: bigint;
  readonly number: string;
  readonly state: NumberState;
  readonly document: string | null;
  readonly uid: string | null;
  readonly counterparty: string | null;
  readonly day: bigint | null;
  readonly entry: Buffer | null;
  readonly memo: string | null;
  readonly cancelled: bigint;
  readonly said: string | null;
  readonly at: bigint | null;
  readonly by: string | null;
}

/** The register as known on a position of the log, which is parameter 1 of every statement over it. */
interface Register {
  readonly db: Db;
  /** Selects the rows of `number_register` that a condition on series and value holds for, as they stood. */
  readonly rows: (where: string) => string;
  readonly position: number;
}

const registered = (where: string): string => `SELECT series, value, number, state, position FROM number_register WHERE ${where}`;
// All of it: parameter 1 is past every position, and looking at each row for it would take time.
const rowsNow = (where: string): string => registered(`?1 > 0 AND ${where}`);
// What was drawn or reserved later was not there; what was reserved by then and used or given up later was still reserved.
const rowsThen = (where: string): string => `${registered(`position <= ?1 AND ${where}`)} UNION ALL
    SELECT series, value, number, 'leased', l.at FROM (SELECT series AS leased, first, last, position AS at FROM number_lease WHERE position <= ?1) l
    JOIN number_register ON series = l.leased AND value BETWEEN l.first AND l.last WHERE position > ?1 AND ${where}`;

function registerOf(db: Db, knownOn: KnownOn | undefined): Register {
  const position = positionKnownOn(db, knownOn);
  return position === undefined ? { db, rows: rowsNow, position: Number.MAX_SAFE_INTEGER } : { db, rows: rowsThen, position };
}

// What uses a number is found at its position: a document, or an entry that drew a number itself. Taken back in full: an entry that was reversed, a
// document whose entry was, or with a correction that cancels it.
const used = "r.state = 'used'";
const reversed = (entry: string): string => `(${entry}.reversed_by IS NOT NULL AND ${entry}.reversed_by <= ?1)`;
const cancelled = `(${reversed('e')} OR EXISTS (SELECT 1 FROM journal_entry x WHERE x.position = d.entry AND ${reversed('x')})
    OR EXISTS (SELECT 1 FROM document n WHERE n.corrects = d.position AND n.reason = 'cancelled' AND n.position <= ?1))`;
const described = (
  rows: string,
): string => `SELECT r.value, r.number, r.state, d.id AS document, d.uid, ${fieldAt('name', '?1')} AS counterparty, coalesce(d.day, e.day) AS day, e.id AS entry,
    coalesce(nullif(d.memo, ''), e.memo) AS memo, ${cancelled} AS cancelled,
    coalesce(l.purpose, v.reason) AS said, coalesce(l.recorded_at, v.recorded_at) AS at, coalesce(u.name, l.recorded_by, v.recorded_by) AS by
  FROM ${rows} r LEFT JOIN document d ON ${used} AND d.position = r.position LEFT JOIN journal_entry e ON ${used} AND e.position = r.position
  LEFT JOIN counterparty c ON c.no = d.counterparty_no LEFT JOIN number_lease l ON r.state = 'leased' AND l.position = r.position
  LEFT JOIN number_void v ON r.state = 'voided' AND v.position = r.position LEFT JOIN user_account u ON u.id = coalesce(l.recorded_by, v.recorded_by)`;

const dayOf = (ms: bigint): LocalDate => new Date(Number(ms)).toISOString().slice(0, 10) as LocalDate;

function describe(series: string, row: Row): NumberRow {
  const entryId = row.entry === null ? '' : blobToId(row.entry);
  return {
    value: Number(row.value),
    number: row.number,
    state: row.state,
    documentId: row.document ?? entryId,
    uid: row.uid ?? (entryId === '' ? '' : uidOf(readSeries(series).kind as NumberedKind, entryId)),
    date: row.day === null ? dayOf(row.at ?? 0n) : dateOfDay(row.day),
    subject: row.said ?? row.counterparty ?? row.memo ?? '',
    cancelled: row.cancelled === 1n,
    by: row.by,
    at: row.at === null ? null : new Date(Number(row.at)).toISOString(),
  };
}

/** Rows of a series from one value to another. The page is cut before what uses its numbers is looked up. */
function rowsOf(
  { db, rows, position }: Register,
  series: string,
  { from = 1, to = Number.MAX_SAFE_INTEGER, newestFirst = false, limit = -1, offset = 0 }: Partial<ReadInputOf<'number.register'>>,
): NumberRow[] {
  const order = newestFirst ? 'DESC' : 'ASC';
  const page = `(${rows('series = ?2 AND value BETWEEN ?3 AND ?4')} ORDER BY value ${order} LIMIT ?5 OFFSET ?6)`;
  return db
    .all<Row>(`${described(page)} ORDER BY r.value ${order}`, position, series, from, to, limit, offset)
    .map((row) => describe(series, row));
}

export const numberRegister: QueryHandler<'number.register'> = ({ db }, input) => {
  const register = registerOf(db, input.knownOn);
  const { n } = db.get<{ n: bigint }>(
    `SELECT count(*) AS n FROM (${register.rows('series = ?2 AND value BETWEEN ?3 AND ?4')})`,
    register.position,
    input.series,
    input.from ?? 1,
    input.to ?? Number.MAX_SAFE_INTEGER,
  )!;
  return ok({ rows: rowsOf(register, input.series, input), total: Number(n) });
};

/** Explains every integer from 1 to the head of each series; `missing` is empty in an intact book. [NUM-1] */
export const numberContinuity: QueryHandler<'number.continuity'> = ({ db }, input) => {
  const register = registerOf(db, input.knownOn);
  const cancelledIn = cancelledBySeries(register);
  return ok(
    seriesCounts(register, input.series).map((counts): NumberSeriesInfo => {
      const { series, head } = counts;
      const total = counts.used + counts.voided + counts.leased;
      return {
        ...counts,
        ...readSeries(series),
        cancelled: cancelledIn.get(series) ?? 0,
        missing: total === head ? [] : missingNumbers(register, series),
        outOfOrder: input.remarks ? countOutOfOrder(register, series) : null,
        continued: continuationsOf(register, series),
        rows: rowsOf(register, series, { newestFirst: true, limit: input.limit, offset: input.offset }),
        total,
      };
    }),
  );
};

type Counts = Pick<NumberSeriesInfo, 'series' | 'first' | 'head' | 'used' | 'voided' | 'leased'>;

const seriesCounts = ({ db, rows, position }: Register, only: string | undefined): Counts[] =>
  db
    .all<{ series: string; first: bigint; head: bigint; used: bigint; voided: bigint; leased: bigint }>(
      `SELECT series, min(value) AS first, max(value) AS head, count(*) FILTER (WHERE state = 'used') AS used,
         count(*) FILTER (WHERE state = 'voided') AS voided, count(*) FILTER (WHERE state = 'leased') AS leased
       FROM (${rows(only === undefined ? 'true' : 'series = ?2')}) GROUP BY series ORDER BY series`,
      position,
      ...(only === undefined ? [] : [only]),
    )
    .map((row) => ({
      series: row.series,
      first: Number(row.first),
      head: Number(row.head),
      used: Number(row.used),
      voided: Number(row.voided),
      leased: Number(row.leased),
    }));

/** From the few that cancel, in one pass over all series: asking each number whether it was cancelled would take far longer. */
const cancelledBySeries = ({ db, position }: Register): Map<string, number> =>
  new Map(
    db
      .all<{ series: string; n: bigint }>(
        `SELECT series, count(*) AS n FROM number_register WHERE state = 'used' AND position IN (
           SELECT corrects FROM document WHERE corrects IS NOT NULL AND reason = 'cancelled' AND position <= ?1
           UNION ALL SELECT coalesce(e.document, e.position) FROM journal_entry x JOIN journal_entry e ON e.position = x.reverses
           WHERE x.reverses IS NOT NULL AND x.position <= ?1) GROUP BY series`,
        position,
      )
      .map(({ series, n }) => [series, Number(n)]),
  );

const countOutOfOrder = ({ db, rows, position }: Register, series: string): number => {
  const { n } = db.get<{ n: bigint }>(
    `SELECT count(*) AS n FROM (SELECT day, max(day) OVER (ORDER BY value ROWS BETWEEN UNBOUNDED PRECEDING AND 1 PRECEDING) AS latest
       FROM (SELECT r.value, coalesce(d.day, e.day) AS day FROM (${rows('series = ?2')}) r LEFT JOIN document d ON d.position = r.position
             LEFT JOIN journal_entry e ON e.position = r.position WHERE r.state = 'used')) WHERE day < latest`,
    position,
    series,
  )!;
  return Number(n);
};

/** Where another device went on with a series after a move. A series that begins only afterwards was always counted by that device. */
function continuationsOf({ db, position }: Register, series: string): NumberContinuation[] {
  return db
    .all<{ position: bigint; reason: string; at: bigint; by: string }>(
      `SELECT c.position, c.reason, c.recorded_at AS at, coalesce(u.name, c.recorded_by) AS by FROM number_continuation c
       LEFT JOIN user_account u ON u.id = c.recorded_by WHERE c.device = ? AND c.position <= ? ORDER BY c.position`,
      readSeries(series).device,
      position,
    )
    .flatMap(({ position: then, reason, at, by }) => {
      const { head } = db.get<{ head: bigint | null }>(`SELECT max(value) AS head FROM (${rowsThen('series = ?2')})`, then, series)!;
      return head === null ? [] : [{ from: Number(head) + 1, at: new Date(Number(at)).toISOString(), by, reason }];
    });
}

/** Holes of a series, in ascending order, ends inclusive. */
const holesOf = ({ db, rows, position }: Register, series: string): { first: number; last: number }[] =>
  db
    .all<{ first: bigint; last: bigint }>(
      `SELECT before + 1 AS first, value - 1 AS last FROM (
         SELECT value, lag(value, 1, 0) OVER (ORDER BY value) AS before FROM (${rows('series = ?2')})) WHERE value > before + 1 ORDER BY value`,
      position,
      series,
    )
    .map((row) => ({ first: Number(row.first), last: Number(row.last) }));

function missingNumbers(register: Register, series: string): number[] {
  const missing: number[] = [];
  for (const { first, last } of holesOf(register, series)) {
    for (let value = first; value <= last && missing.length < 1000; value += 1) missing.push(value);
  }
  return missing;
}

export const numberRanges: QueryHandler<'number.ranges'> = ({ db }, { series, knownOn }) => ok(rangesOf(registerOf(db, knownOn), series));

/** Used numbers in a row are one range; of the others, those that one event reserved or gave up. */
function rangesOf(register: Register, series: string): NumberRange[] {
  const { db, rows, position } = register;
  const known = db
    .all<{
      state: NumberState;
      first: bigint;
      last: bigint;
      firstNumber: string;
      lastNumber: string;
      from: bigint | null;
      to: bigint | null;
      cancelled: bigint;
      said: string | null;
      at: bigint | null;
      by: string | null;
    }>(
      `WITH known AS (
         SELECT r.value, r.state, iif(${used}, 0, r.position) AS why, coalesce(d.day, e.day) AS day, iif(${used}, ${cancelled}, 0) AS cancelled
         FROM (${rows('series = ?2')}) r LEFT JOIN document d ON ${used} AND d.position = r.position
         LEFT JOIN journal_entry e ON ${used} AND e.position = r.position),
       islands AS (SELECT *, value - row_number() OVER (PARTITION BY state, why ORDER BY value) AS island FROM known),
       ranges AS (SELECT state, why, min(value) AS first, max(value) AS last, min(day) AS low, max(day) AS high, sum(cancelled) AS cancelled
         FROM islands GROUP BY state, why, island)
       SELECT g.state, g.first, g.last, a.number AS firstNumber, b.number AS lastNumber, g.low AS "from", g.high AS "to", g.cancelled,
         coalesce(l.purpose, v.reason) AS said, coalesce(l.recorded_at, v.recorded_at) AS at, coalesce(u.name, l.recorded_by, v.recorded_by) AS by
       FROM ranges g JOIN number_register a ON a.series = ?2 AND a.value = g.first JOIN number_register b ON b.series = ?2 AND b.value = g.last
       LEFT JOIN number_lease l ON g.state = 'leased' AND l.position = g.why LEFT JOIN number_void v ON g.state = 'voided' AND v.position = g.why
       LEFT JOIN user_account u ON u.id = coalesce(l.recorded_by, v.recorded_by) ORDER BY g.first`,
      position,
      series,
    )
    .map((row): NumberRange => {
      const day = row.at === null ? null : dayOf(row.at);
      return {
        first: Number(row.first),
        last: Number(row.last),
        firstNumber: row.firstNumber,
        lastNumber: row.lastNumber,
        state: row.state,
        from: row.from === null ? day : dateOfDay(row.from),
        to: row.to === null ? day : dateOfDay(row.to),
        cancelled: Number(row.cancelled),
        subject: row.said ?? '',
        by: row.by,
      };
    });
  const holes = holesOf(register, series).map(
    ({ first, last }): NumberRange => ({
      first,
      last,
      firstNumber: String(first),
      lastNumber: String(last),
      state: 'missing',
      from: null,
      to: null,
      cancelled: 0,
      subject: '',
      by: null,
    }),
  );
  return [...known, ...holes].sort((a, b) => a.first - b.first);
}

/** A series of at most this many numbers is printed number by number, a longer one by ranges. */
const printedSingly = 200;

export const numberPdf: QueryHandler<'number.pdf'> = (scope: QueryScope, input) => {
  const { db, company, pack } = scope;
  const { series, knownOn } = input;
  const listed = numberContinuity(scope, {
    ...(series === undefined ? {} : { series }),
    ...(knownOn === undefined ? {} : { knownOn }),
    remarks: true,
    limit: 1,
    offset: 0,
  });
  if (!listed.ok) return listed;
  const branches = new Map(db.all<{ code: string; name: string }>('SELECT code, name FROM branch').map(({ code, name }) => [code, name]));
  const register = registerOf(db, knownOn);
  const isPast = register.position < Number.MAX_SAFE_INTEGER;
  const head = isPast ? logHeadAt(db, register.position) : logHead(db);
  const recordedAt = recordedBy(db, head.position);
  const bytes = numberContinuityPdf(
    {
      company: { name: company.name, taxId: company.taxId },
      position: head.position,
      headHash: head.hash,
      knownAt: isPast ? recordedAt : null,
      // Recorded, so that equal books give equal bytes.
      date: dayOf(BigInt(Date.parse(recordedAt))),
      series: listed.value.map((info) => {
        const rule = pack?.numbering[info.kind as NumberedKind] ?? defaultNumbering;
        return {
          ...info,
          branchName: branches.get(info.branch) ?? '',
          rule: { gaps: rule.gaps ?? 'free', source: lawNames(rule.source, 'short') },
          numbers: info.head <= printedSingly ? rowsOf(register, info.series, {}) : null,
          ranges: rangesOf(register, info.series),
        };
      }),
    },
    input.language,
  );
  return ok({ fileName: `numbers-${head.position}.pdf`, base64: Buffer.from(bytes).toString('base64') });
};

/** When the batch a position lies in was recorded, by the clock of its device; that of the first batch for a position before it. */
function recordedBy(db: Db, position: number): string {
  const { header } = db.get<{ header: Buffer }>(
    'SELECT header FROM batch WHERE first_position <= ? ORDER BY first_position DESC LIMIT 1',
    Math.max(position, 1),
  )!;
  return new Date((JSON.parse(header.toString('utf8')) as BatchHeader).wall).toISOString();
}
