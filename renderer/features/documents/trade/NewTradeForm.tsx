import { useState } from 'react';
import { packFor } from '../../../../shared/jurisdictions/index.ts';
import type { JurisdictionPack } from '../../../../shared/jurisdictions/pack.ts';
import { useCompany, useToday } from '../../../app/company-context.ts';
import { newId, useQueryOf } from '../../../app/engine.ts';
import { useText } from '../../../i18n/use-text.ts';
import { type DraftSession, useDraftSession } from '../drafts/use-draft-session.ts';
import { NoPack } from '../forms/NoPack.tsx';
import type { Party } from '../forms/party.ts';
import { lineDefaults, withParty } from './line-defaults.ts';
import { TradeFormScreen } from './TradeFormScreen.tsx';
import { emptyForm, restoreForm } from './trade-form.ts';

interface Props {
  kind: 'sales-invoice' | 'purchase-bill';
  draft: string | undefined;
  counterpartyId: string | undefined;
}

/** An invoice or bill: a new one with the usual values filled in, or a draft as it was left. */
export function NewTradeForm({ kind, draft, counterpartyId }: Props) {
  const { t } = useText();
  const { country } = useCompany();
  const session = useDraftSession(draft);
  const pack = country === null ? undefined : packFor(country);
  const parties = useQueryOf('counterparty.list', { limit: 1000 }, { enabled: counterpartyId !== undefined });
  if (!pack) return <NoPack title={t(`documents:new.${kind}`)} />;
  if (session.pending || (counterpartyId !== undefined && parties.isPending)) return null;
  const found = parties.data?.find(({ id }) => id === counterpartyId);
  const party = found ? { id: found.id, name: found.name, taxId: found.taxId } : null;
  return <Opened key={session.id} kind={kind} session={session} pack={pack} party={party} />;
}

function Opened({ kind, session, pack, party }: { kind: Props['kind']; session: DraftSession; pack: JurisdictionPack; party: Party }) {
  const { language } = useText();
  const { id: companyId, baseCurrency, vatPayer } = useCompany();
  const today = useToday();
  const [initial] = useState(() => {
    const context = { pack, companyId, vatPayer, today };
    const line = lineDefaults(kind, undefined, context);
    return (
      restoreForm(session.restored, language) ??
      withParty(emptyForm(kind, { commandId: newId(), language, today, currency: baseCurrency, line }), party, context)
    );
  });
  return <TradeFormScreen session={session} pack={pack} initial={initial} />;
}
