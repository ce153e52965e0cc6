import { hash } from 'node:crypto';
import { constants, zstdCompressSync, zstdDecompressSync } from 'node:zlib';
import { type Canonical, canonicalJson } from './canonical.ts';

/** Version of the batch format and of its cryptography: a reader refuses what it does not know. */
export const batchFormat = 1;
export const suite = 'sha256-ed25519';

/**
 * What is hashed and signed. `prev` is the hash of the log's previous batch (64 zeros for the first), `root` the SHA-256 of the payload, `n` the
 * number of its events, `wall` the device's clock in UTC milliseconds: recorded, never relied on for order.
 */
export interface BatchHeader {
  readonly v: number;
  readonly suite: string;
  readonly company: string;
  readonly log: string;
  readonly seq: number;
  readonly prev: string;
  readonly n: number;
  readonly root: string;
  readonly wall: number;
  readonly user: string;
  readonly app: string;
  readonly schema: number;
}

export interface LogEvent {
  readonly type: string;
  /** Version of the event type; readers up-cast old ones. */
  readonly v: number;
  /** UUID of the thing the event is about, and how many events it has had with this one. */
  readonly id: string;
  readonly rev: number;
  readonly data: { readonly [key: string]: Canonical | undefined };
}

export const firstPrev = '0'.repeat(64);

/** Events as stored and signed: one canonical JSON text a line. */
export const encodeEvent = (event: LogEvent): string =>
  `{"data":${canonicalJson(event.data)},"id":"${event.id}","rev":${event.rev},"type":"${event.type}","v":${event.v}}`;

export const encodePayload = (events: readonly string[]): Buffer => Buffer.from(events.join('\n'), 'utf8');

export const sha256 = (bytes: Uint8Array | string): string => hash('sha256', bytes);

export const encodeHeader = (header: BatchHeader): Buffer => Buffer.from(canonicalJson(header as unknown as Canonical), 'utf8');

// Small batches are stored as they are: packing a single post costs more time than it saves space.
const packFrom = 4096;

// Ids, hashes and amounts repeat nothing but their keys: looking harder for what repeats takes longer and finds what packs less well.
const packing = { params: { [constants.ZSTD_c_compressionLevel]: 1 } };

/** Bytes as kept in the database: packed when large. The hash is always that of the plain bytes. */
export function packPayload(payload: Buffer): { packed: 0 | 1; bytes: Buffer } {
  if (payload.length < packFrom) return { packed: 0, bytes: payload };
  return { packed: 1, bytes: zstdCompressSync(payload, { ...packing, chunkSize: roomFor(payload.length) }) };
}

/** No batch of ours is larger: the writer begins another one long before. What claims to be is damage or an attack, and never unpacked in full. */
export const payloadLimit = 64 * 1024 * 1024;

/** Bytes for an answer that is expected to have so many: given out in one piece, it is not copied together from many. */
const roomFor = (length: number): number => Math.min(Math.max(length, 16 * 1024), 1024 * 1024);

/** Throws when the bytes were damaged or grow beyond `limit` bytes. */
export function unpackPayload(packed: number, bytes: Uint8Array, limit = payloadLimit): Buffer {
  if (bytes.length > limit) throw new RangeError('the events of a batch are too long');
  return packed === 0 ? Buffer.from(bytes) : zstdDecompressSync(bytes, { maxOutputLength: limit, chunkSize: roomFor(12 * bytes.length) });
}
