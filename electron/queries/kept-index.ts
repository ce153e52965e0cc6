import { type Searchable, type SearchIndex, searchIndex } from '../../shared/search/rank.ts';
import type { Db } from '../db/db.ts';

interface Kept {
  readonly events: bigint;
  readonly index: SearchIndex<unknown>;
}

const kept = new WeakMap<Db, Map<string, Kept>>();

/**
 * The index of the names of a table, made again only when one of its things was added or changed: each event adds one to the sum of their revisions, so the
 * sum tells. `read` gives what is searched, in the order of equals, and nothing that other events change.
 */
export function keptIndex<T>(
  db: Db,
  table: 'counterparty' | 'item',
  read: () => readonly T[],
  textOf: (item: T) => Searchable,
): SearchIndex<T> {
  let indexes = kept.get(db);
  if (!indexes) {
    indexes = new Map();
    kept.set(db, indexes);
  }
  const { events } = db.get<{ events: bigint }>(`SELECT coalesce(sum(rev), 0) AS events FROM ${table}`)!;
  let found = indexes.get(table);
  if (found?.events !== events) {
    found = { events, index: searchIndex(read(), textOf) };
    indexes.set(table, found);
  }
  return found.index as SearchIndex<T>;
}
