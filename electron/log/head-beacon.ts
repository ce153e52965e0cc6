import { closeSync, constants, openSync, readFileSync, realpathSync, statfsSync, statSync, writeSync } from 'node:fs';
import { sha256 } from './batch.ts';

/**
 * The beacon is a small file beside the company file that remembers how far this device's log had come. A company file that ends before its beacon,
 * or holds another batch at that place, is an older copy or another branch: continuing its log would say two different things under one number.
 * A beacon behind the file is normal after a crash. It is a witness only: the books never depend on it, and without it work goes on.
 */
export interface Head {
  readonly log: string;
  readonly seq: number;
  /** SHA-256 of the batch in hex. */
  readonly hash: string;
}

export interface Beacon extends Head {
  /** Raw public key in hex: a beacon of another key says nothing about this file. */
  readonly publicKey: string;
  readonly place: Place;
}

/** Where a file lies. A copy has another inode; a file that was moved or renamed keeps its own. */
export interface Place {
  readonly inode: string;
  /** SHA-256 of the path: the path itself holds the name of the person. */
  readonly path: string;
}

export const headFileOf = (companyFile: string): string => `${companyFile}.head`;

/** One write of this many bytes, always: shorter than a disk sector, so that a power cut leaves the old beacon or the new one. */
const size = 448;

// FAT, exFAT, FUSE and SMB under Linux give a file another inode each time they are mounted: there the path has to do.
const namelessFileSystems = new Set([0x4d44, 0x2011bab0, 0x65735546, 0x517b, 0xff534d42, 0xfe534d42]);

export function placeOf(file: string): Place {
  return { inode: String(statSync(file, { bigint: true }).ino), path: sha256(realpathSync(file)) };
}

/** Whether the file at hand still lies where `recorded` was written. */
export function isAt(recorded: Place, file: string): boolean {
  const now = placeOf(file);
  return recorded.inode === now.inode || (recorded.path === now.path && namelessFileSystems.has(statfsSync(file).type));
}

/** Undefined when it is not there or not as it was written. */
export function readBeacon(companyFile: string): Beacon | undefined {
  try {
    const [text, sum] = readFileSync(headFileOf(companyFile), 'utf8').split('\n');
    if (text === undefined || sum !== sha256(text).slice(0, 16)) return undefined;
    const { v, log, seq, hash, publicKey, inode, path } = JSON.parse(text) as Record<string, unknown>;
    const texts = [log, hash, publicKey, inode, path];
    if (v !== 1 || !Number.isSafeInteger(seq) || !texts.every((one) => typeof one === 'string')) return undefined;
    const [ofLog, ofBatch, ofKey, atInode, atPath] = texts as string[];
    return { log: ofLog!, seq: seq as number, hash: ofBatch!, publicKey: ofKey!, place: { inode: atInode!, path: atPath! } };
  } catch {
    return undefined;
  }
}

/** Writes the beacon of an open company file. What the disk refuses is passed over: a beacon that stays behind is as good as after a crash. */
export class BeaconWriter {
  readonly #publicKey: string;
  readonly #place: Place | undefined;
  #handle: number | undefined;
  #written = '';

  constructor(companyFile: string, publicKey: string) {
    this.#publicKey = publicKey;
    try {
      this.#place = placeOf(companyFile);
      this.#handle = openSync(headFileOf(companyFile), constants.O_RDWR | constants.O_CREAT, 0o600);
    } catch {
      // Nothing is written then.
    }
  }

  /**
   * After a commit, never before: a beacon ahead of its file means that the file is an older copy. Not flushed, because a commit is on the disk
   * before its beacon is written, and an old beacon does no harm.
   */
  write({ log, seq, hash }: Head): void {
    if (this.#handle === undefined || this.#place === undefined || this.#written === hash) return;
    const { inode, path } = this.#place;
    const text = JSON.stringify({ v: 1, log, seq, hash, publicKey: this.#publicKey, inode, path });
    try {
      writeSync(this.#handle, `${text}\n${sha256(text).slice(0, 16)}\n`.padEnd(size), 0);
      this.#written = hash;
    } catch {
      // As above.
    }
  }

  /** Closing twice must not close what was given the same number meanwhile. */
  close(): void {
    const handle = this.#handle;
    this.#handle = undefined;
    if (handle === undefined) return;
    try {
      closeSync(handle);
    } catch {
      // A network drive may say only now that it is full.
    }
  }
}
