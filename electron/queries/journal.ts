import type { EntryInfo, EntryLine, EntryRow } from '../../shared/contracts/journal.ts';
import { toDayNumber } from '../../shared/dates/local-date.ts';
import { writeDecimal, writeTrimmed } from '../../shared/money/decimal.ts';
import { ok } from '../../shared/result.ts';
import type { Db } from '../db/db.ts';
import { blobToId, idToBlob } from '../db/ids.ts';
import { likePattern, namesOf } from './accounts.ts';
import { dateOfDay } from './company.ts';
import { fieldAt } from './counterparties.ts';
import { positionKnownOn } from './known-on.ts';
import { logHead } from './log-head.ts';
import type { QueryHandler, QueryScope } from './query.ts';
import { recordedAt } from './recorded.ts';

interface Row {
  readonly position: bigint;
  readonly id: Buffer;
  readonly day: bigint;
  readonly kind: string;
  readonly number: string;
  readonly memo: string;
  readonly total_minor: bigint;
  readonly document_id: string | null;
  readonly document_number: string | null;
  readonly branch: string | null;
  readonly reverses: Buffer | null;
  readonly reversed_by: Buffer | null;
  readonly reversed_at: bigint | null;
}

const select = `SELECT e.position, e.id, e.day, e.kind, e.number, e.memo, e.total_minor, d.id AS document_id, d.number AS document_number, br.code AS branch,
    r.id AS reverses, b.id AS reversed_by, e.reversed_by AS reversed_at
  FROM journal_entry e LEFT JOIN posted_branch pb ON pb.position = e.position LEFT JOIN branch br ON br.no = pb.branch_no
  LEFT JOIN document d ON d.position = e.document LEFT JOIN journal_entry r ON r.position = e.reverses
  LEFT JOIN journal_entry b ON b.position = e.reversed_by`;

function describe({ db, company }: QueryScope, row: Row, position = Number.MAX_SAFE_INTEGER): EntryRow {
  const { at, by } = recordedAt(db, row.position);
  return {
    entryId: blobToId(row.id),
    position: Number(row.position),
    number: row.number,
    date: dateOfDay(row.day),
    memo: row.memo,
    kind: row.kind,
    ...(row.branch === null ? {} : { branch: row.branch }),
    documentId: row.document_id,
    documentNumber: row.document_number,
    total: writeDecimal(row.total_minor, company.baseScale),
    recordedAt: at,
    recordedBy: by,
    // What was reversed later was not reversed then.
    reversedBy: row.reversed_by === null || row.reversed_at! > position ? null : blobToId(row.reversed_by),
    reverses: row.reverses === null ? null : blobToId(row.reverses),
  };
}

/** Entries newest first, by date and then by order of recording. `search` finds memo, number, or an account by its whole code. */
export const journalList: QueryHandler<'journal.list'> = (scope, input) => {
  const { db, remember } = scope;
  const from = input.from === undefined ? 0 : toDayNumber(input.from);
  const to = input.to === undefined ? 99999999 : toDayNumber(input.to);
  const searched = input.search !== '';
  const condition = searched
    ? `AND (e.memo LIKE ?4 ESCAPE '\\' OR e.number LIKE ?4 ESCAPE '\\' OR EXISTS (
        SELECT 1 FROM journal_line l WHERE l.position = e.position AND l.account_no = (SELECT no FROM account WHERE code = ?5)))`
    : '';
  const position = positionKnownOn(db, input.knownOn) ?? Number.MAX_SAFE_INTEGER;
  const parameters = searched ? [from, to, position, likePattern(input.search), input.search] : [from, to, position];
  const count = () =>
    db.get<{ n: bigint }>(
      `SELECT count(*) AS n FROM journal_entry e WHERE e.day BETWEEN ?1 AND ?2 AND e.position <= ?3 ${condition}`,
      ...parameters,
    )!.n;
  // Counted once while one pages through: until something is recorded.
  const counted = remember('journal list', () => ({ of: '', n: 0n }));
  const of = JSON.stringify([logHead(db).position, ...parameters]);
  if (counted.of !== of) Object.assign(counted, { of, n: count() });
  const total = counted.n;
  const rows = db.all<Row>(
    `${select} WHERE e.day BETWEEN ?1 AND ?2 AND e.position <= ?3 ${condition} ORDER BY e.day DESC, e.position DESC LIMIT ?${parameters.length + 1} OFFSET ?${parameters.length + 2}`,
    ...parameters,
    input.limit,
    input.offset,
  );
  return ok({ rows: rows.map((row) => describe(scope, row, position)), total: Number(total) });
};

export const journalEntry: QueryHandler<'journal.entry'> = (scope, { entryId }) => {
  const { db, company } = scope;
  const row = db.get<Row>(`${select} WHERE e.position = (SELECT position FROM event_index WHERE id = ? AND rev = 1)`, idToBlob(entryId));
  if (!row) return ok(null);
  const taxDetails = db
    .all<{ tax_code: string; direction: 'output' | 'input' | 'both'; taxable_minor: bigint; vat_minor: bigint; source: string }>(
      'SELECT tax_code, direction, taxable_minor, vat_minor, source FROM vat_ledger WHERE position = ? ORDER BY line_no',
      row.position,
    )
    .map((tax) => ({
      taxCode: tax.tax_code,
      direction: tax.direction,
      taxable: writeDecimal(tax.taxable_minor, company.baseScale),
      vat: writeDecimal(tax.vat_minor, company.baseScale),
      source: tax.source,
    }));
  return ok({ ...describe(scope, row), lines: entryLines(db, row.position, company.baseScale), taxDetails } satisfies EntryInfo);
};

function entryLines(db: Db, position: bigint, baseScale: number): EntryLine[] {
  return db
    .all<{
      line_no: bigint;
      code: string;
      name_ka: string;
      name_bg: string;
      name_ru: string;
      name_en: string;
      base_minor: bigint;
      commodity: string | null;
      scale: bigint | null;
      quantity: bigint | null;
      rate: string | null;
      counterparty: string | null;
      memo: string | null;
    }>(
      `SELECT l.line_no, a.code, a.name_ka, a.name_bg, a.name_ru, a.name_en, l.base_minor, m.name AS commodity, m.scale, x.quantity, x.rate,
         ${fieldAt('name', '?1')} AS counterparty, x.memo
       FROM journal_line l JOIN account a ON a.no = l.account_no LEFT JOIN line_detail x ON x.position = l.position AND x.line_no = l.line_no
       LEFT JOIN commodity m ON m.no = x.commodity_no LEFT JOIN counterparty c ON c.no = x.counterparty_no WHERE l.position = ?1 ORDER BY l.line_no`,
      position,
    )
    .map((line) => ({
      lineNo: Number(line.line_no),
      accountCode: line.code,
      accountNames: namesOf(line),
      debit: writeDecimal(line.base_minor > 0n ? line.base_minor : 0n, baseScale),
      credit: writeDecimal(line.base_minor < 0n ? -line.base_minor : 0n, baseScale),
      commodity: line.commodity,
      quantity: line.quantity === null ? null : writeTrimmed(line.quantity, Number(line.scale), 2),
      rate: line.rate,
      counterparty: line.counterparty,
      memo: line.memo ?? '',
    }));
}
