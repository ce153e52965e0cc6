import { useState } from 'react';
import type { TemplateInfo } from '../../../../shared/contracts/templates.ts';
import { packFor } from '../../../../shared/jurisdictions/index.ts';
import type { JurisdictionPack } from '../../../../shared/jurisdictions/pack.ts';
import { useCompany, useToday } from '../../../app/company-context.ts';
import { newId, useQueryOf } from '../../../app/engine.ts';
import { useText } from '../../../i18n/use-text.ts';
import { tradeFrom } from '../../templates/template-form.ts';
import { useTemplate } from '../../templates/use-template.ts';
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
  template: string | undefined;
}

/** An invoice or bill: a new one with the usual values filled in, or a draft as it was left. */
export function NewTradeForm({ kind, draft, counterpartyId, template: templateId }: Props) {
  const { t } = useText();
  const { country } = useCompany();
  const session = useDraftSession(draft);
  const from = useTemplate(kind, templateId);
  const pack = country === null ? undefined : packFor(country);
  const asked = useQueryOf('counterparty.get', { id: counterpartyId ?? '' }, { enabled: counterpartyId !== undefined });
  if (!pack) return <NoPack title={t(`documents:new.${kind}`)} />;
  if (session.pending || from.pending || (counterpartyId !== undefined && asked.isPending)) return null;
  const found = asked.data;
  const party = found ? { id: found.id, name: found.name, taxId: found.taxId } : null;
  return (
    <Opened key={`${session.id} ${templateId ?? ''}`} kind={kind} session={session} pack={pack} party={party} template={from.template} />
  );
}

interface OpenedProps {
  kind: Props['kind'];
  session: DraftSession;
  pack: JurisdictionPack;
  party: Party;
  template: TemplateInfo | undefined;
}

function Opened({ kind, session, pack, party, template }: OpenedProps) {
  const { language } = useText();
  const { id: companyId, baseCurrency, vatPayer } = useCompany();
  const today = useToday();
  const [initial] = useState(() => {
    const context = { pack, companyId, vatPayer, today };
    const line = lineDefaults(kind, undefined, context);
    return (
      restoreForm(session.restored, language) ??
      (template && tradeFrom(template, { commandId: newId(), language, on: today })) ??
      withParty(emptyForm(kind, { commandId: newId(), language, today, currency: baseCurrency, line }), party, context)
    );
  });
  return <TradeFormScreen session={session} pack={pack} initial={initial} />;
}
