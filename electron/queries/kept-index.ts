import { changeIndex, type IndexChange } from '../../shared/search/change-index.ts';
import { type Searchable, type SearchIndex, searchIndex } from '../../shared/search/rank.ts';
import type { Db } from '../db/db.ts';

/** What every index holds of a row beside its own columns. */
export interface Place {
  readonly no: bigint;
  readonly rev: bigint;
  /** What the list is in order of, and then of `no`. */
  readonly place: string;
}

interface Kept {
  index: SearchIndex<Place>;
  /** Sum of all revisions, which each event makes one more: it tells whether anything has changed. */
  events: number;
  /** The last row there was. */
  most: number;
  readonly revisions: Map<number, number>;
}

/** Beyond these all of it is made anew. */
const mostChanges = 50;

const kept = new WeakMap<Db, Map<string, Kept>>();

/**
 * The index of the names of a table. Rows that came or changed since it was asked for last are exchanged in it; to fold the names of fifty thousand others
 * again would take most of a second. `columns` are what is searched and told, and nothing that changes without the revision of its row.
 */
export function keptIndex<T extends Place>(
  db: Db,
  table: 'counterparty' | 'item',
  { columns, place }: { readonly columns: string; readonly place: string },
  textOf: (item: T) => Searchable,
): SearchIndex<T> {
  let indexes = kept.get(db);
  if (!indexes) {
    indexes = new Map();
    kept.set(db, indexes);
  }
  const read = (where: string): T[] =>
    db.all<T & Record<string, never>>(`SELECT no, rev, ${place} AS place, ${columns} FROM ${table} ${where} ORDER BY ${place}, no`) as T[];
  const now = db.get<{ events: bigint; most: bigint }>(
    `SELECT coalesce(sum(rev), 0) AS events, coalesce(max(no), 0) AS most FROM ${table}`,
  )!;
  const [events, most] = [Number(now.events), Number(now.most)];
  const found = indexes.get(table);
  if (found?.events === events) return found.index as SearchIndex<T>;
  const changed = found && changedSince(db, table, found, { events, most }, read);
  if (found && changed) {
    found.index = changeIndex(found.index as SearchIndex<T>, exchanged(found, changed), textOf) as SearchIndex<Place>;
    for (const { no, rev } of changed) found.revisions.set(Number(no), Number(rev));
    Object.assign(found, { events, most });
    return found.index as SearchIndex<T>;
  }
  const all = read('');
  const index = searchIndex(all, textOf);
  indexes.set(table, {
    index: index as SearchIndex<Place>,
    events,
    most,
    revisions: new Map(all.map(({ no, rev }) => [Number(no), Number(rev)])),
  });
  return index;
}

/** Rows that came or changed; undefined where some are gone or there are too many. */
function changedSince<T extends Place>(
  db: Db,
  table: string,
  before: Kept,
  now: { readonly events: number; readonly most: number },
  read: (where: string) => T[],
): T[] | undefined {
  if (now.most < before.most || now.most - before.most > mostChanges) return undefined;
  const added = now.most === before.most ? [] : read(`WHERE no > ${before.most}`);
  if (before.events + added.reduce((sum, { rev }) => sum + Number(rev), 0) === now.events) return added;
  const rows = db.all<{ no: bigint; rev: bigint }>(`SELECT no, rev FROM ${table} WHERE no <= ${before.most}`);
  if (rows.length !== before.revisions.size) return undefined;
  const changed = rows.filter(({ no, rev }) => before.revisions.get(Number(no)) !== Number(rev));
  if (changed.length === 0 || changed.length > mostChanges) return undefined;
  return [...added, ...read(`WHERE no IN (${changed.map(({ no }) => no).join(', ')})`)];
}

function exchanged<T extends Place>({ index, revisions }: Kept, changed: readonly T[]): IndexChange<T>[] {
  const list = [...index.items];
  const changes: IndexChange<T>[] = [];
  for (const item of changed) {
    if (revisions.has(Number(item.no))) {
      const out = list.findIndex(({ no }) => no === item.no);
      list.splice(out, 1);
      changes.push({ out });
    }
    const at = placeFor(list, item);
    list.splice(at, 0, item);
    changes.push({ at, item });
  }
  return changes;
}

function placeFor(list: readonly Place[], item: Place): number {
  let low = 0;
  let high = list.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (isBefore(list[middle]!, item)) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** As SQLite puts texts in order: by their bytes. */
function isBefore(one: Place, other: Place): boolean {
  const order = one.place === other.place ? 0 : Buffer.compare(Buffer.from(one.place), Buffer.from(other.place));
  return order < 0 || (order === 0 && one.no < other.no);
}
