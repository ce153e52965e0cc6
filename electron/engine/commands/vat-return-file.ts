import { hash } from 'node:crypto';
import type { LocalDate } from '../../../shared/dates/local-date.ts';
import { lastDay, monthNumber } from '../../../shared/dates/period.ts';
import { writeDecimal } from '../../../shared/money/decimal.ts';
import { ok, type Rejection, reject } from '../../../shared/result.ts';
import { derivedId } from '../../db/ids.ts';
import { vatReturnPdf } from '../../pdf/vat-return-pdf.ts';
import { computeReturn, describeReturn } from '../../queries/vat-return.ts';
import { checkEntryAccounts, checkPeriodOpen } from '../checks.ts';
import type { CommandHandler } from '../command.ts';
import { nextNumber } from '../numbers.ts';
import { postEntry } from '../post-entry.ts';

/**
 * Freezes the return of a month: its cells go into the log, its PDF is kept by hash, and the difference between the form's VAT (rate applied to row
 * totals) and the ledger's VAT is booked to the rounding accounts. Later postings never change what was filed; they show as differences.
 * @source O996 Art. 75; rounding by georgia.md 2.8
 * Rejects: NO_JURISDICTION, NO_VAT_PAYER, RETURN_ALREADY_FILED, RETURN_PERIOD_NOT_OVER, PERIOD_CLOSED and faults of the rounding accounts (only
 * where a difference must be booked).
 */
export const vatReturnFile: CommandHandler<'vatReturn.file'> = (tx, input) => {
  const { pack } = tx;
  if (!pack) return reject({ code: 'NO_JURISDICTION' });
  const rejections: Rejection[] = [];
  const end = lastDay(input.period);
  const today = new Date(tx.nowMs).toISOString().slice(0, 10) as LocalDate;
  if (!tx.company.vatPayer) rejections.push({ code: 'NO_VAT_PAYER', line: 0, taxCode: '' });
  if (tx.db.get('SELECT 1 FROM filed_return WHERE month = ?', monthNumber(input.period))) {
    rejections.push({ code: 'RETURN_ALREADY_FILED', period: input.period });
  }
  if (today <= end) rejections.push({ code: 'RETURN_PERIOD_NOT_OVER', period: input.period });
  const { cells, roundingDifference } = computeReturn(tx.db, pack, input.period);
  const other = roundingDifference > 0n ? pack.roles.roundingLoss : pack.roles.roundingGain;
  const vatAccount = pack.taxCodes.find(({ effect }) => effect === 'charged')?.outputAccount;
  if (roundingDifference !== 0n) {
    const booked = vatAccount ? [{ account: other }, { account: vatAccount }] : [];
    rejections.push(...checkPeriodOpen(tx, end), ...checkEntryAccounts(tx, booked));
  }
  if (rejections.length > 0) return reject(...rejections);

  const { name, taxId, baseCurrency, baseScale } = tx.company;
  const described = describeReturn(tx.db, pack, input.period, baseScale);
  const pdf = vatReturnPdf({ company: { name, taxId, baseCurrency }, return: described }, input.language);
  const pdfSha256 = hash('sha256', pdf);
  tx.db.run('INSERT INTO blob VALUES (?, ?) ON CONFLICT DO NOTHING', pdfSha256, Buffer.from(pdf));
  tx.append('vat_return.filed', derivedId(tx.company.id, 'vat-return', input.period), {
    period: input.period,
    form: pack.vatReturn.id,
    form_version: pack.vatReturn.version,
    language: input.language,
    pack_version: pack.version,
    pdf_sha256: pdfSha256,
    known_position: described.position,
    cells: [...cells].map(([cell, { amount }]) => ({ cell, amount: writeDecimal(amount, baseScale) })),
  });
  if (roundingDifference === 0n || !vatAccount) return ok({ period: input.period, roundingEntryId: null, pdfSha256 });
  const entryId = tx.newId();
  postEntry(
    tx,
    { id: entryId, date: end, kind: 'vat-rounding', memo: '', ...nextNumber(tx, 'journal-entry', end) },
    {
      lines: [
        { account: other, base: roundingDifference },
        { account: vatAccount, base: -roundingDifference },
      ],
      taxDetails: [],
    },
  );
  return ok({ period: input.period, roundingEntryId: entryId, pdfSha256 });
};
