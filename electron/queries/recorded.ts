import type { Db } from '../db/db.ts';
import type { BatchHeader } from '../log/batch.ts';

/** When and by whom the event at a position was recorded, from the header of its batch. */
export function recordedAt(db: Db, position: bigint): { at: string; by: string; device: string } {
  const row = db.get<{ header: Buffer }>(
    'SELECT header FROM batch WHERE first_position <= ? ORDER BY first_position DESC LIMIT 1',
    position,
  );
  if (!row) return { at: '', by: '', device: '' };
  const header = JSON.parse(row.header.toString('utf8')) as BatchHeader;
  const user = db.get<{ name: string }>('SELECT name FROM user_account WHERE id = ?', header.user);
  const device = db.get<{ no: bigint }>('SELECT no FROM device WHERE log = ?', header.log);
  return { at: new Date(header.wall).toISOString(), by: user?.name ?? header.user, device: device ? String(device.no) : header.log };
}
