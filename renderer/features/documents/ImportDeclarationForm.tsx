import { useSearch } from '@tanstack/react-router';
import { useState } from 'react';
import { packFor } from '../../../shared/jurisdictions/index.ts';
import type { JurisdictionPack } from '../../../shared/jurisdictions/pack.ts';
import { useCompany, useToday } from '../../app/company-context.ts';
import { newId } from '../../app/engine.ts';
import { useText } from '../../i18n/use-text.ts';
import { type DraftSession, useDraftSession } from './drafts/use-draft-session.ts';
import { NoPack } from './forms/NoPack.tsx';
import { DeclarationFormScreen } from './small/DeclarationFormScreen.tsx';
import { restoreDeclaration, retyped } from './small/small-forms.ts';
import { usualTaxCode } from './trade/tax-codes.ts';

export function ImportDeclarationForm() {
  const { t } = useText();
  const { draft } = useSearch({ from: '/company/import-declarations/new' });
  const { country } = useCompany();
  const session = useDraftSession(draft);
  const pack = country === null ? undefined : packFor(country);
  if (!pack) return <NoPack title={t('documents:new.import-declaration')} />;
  if (session.pending) return null;
  return <Opened key={session.id} session={session} pack={pack} />;
}

function Opened({ session, pack }: { session: DraftSession; pack: JurisdictionPack }) {
  const { language } = useText();
  const { vatPayer } = useCompany();
  const today = useToday();
  const [initial] = useState(() => {
    const restored = restoreDeclaration(session.restored);
    return restored
      ? retyped(restored, ['customsValue', 'duty'], language)
      : {
          commandId: newId(),
          language,
          counterparty: null,
          date: today,
          customsValue: '',
          duty: '',
          taxCode: usualTaxCode(pack, 'import', today, vatPayer, null),
          goodsAccount: pack.roles.goods,
          settlementAccount: pack.roles.customs,
          supplierNumber: '',
          memo: '',
          branch: '',
        };
  });
  return <DeclarationFormScreen session={session} pack={pack} initial={initial} />;
}
