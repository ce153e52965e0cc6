import { useState } from 'react';

/** Rows that were marked, by their key, in the order of marking. They stay marked when the list is sorted anew or something is recorded. */
export interface Selection<Row> {
  readonly rows: ReadonlyMap<string, Row>;
  readonly keyOf: (row: Row) => string;
  readonly set: (rows: ReadonlyMap<string, Row>) => void;
}

/** As many rows can be marked at once: what is done with them, and their sum, is worked out on screen. */
export const mostSelected = 10_000;

/** `list` says what is listed: with other filters nothing is marked. */
export function useSelection<Row>(keyOf: (row: Row) => string, list = ''): Selection<Row> {
  const [marked, set] = useState<{ list: string; rows: ReadonlyMap<string, Row> }>({ list, rows: new Map() });
  const rows = marked.list === list ? marked.rows : (nothing as ReadonlyMap<string, Row>);
  return { rows, keyOf, set: (next) => set({ list, rows: next }) };
}
const nothing = new Map<string, never>();

/** With the row marked if it was not, and the other way round. */
export function toggled<Row>({ rows, keyOf }: Selection<Row>, row: Row): Map<string, Row> {
  const next = new Map(rows);
  if (!next.delete(keyOf(row))) next.set(keyOf(row), row);
  return next;
}
