import { hash, type KeyObject } from 'node:crypto';
import { copyFileSync, existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { connect, connectMemory, type Db } from '../db/db.ts';
import { projectionDigests } from '../db/digest.ts';
import { openRejection } from '../db/failures.ts';
import { migrate } from '../db/migrate.ts';
import { checkFile, checkVersion } from '../engine/open.ts';
import {
  type BatchHeader,
  batchFormat,
  encodeEvent,
  encodeHeader,
  firstPrev,
  type LogEvent,
  sha256,
  suite,
  unpackPayload,
} from '../log/batch.ts';
import { publicKeyOf, verifySignature } from '../log/keys.ts';
import { applyBatch, batchesOf, type StoredBatch } from '../log/replay.ts';
import { ProjectionContext } from '../projections/context.ts';
import { isEventType } from '../projections/registry.ts';

/** The first thing found wrong: where it is, and what. */
export interface Fault {
  readonly place: string;
  readonly fault: string;
}

export type Verified =
  | { readonly ok: true; readonly batches: number; readonly events: number; readonly entries: number; readonly headHash: string }
  | { readonly ok: false; readonly fault: Fault };

const broken = (place: string, fault: string): Verified => ({ ok: false, fault: { place, fault } });

/**
 * Checks a company file from its bytes up: database structure, canonical form, hash chain and signature of every batch, order of positions and
 * revisions, balance of each entry, continuity of numbers, kept files, that replaying the log gives the derived tables byte for byte, and that
 * tables and triggers are as they were made.
 * Reads only. Names the first fault.
 */
export function verifyFile(file: string, onProgress?: (events: number) => void): Verified {
  const checked = checkFile(file);
  if (!checked.ok) return broken(file, checked.rejections[0]!.code);
  const verified = verifyAt(file, onProgress);
  // SQLite reads a file in WAL mode only where it may write beside it: on a medium that can't be written to, a copy is verified.
  return verified === 'unreadable-here' ? verifyCopy(file, onProgress) : verified;
}

function verifyAt(file: string, onProgress?: (events: number) => void): Verified | 'unreadable-here' {
  let db: Db | undefined;
  try {
    db = connect(file, { readonly: true });
    const known = checkVersion(db);
    return known.ok ? verifyDatabase(db, onProgress) : broken('database file', known.rejections[0]!.code);
  } catch (error) {
    const { code } = openRejection(error) ?? { code: '' };
    if (code === 'FILE_NOT_FOUND' || code === 'FILE_READ_ONLY') return 'unreadable-here';
    // Whatever damage made of the file: what can't be read is a fault of the file.
    return broken('database file', code === '' ? String(error) : code);
  } finally {
    db?.close();
  }
}

function verifyCopy(file: string, onProgress?: (events: number) => void): Verified {
  const folder = mkdtempSync(join(tmpdir(), 'davtari-verify-'));
  try {
    const copy = join(folder, 'copy');
    copyFileSync(file, copy);
    if (existsSync(`${file}-wal`)) copyFileSync(`${file}-wal`, `${copy}-wal`);
    const verified = verifyAt(copy, onProgress);
    return verified === 'unreadable-here' ? broken('database file', 'FILE_NOT_FOUND') : verified;
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

function verifyDatabase(db: Db, onProgress?: (events: number) => void): Verified {
  const structure = db.raw.pragma('integrity_check(1)', { simple: true });
  if (structure !== 'ok') return broken('database structure', String(structure).slice(0, 200));

  const replica = connectMemory();
  try {
    migrate(replica);
    const context = new ProjectionContext(replica);
    const chain = new Chain();
    let batches = 0;
    let events = 0;
    replica.raw.exec('BEGIN');
    for (const batch of batchesOf(db)) {
      const place = `batch ${batches + 1} (log ${batch.log}, number ${batch.seq}, events ${batch.first_position} to ${batch.first_position + batch.event_count - 1n})`;
      const read = chain.check(batch);
      if ('fault' in read) return broken(place, read.fault);
      try {
        applyBatch(context, batch, read.events);
      } catch (error) {
        return broken(place, `the events can't be applied: ${(error as Error).message}`);
      }
      batches += 1;
      events += read.events.length;
      if (batches % 50 === 0) onProgress?.(events);
    }
    if (batches === 0) return broken('log', 'the log is empty');
    // Deferred foreign keys are checked here.
    replica.raw.exec('COMMIT');
    const numbers = checkNumbers(replica);
    if (numbers) return { ok: false, fault: numbers };
    const tables = compareTables(db, replica) ?? compareStructure(db, replica);
    if (tables) return { ok: false, fault: tables };
    const blobs = checkBlobs(db);
    if (blobs) return { ok: false, fault: blobs };
    const entries = Number(replica.get<{ n: bigint }>('SELECT count(*) AS n FROM journal_entry')!.n);
    return { ok: true, batches, events, entries, headHash: chain.headHash };
  } finally {
    replica.close();
  }
}

/** Walks the log: each batch must follow the last one of its log, be signed by a device the log enrolled, and say only what its bytes say. */
class Chain {
  readonly #heads = new Map<string, { seq: bigint; hash: string }>();
  readonly #keys = new Map<string, KeyObject>();
  readonly #revisions = new Map<string, number>();
  #nextPosition = 1n;
  #company: string | undefined;
  headHash = '';

  check(batch: StoredBatch): { events: LogEvent[] } | { fault: string } {
    if (batch.first_position !== this.#nextPosition) return { fault: `event ${this.#nextPosition} is missing` };
    const digest = sha256(batch.header);
    if (digest !== batch.hash.toString('hex')) return { fault: 'the header is not the one that was hashed' };
    let header: BatchHeader;
    try {
      header = JSON.parse(batch.header.toString('utf8')) as BatchHeader;
      if (!encodeHeader(header).equals(batch.header)) return { fault: 'the header is not in canonical form' };
    } catch {
      return { fault: 'the header cannot be read' };
    }
    if (header.v !== batchFormat || header.suite !== suite) return { fault: 'the batch has a format this program does not know' };
    if (header.log !== batch.log || BigInt(header.seq) !== batch.seq || BigInt(header.n) !== batch.event_count) {
      return { fault: 'the row does not agree with its signed header' };
    }
    this.#company ??= header.company;
    if (header.company !== this.#company) return { fault: 'the batch belongs to another company' };
    const head = this.#heads.get(batch.log);
    if (batch.seq !== (head?.seq ?? 0n) + 1n) return { fault: 'a batch of this log is missing' };
    if (header.prev !== (head?.hash ?? firstPrev)) return { fault: 'the chain is broken: the batch does not follow the one before' };

    const events = readStrictly(batch, header);
    if ('fault' in events) return events;
    for (const event of events.list) {
      const before = this.#revisions.get(event.id) ?? 0;
      if (event.rev !== before + 1) return { fault: `event of ${event.id} has revision ${event.rev}, expected ${before + 1}` };
      this.#revisions.set(event.id, event.rev);
      if (event.type === 'device.enrolled') this.#keys.set(String(event.data.log), publicKeyOf(String(event.data.public_key)));
    }
    // A device enrols itself in the first batch of its log, so its key is known by now.
    const key = this.#keys.get(batch.log);
    if (!key) return { fault: 'the device of this log was never enrolled' };
    if (!verifySignature(batch.hash, batch.signature, key)) return { fault: 'the signature is not that of the device' };
    this.#heads.set(batch.log, { seq: batch.seq, hash: digest });
    this.#nextPosition += batch.event_count;
    this.headHash = digest;
    return { events: events.list };
  }
}

/** The payload's events, each re-encoded and compared: what is read is exactly what was signed. */
function readStrictly(batch: StoredBatch, header: BatchHeader): { list: LogEvent[] } | { fault: string } {
  let text: string;
  try {
    const payload = unpackPayload(Number(batch.packed), batch.payload);
    if (sha256(payload) !== header.root) return { fault: 'the events are not the ones that were signed' };
    text = payload.toString('utf8');
  } catch {
    return { fault: 'the events cannot be unpacked' };
  }
  const lines = text.split('\n');
  if (lines.length !== header.n) return { fault: `the batch holds ${lines.length} events and its header says ${header.n}` };
  const list: LogEvent[] = [];
  for (const [index, line] of lines.entries()) {
    try {
      const event = JSON.parse(line) as LogEvent;
      if (!isEventType(event.type)) return { fault: `event ${index + 1} has a type this program does not know` };
      if (encodeEvent(event) !== line) return { fault: `event ${index + 1} is not in canonical form` };
      list.push(event);
    } catch {
      return { fault: `event ${index + 1} cannot be read` };
    }
  }
  return { list };
}

function checkNumbers(replica: Db): Fault | undefined {
  const gap = replica.get<{ series: string; head: bigint; n: bigint }>(
    'SELECT series, max(value) AS head, count(*) AS n FROM number_register GROUP BY series HAVING n <> head LIMIT 1',
  );
  return gap && { place: `series ${gap.series}`, fault: `${gap.n} of ${gap.head} numbers are explained` };
}

function compareTables(db: Db, replica: Db): Fault | undefined {
  const expected = projectionDigests(replica);
  const found = projectionDigests(db);
  for (const name of new Set([...expected.keys(), ...found.keys()])) {
    if (expected.get(name) !== found.get(name))
      return { place: `table ${name}`, fault: 'it is not what the log gives when it is replayed' };
  }
  return undefined;
}

/** Tables, indexes and triggers as the migrations make them: without its triggers a file would take a changed line without a word. */
function compareStructure(db: Db, replica: Db): Fault | undefined {
  const structureOf = (of: Db) =>
    new Map(
      of
        .all<{ type: string; name: string; sql: string }>(
          "SELECT type, name, sql FROM sqlite_schema WHERE sql IS NOT NULL AND name NOT LIKE 'sqlite_%'",
        )
        .map(({ type, name, sql }) => [`${type} ${name}`, sql]),
    );
  const expected = structureOf(replica);
  const found = structureOf(db);
  const different = [...new Set([...expected.keys(), ...found.keys()])].sort().find((name) => expected.get(name) !== found.get(name));
  return different === undefined ? undefined : { place: 'database structure', fault: `${different} is not as it was made` };
}

function checkBlobs(db: Db): Fault | undefined {
  for (const { sha256: name, bytes } of db.all<{ sha256: string; bytes: Buffer }>('SELECT sha256, bytes FROM blob')) {
    if (hash('sha256', bytes) !== name)
      return { place: `kept file ${name.slice(0, 12)}`, fault: 'its bytes are not the ones that were kept' };
  }
  const lost = db.get<{ pdf_sha256: string }>(
    'SELECT pdf_sha256 FROM filed_return WHERE pdf_sha256 NOT IN (SELECT sha256 FROM blob) LIMIT 1',
  );
  return lost && { place: `kept file ${lost.pdf_sha256.slice(0, 12)}`, fault: 'it is missing' };
}
