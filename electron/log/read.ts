import { type LogEvent, unpackPayload } from './batch.ts';

/** Events of a stored payload, in order. Throws when the bytes are not what a batch holds: call `verify` to learn where. */
export function readEvents(packed: number, payload: Uint8Array): LogEvent[] {
  return unpackPayload(packed, payload)
    .toString('utf8')
    .split('\n')
    .map((line) => JSON.parse(line) as LogEvent);
}
