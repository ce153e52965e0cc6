import { fromDayNumber } from '../../../shared/dates/local-date.ts';
import { isOneOf, renumberableKinds } from '../../../shared/documents/kinds.ts';
import { ok, type Rejection, reject } from '../../../shared/result.ts';
import { checkPeriodOpen } from '../checks.ts';
import type { CommandHandler } from '../command.ts';
import { checkStep } from './drafts.ts';

/**
 * Puts right the number of a supplier's document that was recorded wrongly. Neither books nor VAT change: a return that was filed keeps its bytes.
 * Rejects: UNKNOWN_DOCUMENT, DOCUMENT_HAS_OWN_NUMBER (a document we number), PERIOD_CLOSED (month of its tax point), NUMBER_UNCHANGED, ID_REUSED, those of
 * the workflow.
 */
export const purchaseRenumber: CommandHandler<'purchase.renumber'> = (tx, { id, documentId, supplierNumber, reason }) => {
  const document = tx.db.get<{ kind: string; number: string; supplier_number: string; tax_day: bigint }>(
    'SELECT kind, number, supplier_number, tax_day FROM document WHERE id = ?',
    documentId,
  );
  if (!document) return reject({ code: 'UNKNOWN_DOCUMENT' });
  const rejections: Rejection[] = [...checkStep(tx, 'void', 'posted'), ...checkPeriodOpen(tx, fromDayNumber(Number(document.tax_day)))];
  if (tx.revisionOf(id) > 0) rejections.push({ code: 'ID_REUSED' });
  if (!isOneOf(renumberableKinds, document.kind)) rejections.push({ code: 'DOCUMENT_HAS_OWN_NUMBER', number: document.number });
  else if (document.supplier_number === supplierNumber) rejections.push({ code: 'NUMBER_UNCHANGED', number: supplierNumber });
  if (rejections.length > 0) return reject(...rejections);
  tx.append('document.renumbered', documentId, { supplier_number: supplierNumber, reason }, tx.revisionOf(documentId));
  return ok({ documentId });
};
