import { hash } from 'node:crypto';
import type { PeriodCheck } from '../../shared/contracts/periods.ts';
import { lastDay, monthNumber, type Period } from '../../shared/dates/period.ts';
import type { Language } from '../../shared/locales/languages.ts';
import { derivedId } from '../db/ids.ts';
import type { Tx } from '../engine/tx.ts';
import type { PeriodCertified } from '../log/events.ts';
import { closingCertificatePdf } from '../pdf/closing-certificate-pdf.ts';
import { baseOn } from '../queries/company-row.ts';
import { logHead } from '../queries/log-head.ts';
import { sealTrialBalance } from './trial-balance-seal.ts';

export interface CertificateFacts {
  readonly period: Period;
  readonly checks: readonly PeriodCheck[];
  /** Warnings that were passed. */
  readonly accepted: readonly string[];
  readonly language: Language;
  /** Position and hash of the log before the command that closes. */
  readonly before: { readonly position: number; readonly hash: string };
}

export interface Issued {
  readonly trialBalanceSha256: string;
  readonly pdfSha256: string;
}

/** Position of the last event and hash of the last batch before this transaction. Ask before anything is appended. */
export const headBefore = (tx: Tx): { position: number; hash: string } => logHead(tx.db);

/**
 * Issues the closing certificate of a month within the transaction that closes it, so that both stand in one signed batch: sums and hash of the
 * trial balance go into the log, the PDF is kept by hash.
 */
export function issueCertificate(tx: Tx, facts: CertificateFacts): Issued {
  const { period, language, before } = facts;
  const asOf = lastDay(period);
  const id = derivedId(tx.company.id, 'period-certificate', period);
  const revision = tx.revisionOf(id);
  const sealed = sealTrialBalance(tx, asOf, before.position);
  const device = String(tx.deviceNo);
  const content = {
    period,
    as_of: asOf,
    known_position: before.position,
    head_hash: before.hash,
    by: tx.actor.name,
    device,
    language,
    pack_version: tx.pack?.version,
    rows: sealed.rows.length,
    debit: sealed.debit,
    credit: sealed.credit,
    debit_balance: sealed.debitBalance,
    credit_balance: sealed.creditBalance,
    trial_balance_sha256: sealed.sha256,
    checks: facts.checks.map((check) => ({
      id: check.id,
      state: check.state,
      count: check.count,
      accepted: check.state === 'warning' && facts.accepted.includes(check.id),
    })),
    reopenings: reopeningsOf(tx, period),
  };
  const { name, taxId } = tx.company;
  const baseCurrency = baseOn(tx.company, lastDay(period));
  const pdf = closingCertificatePdf(
    { company: { name, taxId, baseCurrency }, revision: revision + 1, at: new Date(tx.nowMs).toISOString(), content, rows: sealed.rows },
    language,
  );
  const pdfSha256 = hash('sha256', pdf);
  tx.db.run('INSERT INTO blob VALUES (?, ?) ON CONFLICT DO NOTHING', pdfSha256, Buffer.from(pdf));
  tx.append('period.certified', id, { ...content, pdf_sha256: pdfSha256 }, revision);
  return { trialBalanceSha256: sealed.sha256, pdfSha256 };
}

/** Every reopening of the month so far, oldest first, with the name of who did it. */
function reopeningsOf({ db }: Tx, period: Period): PeriodCertified['reopenings'] {
  return db
    .all<{ position: bigint; at: bigint; by: string; reason: string }>(
      `SELECT r.position, r.reopened_at AS at, coalesce(u.name, r.reopened_by) AS by, r.reason FROM period_reopening r
       LEFT JOIN user_account u ON u.id = r.reopened_by WHERE r.month = ? ORDER BY r.position`,
      monthNumber(period),
    )
    .map((row) => ({ position: Number(row.position), at: Number(row.at), by: row.by, reason: row.reason }));
}
