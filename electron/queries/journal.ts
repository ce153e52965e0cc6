import type { ReadInputOf } from '../../shared/contracts/index.ts';
import type { EntryInfo, EntryLine, EntryRow, journalSorts } from '../../shared/contracts/journal.ts';
import { type LocalDate, toDayNumber } from '../../shared/dates/local-date.ts';
import { writeDecimal, writeTrimmed } from '../../shared/money/decimal.ts';
import { ok } from '../../shared/result.ts';
import type { Db } from '../db/db.ts';
import { blobToId, idTextSql, idToBlob } from '../db/ids.ts';
import { contains, type NameColumns, namesOf } from './accounts.ts';
import { attachmentCount, documentsWithFiles, entriesWithFiles } from './attachments.ts';
import { dateOfDay } from './company.ts';
import { baseOn } from './company-row.ts';
import { fieldAt } from './counterparties.ts';
import { dimensionsOfLines } from './dimensions.ts';
import { keptSources } from './kept-source.ts';
import { positionKnownOn } from './known-on.ts';
import { type LineFilter, readLineFilter } from './line-filter.ts';
import type { QueryHandler, QueryScope } from './query.ts';
import { recordedAt } from './recorded.ts';
import { addRecordedBy } from './recorded-by.ts';
import { groupsOf, monthText } from './register-groups.ts';
import { addDays, bound, Conditions, inOrder, type Join, joined, orderOf, pageOf, rememberUntilRecorded } from './register-pages.ts';

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
  readonly attachments: bigint;
}

/** Binds a position of the log. */
const select = `SELECT e.position, e.id, e.day, e.kind, e.number, e.memo, e.total_minor, d.id AS document_id, d.number AS document_number, br.code AS branch,
    r.id AS reverses, b.id AS reversed_by, e.reversed_by AS reversed_at, ${attachmentCount(`coalesce(d.id, ${idTextSql('e.id')})`, '?')} AS attachments
  FROM journal_entry e LEFT JOIN posted_branch pb ON pb.position = e.position LEFT JOIN branch br ON br.no = pb.branch_no
  LEFT JOIN document d ON d.position = e.document LEFT JOIN journal_entry r ON r.position = e.reverses
  LEFT JOIN journal_entry b ON b.position = e.reversed_by`;

function describe({ db, company }: QueryScope, row: Row, position: number): EntryRow {
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
    attachments: Number(row.attachments),
  };
}

/** Later than any position of the log. */
const everything = Number.MAX_SAFE_INTEGER;

type Filter = Omit<ReadInputOf<'journal.list'>, 'sort' | 'limit' | 'offset'>;

const sorts: Readonly<Record<(typeof journalSorts)[number], string>> = {
  date: 'e.day',
  number: 'e.number',
  kind: 'e.kind',
  document: 'd.number',
  memo: 'e.memo',
  total: 'e.total_minor',
  branch: 'br.code',
  recorded: 'e.position',
};
const states = {
  reversed: 'e.reversed_by <= ?',
  reversal: 'e.reverses IS NOT NULL',
  standing: '(e.reversed_by IS NULL OR e.reversed_by > ?) AND e.reverses IS NULL',
};
const joins: readonly Join[] = [
  { alias: 'd', sql: 'LEFT JOIN document d ON d.position = e.document' },
  { alias: 'pb', sql: 'LEFT JOIN posted_branch pb ON pb.position = e.position' },
  { alias: 'br', sql: 'LEFT JOIN branch br ON br.no = pb.branch_no', needs: ['pb'] },
];

function conditionsOf(scope: QueryScope, input: Filter, lines: LineFilter | undefined, position: number): Conditions {
  const { db, company } = scope;
  const where = new Conditions();
  addDays(where, 'e.day', input);
  if (position !== Number.MAX_SAFE_INTEGER) where.add('e.position <= ?', position);
  if (input.search !== '') {
    const { sql, pattern } = contains(input.search);
    where.add(
      `(e.memo ${sql} OR e.number ${sql} OR e.position IN (
        SELECT l.position FROM journal_line l WHERE l.account_no = (SELECT no FROM account WHERE code = ?)))`,
      pattern,
      pattern,
      input.search,
    );
  }
  if (input.kinds) where.add(`e.kind IN (${input.kinds.map(() => '?').join(', ')})`, ...input.kinds);
  if (input.account !== undefined)
    where.add(
      'e.position IN (SELECT l.position FROM journal_line l WHERE l.account_no = (SELECT no FROM account WHERE code = ?))',
      input.account,
    );
  if (input.counterpartyId === 'none')
    where.add('d.counterparty_no IS NULL AND e.position NOT IN (SELECT position FROM line_detail WHERE counterparty_no IS NOT NULL)');
  else if (input.counterpartyId !== undefined) {
    const no = db.get<{ no: bigint }>('SELECT no FROM counterparty WHERE id = ?', input.counterpartyId)?.no ?? -1n;
    where.add(
      `(e.document IN (SELECT position FROM document WHERE counterparty_no = ?)
        OR e.position IN (SELECT position FROM line_detail WHERE counterparty_no = ?))`,
      no,
      no,
    );
  }
  if (input.branch === 'none') where.add('br.code IS NULL');
  else if (input.branch !== undefined) where.add('br.code = ?', input.branch);
  if (input.state !== undefined) where.add(states[input.state], ...(states[input.state].includes('?') ? [position] : []));
  if (input.least !== undefined) where.add('e.total_minor >= ?', bound(input.least, company.baseScale, 'least'));
  if (input.most !== undefined) where.add('e.total_minor <= ?', bound(input.most, company.baseScale, 'most'));
  if (input.user !== undefined) addRecordedBy(scope, where, 'e.position', input.user);
  if (input.attached !== undefined) {
    const has = `((e.document IS NOT NULL AND e.document IN (${documentsWithFiles('?')})) OR e.position IN (${entriesWithFiles('?')}))`;
    where.add(input.attached ? has : `NOT ${has}`, position, position);
  }
  if (lines) where.add(`e.position IN (SELECT position FROM (${lines.lines.sql}))`, ...lines.lines.parameters);
  return where;
}

/**
 * Entries newest first, by date and then by order of recording, or as sorted. `search` finds memo, number, or an account by its whole code.
 * Rejects: UNKNOWN_DIMENSION, UNKNOWN_DIMENSION_VALUE.
 */
export const journalList: QueryHandler<'journal.list'> = (scope, { limit, offset, ...input }) => {
  const { db } = scope;
  const lines = readLineFilter(scope, input.dimensions);
  if (!lines.ok) return lines;
  const position = positionKnownOn(db, input.knownOn) ?? Number.MAX_SAFE_INTEGER;
  const where = conditionsOf(scope, input, lines.value, position);
  const order = orderOf(input.sort, sorts, 'e');
  const { keys, total } = pageOf(
    scope,
    {
      name: `journal ${JSON.stringify([input, position])}`,
      key: 'e.position',
      from: joined('journal_entry e', joins, where.sql, order),
      where: where.sql,
      order,
      parameters: where.parameters,
    },
    limit,
    offset,
  );
  const rows = db.all<Row>(`${select} WHERE e.position IN (SELECT value FROM json_each(?))`, position, JSON.stringify(keys));
  return ok({ rows: inOrder(rows, keys).map((row) => describe(scope, row, position)), total });
};

const groupings = { none: "''", month: 'e.day / 100', kind: 'e.kind', branch: "coalesce(br.code, '')" };

/** What the entries of a register amount to. Days before a change of base currency are in the former one. Rejects as `journal.list`. */
export const journalGroups: QueryHandler<'journal.groups'> = (scope, { by, ...input }) => {
  const { db, company } = scope;
  const lines = readLineFilter(scope, input.dimensions);
  if (!lines.ok) return lines;
  const known = positionKnownOn(db, input.knownOn);
  const position = known ?? Number.MAX_SAFE_INTEGER;
  const { baseChange: change, baseScale } = company;
  const isChanged = change !== undefined && position >= change.position;
  const currency = (isFormer: bigint) =>
    isChanged ? (isFormer === 1n ? change.from : change.to) : baseOn(company, '0001-01-01' as LocalDate, known);
  const where = conditionsOf(scope, input, lines.value, position);
  // Adding all of it up in one go takes a quarter of what putting it into groups does.
  const grouping = by === 'none' && !isChanged ? 'HAVING count(*) > 0' : 'GROUP BY 1, 2';
  return ok(
    rememberUntilRecorded(scope, `journal groups ${JSON.stringify([by, input, position])}`, () =>
      groupsOf(
        db
          .all<{ key: string | bigint; former: bigint; n: bigint; total: bigint }>(
            `SELECT ${groupings[by]} AS key, ${isChanged ? 'e.day < ?' : '0'} AS former, count(*) AS n, sum(e.total_minor) AS total
             FROM ${joined('journal_entry e', joins, where.sql, groupings[by])} WHERE ${where.sql} ${grouping}`,
            ...(isChanged ? [toDayNumber(change.on)] : []),
            ...where.parameters,
          )
          .map(({ key, former, n, total }) => ({
            key: by === 'month' ? monthText(key as bigint) : String(key),
            name: by === 'month' ? monthText(key as bigint) : String(key),
            currency: currency(former),
            count: Number(n),
            amounts: { total },
            scale: baseScale,
          })),
        by === 'month',
      ),
    ),
  );
};

export const journalEntry: QueryHandler<'journal.entry'> = (scope, { entryId }) => {
  const { db, company } = scope;
  const row = db.get<Row>(
    `${select} WHERE e.position = (SELECT position FROM event_index WHERE id = ? AND rev = 1)`,
    everything,
    idToBlob(entryId),
  );
  if (!row) return ok(null);
  const sourceOf = keptSources(scope.pack);
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
      source: sourceOf(tax.tax_code, tax.source),
    }));
  return ok({
    ...describe(scope, row, everything),
    lines: entryLines(db, row.position, company.baseScale),
    taxDetails,
  } satisfies EntryInfo);
};

function entryLines(db: Db, position: bigint, baseScale: number): EntryLine[] {
  const dimensions = dimensionsOfLines(db, 'line_dimension', position);
  return db
    .all<
      NameColumns & {
        line_no: bigint;
        code: string;
        base_minor: bigint;
        commodity: string | null;
        scale: bigint | null;
        quantity: bigint | null;
        rate: string | null;
        counterparty: string | null;
        memo: string | null;
      }
    >(
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
      ...(dimensions.has(Number(line.line_no)) ? { dimensions: dimensions.get(Number(line.line_no))! } : {}),
    }));
}
