import { useSearch } from '@tanstack/react-router';
import { NewTradeForm } from './trade/NewTradeForm.tsx';

export function SalesInvoiceForm() {
  const { draft, counterpartyId, template } = useSearch({ from: '/company/sales/new' });
  return <NewTradeForm kind="sales-invoice" draft={draft} counterpartyId={counterpartyId} template={template} />;
}
