import { hash, randomBytes } from 'node:crypto';
import { uuid7 } from '../../shared/ids/uuid7.ts';

// Asking the system for ten bytes at a time would be the dearest part of an import.
let pool = new Uint8Array(0);
let used = 0;

/** A new UUID version 7 for things the engine itself brings into being. */
export function newId(nowMs: number): string {
  if (used + 10 > pool.length) {
    pool = randomBytes(4000);
    used = 0;
  }
  used += 10;
  return uuid7(nowMs, pool.subarray(used - 10, used));
}

export const idToBlob = (id: string): Buffer => Buffer.from(id.replaceAll('-', ''), 'hex');

export function blobToId(blob: Uint8Array): string {
  const hex = Buffer.from(blob.buffer, blob.byteOffset, blob.byteLength).toString('hex');
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-${hex.slice(12, 16)}-${hex.slice(16, 20)}-${hex.slice(20)}`;
}

/**
 * The id of something that has a natural name within a company (a month, a return): the same on every device, so that two of them mean one thing.
 * @source RFC 9562 section 5.8 (UUID version 8)
 */
export function derivedId(companyId: string, kind: string, name: string): string {
  const hex = hash('sha256', `${companyId} ${kind} ${name}`).slice(0, 32);
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-8${hex.slice(13, 16)}-8${hex.slice(17, 20)}-${hex.slice(20)}`;
}
