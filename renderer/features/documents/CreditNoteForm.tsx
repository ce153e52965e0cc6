import { useSearch } from '@tanstack/react-router';
import { useState } from 'react';
import type { DocumentInfo } from '../../../shared/contracts/documents.ts';
import { packFor } from '../../../shared/jurisdictions/index.ts';
import type { JurisdictionPack } from '../../../shared/jurisdictions/pack.ts';
import { useCompany, useToday } from '../../app/company-context.ts';
import { newId, useQueryOf } from '../../app/engine.ts';
import { useText } from '../../i18n/use-text.ts';
import { EmptyState } from '../../ui/EmptyState.tsx';
import { QueryProblem } from '../../ui/QueryProblem.tsx';
import { type DraftSession, useDraftSession } from './drafts/use-draft-session.ts';
import { NoPack } from './forms/NoPack.tsx';
import { TradeFormScreen } from './trade/TradeFormScreen.tsx';
import { creditNoteFor, restoreForm } from './trade/trade-form.ts';

/** A credit note starts as the whole document it corrects; what stays right is taken out or reduced. */
export function CreditNoteForm() {
  const { t } = useText();
  const { draft, corrects = '' } = useSearch({ from: '/company/credit-notes/new' });
  const { country } = useCompany();
  const session = useDraftSession(draft);
  const document = useQueryOf('document.get', { id: corrects }, { enabled: corrects !== '' });
  const pack = country === null ? undefined : packFor(country);
  if (!pack) return <NoPack title={t('documents:new.sales-credit-note')} />;
  if (document.error) return <QueryProblem error={document.error} retry={document.refetch} />;
  if (session.pending || (corrects !== '' && document.isPending)) return null;
  return <Opened key={session.id} session={session} pack={pack} document={document.data ?? null} />;
}

function Opened({ session, pack, document }: { session: DraftSession; pack: JurisdictionPack; document: DocumentInfo | null }) {
  const { t, language } = useText();
  const today = useToday();
  // Read once: posting takes the draft away while this form still says so.
  const [initial] = useState(
    () =>
      restoreForm(session.restored, language) ?? (document ? creditNoteFor(document, { commandId: newId(), language, today }) : undefined),
  );
  if (!initial) return <EmptyState title={t('documents:unknown')} />;
  return <TradeFormScreen session={session} pack={pack} initial={initial} />;
}
