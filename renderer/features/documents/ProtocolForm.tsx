import { useSearch } from '@tanstack/react-router';
import { useState } from 'react';
import { packFor } from '../../../shared/jurisdictions/index.ts';
import type { JurisdictionPack } from '../../../shared/jurisdictions/pack.ts';
import { useCompany, useToday } from '../../app/company-context.ts';
import { newId } from '../../app/engine.ts';
import { useText } from '../../i18n/use-text.ts';
import { type DraftSession, useDraftSession } from './drafts/use-draft-session.ts';
import { NoPack } from './forms/NoPack.tsx';
import { ownCodes } from './small/own-documents.ts';
import { ProtocolFormScreen } from './small/ProtocolFormScreen.tsx';
import { restoreProtocol, retyped } from './small/small-forms.ts';

export function ProtocolForm() {
  const { t } = useText();
  const { draft } = useSearch({ from: '/company/protocols/new' });
  const { country } = useCompany();
  const session = useDraftSession(draft);
  const pack = country === null ? undefined : packFor(country);
  if (!pack) return <NoPack title={t('documents:new.protocol')} />;
  if (session.pending) return null;
  return <Opened key={session.id} session={session} pack={pack} />;
}

function Opened({ session, pack }: { session: DraftSession; pack: JurisdictionPack }) {
  const { language } = useText();
  const today = useToday();
  const [initial] = useState(() => {
    const restored = restoreProtocol(session.restored);
    if (restored) return retyped(restored, ['taxable', 'vat'], language);
    return {
      commandId: newId(),
      language,
      date: today,
      taxCode: ownCodes(pack, '', today).find((code) => code.protocol)?.code ?? '',
      documentType: '',
      counterparty: null,
      taxable: '',
      vat: '',
      account: pack.roles.notDeductibleVat,
      contraAccount: '',
      memo: '',
      branch: '',
    };
  });
  return <ProtocolFormScreen session={session} pack={pack} initial={initial} />;
}
