import type { DocumentAmount, DocumentInfo, DocumentRow, documentSorts, FoundRow } from '../../shared/contracts/documents.ts';
import type { ReadInputOf } from '../../shared/contracts/index.ts';
import { type LocalDate, toDayNumber } from '../../shared/dates/local-date.ts';
import { creditNoteKinds, type DocumentKind, isOneOf, printableKinds, voidableKinds } from '../../shared/documents/kinds.ts';
import { writeDecimal, writeTrimmed } from '../../shared/money/decimal.ts';
import { ok, reject } from '../../shared/result.ts';
import type { Db } from '../db/db.ts';
import { blobToId } from '../db/ids.ts';
import { sqlList } from '../db/sql-list.ts';
import { salesInvoicePdf } from '../pdf/sales-invoice-pdf.ts';
import { contains } from './accounts.ts';
import { attachmentCount, documentsWithFiles } from './attachments.ts';
import { dateOfDay, dateOfDayOrNull } from './company.ts';
import { baseOn } from './company-row.ts';
import { fieldAt, issuedTo, numberOf } from './counterparties.ts';
import { readDeclarant } from './declarant.ts';
import { dimensionsOfLines } from './dimensions.ts';
import { isWithLines } from './documents-with-lines.ts';
import { postedActions } from './entry-links.ts';
import { findEntries } from './find-entries.ts';
import { positionKnownOn } from './known-on.ts';
import { correctionMoney, leftOfDocument } from './left-to-correct.ts';
import { type LineFilter, readLineFilter } from './line-filter.ts';
import type { QueryHandler, QueryScope } from './query.ts';
import { groupsOf, monthText } from './register-groups.ts';
import { addDays, bound, Conditions, inOrder, type Join, joined, orderOf, pageOf, rememberUntilRecorded } from './register-pages.ts';

interface Row {
  readonly position: bigint;
  readonly id: string;
  readonly kind: DocumentKind;
  readonly number: string;
  readonly uid: string;
  readonly day: bigint;
  readonly due_day: bigint | null;
  readonly tax_day: bigint;
  readonly counterparty: string | null;
  readonly counterparty_id: string | null;
  readonly supplier_number: string;
  readonly currency: string;
  readonly scale: bigint;
  readonly rate: string | null;
  readonly prices_include_vat: bigint;
  readonly net_minor: bigint;
  readonly vat_minor: bigint;
  readonly gross_minor: bigint;
  readonly open_minor: bigint | null;
  /** Other than the document's once its open amount was carried over to another currency. */
  readonly open_currency: string | null;
  readonly entry: Buffer | null;
  readonly corrects: bigint | null;
  readonly reason: string | null;
  readonly memo: string;
  readonly branch: string | null;
  readonly sale_number: string | null;
  readonly voided_by: Buffer | null;
  readonly voided_at: bigint | null;
  readonly attachments: bigint;
}

/** What is taken back repeats the number of its sale. @source Ordinance N-18 (Bulgaria) */
const ofSale = "sn.position = iif(d.kind = 'sales-credit-note', d.corrects, d.position)";

const columns = (
  open: string,
  openCurrency: string,
  counterparty = 'c.name',
  upTo = `${Number.MAX_SAFE_INTEGER}`,
): string => `SELECT d.position, d.id, d.kind, d.number, d.uid, d.day, d.due_day, d.tax_day, ${counterparty} AS counterparty, c.id AS counterparty_id,
    d.supplier_number, m.name AS currency, m.scale, d.rate, d.prices_include_vat, d.net_minor, d.vat_minor, d.gross_minor, ${open} AS open_minor, ${openCurrency} AS open_currency, e.id AS entry,
    d.corrects, d.reason, d.memo, br.code AS branch, sn.number AS sale_number, v.id AS voided_by, v.position AS voided_at,
    ${attachmentCount('d.id', upTo)} AS attachments
  FROM document d LEFT JOIN counterparty c ON c.no = d.counterparty_no JOIN commodity m ON m.no = d.commodity_no
  LEFT JOIN sale_number sn ON ${ofSale} LEFT JOIN open_item o ON o.position = d.position LEFT JOIN posted_branch pb ON pb.position = d.position
  LEFT JOIN branch br ON br.no = pb.branch_no LEFT JOIN journal_entry e ON e.position = d.entry LEFT JOIN journal_entry v ON v.position = e.reversed_by`;
const openNow = '(SELECT u.name FROM commodity u WHERE u.no = o.commodity_no)';
const select = columns('o.open_minor', openNow);

/** Of the moment an answer is for. */
const knownPosition = '(SELECT position FROM clock)';
const clock = 'WITH clock (position, day) AS (VALUES (?, ?))';
// What an item began with, less what was settled by documents (or given back by the entries that cancelled them) up to a day and a log position.
const openThen = `o.amount_minor - sign(o.amount_minor) * coalesce((
    SELECT sum(s.amount_minor) FROM settlement s LEFT JOIN document sd ON sd.position = s.position LEFT JOIN journal_entry se ON se.position = s.position
      LEFT JOIN item_match sm ON sm.position = s.position
    WHERE s.item = o.position AND s.position <= (SELECT position FROM clock) AND coalesce(sd.day, se.day, sm.day) <= (SELECT day FROM clock)), 0)
  + coalesce((SELECT sum(oc.amount_minor) FROM open_item_conversion oc
    WHERE oc.item = o.position AND oc.position <= (SELECT position FROM clock) AND oc.day <= (SELECT day FROM clock)), 0)`;
const openCurrencyThen = `iif(EXISTS (SELECT 1 FROM open_item_conversion oc
    WHERE oc.item = o.position AND oc.position <= (SELECT position FROM clock) AND oc.day <= (SELECT day FROM clock)), ${openNow}, m.name)`;

function describe(row: Row, position = Number.MAX_SAFE_INTEGER): DocumentRow {
  const text = (minor: bigint) => writeDecimal(minor, Number(row.scale));
  const open = row.open_minor ?? 0n;
  return {
    id: row.id,
    kind: row.kind,
    number: row.number,
    uid: row.uid,
    date: dateOfDay(row.day),
    dueDate: dateOfDayOrNull(row.due_day),
    counterparty: row.counterparty ?? '',
    counterpartyId: row.counterparty_id,
    supplierNumber: row.supplier_number,
    currency: row.currency,
    net: text(row.net_minor),
    vat: text(row.vat_minor),
    gross: text(row.gross_minor),
    open: text(open < 0n ? -open : open),
    ...(row.open_currency === null || row.open_currency === row.currency || open === 0n ? {} : { openCurrency: row.open_currency }),
    entryId: row.entry === null ? '' : blobToId(row.entry),
    position: Number(row.position),
    memo: row.memo,
    ...(row.branch === null ? {} : { branch: row.branch }),
    ...(row.sale_number === null ? {} : { saleNumber: row.sale_number }),
    // What was voided later was not voided then.
    voidedBy: row.voided_by === null || row.voided_at! > position ? null : blobToId(row.voided_by),
    attachments: Number(row.attachments),
  };
}

type Filter = Omit<ReadInputOf<'document.list'>, 'sort' | 'limit' | 'offset'>;

/** A filter as SQL: what of a document was open, and in which currency, at the moment asked for. */
interface Asked {
  readonly where: Conditions;
  readonly position: number;
  readonly open: string;
  readonly openCurrency: string;
  readonly name: string;
  /** Neither a day nor a position of the log was asked for. */
  readonly isNow: boolean;
}

const joins: readonly Join[] = [
  { alias: 'c', sql: 'LEFT JOIN counterparty c ON c.no = d.counterparty_no' },
  { alias: 'm', sql: 'JOIN commodity m ON m.no = d.commodity_no' },
  { alias: 'sn', sql: `LEFT JOIN sale_number sn ON ${ofSale}` },
  { alias: 'o', sql: 'LEFT JOIN open_item o ON o.position = d.position' },
  { alias: 'pb', sql: 'LEFT JOIN posted_branch pb ON pb.position = d.position' },
  { alias: 'br', sql: 'LEFT JOIN branch br ON br.no = pb.branch_no', needs: ['pb'] },
  { alias: 'e', sql: 'LEFT JOIN journal_entry e ON e.position = d.entry' },
  { alias: 'v', sql: 'LEFT JOIN journal_entry v ON v.position = e.reversed_by', needs: ['e'] },
];

// A credit note takes back what its invoice said.
const taken = `iif(d.kind IN (${sqlList(creditNoteKinds)}), -1, 1)`;

// Whose order these give, and what they are compared by, is worked out for the moment asked for.
const sortsOf = ({ open, isNow }: Asked): Readonly<Record<(typeof documentSorts)[number], string>> => ({
  date: 'd.day',
  number: 'd.number',
  kind: 'd.kind',
  counterparty: isNow ? 'c.search' : fieldAt('name', knownPosition),
  supplierNumber: "nullif(d.supplier_number, '')",
  due: 'd.due_day',
  net: `${taken} * d.net_minor`,
  vat: `${taken} * d.vat_minor`,
  gross: `${taken} * d.gross_minor`,
  open: `${taken} * abs(coalesce(${open}, 0))`,
  branch: 'br.code',
});

function asked({ db, nowMs }: QueryScope, input: Filter, lines: LineFilter | undefined): Asked {
  const known = positionKnownOn(db, input.knownOn);
  const position = known ?? Number.MAX_SAFE_INTEGER;
  const today = input.today ?? input.asOf ?? (new Date(nowMs).toISOString().slice(0, 10) as LocalDate);
  const isNow = input.asOf === undefined && known === undefined;
  const open = isNow ? 'o.open_minor' : openThen;
  const where = new Conditions();
  if (!isNow) where.add('d.position <= (SELECT position FROM clock) AND d.day <= (SELECT day FROM clock)');
  addDays(where, 'd.day', input);
  where.add(`d.kind IN (${input.kinds.map(() => '?').join(', ')})`, ...input.kinds);
  if (input.openOnly) where.add(`coalesce(${open}, 0) <> 0`);
  if (input.counterpartyId === 'none') where.add('d.counterparty_no IS NULL');
  else if (input.counterpartyId !== undefined) where.add('c.id = ?', input.counterpartyId);
  if (input.branch === 'none') where.add('br.code IS NULL');
  else if (input.branch !== undefined) where.add('br.code = ?', input.branch);
  if (input.currency !== undefined) where.add('m.name = ?', input.currency);
  if (input.account !== undefined)
    where.add(
      'd.entry IN (SELECT l.position FROM journal_line l WHERE l.account_no = (SELECT no FROM account WHERE code = ?))',
      input.account,
    );
  if (input.attached !== undefined) where.add(`d.position ${input.attached ? '' : 'NOT '}IN (${documentsWithFiles(knownPosition)})`);
  if (lines) {
    const { sql, parameters } = isWithLines(lines);
    where.add(sql, ...parameters);
  }
  if (input.search !== '') {
    const { sql, pattern } = contains(input.search);
    where.add(
      `(d.number ${sql} OR d.supplier_number ${sql} OR d.uid ${sql} OR sn.number ${sql} OR instr(c.search, ?) > 0)`,
      ...[pattern, pattern, pattern, pattern],
      input.search.toLowerCase(),
    );
  }
  if (input.state === 'voided') where.add('v.position <= (SELECT position FROM clock)');
  else if (input.state !== undefined) {
    const left = `coalesce(${open}, 0)`;
    where.add('(v.position IS NULL OR v.position > (SELECT position FROM clock))');
    where.add(input.state === 'settled' ? `${left} = 0` : `${left} <> 0`);
    if (input.state === 'overdue') where.add('d.due_day < ?', toDayNumber(today));
    if (input.state === 'partly') where.add(`abs(${left}) <> abs(d.gross_minor)`);
  }
  // Each currency has its own number of decimals.
  const scales = db.all<{ scale: bigint }>('SELECT DISTINCT scale FROM commodity').map(({ scale }) => Number(scale));
  const inScale = (amount: string, side: 'least' | 'most') => scales.flatMap((scale) => [scale, bound(amount, scale, side)]);
  const cases = scales.map(() => 'WHEN ? THEN ?').join(' ');
  if (input.least !== undefined) where.add(`d.gross_minor >= CASE m.scale ${cases} END`, ...inScale(input.least, 'least'));
  if (input.most !== undefined) where.add(`d.gross_minor <= CASE m.scale ${cases} END`, ...inScale(input.most, 'most'));
  const openCurrency = isNow ? openNow : openCurrencyThen;
  return { where, position, open, openCurrency, name: JSON.stringify([input, position, today]), isNow };
}

/** The moment an answer is for, which stands before everything else that is bound. */
const momentOf = ({ asOf }: Filter, { position }: Asked): [position: number, day: number] => [
  position,
  asOf === undefined ? 99999999 : toDayNumber(asOf),
];

/** Documents of some kinds, newest first by date and order of recording, or as sorted. Rejects: UNKNOWN_DIMENSION, UNKNOWN_DIMENSION_VALUE. */
export const documentList: QueryHandler<'document.list'> = (scope, { limit, offset, ...input }) => {
  const { db } = scope;
  const lines = readLineFilter(scope, input.dimensions);
  if (!lines.ok) return lines;
  const of = asked(scope, input, lines.value);
  const { position, where } = of;
  const moment = momentOf(input, of);
  const order = orderOf(input.sort, sortsOf(of), 'd');
  const { keys, total } = pageOf(
    scope,
    {
      name: `documents ${of.name}`,
      key: 'd.position',
      with: clock,
      from: joined('document d', joins, where.sql, order),
      where: where.sql,
      order,
      parameters: [...moment, ...where.parameters],
    },
    limit,
    offset,
  );
  const rows = db.all<Row>(
    `${clock} ${columns(of.open, of.openCurrency, position === Number.MAX_SAFE_INTEGER ? undefined : fieldAt('name', knownPosition), knownPosition)}
     WHERE d.position IN (SELECT value FROM json_each(?))`,
    ...moment,
    JSON.stringify(keys),
  );
  return ok({ rows: inOrder(rows, keys).map((row) => describe(row, position)), total });
};

const groupings = {
  none: "''",
  month: 'd.day / 100',
  kind: 'd.kind',
  counterparty: "coalesce(c.id, '')",
  branch: "coalesce(br.code, '')",
  currency: 'm.name',
};
// A cancelled document says nothing any more.
const share = `iif(v.position <= (SELECT position FROM clock), 0, ${taken})`;

/** What the documents of a register amount to, by currency; what is open may be in another one than the document. */
export const documentGroups: QueryHandler<'document.groups'> = (scope, { by, ...input }) => {
  const { db } = scope;
  const lines = readLineFilter(scope, input.dimensions);
  if (!lines.ok) return lines;
  const of = asked(scope, input, lines.value);
  const moment = momentOf(input, of);
  const { where, open } = of;
  const name = by === 'counterparty' ? (of.isNow ? 'c.name' : fieldAt('name', knownPosition)) : groupings[by];
  const read = () => {
    const parts = db.all<{
      key: string | bigint;
      name: string | bigint | null;
      currency: string;
      open_currency: string | null;
      scale: bigint;
      n: bigint;
      net: bigint;
      vat: bigint;
      gross: bigint;
      open: bigint;
    }>(
      `${clock} SELECT key, name, currency, coalesce(open_currency, currency) AS open_currency, scale, count(*) AS n, sum(net) AS net, sum(vat) AS vat,
         sum(gross) AS gross, sum(open) AS open
       FROM (SELECT ${groupings[by]} AS key, ${name} AS name, m.name AS currency, iif(coalesce(${open}, 0) = 0, NULL, ${of.openCurrency}) AS open_currency,
           m.scale, ${share} * d.net_minor AS net, ${share} * d.vat_minor AS vat, ${share} * d.gross_minor AS gross,
           ${share} * abs(coalesce(${open}, 0)) AS open
         FROM ${joined('document d', joins, where.sql, 'm. v.', name, open, of.openCurrency)} WHERE ${where.sql})
       GROUP BY key, currency, coalesce(open_currency, currency)`,
      ...moment,
      ...where.parameters,
    );
    const text = (key: string | bigint | null) => (by === 'month' ? monthText(key as bigint) : String(key ?? ''));
    return groupsOf<DocumentAmount>(
      parts.flatMap((part) => {
        const own = {
          key: text(part.key),
          name: text(part.name),
          currency: part.currency,
          count: Number(part.n),
          scale: Number(part.scale),
        };
        const { net, vat, gross } = part;
        if (part.open_currency === part.currency) return [{ ...own, amounts: { net, vat, gross, open: part.open } }];
        return [
          { ...own, amounts: { net, vat, gross, open: 0n } },
          { ...own, currency: part.open_currency!, count: 0, amounts: { net: 0n, vat: 0n, gross: 0n, open: part.open } },
        ];
      }),
      by === 'month',
    );
  };
  return ok(rememberUntilRecorded(scope, `document groups ${by} ${of.name}`, read));
};

/** Documents at these positions of the log, in no order. */
export const documentsAt = (db: Db, positions: readonly bigint[]): DocumentRow[] =>
  db.all<Row>(`${select} WHERE d.position IN (SELECT value FROM json_each(?))`, `[${positions.join(',')}]`).map((row) => describe(row));

/** Documents by UID (whole or its beginning), number or counterparty; entries that no document made by UID or number. Newest first. */
export const documentFind: QueryHandler<'document.find'> = ({ db, company }, { text, limit }) => {
  const { sql, pattern } = contains(text, '?1');
  const rows = db.all<Row>(
    `${select} WHERE d.uid ${sql} OR d.number ${sql} OR d.supplier_number ${sql} OR sn.number ${sql} OR instr(c.search, ?2) > 0
     ORDER BY d.day DESC, d.position DESC LIMIT ?3`,
    pattern,
    text.toLowerCase(),
    limit,
  );
  const found: FoundRow[] = [...rows.map((row) => describe(row)), ...findEntries(db, company, text, limit)];
  return ok(found.sort((a, b) => (a.date === b.date ? b.position - a.position : a.date < b.date ? 1 : -1)).slice(0, limit));
};

/** What is open in another currency than that of the books is carried at an amount of theirs. */
function carriedAt({ db, company }: QueryScope, position: bigint): Pick<DocumentInfo, 'carried' | 'revaluedOn'> {
  const item = db.get<{ base: bigint; revalued: bigint | null }>(
    `SELECT abs(o.open_base_minor) AS base, (SELECT max(v.day) FROM open_item_revaluation r JOIN revaluation v ON v.position = r.position
       WHERE r.item = o.position AND v.position NOT IN (SELECT position FROM base_conversion)) AS revalued
     FROM open_item o JOIN commodity m ON m.no = o.commodity_no
     WHERE o.position = ? AND o.open_minor <> 0 AND m.name <> ?`,
    position,
    company.baseCurrency,
  );
  if (!item) return {};
  const carried = writeDecimal(item.base, company.baseScale);
  return item.revalued === null ? { carried } : { carried, revaluedOn: dateOfDay(item.revalued) };
}

function load(scope: QueryScope, id: string): DocumentInfo | null {
  const { db, company } = scope;
  const row = db.get<Row>(`${select} WHERE d.id = ?`, id);
  if (!row) return null;
  const text = (minor: bigint) => writeDecimal(minor, Number(row.scale));
  const lines = db.all<{
    description: string;
    code: string;
    quantity: string;
    unit_price: string;
    tax_code: string;
    net_minor: bigint;
    vat_minor: bigint;
    gross_minor: bigint;
    cost_minor: bigint | null;
    item: string | null;
    item_code: string;
    item_name: string;
  }>(
    `SELECT l.description, a.code, l.quantity, l.unit_price, l.tax_code, l.net_minor, l.vat_minor, l.gross_minor, m.cost_minor, i.id AS item, i.code AS item_code, i.name AS item_name
     FROM document_line l JOIN account a ON a.no = l.account_no LEFT JOIN margin_cost m ON m.position = l.position AND m.line_no = l.line_no
     LEFT JOIN document_line_item t ON t.position = l.position AND t.line_no = l.line_no LEFT JOIN item i ON i.no = t.item_no WHERE l.position = ? ORDER BY l.line_no`,
    row.position,
  );
  const dimensions = dimensionsOfLines(db, 'document_line_dimension', row.position);
  const settlements = db.all<{ id: string; number: string; day: bigint; amount_minor: bigint; match: string | null; item: bigint }>(
    // What a voided payment settled counts no more, on its own page and on that of what it had paid.
    `SELECT d.id, d.number, d.day, s.amount_minor, NULL AS match, s.position, s.item FROM settlement s JOIN document d ON d.position = iif(s.item = ?1, s.position, s.item)
       JOIN document p ON p.position = s.position JOIN journal_entry e ON e.position = p.entry
     WHERE (s.item = ?1 OR s.position = ?1) AND e.reversed_by IS NULL
     UNION ALL SELECT d.id, d.number, m.day, s.amount_minor, m.id, s.position, s.item FROM item_match m
       JOIN settlement s ON s.position = m.position AND s.item = ?1 JOIN document d ON d.position = iif(m.document = ?1, m.credit, m.document)
     WHERE ?1 IN (m.document, m.credit) AND m.takes_back IS NULL AND NOT EXISTS (SELECT 1 FROM item_match b WHERE b.takes_back = m.position)
     ORDER BY 6, 7`,
    row.position,
  );
  const corrects =
    row.corrects === null
      ? undefined
      : db.get<{ id: string; number: string; day: bigint }>('SELECT id, number, day FROM document WHERE position = ?', row.corrects);
  return {
    ...describe(row),
    // A document names whom it was issued to, whatever they are called by now.
    counterparty: issuedTo(db, row.position)?.name ?? '',
    taxPoint: dateOfDay(row.tax_day),
    rate: row.rate ?? '1',
    pricesIncludeVat: row.prices_include_vat === 1n,
    corrects: corrects ? { id: corrects.id, number: corrects.number, date: dateOfDay(corrects.day) } : null,
    correctedBy: db.all<{ id: string; number: string }>(
      'SELECT id, number FROM document WHERE corrects = ? ORDER BY position',
      row.position,
    ),
    reason: row.reason,
    ...carriedAt(scope, row.position),
    lines: lines.map((line, index) => ({
      description: line.description,
      account: line.code,
      quantity: line.quantity,
      unitPrice: line.unit_price,
      taxCode: line.tax_code,
      net: text(line.net_minor),
      vat: text(line.vat_minor),
      gross: text(line.gross_minor),
      ...(line.cost_minor === null ? {} : { cost: writeDecimal(line.cost_minor, scope.company.baseScale) }),
      ...(line.item === null ? {} : { item: { id: line.item, code: line.item_code, name: line.item_name } }),
      ...(dimensions.has(index + 1) ? { dimensions: dimensions.get(index + 1)! } : {}),
    })),
    ...cashVatShown(scope, row.position),
    settlements: settlements.map((s) => ({
      documentId: s.id,
      number: s.number,
      date: dateOfDay(s.day),
      amount: writeTrimmed(s.amount_minor, Number(row.scale), 2),
      ...(s.item === row.position &&
      company.baseChange?.from === row.currency &&
      baseOn(company, dateOfDay(s.day)) !== row.currency &&
      baseOn(company, dateOfDay(row.day)) === row.currency
        ? { currency: company.baseChange.to }
        : {}),
      ...(s.match === null ? {} : { matchId: s.match }),
    })),
    ...leftOf(scope, row),
    actions: isOneOf(voidableKinds, row.kind) ? postedActions(scope, row.voided_by === null ? 'posted' : 'reversed', ['void']) : [],
  };
}

/** VAT under cash accounting; nothing for documents outside it. */
function cashVatShown({ db, company }: QueryScope, position: bigint): Pick<DocumentInfo, 'cashVat'> {
  const sums = db.get<{ held: bigint | null; due: bigint | null }>(
    'SELECT sum(vat_minor - due_vat_minor) AS held, sum(due_vat_minor) AS due FROM cash_vat WHERE position = ?',
    position,
  );
  const text = (minor: bigint) => writeDecimal(minor, company.baseScale);
  return sums?.held == null ? {} : { cashVat: { held: text(sums.held), due: text(sums.due ?? 0n) } };
}

/** Amounts that credit notes may still take back; nothing for documents without such. */
/** As a credit note of today would take it back. */
function leftOf({ db, company, nowMs }: QueryScope, row: Row): Pick<DocumentInfo, 'left' | 'correctedIn'> {
  const today = new Date(nowMs).toISOString().slice(0, 10) as LocalDate;
  const left = leftOfDocument(db, company, row.position, today);
  const text = (minor: bigint) => writeDecimal(minor, Number(row.scale));
  const base = (minor: bigint) => writeDecimal(minor, company.baseScale);
  if (left.length === 0) return {};
  const money = correctionMoney(company, { currency: row.currency, rate: row.rate, date: dateOfDay(row.day) }, today);
  return {
    ...(money.currency === row.currency && money.rate === row.rate ? {} : { correctedIn: money }),
    left: left.map((under) => ({
      taxCode: under.taxCode,
      net: text(under.net),
      vat: text(under.vat),
      baseNet: base(under.baseNet),
      baseVat: base(under.baseVat),
      accounts: under.accounts.map((on) => ({
        account: on.account,
        net: text(on.net),
        vat: text(on.vat),
        baseNet: base(on.baseNet),
        baseVat: base(on.baseVat),
      })),
    })),
  };
}

export const documentGet: QueryHandler<'document.get'> = (scope, { id }) => ok(load(scope, id));

/** Rejects: UNKNOWN_DOCUMENT, DOCUMENT_NOT_PRINTABLE (only what we issue to customers is printed). */
export const documentPdf: QueryHandler<'document.pdf'> = (scope, { id, language }) => {
  const { db, company, pack } = scope;
  const document = load(scope, id);
  if (!document) return reject({ code: 'UNKNOWN_DOCUMENT' });
  if (!isOneOf(printableKinds, document.kind)) return reject({ code: 'DOCUMENT_NOT_PRINTABLE' });
  const party = issuedTo(db, BigInt(document.position));
  const address = readDeclarant(db)?.companyAddress;
  const bytes = salesInvoicePdf(
    {
      company: { name: company.name, taxId: company.taxId, baseCurrency: baseOn(company, document.date), ...(address ? { address } : {}) },
      ...(pack?.filedIdentifier
        ? {
            vatNumbers: {
              ...(company.vatPayer ? { seller: pack.filedIdentifier({ taxId: company.taxId, country: pack.code, vatPayer: true }) } : {}),
              ...(party?.vat_payer === 1n && party.country === pack.code
                ? { buyer: pack.filedIdentifier({ taxId: numberOf(party), country: party.country, vatPayer: true }) }
                : {}),
            },
          }
        : {}),
      document,
      taxCodes: pack?.taxCodes ?? [],
      counterparty: party
        ? {
            name: party.name,
            taxId: party.tax_id,
            country: party.country,
            address: [party.street, [party.postal_code, party.town].filter((part) => part !== '').join(' ')]
              .filter((part) => part !== '')
              .join(', '),
          }
        : null,
    },
    language,
  );
  return ok({ fileName: `${document.kind}-${document.number}.pdf`, base64: Buffer.from(bytes).toString('base64') });
};
