import { Button } from '@mantine/core';
import { useNavigate, useSearch } from '@tanstack/react-router';
import { isOneOf, purchaseKinds, purchaseSide } from '../../../shared/documents/kinds.ts';
import { useMay } from '../../app/company-context.ts';
import { useText } from '../../i18n/use-text.ts';
import type { DraftRow } from './drafts/merge-drafts.ts';
import { DocumentRegister, type Shown } from './list/DocumentRegister.tsx';
import { NewButton } from './list/NewButton.tsx';

const shown: Shown = {
  bills: purchaseKinds,
  all: purchaseSide,
  declarations: ['import-declaration'],
  protocols: ['protocol'],
  payments: ['payment-out'],
};

const acceptDraft = ({ kind, form }: DraftRow) =>
  isOneOf(purchaseSide, kind) || (kind === 'payment' && (form as { direction?: string } | null)?.direction === 'out');

export function PurchasesScreen() {
  const { t } = useText();
  const navigate = useNavigate();
  const search = useSearch({ from: '/company/purchases' });
  const mayWrite = useMay('transactions:write');
  return (
    <DocumentRegister name="purchases" shown={shown} search={search} acceptDraft={acceptDraft}>
      {mayWrite ? (
        <>
          <Button variant="default" onClick={() => void navigate({ to: '/import-declarations/new' })}>
            {t('documents:new.import-declaration')}
          </Button>
          <Button variant="default" onClick={() => void navigate({ to: '/payments/new', search: { direction: 'out' } })}>
            {t('documents:new.payment-out')}
          </Button>
          <NewButton to="/purchases/new" label={t('documents:new.purchase-bill')} testId="new-purchase-bill" />
        </>
      ) : null}
    </DocumentRegister>
  );
}
