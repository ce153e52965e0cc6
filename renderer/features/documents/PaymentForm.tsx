import { useSearch } from '@tanstack/react-router';
import { useState } from 'react';
import type { DocumentInfo } from '../../../shared/contracts/documents.ts';
import type { TemplateInfo } from '../../../shared/contracts/templates.ts';
import { packFor } from '../../../shared/jurisdictions/index.ts';
import type { JurisdictionPack } from '../../../shared/jurisdictions/pack.ts';
import { useCompany, useToday } from '../../app/company-context.ts';
import { newId, useQueryOf } from '../../app/engine.ts';
import { useText } from '../../i18n/use-text.ts';
import { QueryProblem } from '../../ui/QueryProblem.tsx';
import { paymentFrom } from '../templates/template-form.ts';
import { useTemplate } from '../templates/use-template.ts';
import { type DraftSession, useDraftSession } from './drafts/use-draft-session.ts';
import { NoPack } from './forms/NoPack.tsx';
import { PaymentFormScreen } from './payment/PaymentFormScreen.tsx';
import { type Direction, emptyPayment, paymentFor, restorePayment } from './payment/payment-form.ts';

/** A payment: of a document, of several, or a new one. */
export function PaymentForm() {
  const { t } = useText();
  const { draft, template, document: documentId = '', direction = 'in' } = useSearch({ from: '/company/payments/new' });
  const { country } = useCompany();
  const session = useDraftSession(draft);
  const document = useQueryOf('document.get', { id: documentId }, { enabled: documentId !== '' });
  const from = useTemplate('payment', template);
  const pack = country === null ? undefined : packFor(country);
  if (!pack) return <NoPack title={t('documents:new.payment-in')} />;
  if (document.error) return <QueryProblem error={document.error} retry={document.refetch} />;
  if (session.pending || from.pending || (documentId !== '' && document.isPending)) return null;
  return (
    <Opened
      key={`${session.id} ${template ?? ''}`}
      session={session}
      pack={pack}
      document={document.data ?? null}
      direction={direction}
      template={from.template}
    />
  );
}

interface Props {
  session: DraftSession;
  pack: JurisdictionPack;
  document: DocumentInfo | null;
  direction: Direction;
  template: TemplateInfo | undefined;
}

function Opened({ session, pack, document, direction, template }: Props) {
  const { language } = useText();
  const { baseCurrency } = useCompany();
  const today = useToday();
  const [initial] = useState(() => {
    const start = { commandId: newId(), language, today, baseCurrency };
    return (
      restorePayment(session.restored, language) ??
      (template && paymentFrom(template, { ...start, on: today })) ??
      (document ? paymentFor(document, pack.roles, start) : emptyPayment(direction, pack.roles.bank, start))
    );
  });
  return <PaymentFormScreen session={session} pack={pack} initial={initial} />;
}
