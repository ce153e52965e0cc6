import type { LocalDate } from '../../shared/dates/local-date.ts';
import { packFor } from '../../shared/jurisdictions/index.ts';
import { sealTrialBalance } from '../closing/trial-balance-seal.ts';
import type { Db } from '../db/db.ts';
import type { PeriodCertified } from '../log/events.ts';
import { readCompany, readUser } from '../queries/company-row.ts';
import { logHeadAt } from '../queries/log-head.ts';
import { rememberNothing } from '../queries/query.ts';
import type { Fault } from './offline/log-verifier.mjs';

/**
 * What closing certificates say, against the books: each names the batch the log ended with, and a trial balance that has to come out again from the
 * entries that were in the log then. Call when the derived tables were found to be what the log gives.
 */
export function checkCertificates(db: Db): Fault | undefined {
  const certificates = db.all<{ position: bigint; revision: bigint; issued_by: string; content: string }>(
    'SELECT position, revision, issued_by, content FROM period_certificate ORDER BY position',
  );
  if (certificates.length === 0) return undefined;
  const company = readCompany(db);
  const pack = company.country === null ? undefined : packFor(company.country);
  for (const { position, revision, issued_by, content } of certificates) {
    const { period, as_of, known_position, head_hash, trial_balance_sha256 } = JSON.parse(content) as PeriodCertified;
    const place = `closing certificate ${period}${revision === 1n ? '' : `, number ${revision}`}`;
    const actor = readUser(db, issued_by);
    if (!actor) return { place, fault: 'it was issued by nobody the company has' };
    if (known_position >= position || logHeadAt(db, known_position).hash !== head_hash)
      return { place, fault: 'the log did not end as it says when it was issued' };
    const scope = { db, company, pack, actor, nowMs: 0, remember: rememberNothing };
    if (sealTrialBalance(scope, as_of as LocalDate, known_position).sha256 !== trial_balance_sha256)
      return { place, fault: 'its trial balance is not that of the entries before it' };
  }
  return undefined;
}
