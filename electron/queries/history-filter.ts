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
  } else if (wanted.text === '') positions = ofTypes(typesOf(scope), stretches, wanted.types!);
  else for (const [first, last] of stretches) addSaying(db, first, last, wanted, positions);
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

const typeOf = (line: string): string => typeAtEnd.exec(line)?.[1] ?? (JSON.parse(line) as LogEvent).type;

/** The type of each event by its position, as a number of `names`. */
interface Types {
  readonly names: string[];
  numbers: Uint16Array;
  upTo: number;
}

/** Unpacking the log takes more than a second at a million events: it is done once, and then only for what was recorded since. Two bytes an event are held. */
function typesOf({ db, remember }: QueryScope): Types {
  const held = remember('types of events', (): Types => ({ names: [], numbers: new Uint16Array(), upTo: 0 }));
  const head = logHead(db).position;
  if (held.upTo >= head) return held;
  const numbers = new Uint16Array(head + 1);
  numbers.set(held.numbers);
  const known = new Map(held.names.map((name, number) => [name, number]));
  for (const { first, lines } of batchesOf(db, held.upTo + 1, head)) {
    for (const [index, line] of lines.entries()) {
      const type = typeOf(line);
      let number = known.get(type);
      if (number === undefined) {
        number = held.names.push(type) - 1;
        known.set(type, number);
      }
      numbers[first + index] = number;
    }
  }
  held.numbers = numbers;
  held.upTo = head;
  return held;
}

function ofTypes({ names, numbers }: Types, stretches: readonly [number, number][], types: ReadonlySet<string>): number[] {
  const isWanted = names.map((name) => types.has(name));
  const positions: number[] = [];
  for (const [first, last] of stretches)
    for (let position = first; position <= last; position += 1) if (isWanted[numbers[position]!]) positions.push(position);
  return positions;
}

/** Batches that begin in a stretch of the log, unpacked: the position of the first event of each, and a line an event. */
function* batchesOf(db: Db, first: number, last: number): Generator<{ first: number; lines: string[] }> {
  const batches = db.iterate<{ first: bigint; packed: bigint; payload: Buffer }>(
    'SELECT first_position AS first, packed, payload FROM batch WHERE first_position BETWEEN ? AND ? ORDER BY first_position',
    first,
    last,
  );
  for (const batch of batches)
    yield { first: Number(batch.first), lines: unpackPayload(Number(batch.packed), batch.payload).toString('utf8').split('\n') };
}

/** Adds those events of a stretch of the log that say a text, of some types or of any. */
function addSaying(db: Db, first: number, last: number, { types, text, written }: Wanted, positions: number[]): void {
  for (const batch of batchesOf(db, first, last)) {
    for (const [index, line] of batch.lines.entries()) {
      // Most events don't have the text anywhere: only those that do are read, since a name of a field is nothing anyone said.
      if (!line.toLowerCase().includes(written) || (types && !types.has(typeOf(line)))) continue;
      if (says((JSON.parse(line) as LogEvent).data, text)) positions.push(batch.first + index);
    }
  }
}

function says(value: unknown, text: string): boolean {
  if (typeof value === 'string') return value.toLowerCase().includes(text);
  if (typeof value === 'number') return String(value).includes(text);
  return typeof value === 'object' && value !== null && Object.values(value).some((each) => says(each, text));
}
