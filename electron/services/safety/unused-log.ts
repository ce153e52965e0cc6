import { type NewLogReason, newLogReasons } from '../../engine/own-log.ts';
import { readEvents } from '../../log/read.ts';
import { openForReading } from '../../verify/open-for-reading.ts';

/** Why a file began its last log, as long as nothing is recorded in it: whoever restored a backup meets the new file only when it is opened. */
export function unusedLogReason(file: string): NewLogReason | undefined {
  const { db, close } = openForReading(file);
  try {
    const last = db.get<{ packed: bigint; payload: Buffer }>('SELECT packed, payload FROM batch ORDER BY first_position DESC LIMIT 1');
    const event = last && readEvents(Number(last.packed), last.payload).at(-1);
    return event?.type === 'device.enrolled' ? newLogReasons.find((reason) => reason === event.data.why) : undefined;
  } finally {
    close();
  }
}
