import { hash, randomBytes } from 'node:crypto';
import { uuid7 } from '../../shared/ids/uuid7.ts';

// Asking the system for ten bytes at a time would be the dearest part of an import.
let pool = new Uint8Array(0);
let used = 0;

let lastMs = -1;
let counter = 0;

/**
 * A new UUID version 7 for things the engine itself brings into being. Within one millisecond (a transaction has but one) the first 26 of its 74 bits
 * count up from a random start, so that ids ascend and an index of them only grows at its end; the other 48 are random.
 * @source RFC 9562 section 6.2, method 1
 */
export function newId(nowMs: number): string {
  if (used + 10 > pool.length) {
    pool = randomBytes(4000);
    used = 0;
  }
  const random = pool.subarray(used, used + 10);
  used += 10;
  counter = (counter + 1) & 0x3ffffff;
  if (nowMs !== lastMs || counter === 0) {
    lastMs = nowMs;
    // The upper half is left for counting.
    counter = ((random[0]! & 0x07) << 22) | (random[1]! << 14) | ((random[2]! & 0x3f) << 8) | random[3]!;
    counter &= 0x1ffffff;
  }
  random[0] = counter >>> 22;
  random[1] = counter >>> 14;
  random[2] = (counter >>> 8) & 0x3f;
  random[3] = counter;
  return uuid7(nowMs, random);
}

export const idToBlob = (id: string): Buffer =>
  Buffer.from(id.slice(0, 8) + id.slice(9, 13) + id.slice(14, 18) + id.slice(19, 23) + id.slice(24), 'hex');

export const blobToId = (blob: Uint8Array): string => hexToId(Buffer.from(blob.buffer, blob.byteOffset, blob.byteLength).toString('hex'));

/** For long lists: SQLite gives an id as hex (`lower(hex(id))`) in a fraction of the time that bytes take to arrive. 32 digits from `at` on. */
export function hexToId(hex: string, at = 0): string {
  return `${hex.slice(at, at + 8)}-${hex.slice(at + 8, at + 12)}-${hex.slice(at + 12, at + 16)}-${hex.slice(at + 16, at + 20)}-${hex.slice(at + 20, at + 32)}`;
}

/** The same in SQL, for tables that name things by the text of their id. */
export const idTextSql = (blob: string): string =>
  `lower(${[1, 9, 13, 17].map((from, at) => `substr(hex(${blob}), ${from}, ${at === 0 ? 8 : 4})`).join(" || '-' || ")} || '-' || substr(hex(${blob}), 21))`;

/**
 * The id of something that has a natural name within a company (a month, a return): the same on every device, so that two of them mean one thing.
 * @source RFC 9562 section 5.8 (UUID version 8)
 */
export function derivedId(companyId: string, kind: string, name: string): string {
  const hex = hash('sha256', `${companyId} ${kind} ${name}`).slice(0, 32);
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-8${hex.slice(13, 16)}-8${hex.slice(17, 20)}-${hex.slice(20)}`;
}
