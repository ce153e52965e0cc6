import type { AuditFileWanted } from '../../shared/contracts/audit-file.ts';
import { date, type LocalDate } from '../../shared/dates/local-date.ts';
import { firstDay, lastDay } from '../../shared/dates/period.ts';
import type { JurisdictionPack } from '../../shared/jurisdictions/pack.ts';
import { ok, type Result, reject } from '../../shared/result.ts';
import type { AuditFile } from '../../shared/saft/types.ts';
import type { Db } from '../db/db.ts';
import type { CompanyRow } from '../queries/company-row.ts';
import { type FileOfBooks, headerOf, monthlyFromBooks, notForCompany } from './from-books.ts';
import type { Declared } from './monthly-books.ts';
import { daysOf, readAnnualData, readOnDemandData } from './read-data.ts';

export interface Prepared {
  readonly file: AuditFile;
  readonly onlyInLedger: FileOfBooks['onlyInLedger'];
}

/** First and last day a file is about. */
export function daysWanted(wanted: AuditFileWanted): { from: LocalDate; to: LocalDate } {
  switch (wanted.kind) {
    case 'monthly':
      return { from: firstDay(wanted.period), to: lastDay(wanted.period) };
    case 'annual':
      return { from: date(`${wanted.year}-01-01`), to: date(`${wanted.year}-12-31`) };
    case 'on-demand':
      return { from: wanted.from, to: wanted.to };
  }
}

/**
 * A file of any kind, ready to be checked and written: the month's from the books, assets and stocks from the data that came along, since the books hold
 * none. Rejects: SAFT_NOT_FOR_COMPANY, AUDIT_FILE_DAYS (the last day before the first), and what the readers of the data refuse.
 */
export function prepareAuditFile(
  db: Db,
  wanted: AuditFileWanted,
  scope: { readonly pack: JurisdictionPack; readonly company: CompanyRow; readonly declared: Declared },
): Result<Prepared> {
  const { company, declared } = scope;
  if (wanted.kind === 'monthly') return monthlyFromBooks(db, { ...scope, period: wanted.period });
  const { from, to } = daysWanted(wanted);
  const other = notForCompany(company, from);
  if (other) return reject(other);
  if (to < from) return reject({ code: 'AUDIT_FILE_DAYS' });
  const header = headerOf(company, declared, from, to);
  if (wanted.kind === 'annual') {
    const data = readAnnualData(db, wanted.data, daysOf(from, to));
    return data.ok ? ok({ file: { kind: 'annual', header, ...data.value }, onlyInLedger: [] }) : data;
  }
  const data = readOnDemandData(db, wanted.data, daysOf(from, to));
  return data.ok ? ok({ file: { kind: 'on-demand', header, ...data.value }, onlyInLedger: [] }) : data;
}
