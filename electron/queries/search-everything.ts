import { may } from '../../shared/access/permissions.ts';
import type { DocumentRow, FoundRow } from '../../shared/contracts/documents.ts';
import type { DraftKind } from '../../shared/contracts/drafts.ts';
import type { FoundEverything } from '../../shared/contracts/search.ts';
import { readDecimal } from '../../shared/money/decimal.ts';
import { ok } from '../../shared/result.ts';
import { search, searchIndex } from '../../shared/search/rank.ts';
import type { Db } from '../db/db.ts';
import { contains, type NameColumns, namesOf } from './accounts.ts';
import { counterpartyList } from './counterparties.ts';
import { documentsAt } from './documents.ts';
import { entriesAt, uidBounds } from './find-entries.ts';
import { itemList } from './items.ts';
import type { QueryHandler, QueryScope } from './query.ts';

// What has no index is looked for in what was recorded last: a list of everything there ever was is the register's to give.
const newestDocuments = 20_000;
const newestEntries = 40_000;
/** Counterparties whose documents are shown. */
const partiesWithDocuments = 3;
/** Digits of a number, as documents are numbered. */
const digits = 10;

/**
 * The best few of each kind of thing for what was typed into the palette. Exact numbers and UIDs come first, then amounts, then what holds the text, then
 * the last documents of the counterparties found; within each the newest first. Signs of amounts are left aside.
 */
export const searchEverything: QueryHandler<'search.everything'> = (scope, { text, amount, limit }) => {
  const { db, company, actor } = scope;
  const mayAccounts = may(actor, 'accounts:read');
  const parties = mayAccounts ? counterpartyList(scope, { search: text, recent: [], limit }) : ok([]);
  const counterparties = parties.ok ? parties.value : [];
  const named = [
    numbered(scope, text, limit),
    amount === undefined ? [] : [...documentsOfAmount(db, amount, limit), ...entriesOfAmount(scope, amount, limit)],
    holding(db, text, limit),
    ofParties(
      db,
      counterparties.slice(0, partiesWithDocuments).map(({ id }) => id),
      limit,
    ),
  ];
  const places = [...new Map(named.flat().map((place) => [place.position, place])).values()].slice(0, limit);
  const found = new Map<number, FoundRow | DocumentRow>();
  const at = (kind: Place['kind']) => places.filter((place) => place.kind === kind).map(({ position }) => position);
  for (const row of documentsAt(db, at('document'))) found.set(row.position, row);
  for (const row of entriesAt(db, company, at('entry'))) found.set(row.position, row);
  return ok({
    documents: places.flatMap(({ position }) => found.get(Number(position)) ?? []),
    accounts: mayAccounts ? accountsFor(scope, text, limit) : [],
    counterparties: counterparties.map(({ id, name, taxId }) => ({ id, name, taxId })),
    items: mayAccounts ? itemsFor(scope, text, limit) : [],
    drafts: draftsFor(db, text, limit),
  } satisfies FoundEverything);
};

interface Place {
  readonly kind: 'document' | 'entry';
  readonly position: bigint;
}
const places = (kind: Place['kind'], rows: readonly { position: bigint }[]): Place[] => rows.map(({ position }) => ({ kind, position }));

/** The least position among the newest rows of a table. */
const floor = (table: 'document' | 'journal_entry', newest: number) =>
  `coalesce((SELECT position FROM ${table} ORDER BY position DESC LIMIT 1 OFFSET ${newest}), 0)`;

/** Documents by whole or beginning number or UID, through the indexes of both; "12" is also 0000000012. */
function numbered(scope: QueryScope, text: string, limit: number): Place[] {
  const { db } = scope;
  const upper = text.toUpperCase();
  const after = (beginning: string) => `${beginning}\uffff`;
  const number = /^\d+$/.test(text) ? text.padStart(digits, '0') : text;
  const exact = db.all<{ position: bigint }>(
    'SELECT position FROM document WHERE number = ? OR uid = ? ORDER BY position DESC LIMIT ?',
    number,
    upper,
    limit,
  );
  const begins = db.all<{ position: bigint }>(
    `SELECT position FROM document WHERE number >= ?1 AND number < ?2
     UNION SELECT position FROM document WHERE uid >= ?3 AND uid < ?4 ORDER BY position DESC LIMIT ?5`,
    text,
    after(text),
    upper,
    after(upper),
    limit,
  );
  return [...places('document', exact), ...entriesByUid(scope, text, limit), ...places('document', begins)];
}

/** The UID of an entry is no column but the end of its id: a whole one is looked for in all entries, its beginning in the newest ones. */
function entriesByUid({ db, company }: QueryScope, text: string, limit: number): Place[] {
  const [low, high] = uidBounds(text) ?? [];
  if (low === undefined) return [];
  const wholeUid = text.length === 'JE-00000-00000'.length;
  const from = wholeUid ? '0' : floor('journal_entry', newestEntries);
  const near = db.all<{ position: bigint }>(
    `SELECT e.position FROM journal_entry e WHERE e.position > ${from} AND e.document IS NULL AND substr(e.id, 11) BETWEEN ? AND ?
     ORDER BY e.position DESC LIMIT ?`,
    low,
    high,
    // The bounds leave out two bits of the UID: one in four of these is meant.
    limit * 8,
  );
  const entries = entriesAt(
    db,
    company,
    near.map(({ position }) => position),
  );
  const digitsOf = (uid: string) => uid.slice(2).toUpperCase();
  return entries
    .filter(({ uid }) => digitsOf(uid).startsWith(digitsOf(text)))
    .sort((a, b) => b.position - a.position)
    .slice(0, limit)
    .map(({ position }) => ({ kind: 'entry', position: BigInt(position) }));
}

function documentsOfAmount(db: Db, amount: string, limit: number): Place[] {
  const scales = db.all<{ no: bigint; scale: bigint }>('SELECT no, scale FROM commodity');
  const wanted = scales.flatMap(({ no, scale }) => {
    const minor = readDecimal(amount, Number(scale));
    return minor === undefined ? [] : [{ no, minor: minor < 0n ? -minor : minor }];
  });
  if (wanted.length === 0) return [];
  const cases = wanted.map(() => 'WHEN ? THEN ?').join(' ');
  return places(
    'document',
    db.all(
      `SELECT d.position FROM document d WHERE d.position > ${floor('document', newestDocuments)} AND abs(d.gross_minor) = CASE d.commodity_no ${cases} END
       ORDER BY d.position DESC LIMIT ?`,
      ...wanted.flatMap(({ no, minor }) => [no, minor]),
      limit,
    ),
  );
}

/** Entries no document made whose total it is. */
function entriesOfAmount({ db, company }: QueryScope, amount: string, limit: number): Place[] {
  const minor = readDecimal(amount, company.baseScale);
  if (minor === undefined) return [];
  return places(
    'entry',
    db.all(
      `SELECT e.position FROM journal_entry e WHERE e.position > ${floor('journal_entry', newestEntries)} AND e.total_minor = ? AND e.document IS NULL
       ORDER BY e.position DESC LIMIT ?`,
      minor < 0n ? -minor : minor,
      limit,
    ),
  );
}

/** The text anywhere in a number or memo of the newest documents and entries. */
function holding(db: Db, text: string, limit: number): Place[] {
  const { sql, pattern } = contains(text, '?1');
  const documents = db.all<{ position: bigint }>(
    `SELECT d.position FROM document d LEFT JOIN sale_number sn ON sn.position = iif(d.kind = 'sales-credit-note', d.corrects, d.position)
     WHERE d.position > ${floor('document', newestDocuments)}
       AND (d.number ${sql} OR d.supplier_number ${sql} OR sn.number ${sql} OR d.memo ${sql})
     ORDER BY d.position DESC LIMIT ?2`,
    pattern,
    limit,
  );
  const entries = db.all<{ position: bigint }>(
    `SELECT e.position FROM journal_entry e WHERE e.position > ${floor('journal_entry', newestDocuments)} AND e.document IS NULL
       AND (e.number ${sql} OR e.memo ${sql}) ORDER BY e.position DESC LIMIT ?2`,
    pattern,
    limit,
  );
  return [...places('document', documents), ...places('entry', entries)].sort((a, b) => Number(b.position - a.position));
}

function ofParties(db: Db, ids: readonly string[], limit: number): Place[] {
  if (ids.length === 0) return [];
  return places(
    'document',
    db.all(
      `SELECT d.position FROM document d WHERE d.position > ${floor('document', newestDocuments)}
         AND d.counterparty_no IN (SELECT no FROM counterparty WHERE id IN (${ids.map(() => '?').join(', ')})) ORDER BY d.position DESC LIMIT ?`,
      ...ids,
      limit,
    ),
  );
}

interface AccountNames extends NameColumns {
  readonly code: string;
  readonly active: bigint;
}

/** By code, and by name in any of the four languages; read and folded once, until masters change. */
function accountsFor({ db, remember }: QueryScope, text: string, limit: number): FoundEverything['accounts'] {
  const index = remember('accounts to search', () =>
    searchIndex(db.all<AccountNames>('SELECT code, active, name_ka, name_bg, name_ru, name_en FROM account ORDER BY code'), (account) => ({
      codes: [account.code],
      names: Object.values(namesOf(account)),
    })),
  );
  return search(index, text, { limit }).map((account) => ({ code: account.code, names: namesOf(account), active: account.active === 1n }));
}

function itemsFor(scope: QueryScope, text: string, limit: number): FoundEverything['items'] {
  const found = itemList(scope, { search: text, recent: [], activeOnly: true, limit });
  return found.ok ? found.value.map(({ id, code, name, names }) => ({ id, code, name, names })) : [];
}

function draftsFor(db: Db, text: string, limit: number): FoundEverything['drafts'] {
  const drafts = db.all<{ id: string; kind: DraftKind; title: string }>('SELECT id, kind, title FROM draft ORDER BY updated_at DESC, id');
  const index = searchIndex(drafts, ({ title }) => ({ codes: [], names: [title] }));
  return search(index, text, { limit });
}
