import type { Db } from '../db/db.ts';

/** Position of the last event and hash of the last batch in hex. */
export function logHead(db: Db): { position: number; hash: string } {
  const row = db.get<{ position: bigint; hash: Buffer }>(
    'SELECT first_position + event_count - 1 AS position, hash FROM batch ORDER BY first_position DESC LIMIT 1',
  );
  return row ? { position: Number(row.position), hash: row.hash.toString('hex') } : { position: 0, hash: '' };
}

/** The same for the log as it ended at a position. The hash is that of the batch the position lies in. */
export function logHeadAt(db: Db, position: number): { position: number; hash: string } {
  const row = db.get<{ hash: Buffer }>('SELECT hash FROM batch WHERE first_position <= ? ORDER BY first_position DESC LIMIT 1', position);
  return { position, hash: row ? row.hash.toString('hex') : '' };
}
