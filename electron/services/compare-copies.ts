import { ok, type Result, reject } from '../../shared/result.ts';
import { connect, type Db } from '../db/db.ts';
import { openRejection } from '../db/failures.ts';
import { checkFile, checkVersion } from '../engine/open.ts';
import type { BatchHeader } from '../log/batch.ts';
import { type BatchName, type Comparison, type CopyOfBooks, claimsOfEvents, compareCopies } from '../log/compare-copies.ts';
import { readEvents } from '../log/read.ts';
import { verifyFile } from '../verify/verify.ts';

/**
 * Reads the logs of several copies of one company and compares them; each is verified first, since a damaged copy proves nothing. Changes no file.
 * Rejects: FILE_NOT_FOUND, NOT_A_COMPANY_FILE, NEWER_VERSION, FILE_DAMAGED (with the file), COPIES_DIFFER (another company).
 */
export function compareFiles(files: readonly string[]): Result<Comparison> {
  const open: Db[] = [];
  try {
    const copies: CopyOfBooks[] = [];
    const places = new Map<string, { db: Db; position: bigint }>();
    for (const file of files) {
      const checked = checkFile(file);
      if (!checked.ok) return reject(...checked.rejections.map((rejection) => ({ ...rejection, file })));
      const verified = verifyFile(file);
      if (!verified.ok) return reject({ code: 'FILE_DAMAGED', file, place: `${verified.fault.place}: ${verified.fault.fault}` });
      const db = connect(file, { readonly: true });
      open.push(db);
      const known = checkVersion(db);
      if (!known.ok) return known;
      const copy = readCopy(db, file);
      if (copies[0] && copies[0].company !== copy.company) return reject({ code: 'COPIES_DIFFER', file });
      copies.push(copy);
      for (const { hash, position } of copy.batches) if (!places.has(hash)) places.set(hash, { db, position });
    }
    return ok(
      compareCopies(copies, ({ hash }) => {
        const { db, position } = places.get(hash)!;
        const batch = db.get<{ packed: bigint; payload: Buffer }>('SELECT packed, payload FROM batch WHERE first_position = ?', position)!;
        return claimsOfEvents(readEvents(Number(batch.packed), batch.payload));
      }),
    );
  } catch (error) {
    const rejection = openRejection(error);
    if (rejection) return reject(rejection);
    throw error;
  } finally {
    for (const db of open) db.close();
  }
}

interface ReadCopy extends CopyOfBooks {
  readonly batches: readonly (BatchName & { readonly position: bigint })[];
}

function readCopy(db: Db, name: string): ReadCopy {
  const rows = db.all<{ log: string; seq: bigint; hash: Buffer; first_position: bigint }>(
    'SELECT log, seq, hash, first_position FROM batch ORDER BY first_position',
  );
  const { header } = db.get<{ header: Buffer }>('SELECT header FROM batch ORDER BY first_position LIMIT 1')!;
  const { company } = JSON.parse(header.toString('utf8')) as BatchHeader;
  return {
    name,
    company,
    batches: rows.map(({ log, seq, hash, first_position }) => ({
      log,
      seq: Number(seq),
      hash: hash.toString('hex'),
      position: first_position,
    })),
    continuations: db.all<{ log: string; former: string }>('SELECT log, former FROM number_continuation ORDER BY log'),
  };
}
