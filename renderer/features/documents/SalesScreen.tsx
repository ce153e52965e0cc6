import { Button } from '@mantine/core';
import { useNavigate, useSearch } from '@tanstack/react-router';
import { isOneOf, salesKinds, salesSide } from '../../../shared/documents/kinds.ts';
import { useMay } from '../../app/company-context.ts';
import { useText } from '../../i18n/use-text.ts';
import type { DraftRow } from './drafts/merge-drafts.ts';
import { DocumentRegister, type Shown } from './list/DocumentRegister.tsx';
import { NewButton } from './list/NewButton.tsx';

const shown: Shown = {
  invoices: salesKinds,
  all: salesSide,
  advances: ['advance-received'],
  reports: ['sales-report'],
  payments: ['payment-in'],
};

const acceptDraft = ({ kind, form }: DraftRow) =>
  isOneOf(salesSide, kind) || (kind === 'payment' && (form as { direction?: string } | null)?.direction === 'in');

export function SalesScreen() {
  const { t } = useText();
  const navigate = useNavigate();
  const search = useSearch({ from: '/company/sales' });
  const mayWrite = useMay('transactions:write');
  return (
    <DocumentRegister name="sales" shown={shown} search={search} acceptDraft={acceptDraft}>
      {mayWrite ? (
        <>
          <Button variant="default" onClick={() => void navigate({ to: '/advances/new' })}>
            {t('documents:new.advance-received')}
          </Button>
          <Button variant="default" onClick={() => void navigate({ to: '/payments/new', search: { direction: 'in' } })}>
            {t('documents:new.payment-in')}
          </Button>
          <NewButton to="/sales/new" label={t('documents:new.sales-invoice')} testId="new-sales-invoice" />
        </>
      ) : null}
    </DocumentRegister>
  );
}
