import { increaseReasons } from '../../../../shared/contracts/documents.ts';
import type { InputOf } from '../../../../shared/contracts/index.ts';
import { readDate } from '../../../../shared/dates/local-date.ts';
import { isDebitNote } from '../../../../shared/documents/kinds.ts';
import { ok, type Rejection, type Result, reject } from '../../../../shared/result.ts';
import { sentDimensions } from '../../dimensions/line-dimensions.ts';
import type { Preview } from './preview.ts';
import { sentLines, type TradeForm } from './trade-form.ts';

/** What each kind of document is posted with. */
export type TradeInput =
  | { method: 'salesInvoice.post'; input: InputOf<'salesInvoice.post'> }
  | { method: 'salesCreditNote.post'; input: InputOf<'salesCreditNote.post'> }
  | { method: 'purchaseBill.post'; input: InputOf<'purchaseBill.post'> }
  | { method: 'purchaseCreditNote.post'; input: InputOf<'purchaseCreditNote.post'> }
  | { method: 'salesDebitNote.post'; input: InputOf<'salesDebitNote.post'> }
  | { method: 'purchaseDebitNote.post'; input: InputOf<'purchaseDebitNote.post'> };

/**
 * The command a form amounts to, or everything that keeps it from being one. The total shown goes along, so that nothing is posted that the
 * screen did not show.
 */
export function tradeInput(form: TradeForm, preview: Preview): Result<TradeInput, Rejection> {
  if (preview.problems.length > 0) return reject(...preview.problems);
  const taxPoint = readDate(form.taxPoint);
  const dueDate = readDate(form.dueDate);
  const common = {
    id: form.commandId,
    date: form.date,
    ...(taxPoint && taxPoint !== form.date ? { taxPoint } : {}),
    ...(dueDate ? { dueDate } : {}),
    ...(form.counterparty ? { counterpartyId: form.counterparty.id } : {}),
    ...(preview.rate === undefined ? {} : { currency: preview.currency, rate: preview.rate }),
    pricesIncludeVat: form.pricesIncludeVat,
    memo: form.memo,
    ...(form.branch === '' ? {} : { branch: form.branch }),
    ...(form.documentType === '' ? {} : { documentType: form.documentType }),
    lines: sentLines(form.lines).map((line, index) => ({
      description: line.description,
      account: line.account,
      quantity: preview.lines[index]!.quantity,
      unitPrice: preview.lines[index]!.unitPrice,
      taxCode: line.taxCode,
      ...(line.item ? { itemId: line.item.id } : {}),
      ...sentDimensions(line.dimensions),
    })),
    expectedGross: preview.gross,
  };
  const protocolDate = readDate(form.protocolDate);
  const bought = { supplierNumber: form.supplierNumber, ...(protocolDate ? { protocolDate } : {}) };
  switch (form.kind) {
    case 'sales-invoice':
      return ok({
        method: 'salesInvoice.post',
        input: { ...common, ...(form.saleNumber === '' ? {} : { saleNumber: form.saleNumber }), advances: [...preview.advances] },
      });
    case 'purchase-bill':
      return ok({ method: 'purchaseBill.post', input: { ...common, ...bought } });
    default: {
      if (form.corrects === null || form.reason === '') return reject({ code: 'INPUT_INVALID', field: 'reason', reason: 'required' });
      const raised = increaseReasons.find((reason) => reason === form.reason);
      if (isDebitNote(form.kind)) {
        if (!raised) return reject({ code: 'INPUT_INVALID', field: 'reason', reason: 'required' });
        const debit = { ...common, correctsDocumentId: form.corrects.id, reason: raised };
        return form.kind === 'sales-debit-note'
          ? ok({ method: 'salesDebitNote.post', input: debit })
          : ok({ method: 'purchaseDebitNote.post', input: { ...debit, ...bought } });
      }
      const credit = { ...common, correctsDocumentId: form.corrects.id, reason: form.reason };
      return form.kind === 'sales-credit-note'
        ? ok({ method: 'salesCreditNote.post', input: credit })
        : ok({ method: 'purchaseCreditNote.post', input: { ...credit, ...bought } });
    }
  }
}
