import { readFileSync, statSync } from 'node:fs';
import type { Period } from '../../shared/dates/period.ts';
import { packFor } from '../../shared/jurisdictions/index.ts';
import { appVersion } from '../engine/tx.ts';
import { readCompany } from '../queries/company-row.ts';
import { exportAuditFile } from '../saft/export.ts';
import { monthlyFromBooks } from '../saft/from-books.ts';
import { dayOf, readDeclared } from '../saft/read-declared.ts';
import { openForReading } from '../verify/open-for-reading.ts';
import { CommandError, refuse } from './options.ts';
import { pathOf } from './paths.ts';

const mostBytes = 1024 * 1024;

/** Writes the monthly audit file of a company; answers what was written and what stands in the ledger only. */
export function exportSaft(file: string, { period, declared, out }: { period: Period; declared: string; out: string }): number {
  const info = statSync(pathOf(declared), { throwIfNoEntry: false });
  if (!info?.isFile()) throw new CommandError(`${declared}: there is no such file. It holds what the books do not: see --help.`);
  if (info.size > mostBytes) throw new CommandError(`${declared}: larger than 1 MB, so it is no such file.`);
  const { db, close } = openForReading(pathOf(file));
  try {
    db.raw.exec('BEGIN');
    const company = readCompany(db);
    const pack = company.country === null ? undefined : packFor(company.country);
    if (!pack) refuse([{ code: 'NO_JURISDICTION' }]);
    const read = readDeclared(readFileSync(pathOf(declared), 'utf8'), {
      createdOn: dayOf(Date.now()),
      softwareVersion: appVersion.slice(appVersion.indexOf('/') + 1),
      taxIdOf: (id) => db.get<{ tax_id: string }>('SELECT tax_id FROM counterparty WHERE id = ?', id)?.tax_id ?? '',
    });
    if (!read.ok) refuse(read.rejections, declared);
    const made = monthlyFromBooks(db, { pack, company, period, declared: read.value });
    if (!made.ok) refuse(made.rejections);
    const written = exportAuditFile(made.value.file, pathOf(out));
    if (!written.ok) refuse(written.rejections, out);
    for (const document of made.value.onlyInLedger) process.stderr.write(`in the ledger only: ${JSON.stringify(document)}\n`);
    process.stdout.write(`${out}: ${written.value.bytes} bytes, valid by the official schema\n`);
    return 0;
  } finally {
    close();
  }
}
