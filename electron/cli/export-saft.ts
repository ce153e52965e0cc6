import { readFileSync, statSync } from 'node:fs';
import type { AuditFileWanted } from '../../shared/contracts/audit-file.ts';
import { packFor } from '../../shared/jurisdictions/index.ts';
import { madeNow } from '../queries/audit-file.ts';
import { readCompany } from '../queries/company-row.ts';
import { declaredOf, readAuditFileDeclared } from '../saft/declared-in-books.ts';
import { exportAuditFile } from '../saft/export.ts';
import { prepareAuditFile } from '../saft/prepare.ts';
import { readDeclared } from '../saft/read-declared.ts';
import { openForReading } from '../verify/open-for-reading.ts';
import { CommandError, refuse } from './options.ts';
import { pathOf } from './paths.ts';

const mostBytes = 1024 * 1024;

/** Text of a file the person named. */
export function textOf(file: string, most = mostBytes): string {
  const info = statSync(pathOf(file), { throwIfNoEntry: false });
  if (!info?.isFile()) throw new CommandError(`${file}: there is no such file. It holds what the books do not: see --help.`);
  if (info.size > most) throw new CommandError(`${file}: larger than ${most / 1024 / 1024} MB, so it is no such file.`);
  return readFileSync(pathOf(file), 'utf8');
}

/** Writes an audit file of a company; answers what was written and what stands in the ledger only. */
export function exportSaft(
  file: string,
  wanted: AuditFileWanted,
  { declared, out }: { declared: string | undefined; out: string },
): number {
  const given = declared === undefined ? undefined : textOf(declared);
  const { db, close } = openForReading(pathOf(file));
  try {
    db.raw.exec('BEGIN');
    const company = readCompany(db);
    const pack = company.country === null ? undefined : packFor(company.country);
    if (!pack) refuse([{ code: 'NO_JURISDICTION' }]);
    const made = madeNow(Date.now());
    const said = readAuditFileDeclared(db);
    if (given === undefined && !said) refuse([{ code: 'AUDIT_FILE_NOT_DECLARED' }]);
    const taxIdOf = (id: string) => db.get<{ tax_id: string }>('SELECT tax_id FROM counterparty WHERE id = ?', id)?.tax_id ?? '';
    const read = given === undefined ? { ok: true as const, value: declaredOf(said!, made) } : readDeclared(given, { ...made, taxIdOf });
    if (!read.ok) refuse(read.rejections, declared);
    const prepared = prepareAuditFile(db, wanted, { pack, company, declared: read.value });
    if (!prepared.ok) refuse(prepared.rejections);
    const written = exportAuditFile(prepared.value.file, pathOf(out));
    if (!written.ok) refuse(written.rejections, out);
    for (const document of prepared.value.onlyInLedger) process.stderr.write(`in the ledger only: ${JSON.stringify(document)}\n`);
    process.stdout.write(`${out}: ${written.value.bytes} bytes, valid by the official schema\n`);
    return 0;
  } finally {
    close();
  }
}
