import { ok, type Result, reject } from '../../../shared/result.ts';
import { companyTag, logTag, stemOf } from '../../db/backup-names.ts';
import { fileRejection } from '../../db/failures.ts';
import { checkFile } from '../../engine/open.ts';
import { readBeacon } from '../../log/head-beacon.ts';
import { type OpenFile, openForReading } from '../../verify/open-for-reading.ts';

/** What the name of a company file's backups is made of. Rejects: FILE_NOT_FOUND, NOT_A_COMPANY_FILE and what the disk refuses. */
export function backupsOf(file: string): Result<{ stem: string; company: string; log: string | undefined }> {
  const checked = checkFile(file);
  if (!checked.ok) return checked;
  let open: OpenFile | undefined;
  try {
    open = openForReading(file);
    const row = open.db.get<{ id: string }>('SELECT id FROM company');
    return row
      ? ok({ stem: stemOf(file), company: companyTag(row.id), log: logTag(readBeacon(file)?.log) })
      : reject({ code: 'FILE_DAMAGED', place: 'company' });
  } catch (error) {
    return reject(fileRejection(error) ?? { code: 'FILE_DAMAGED', place: 'company' });
  } finally {
    open?.close();
  }
}
