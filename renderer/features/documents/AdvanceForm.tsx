import { useSearch } from '@tanstack/react-router';
import { useState } from 'react';
import { useCompany, useToday } from '../../app/company-context.ts';
import { newId } from '../../app/engine.ts';
import { useText } from '../../i18n/use-text.ts';
import { DraftForm, type Opened } from './forms/DraftForm.tsx';
import { AdvanceFormScreen } from './small/AdvanceFormScreen.tsx';
import { restoreAdvance, retyped } from './small/small-forms.ts';
import { usualTaxCode } from './trade/tax-codes.ts';

export function AdvanceForm() {
  const { t } = useText();
  const { draft } = useSearch({ from: '/company/advances/new' });
  return (
    <DraftForm
      draft={draft}
      title={t('documents:new.advance-received')}
      form={({ key, ...opened }) => <OpenedForm key={key} {...opened} />}
    />
  );
}

function OpenedForm({ session, pack }: Opened) {
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
