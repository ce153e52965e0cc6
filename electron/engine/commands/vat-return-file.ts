import { hash } from 'node:crypto';
import type { Finding } from '../../../shared/contracts/declarations.ts';
import type { ReadInputOf } from '../../../shared/contracts/index.ts';
import type { LocalDate } from '../../../shared/dates/local-date.ts';
import { lastDay, monthNumber, type Period } from '../../../shared/dates/period.ts';
import { ok, type Rejection, reject } from '../../../shared/result.ts';
import { derivedId } from '../../db/ids.ts';
import { checkReturn } from '../../queries/return-checks.ts';
import { returnFiles } from '../../queries/return-files.ts';
import { printForm } from '../../queries/vat-print.ts';
import { cellText, computeReturn, describeReturn, filedVersions } from '../../queries/vat-return.ts';
import { checkEntryAccounts, checkPeriodOpen } from '../checks.ts';
import type { CommandHandler } from '../command.ts';
import { filingEntries } from '../filing-entries.ts';
import { nextNumber } from '../numbers.ts';
import { postEntry } from '../post-entry.ts';
import type { Tx } from '../tx.ts';

export const isFiled = (tx: Pick<Tx, 'db'>, period: Period): boolean =>
  tx.db.get('SELECT 1 FROM filed_return WHERE month = ?', monthNumber(period)) !== undefined;

/**
 * Freezes the return of a month: its cells go into the log, its form is kept as PDF by hash, and the difference between the form's VAT (rate applied to row
 * totals) and the ledger's VAT is booked to the rounding accounts. VAT the coefficient of the year leaves uncredited becomes cost, and where the pack
 * has accounts for the result, the VAT accounts of the month are closed to them. Files that are filed with it are kept by hash. Later postings never
 * change what was filed; they show as differences, and a corrected return freezes them as a version of its own beside the first.
 * @source O996 Art. 75; rounding by georgia.md 2.8; bulgaria.md 12.1 for the closing of the month
 * Rejects: NO_JURISDICTION, NO_VAT_PAYER, RETURN_ALREADY_FILED, RETURN_NOT_FILED, RETURN_UNCHANGED, RETURN_PERIOD_NOT_OVER, RETURN_HAS_ERRORS, WARNING_NOT_ACCEPTED, DECLARANT_MISSING,
 * PERIOD_CLOSED and faults of the accounts (only where something must be booked).
 */
export const vatReturnFile: CommandHandler<'vatReturn.file'> = (tx, input) => {
  const { pack } = tx;
  if (!pack) return reject({ code: 'NO_JURISDICTION' });
  const { period } = input;
  const rejections: Rejection[] = [];
  const end = lastDay(period);
  const today = new Date(tx.nowMs).toISOString().slice(0, 10) as LocalDate;
  if (!tx.company.vatPayer) rejections.push({ code: 'NO_VAT_PAYER', line: 0, taxCode: '' });
  const before = filedVersions(tx.db, period).at(-1);
  if (before && !input.corrected) rejections.push({ code: 'RETURN_ALREADY_FILED', period });
  if (!before && input.corrected) rejections.push({ code: 'RETURN_NOT_FILED', period });
  if (today <= end) rejections.push({ code: 'RETURN_PERIOD_NOT_OVER', period });
  const computed = computeReturn(tx.db, pack, period);
  // What a correction books is the difference to what the version before booked: its figures, as they were known then.
  const booked = before ? computeReturn(tx.db, pack, period, before.position) : undefined;
  const entries = rejections.length > 0 ? [] : filingEntries(tx, pack, period, computed, booked);
  if (entries.length > 0) rejections.push(...checkPeriodOpen(tx, end), ...entries.flatMap(({ lines }) => checkEntryAccounts(tx, lines)));
  if (rejections.length > 0) return reject(...rejections);
  const refused = checkFindings(checkReturn(tx.db, pack, period, computed), input.accepted);
  if (refused.length > 0) return reject(...refused);
  const files = returnFiles(tx.db, pack, period, computed);
  if (!files.ok) return files;

  const { baseScale } = tx.company;
  const described = describeReturn(tx.db, pack, period, baseScale);
  if (before && described.changedSinceFiling.length === 0) return reject({ code: 'RETURN_UNCHANGED', period });
  // The version before was filed; what is printed here is not yet.
  const toFile = { ...described, filed: null, changedSinceFiling: [] };
  const pdf = printForm(tx.db, pack, tx.company, toFile, { language: input.language, isCorrection: before !== undefined });
  const keep = (bytes: Uint8Array): string => {
    const sha256 = hash('sha256', bytes);
    tx.db.run('INSERT INTO blob VALUES (?, ?) ON CONFLICT DO NOTHING', sha256, Buffer.from(bytes));
    return sha256;
  };
  const pdfSha256 = keep(pdf);
  const id = derivedId(tx.company.id, 'vat-return', period);
  const filed = {
    period,
    form: pack.vatReturn.id,
    form_version: pack.vatReturn.version,
    language: input.language ?? pack.vatReturn.language,
    pack_version: pack.version,
    pdf_sha256: pdfSha256,
    known_position: described.position,
    cells: [...computed.cells].map(([cell, { amount }]) => ({ cell, amount: cellText(pack, cell, amount, baseScale) })),
    files: files.value.length === 0 ? undefined : files.value.map((file) => ({ name: file.name, sha256: keep(file.bytes) })),
    accepted: input.accepted.length === 0 ? undefined : input.accepted,
  };
  tx.append('vat_return.filed', id, filed, tx.revisionOf(id));
  let roundingEntryId: string | null = null;
  for (const { kind, lines } of entries) {
    const entryId = tx.newId();
    postEntry(tx, { id: entryId, date: end, kind, memo: '', ...nextNumber(tx, 'journal-entry', end) }, { lines, taxDetails: [] });
    if (kind === 'vat-rounding') roundingEntryId = entryId;
  }
  return ok({ period, roundingEntryId, pdfSha256 });
};

/** Errors forbid filing; a warning is passed with a reason, each by its rule. */
export function checkFindings(findings: readonly Finding[], accepted: ReadInputOf<'vatReturn.file'>['accepted']): Rejection[] {
  const errors = findings.filter(({ level }) => level === 'error');
  if (errors.length > 0) return [{ code: 'RETURN_HAS_ERRORS', count: errors.length, rule: errors[0]!.rule }];
  const passed = new Set(accepted.map(({ rule }) => rule));
  return [...new Set(findings.map(({ rule }) => rule))]
    .filter((rule) => !passed.has(rule))
    .map((rule) => ({ code: 'WARNING_NOT_ACCEPTED', rule }));
}
