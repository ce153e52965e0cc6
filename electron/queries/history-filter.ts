import type { ReadInputOf } from '../../shared/contracts/index.ts';
import type { Db } from '../db/db.ts';
import { type LogEvent, unpackPayload } from '../log/batch.ts';
import { logHead } from './log-head.ts';
import type { QueryScope } from './query.ts';

type Asked = Omit<ReadInputOf<'history.list'>, 'limit' | 'offset'>;

export const isFiltered = ({ user, types, since, until, search }: Asked): boolean =>
  search !== '' || [user, types, since, until].some((each) => each !== undefined);

/**
 * Positions of the events a filter leaves, newest first; `among` are those it chooses from, newest first too, or the whole log. The answer to the last
 * question is held until something is recorded, so that every page of a list costs the same.
 */
export function filteredPositions(scope: QueryScope, input: Asked, among?: readonly bigint[]): Float64Array {
  const { db, remember } = scope;
  const held = remember('history filtered', () => ({ name: '', positions: new Float64Array() }));
  const name = JSON.stringify([logHead(db).position, input]);
  if (held.name === name) return held.positions;
  const stretches = stretchesOf(db, input);
  const wanted = wordsOf(input);
  let positions: number[] = [];
  if (wanted === undefined) {
    for (const [first, last] of stretches) for (let position = first; position <= last; position += 1) positions.push(position);
  } else for (const [first, last] of stretches) addSaying(db, first, last, wanted, positions);
  if (among) {
    const thread = new Set(among.map(Number));
    positions = positions.filter((position) => thread.has(position));
  }
  held.name = name;
  held.positions = Float64Array.from(positions).reverse();
  return held.positions;
}

/** What a user recorded in a time, as stretches of the log. Both stand in the headers of its batches only. */
function stretchesOf(db: Db, { user, since, until }: Asked): [first: number, last: number][] {
  if (user === undefined && since === undefined && until === undefined) return [[1, logHead(db).position]];
  const [from, to] = [since === undefined ? -Infinity : Date.parse(since), until === undefined ? Infinity : Date.parse(until)];
  const stretches: [number, number][] = [];
  const batches = db.iterate<{ first: bigint; last: bigint; user: string; wall: bigint }>(
    `SELECT first_position AS first, first_position + event_count - 1 AS last, json_extract(CAST(header AS TEXT), '$.user') AS user,
       json_extract(CAST(header AS TEXT), '$.wall') AS wall
     FROM batch ORDER BY first_position`,
  );
  for (const batch of batches) {
    const wall = Number(batch.wall);
    if ((user !== undefined && batch.user !== user) || wall < from || wall >= to) continue;
    const [first, last] = [Number(batch.first), Number(batch.last)];
    const before = stretches.at(-1);
    if (before && before[1] === first - 1) before[1] = last;
    else stretches.push([first, last]);
  }
  return stretches;
}

interface Wanted {
  readonly types: ReadonlySet<string> | undefined;
  /** Small letters. */
  readonly text: string;
  /** The same as it stands within JSON. */
  readonly written: string;
}

function wordsOf({ types, search }: Asked): Wanted | undefined {
  if (types === undefined && search === '') return undefined;
  const text = search.toLowerCase();
  return { types: types && new Set(types), text, written: JSON.stringify(text).slice(1, -1) };
}

// Events are canonical JSON: keys in order, so that the type is read without the rest.
const typeAtEnd = /"type":"([^"\\]+)","v":\d+\}$/;

/** Adds those events of a stretch of the log that are of a type and say a text. */
function addSaying(db: Db, first: number, last: number, { types, text, written }: Wanted, positions: number[]): void {
  const batches = db.iterate<{ first: bigint; packed: bigint; payload: Buffer }>(
    'SELECT first_position AS first, packed, payload FROM batch WHERE first_position BETWEEN ? AND ? ORDER BY first_position',
    first,
    last,
  );
  for (const batch of batches) {
    const lines = unpackPayload(Number(batch.packed), batch.payload).toString('utf8').split('\n');
    for (const [index, line] of lines.entries()) {
      if (types) {
        const type = typeAtEnd.exec(line)?.[1] ?? (JSON.parse(line) as LogEvent).type;
        if (!types.has(type)) continue;
      }
      // Most events don't have the text anywhere: only those that do are read, since a name of a field is nothing anyone said.
      if (text !== '' && !(line.toLowerCase().includes(written) && says((JSON.parse(line) as LogEvent).data, text))) continue;
      positions.push(Number(batch.first) + index);
    }
  }
}

function says(value: unknown, text: string): boolean {
  if (typeof value === 'string') return value.toLowerCase().includes(text);
  if (typeof value === 'number') return String(value).includes(text);
  return typeof value === 'object' && value !== null && Object.values(value).some((each) => says(each, text));
}
