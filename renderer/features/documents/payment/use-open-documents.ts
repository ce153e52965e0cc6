import type { DocumentRow } from '../../../../shared/contracts/documents.ts';
import { addDays, readDate } from '../../../../shared/dates/local-date.ts';
import { settledKinds } from '../../../../shared/documents/kinds.ts';
import { useCompany } from '../../../app/company-context.ts';
import { useQueryOf } from '../../../app/engine.ts';
import type { PaymentForm } from './payment-form.ts';

export const currencyOf = ({ currency, openCurrency }: DocumentRow): string => openCurrency ?? currency;

/** Open documents of the counterparty that the payment may settle, in its currency. `isKnown`: the answer is there. */
export function useOpenDocuments(form: PaymentForm): { rows: readonly DocumentRow[]; isKnown: boolean } {
  const counterpartyId = form.counterparty?.id;
  const { baseChange } = useCompany();
  // A payment of a day before the books changed their currency settles what was open in the former one.
  const before = baseChange && form.date < baseChange.on && readDate(form.date) ? addDays(baseChange.on, -1) : undefined;
  const open = useQueryOf(
    'document.list',
    {
      kinds: [...settledKinds[form.direction]],
      openOnly: true,
      limit: 500,
      ...(before === undefined ? {} : { asOf: before }),
      ...(counterpartyId === undefined ? {} : { counterpartyId }),
    },
    { enabled: counterpartyId !== undefined },
  );
  const rows = counterpartyId === undefined ? [] : (open.data?.rows ?? []).filter((row) => currencyOf(row) === form.currency);
  return { rows, isKnown: open.data !== undefined };
}
