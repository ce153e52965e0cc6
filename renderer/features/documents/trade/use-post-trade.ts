import type { Posted } from '../../../../shared/contracts/journal.ts';
import type { Result } from '../../../../shared/result.ts';
import { useCommand } from '../../../app/engine.ts';
import type { TradeInput } from './trade-input.ts';

/** Posts whichever document the form is. */
export function usePostTrade() {
  const invoice = useCommand('salesInvoice.post');
  const salesCredit = useCommand('salesCreditNote.post');
  const bill = useCommand('purchaseBill.post');
  const purchaseCredit = useCommand('purchaseCreditNote.post');
  const salesDebit = useCommand('salesDebitNote.post');
  const purchaseDebit = useCommand('purchaseDebitNote.post');
  const run = (document: TradeInput, draft: { draftId?: string }): Promise<Result<Posted>> => {
    switch (document.method) {
      case 'salesInvoice.post':
        return invoice.run({ ...document.input, ...draft });
      case 'salesCreditNote.post':
        return salesCredit.run({ ...document.input, ...draft });
      case 'purchaseBill.post':
        return bill.run({ ...document.input, ...draft });
      case 'purchaseCreditNote.post':
        return purchaseCredit.run({ ...document.input, ...draft });
      case 'salesDebitNote.post':
        return salesDebit.run({ ...document.input, ...draft });
      case 'purchaseDebitNote.post':
        return purchaseDebit.run({ ...document.input, ...draft });
    }
  };
  const all = [invoice, salesCredit, bill, purchaseCredit, salesDebit, purchaseDebit];
  return { run, busy: all.some(({ busy }) => busy) };
}
