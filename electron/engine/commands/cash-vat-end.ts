import { fromDayNumber } from '../../../shared/dates/local-date.ts';
import { type DocumentKind, isSaleKind } from '../../../shared/documents/kinds.ts';
import { ok, type Rejection, reject } from '../../../shared/result.ts';
import { cashVatOf, checkDue, issueDue } from '../cash-vat.ts';
import { checkPeriodOpen } from '../checks.ts';
import type { CommandHandler } from '../command.ts';
import { readNumberSource } from '../numbers.ts';
import { checkStep } from './drafts.ts';

/**
 * The supplier leaves cash accounting: what still waits of a document's VAT falls due without a payment.
 * @source ЗДДС 151в(7), document types 93 and 94 (Bulgaria)
 * Rejects: NO_JURISDICTION, UNKNOWN_DOCUMENT, CASH_VAT_NONE_LEFT, DOCUMENT_TYPE_NOT_FOR_KIND, REVERSAL_BEFORE_ENTRY, PERIOD_CLOSED, ID_REUSED, those of
 * the workflow and of `readNumberSource`.
 */
export const cashVatEnd: CommandHandler<'cashVat.end'> = (tx, input) => {
  const { pack } = tx;
  if (!pack) return reject({ code: 'NO_JURISDICTION' });
  const document = tx.db.get<{ id: string; position: bigint; kind: DocumentKind; number: string; day: bigint }>(
    'SELECT id, position, kind, number, day FROM document WHERE id = ?',
    input.documentId,
  );
  if (!document) return reject({ code: 'UNKNOWN_DOCUMENT' });
  const rejections: Rejection[] = [...checkStep(tx, 'void', 'posted'), ...checkPeriodOpen(tx, input.date)];
  if (tx.revisionOf(input.id) > 0) rejections.push({ code: 'ID_REUSED' });
  const amounts = cashVatOf(tx, document.position).filter(({ vat }) => vat > 0n);
  if (amounts.length === 0) rejections.push({ code: 'CASH_VAT_NONE_LEFT', number: document.number });
  const ends = pack.cashAccounting?.end[isSaleKind(document.kind) ? 'sales' : 'purchases'] ?? [];
  if (!ends.includes(input.documentType)) rejections.push({ code: 'DOCUMENT_TYPE_NOT_FOR_KIND', type: input.documentType });
  const issued = fromDayNumber(Number(document.day));
  if (input.date < issued) rejections.push({ code: 'REVERSAL_BEFORE_ENTRY', date: issued });
  const numbering = readNumberSource(tx, 'protocol', input.date, {});
  rejections.push(...numbering.rejections);
  const due = { document, amounts, type: input.documentType };
  if (rejections.length === 0) rejections.push(...checkDue(tx, pack, due));
  if (rejections.length > 0) return reject(...rejections);
  return ok(issueDue(tx, pack, due, { id: input.id, date: input.date, memo: input.memo, numbering: numbering.source }));
};
