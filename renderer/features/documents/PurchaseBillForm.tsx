import { useSearch } from '@tanstack/react-router';
import { NewTradeForm } from './trade/NewTradeForm.tsx';

export function PurchaseBillForm() {
  const { draft, counterpartyId, template } = useSearch({ from: '/company/purchases/new' });
  return <NewTradeForm kind="purchase-bill" draft={draft} counterpartyId={counterpartyId} template={template} />;
}
