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
import { creditNoteFor, debitNoteFor, restoreForm } from './trade/trade-form.ts';

/** A credit note starts as the whole document it corrects; what stays right is taken out or reduced. */
export function CreditNoteForm() {
  return <NoteForm search={useSearch({ from: '/company/credit-notes/new' })} kind="sales-credit-note" start={creditNoteFor} />;
}

/** A debit note says what comes on top of the document it is for. */
export function DebitNoteForm() {
  return <NoteForm search={useSearch({ from: '/company/debit-notes/new' })} kind="sales-debit-note" start={debitNoteFor} />;
}

interface Props {
  search: { draft?: string | undefined; corrects?: string | undefined };
  kind: 'sales-credit-note' | 'sales-debit-note';
  start: typeof creditNoteFor;
}

function NoteForm({ search: { draft, corrects = '' }, kind, start }: Props) {
  const { t } = useText();
  const { country } = useCompany();
  const session = useDraftSession(draft);
  const document = useQueryOf('document.get', { id: corrects }, { enabled: corrects !== '' });
  const pack = country === null ? undefined : packFor(country);
  if (!pack) return <NoPack title={t(`documents:new.${kind}`)} />;
  if (document.error) return <QueryProblem error={document.error} retry={document.refetch} />;
  if (session.pending || (corrects !== '' && document.isPending)) return null;
  return <Opened key={session.id} session={session} pack={pack} document={document.data ?? null} start={start} />;
}

interface OpenedProps {
  session: DraftSession;
  pack: JurisdictionPack;
  document: DocumentInfo | null;
  start: typeof creditNoteFor;
}

function Opened({ session, pack, document, start }: OpenedProps) {
  const { t, language } = useText();
  const today = useToday();
  // Read once: posting takes the draft away while this form still says so.
  const [initial] = useState(
    () => restoreForm(session.restored, language) ?? (document ? start(document, { commandId: newId(), language, today }) : undefined),
  );
  if (!initial) return <EmptyState title={t('documents:unknown')} />;
  return <TradeFormScreen session={session} pack={pack} initial={initial} />;
}
