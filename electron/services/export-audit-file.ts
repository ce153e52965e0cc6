import { existsSync, mkdirSync } from 'node:fs';
import { join } from 'node:path';
import type { AuditFileWanted } from '../../shared/contracts/audit-file.ts';
import { packFor } from '../../shared/jurisdictions/index.ts';
import { ok, type Result, reject } from '../../shared/result.ts';
import type { Db } from '../db/db.ts';
import { madeNow } from '../queries/audit-file.ts';
import { readCompany } from '../queries/company-row.ts';
import { declaredOf, readAuditFileDeclared } from '../saft/declared-in-books.ts';
import { exportAuditFile } from '../saft/export.ts';
import { daysWanted, type Prepared, prepareAuditFile } from '../saft/prepare.ts';
import { auditFileFolder } from './audit-file-folder.ts';

export interface WrittenAuditFile {
  readonly file: string;
  readonly bytes: number;
  readonly onlyInLedger: Prepared['onlyInLedger'];
}

/** A name nothing has in the folder yet: SAFT-123456786-M-2026-05.xml, then with -2. */
export function freeAuditFile(folder: string, taxId: string, wanted: AuditFileWanted): string {
  const { from, to } = daysWanted(wanted);
  const about = { monthly: `M-${from.slice(0, 7)}`, annual: `A-${from.slice(0, 4)}`, 'on-demand': `D-${from}-${to}` }[wanted.kind];
  const stem = `SAFT-${taxId.replace(/[^0-9A-Za-z]/g, '')}-${about}`;
  for (let copy = 1; ; copy += 1) {
    const file = join(folder, `${stem}${copy === 1 ? '' : `-${copy}`}.xml`);
    if (!existsSync(file)) return file;
  }
}

/**
 * Writes the audit file of a company into the folder of such files, judged by the official schema before it gets its name. The caller keeps one read
 * transaction open. Rejects: NO_JURISDICTION, AUDIT_FILE_NOT_DECLARED, what `prepareAuditFile` and `exportAuditFile` do.
 */
export function exportAuditFileOf(
  db: Db,
  wanted: AuditFileWanted,
  { companyFile, nowMs, onProgress }: { companyFile: string; nowMs: number; onProgress?: (done: number) => void },
): Result<WrittenAuditFile> {
  const company = readCompany(db);
  const pack = company.country === null ? undefined : packFor(company.country);
  if (!pack) return reject({ code: 'NO_JURISDICTION' });
  const said = readAuditFileDeclared(db);
  if (!said) return reject({ code: 'AUDIT_FILE_NOT_DECLARED' });
  const prepared = prepareAuditFile(db, wanted, { pack, company, declared: declaredOf(said, madeNow(nowMs)) });
  if (!prepared.ok) return prepared;
  const folder = auditFileFolder(companyFile);
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  const written = exportAuditFile(prepared.value.file, freeAuditFile(folder, company.taxId, wanted), { onProgress });
  if (!written.ok) return written;
  return ok({ file: written.value.file, bytes: written.value.bytes, onlyInLedger: prepared.value.onlyInLedger });
}
