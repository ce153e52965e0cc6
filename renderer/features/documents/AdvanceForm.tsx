import { useSearch } from '@tanstack/react-router';
import { useState } from 'react';
import { packFor } from '../../../shared/jurisdictions/index.ts';
import type { JurisdictionPack } from '../../../shared/jurisdictions/pack.ts';
import { useCompany, useToday } from '../../app/company-context.ts';
import { newId } from '../../app/engine.ts';
import { useText } from '../../i18n/use-text.ts';
import { type DraftSession, useDraftSession } from './drafts/use-draft-session.ts';
import { NoPack } from './forms/NoPack.tsx';
import { AdvanceFormScreen } from './small/AdvanceFormScreen.tsx';
import { restoreAdvance, retyped } from './small/small-forms.ts';
import { usualTaxCode } from './trade/tax-codes.ts';

export function AdvanceForm() {
  const { t } = useText();
  const { draft } = useSearch({ from: '/company/advances/new' });
  const { country } = useCompany();
  const session = useDraftSession(draft);
  const pack = country === null ? undefined : packFor(country);
  if (!pack) return <NoPack title={t('documents:new.advance-received')} />;
  if (session.pending) return null;
  return <Opened key={session.id} session={session} pack={pack} />;
}

function Opened({ session, pack }: { session: DraftSession; pack: JurisdictionPack }) {
  const { language } = useText();
  const { vatPayer } = useCompany();
  const today = useToday();
  const [initial] = useState(() => {
    const restored = restoreAdvance(session.restored);
    return restored
      ? retyped(restored, ['gross'], language)
      : {
          commandId: newId(),
          language,
          counterparty: null,
          date: today,
          gross: '',
          taxCode: usualTaxCode(pack, 'advance-received', today, vatPayer, null),
          account: pack.roles.bank,
          memo: '',
          branch: '',
        };
  });
  return <AdvanceFormScreen session={session} pack={pack} initial={initial} />;
}
