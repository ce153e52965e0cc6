import { useSearch } from '@tanstack/react-router';
import { useState } from 'react';
import { useToday } from '../../app/company-context.ts';
import { newId } from '../../app/engine.ts';
import { useText } from '../../i18n/use-text.ts';
import { DraftForm, type Opened } from './forms/DraftForm.tsx';
import { ownCodes } from './small/own-documents.ts';
import { ProtocolFormScreen } from './small/ProtocolFormScreen.tsx';
import { restoreProtocol, retyped } from './small/small-forms.ts';

export function ProtocolForm() {
  const { t } = useText();
  const { draft } = useSearch({ from: '/company/protocols/new' });
  return (
    <DraftForm draft={draft} title={t('documents:new.protocol')} form={({ key, ...opened }) => <OpenedForm key={key} {...opened} />} />
  );
}

function OpenedForm({ session, pack }: Opened) {
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
