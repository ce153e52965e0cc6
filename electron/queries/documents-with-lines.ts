import type { Db } from '../db/db.ts';
import type { LineFilter } from './line-filter.ts';
import { inList, list } from './tagged-lines.ts';

const tagOf = `SELECT 1 FROM document_line_dimension o WHERE o.position = l.position AND o.line_no = l.line_no AND o.dimension_no = ?`;

/**
 * The one rule which documents a filter by dimensions leaves: those one line of which is among its lines, in all its dimensions at once. So a document with
 * lines of several values counts at each of them, and with a line without a value where these are asked for. One without any lines, like a payment, counts as
 * a line without values. As a condition on `d.position`, with plain `?`.
 */
export function isWithLines({ tags: { named, orNone } }: Pick<LineFilter, 'tags'>): {
  readonly sql: string;
  readonly parameters: readonly unknown[];
} {
  const conditions = [
    ...named.map(() => `EXISTS (${tagOf} AND o.value_no ${inList})`),
    ...orNone.map(() => `NOT EXISTS (${tagOf} AND o.value_no NOT ${inList})`),
  ].join(' AND ');
  // Where a value is asked for, only lines that have any are gone through.
  const table = named.length > 0 ? 'document_line_dimension' : 'document_line';
  const withLine = `d.position IN (SELECT l.position FROM ${table} l WHERE ${conditions})`;
  return {
    sql: named.length > 0 ? withLine : `(${withLine} OR NOT EXISTS (SELECT 1 FROM document_line l WHERE l.position = d.position))`,
    parameters: [...named, ...orNone].flatMap(({ dimension, values }) => [dimension, list(values)]),
  };
}

/** Positions of the documents that a filter leaves of some. */
export function documentsWithLines(db: Db, filter: LineFilter, positions: readonly bigint[]): ReadonlySet<bigint> {
  const { sql, parameters } = isWithLines(filter);
  const found = db.values<[bigint]>(
    `SELECT d.position FROM document d WHERE d.position ${inList} AND ${sql}`,
    list(positions),
    ...parameters,
  );
  return new Set(found.map(([position]) => position));
}
