import { fromDayNumber, type LocalDate } from '../../../shared/dates/local-date.ts';
import { monthNumber, periodOf } from '../../../shared/dates/period.ts';
import { isOneOf, voidableKinds } from '../../../shared/documents/kinds.ts';
import type { TaxDetail } from '../../../shared/ledger/journal-entry.ts';
import { ok, type Rejection, reject } from '../../../shared/result.ts';
import { blobToId } from '../../db/ids.ts';
import { inCurrencyOf } from '../../queries/company-row.ts';
import { checkPeriodOpen } from '../checks.ts';
import type { CommandHandler } from '../command.ts';
import { mirrorOf } from '../mirror.ts';
import { nextNumber } from '../numbers.ts';
import { isAcrossChange } from '../open-items.ts';
import { postEntry } from '../post-entry.ts';
import type { Tx } from '../tx.ts';
import { checkStep } from './drafts.ts';

interface Voided {
  readonly position: bigint;
  readonly kind: string;
  readonly number: string;
  readonly day: bigint;
  readonly tax_day: bigint;
  readonly entry: bigint;
  readonly entry_id: Buffer;
  /** Number of the entry that already cancels it. */
  readonly reversed_by: string | null;
  /** While what it left open is what its entry left on the control account: nothing of it used, nothing revalued. */
  readonly untouched: bigint;
}

const find = (tx: Tx, id: string): Voided | undefined =>
  tx.db.get<Voided>(
    `SELECT d.position, d.kind, d.number, d.day, d.tax_day, e.position AS entry, e.id AS entry_id, r.number AS reversed_by,
       coalesce((SELECT o.open_minor = o.amount_minor + coalesce((SELECT sum(c.amount_minor) FROM open_item_conversion c WHERE c.item = o.position), 0)
         AND o.open_base_minor = coalesce((SELECT sum(c.base_minor) FROM open_item_conversion c WHERE c.item = o.position), 0) + (
           SELECT sum(l.base_minor) FROM journal_line l WHERE l.position = d.entry AND l.account_no = o.account_no)
           + (SELECT coalesce(sum(sign(i.amount_minor) * s.base_minor), 0) FROM settlement s JOIN open_item i ON i.position = s.item
              WHERE s.position = d.position AND i.account_no = o.account_no)
         FROM open_item o WHERE o.position = d.position), 1) AS untouched
     FROM document d JOIN journal_entry e ON e.position = d.entry LEFT JOIN journal_entry r ON r.position = e.reversed_by WHERE d.id = ?`,
    id,
  );

/**
 * Cancels a payment, an advance or a customs declaration recorded by mistake: posts the mirror of its entry and of its rows in the VAT ledger, and
 * opens again what it had settled. Its number stays with it. Invoices and bills are corrected by credit notes, which the other side sees.
 *
 * Without a date it is cancelled on its own date while that month is open and its return not filed, else today. In another month than the
 * document's own the VAT is taken back as a correction of that month. @source TC 179
 * Rejects: UNKNOWN_DOCUMENT, DOCUMENT_NOT_VOIDABLE, ALREADY_REVERSED, DOCUMENT_SETTLED (what it left open was used or revalued),
 * CASH_VAT_OF_PAYMENT, CASH_VAT_ACROSS_CHANGE, REVERSAL_BEFORE_ENTRY, PERIOD_CLOSED, RETURN_ALREADY_FILED (a date in a month whose return is filed, where VAT is taken back), ID_REUSED, those of
 * the workflow.
 */
export const documentVoid: CommandHandler<'document.void'> = (tx, input) => {
  const document = find(tx, input.documentId);
  if (!document) return reject({ code: 'UNKNOWN_DOCUMENT' });
  // VAT of other documents that fell due with a payment waits again.
  const protocols = tx.db
    .all<{ id: string }>(
      'SELECT DISTINCT p.id, p.position FROM cash_vat_due v JOIN document p ON p.position = v.position WHERE v.payment = ? ORDER BY p.position',
      document.position,
    )
    .map(({ id }) => ({ id, document: find(tx, id)! }));
  const own = fromDayNumber(Number(document.day));
  const details = [document, ...protocols.map((each) => each.document)].flatMap(({ entry }) => mirroredTax(tx, entry, own));
  const ownTaxPoint = fromDayNumber(Number(document.tax_day));
  const today = new Date(tx.nowMs).toISOString().slice(0, 10) as LocalDate;
  const isFiled = (on: LocalDate) =>
    details.length > 0 && tx.db.get('SELECT 1 FROM filed_return WHERE month = ?', monthNumber(periodOf(on))) !== undefined;
  const ownStands = checkPeriodOpen(tx, own).length === 0 && checkPeriodOpen(tx, ownTaxPoint).length === 0 && !isFiled(ownTaxPoint);
  const date = input.date ?? (ownStands || today < own ? own : today);
  // On its own date the VAT goes back to the month it fell in.
  const taxPoint = date === own ? ownTaxPoint : date;

  const rejections: Rejection[] = [...checkStep(tx, 'void', 'posted'), ...checkPeriodOpen(tx, date)];
  if (taxPoint !== date) rejections.push(...checkPeriodOpen(tx, taxPoint));
  if (tx.revisionOf(input.id) > 0) rejections.push({ code: 'ID_REUSED' });
  if (!isOneOf(voidableKinds, document.kind)) rejections.push({ code: 'DOCUMENT_NOT_VOIDABLE', number: document.number });
  const payment = tx.db.get<{ number: string }>(
    'SELECT d.number FROM cash_vat_due v JOIN document d ON d.position = v.payment WHERE v.position = ?',
    document.position,
  );
  if (payment) rejections.push({ code: 'CASH_VAT_OF_PAYMENT', number: payment.number });
  if (document.reversed_by !== null) rejections.push({ code: 'ALREADY_REVERSED', number: document.reversed_by });
  else if (document.untouched === 0n) rejections.push({ code: 'DOCUMENT_SETTLED', number: document.number });
  if (date < own) rejections.push({ code: 'REVERSAL_BEFORE_ENTRY', date: own });
  rejections.push(...isAcrossChange(tx, own, date));
  // VAT that fell due in the former currency would wait again, and fall due in the new one.
  const { baseChange } = tx.company;
  const isOfCashVat = tx.db.get('SELECT 1 FROM cash_vat_due WHERE ?1 IN (position, payment)', document.position) !== undefined;
  if (baseChange && own < baseChange.on && isOfCashVat) rejections.push({ code: 'CASH_VAT_ACROSS_CHANGE', on: baseChange.on });
  if (isFiled(taxPoint)) rejections.push({ code: 'RETURN_ALREADY_FILED', period: periodOf(taxPoint) });
  if (rejections.length > 0) return reject(...rejections);

  const isCorrection = periodOf(taxPoint) !== periodOf(ownTaxPoint);
  const cancel = (id: string, entryId: string, { entry, entry_id, day }: Voided): { number: string; position: number } => {
    const number = nextNumber(tx, 'journal-entry', date);
    const position = postEntry(
      tx,
      {
        id: entryId,
        date,
        kind: 'reversal',
        memo: input.reason,
        ...number,
        document: id,
        reverses: blobToId(entry_id),
        taxPoint,
        reason: input.reason,
      },
      {
        lines: mirrorOf(tx, entry, date),
        taxDetails: mirroredTax(tx, entry, fromDayNumber(Number(day))).map((detail) => ({ ...detail, isCorrection })),
      },
    );
    tx.append('document.voided', id, { entry: entryId, date, reason: input.reason }, tx.revisionOf(id));
    return { number: number.number, position };
  };
  for (const protocol of protocols) cancel(protocol.id, tx.newId(), protocol.document);
  const { number, position } = cancel(input.documentId, input.id, document);
  return ok({ id: input.id, entryId: input.id, documentId: input.documentId, number, date, position });
};

/** The document's rows of the VAT ledger with turned signs, in base currency of its date: the ledger is in that of the month the VAT falls in. */
const mirroredTax = (tx: Tx, entry: bigint, on: LocalDate): TaxDetail[] =>
  tx.db
    .all<{ day: bigint; tax_code: string; direction: TaxDetail['direction']; taxable_minor: bigint; vat_minor: bigint; source: string }>(
      'SELECT day, tax_code, direction, taxable_minor, vat_minor, source FROM vat_ledger WHERE position = ? ORDER BY line_no',
      entry,
    )
    .map((row) => ({
      taxCode: row.tax_code,
      direction: row.direction,
      taxable: -inCurrencyOf(tx.company, row.taxable_minor, fromDayNumber(Number(row.day)), on),
      vat: -inCurrencyOf(tx.company, row.vat_minor, fromDayNumber(Number(row.day)), on),
      source: row.source,
      isCorrection: false,
    }));
