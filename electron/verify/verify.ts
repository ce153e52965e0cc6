import { hash } from 'node:crypto';
import type { Db } from '../db/db.ts';
import { openRejection } from '../db/failures.ts';
import { projectionTables, schemaVersion, structureOf } from '../db/migrate.ts';
import { checkFile, checkVersion } from '../engine/open.ts';
import { type LogEvent, sha256, unpackPayload } from '../log/batch.ts';
import { publicKeyOf, verifySignature } from '../log/keys.ts';
import { applyRows, batchesOf, type StoredBatch } from '../log/replay.ts';
import { type Replica, withReplica } from '../log/replica.ts';
import { flushBalances } from '../projections/balances.ts';
import { ProjectionContext } from '../projections/context.ts';
import { isEventType } from '../projections/registry.ts';
import { checkCertificates } from './check-certificates.ts';
import { type Batch, type CryptographyNow, checkNow, type Fault as LogFault, LogVerifier, limits } from './offline/log-verifier.mjs';
import { openForReading } from './open-for-reading.ts';

/** The first thing found wrong: where it is, and what. */
export type Fault = LogFault;

export interface Intact {
  readonly ok: true;
  readonly batches: number;
  readonly events: number;
  readonly entries: number;
  readonly headHash: string;
  /** Debits of all entries, decimal text in base currency, as added up from the log. */
  readonly turnover: string;
  readonly currency: string;
  /** Whether the derived tables were compared with a replay of the log. An older version of the program made them otherwise than this one does. */
  readonly derived: 'compared' | 'of an older version';
}

export type Verified = Intact | { readonly ok: false; readonly fault: Fault };

export interface VerifyOptions {
  /** Hash of a batch that was noted at another time: the log has to hold it still. */
  readonly knownHead?: string | undefined;
  readonly onProgress?: ((events: number) => void) | undefined;
}

const broken = (place: string, fault: string): Verified => ({ ok: false, fault: { place, fault } });

/**
 * Checks a company file from its bytes up: database structure, then the log with the verifier that auditors get too (`offline/log-verifier.mjs`, which
 * shares no code with the engine), then that replaying the log gives the derived tables byte for byte, kept files, and that tables and triggers are as
 * they were made. Changes nothing and leaves nothing beside the file. Names the first fault. What `onProgress` throws ends the work and comes through.
 */
export function verifyFile(file: string, options: VerifyOptions | ((events: number) => void) = {}): Verified {
  const { knownHead, onProgress } = typeof options === 'function' ? { knownHead: undefined, onProgress: options } : options;
  const checked = checkFile(file);
  if (!checked.ok) return broken(file, checked.rejections[0]!.code);
  let calledOff: { readonly by: unknown } | undefined;
  const report = (events: number): void => {
    try {
      onProgress?.(events);
    } catch (error) {
      calledOff = { by: error };
      throw error;
    }
  };
  try {
    return withReplica((replica) => {
      const { db, close } = openForReading(file);
      try {
        db.raw.exec('BEGIN'); // one state of the books, whatever is posted meanwhile
        const known = checkVersion(db);
        return known.ok ? verifyDatabase(db, replica, knownHead, report) : broken('database file', known.rejections[0]!.code);
      } finally {
        close();
      }
    });
  } catch (error) {
    if (calledOff) throw calledOff.by;
    if (error instanceof NoRoom)
      return broken('temporary files', `the log can't be replayed there (${error.message}): nothing is said of the books`);
    // Whatever damage made of the file: what can't be read is a fault of the file.
    return broken('database file', openRejection(error)?.code ?? String(error));
  }
}

/** The replay needs room beside the temporary files: that it has none is no fault of the books. */
class NoRoom extends Error {}

function inReplica<T>(work: () => T): T {
  try {
    return work();
  } catch (error) {
    const { code } = error as { code?: unknown };
    if (typeof code === 'string' && /^(SQLITE_(FULL|IOERR|CANTOPEN|READONLY)|E[A-Z]+$)/.test(code)) throw new NoRoom(code);
    throw error;
  }
}

function verifyDatabase(db: Db, replica: Replica, knownHead: string | undefined, onProgress: (events: number) => void): Verified {
  const structure = db.raw.pragma('integrity_check(1)', { simple: true });
  if (structure !== 'ok') return broken('database structure', String(structure).slice(0, 200));

  const verifier = new LogVerifier();
  const replayed = inReplica(() => replica.start());
  const context = new ProjectionContext(replayed);
  let hasKnownHead = knownHead === undefined;
  for (const stored of batchesOf(db)) {
    const batch = batchOf(stored);
    const read = checkNow(verifier, batch, cryptography);
    if ('fault' in read) return { ok: false, fault: read.fault };
    const events = read.events as readonly LogEvent[];
    const unknown = events.findIndex((event) => !isEventType(event.type));
    if (unknown >= 0) return broken(verifier.place, `event ${unknown + 1} has a type this program does not know`);
    try {
      inReplica(() => applyRows(context, stored, events));
    } catch (error) {
      if (error instanceof NoRoom) throw error;
      return broken(verifier.place, `the events can't be applied: ${(error as Error).message}`);
    }
    if (stored.hash.toString('hex') === knownHead) hasKnownHead = true;
    if (verifier.batches % 50 === 1) onProgress(verifier.events);
  }
  const wrong = verifier.finish();
  if (wrong) return { ok: false, fault: wrong };
  if (!hasKnownHead) return broken('log', `no batch has the hash ${knownHead}, which was noted at another time`);
  try {
    inReplica(() => flushBalances(context));
  } catch (error) {
    if (error instanceof NoRoom) throw error;
    return broken('balances', `they can't be written: ${(error as Error).message}`);
  }
  const isCurrent = Number(db.raw.pragma('user_version', { simple: true })) === schemaVersion;
  const alike = compareTotals(replayed, verifier) ?? numbersAlike(replayed);
  inReplica(() => replica.attachTo(db));
  const fault =
    alike ??
    (isCurrent ? (compareTables(db, replica) ?? compareStructure(db, replica) ?? checkCertificates(db)) : undefined) ??
    checkBlobs(db);
  if (fault) return { ok: false, fault };
  const { batches, events, entries, headHash, turnover } = verifier;
  const currency = verifier.company?.currency ?? '';
  return { ok: true, batches, events, entries, headHash, turnover, currency, derived: isCurrent ? 'compared' : 'of an older version' };
}

const keys = new Map<string, ReturnType<typeof publicKeyOf>>();
/** Node's, which answers at once. */
export const cryptography: CryptographyNow = {
  sha256,
  verify(publicKey, bytes, signature) {
    let key = keys.get(publicKey);
    if (!key) {
      key = publicKeyOf(publicKey);
      keys.set(publicKey, key);
    }
    return verifySignature(bytes, signature, key);
  },
};

/** A row of the log as the verifier takes it: unpacked, with what the row says beside its signed header. */
export function batchOf(stored: StoredBatch): Batch {
  return {
    position: Number(stored.first_position),
    log: stored.log,
    seq: Number(stored.seq),
    count: Number(stored.event_count),
    header: stored.header,
    hash: stored.hash,
    signature: stored.signature,
    payload: unpacked(stored),
  };
}

/** Empty where the bytes can't be unpacked: no payload is, so the verifier refuses it by its hash. */
function unpacked({ packed, payload }: StoredBatch): Buffer {
  try {
    return unpackPayload(Number(packed), payload, limits.payloadBytes);
  } catch {
    return Buffer.alloc(0);
  }
}

/** No two numbers of a kind may read the same. The kind is the name of the series up to its first mark: no kind has one. */
function numbersAlike(replica: Db): Fault | undefined {
  const alike = replica.get<{ number: string; series: string }>(
    `SELECT number, group_concat(series, ' and ') AS series FROM number_register
     GROUP BY substr(series, 1, length(series) - length(ltrim(series, 'abcdefghijklmnopqrstuvwxyz-'))), number HAVING count(*) > 1 LIMIT 1`,
  );
  return alike && { place: `number ${alike.number}`, fault: `it stands in ${alike.series}` };
}

/** Balances as the projections keep them, and as the verifier added them up from the same events with code of its own. */
function compareTotals(replica: Db, verifier: LogVerifier): Fault | undefined {
  const found = new Map(
    replica
      .all<{ id: string; debit: bigint; credit: bigint }>(
        `SELECT a.id, sum(m.debit_minor) AS debit, sum(m.credit_minor) AS credit
         FROM balance_month m JOIN account a ON a.no = m.account_no GROUP BY a.id`,
      )
      .map(({ id, debit, credit }) => [id, { debit, credit }]),
  );
  for (const [id, { code, base }] of verifier.accounts) {
    const { debit, credit } = found.get(id) ?? { debit: 0n, credit: 0n };
    if (debit !== base.debit || credit !== base.credit)
      return { place: `account ${code}`, fault: 'its balance is not the sum of its entries' };
  }
  return undefined;
}

function compareTables(db: Db, replica: Replica): Fault | undefined {
  const name = replica.differentTables(db)[0];
  return name === undefined ? undefined : { place: `table ${name}`, fault: 'it is not what the log gives when it is replayed' };
}

/** Tables, indexes and triggers as the migrations make them: without its triggers a file would take a changed line without a word. */
function compareStructure(db: Db, { structure: expected }: Replica): Fault | undefined {
  const found = structureOf(db);
  const different = [...new Set([...expected.keys(), ...found.keys()])].sort().find((name) => expected.get(name) !== found.get(name));
  return different === undefined ? undefined : { place: 'database structure', fault: `${different} is not as it was made` };
}

function checkBlobs(db: Db): Fault | undefined {
  const kept = new Set<string>();
  for (const { sha256: name, bytes } of db.raw.prepare('SELECT sha256, bytes FROM blob').iterate() as IterableIterator<{
    sha256: string;
    bytes: Buffer;
  }>) {
    if (hash('sha256', bytes) !== name)
      return { place: `kept file ${name.slice(0, 12)}`, fault: 'its bytes are not the ones that were kept' };
    kept.add(name);
  }
  // Files of drafts stand with them until they are posted. A file of an earlier version has none.
  const draftFiles = db.get("SELECT 1 FROM sqlite_schema WHERE name = 'draft_file'")
    ? db.iterate<{ sha256: string; bytes: Buffer }>('SELECT sha256, bytes FROM draft_file')
    : [];
  for (const { sha256: name, bytes } of draftFiles)
    if (hash('sha256', bytes) !== name)
      return { place: `file ${name.slice(0, 12)} of a draft`, fault: 'its bytes are not the ones that were kept' };
  // Every derived table that names a printed document or a filed file by its hash.
  for (const table of projectionTables(db)) {
    const columns = db.raw.pragma(`table_info("${table}")`) as { name: string }[];
    for (const { name: column } of columns.filter(({ name }) => name === 'pdf_sha256' || name === 'sha256')) {
      const named = db.all<{ hash: string | null }>(`SELECT "${column}" AS hash FROM "${table}"`).flatMap(({ hash: name }) => name ?? []);
      const lost = named.find((name) => !kept.has(name));
      if (lost) return { place: `kept file ${lost.slice(0, 12)}`, fault: 'it is missing' };
    }
  }
  return undefined;
}
