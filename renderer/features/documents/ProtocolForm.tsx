import { useSearch } from '@tanstack/react-router';
import { useState } from 'react';
import { packFor } from '../../../shared/jurisdictions/index.ts';
import type { JurisdictionPack } from '../../../shared/jurisdictions/pack.ts';
import { inForce } from '../../../shared/vat/tax-code.ts';
import { useCompany, useToday } from '../../app/company-context.ts';
import { newId } from '../../app/engine.ts';
import { useText } from '../../i18n/use-text.ts';
import { type DraftSession, useDraftSession } from './drafts/use-draft-session.ts';
import { NoPack } from './forms/NoPack.tsx';
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
    const first = pack.taxCodes.find((code) => code.protocol && code.use.includes('sale') && inForce(code, today));
    return {
      commandId: newId(),
      language,
      date: today,
      taxCode: first?.code ?? '',
      taxable: '',
      vat: '',
      account: pack.roles.notDeductibleVat,
      memo: '',
      branch: '',
    };
  });
  return <ProtocolFormScreen session={session} initial={initial} />;
}
