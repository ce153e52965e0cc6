import type { ActivityRow } from '../../shared/contracts/company.ts';
import { ok } from '../../shared/result.ts';
import type { Db } from '../db/db.ts';
import { idToBlob } from '../db/ids.ts';
import type { BatchHeader, LogEvent } from '../log/batch.ts';
import { readEvents } from '../log/read.ts';
import type { QueryHandler } from './query.ts';

interface Batch {
  readonly first_position: bigint;
  readonly event_count: bigint;
  readonly header: Buffer;
  readonly packed: bigint;
  readonly payload: Buffer;
}

const columns = 'first_position, event_count, header, packed, payload';

/** Reads the log itself, newest first: nothing is kept twice, and what is shown is what is signed. */
export const historyList: QueryHandler<'history.list'> = ({ db }, input) => {
  const cache = new Map<bigint, { header: BatchHeader; events: LogEvent[] }>();
  const open = (batch: Batch) => {
    let read = cache.get(batch.first_position);
    if (!read) {
      read = { header: JSON.parse(batch.header.toString('utf8')) as BatchHeader, events: readEvents(Number(batch.packed), batch.payload) };
      cache.set(batch.first_position, read);
    }
    return read;
  };
  const at = (position: bigint): { header: BatchHeader; event: LogEvent } | undefined => {
    const batch = db.get<Batch>(`SELECT ${columns} FROM batch WHERE first_position <= ? ORDER BY first_position DESC LIMIT 1`, position);
    if (!batch) return undefined;
    const { header, events } = open(batch);
    const event = events[Number(position - batch.first_position)];
    return event && { header, event };
  };

  let positions: bigint[];
  let total: number;
  if (input.objectId === undefined) {
    const head = Number(db.get<{ head: bigint | null }>('SELECT max(first_position + event_count - 1) AS head FROM batch')?.head ?? 0n);
    total = head;
    const newest = head - input.offset;
    positions = Array.from({ length: Math.max(0, Math.min(input.limit, newest)) }, (_, index) => BigInt(newest - index));
  } else {
    const all = db.all<{ position: bigint }>('SELECT position FROM event_index WHERE id = ? ORDER BY rev DESC', idToBlob(input.objectId));
    total = all.length;
    positions = all.slice(input.offset, input.offset + input.limit).map((row) => row.position);
  }
  const users = new Map(db.all<{ id: string; name: string }>('SELECT id, name FROM user_account').map((row) => [row.id, row.name]));
  const devices = new Map(db.all<{ log: string; no: bigint }>('SELECT log, no FROM device').map((row) => [row.log, `${row.no}`]));
  const rows: ActivityRow[] = [];
  for (const position of positions) {
    const found = at(position);
    if (!found) continue;
    const { header, event } = found;
    rows.push({
      position: Number(position),
      at: new Date(header.wall).toISOString(),
      user: users.get(header.user) ?? header.user,
      device: devices.get(header.log) ?? header.log,
      type: event.type,
      subject: subjectOf(db, event),
      documentId: event.type === 'document.issued' ? event.id : textOf(event.data.document) || null,
      entryId: event.type === 'journal.posted' ? event.id : null,
      ...changeOf(db, event, at),
    });
  }
  return ok({ rows, total });
};

const textOf = (value: unknown): string =>
  typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean' ? String(value) : '';

function subjectOf(db: Db, event: LogEvent): string {
  const { data } = event;
  const named = [data.number, data.code, data.name, data.period].map(textOf).find((text) => text !== '');
  if (named) return named;
  const known = db.get<{ code: string }>(
    'SELECT code FROM account WHERE id = ?1 UNION ALL SELECT name FROM user_account WHERE id = ?1',
    event.id,
  );
  return known?.code ?? textOf(data.memo);
}

/** Field by field: what the event says, and what the thing's earlier events said of the same fields. */
function changeOf(db: Db, event: LogEvent, at: (position: bigint) => { event: LogEvent } | undefined) {
  const after: Record<string, string> = {};
  for (const [key, value] of Object.entries(event.data)) {
    const text = textOf(value);
    if (text !== '') after[key] = text;
  }
  const before: Record<string, string> = {};
  if (event.rev > 1) {
    const earlier = db.all<{ position: bigint }>(
      'SELECT position FROM event_index WHERE id = ? AND rev < ? ORDER BY rev',
      idToBlob(event.id),
      event.rev,
    );
    for (const { position } of earlier) {
      for (const [key, value] of Object.entries(at(position)?.event.data ?? {})) if (key in after) before[key] = textOf(value);
    }
    for (const key of Object.keys(after)) {
      if (before[key] !== after[key]) continue;
      delete before[key];
      delete after[key];
    }
  }
  return { before, after };
}
