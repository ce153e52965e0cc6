import { useSearch } from '@tanstack/react-router';
import { useState } from 'react';
import { useCompany, useToday } from '../../app/company-context.ts';
import { newId } from '../../app/engine.ts';
import { useText } from '../../i18n/use-text.ts';
import { DraftForm, type Opened } from './forms/DraftForm.tsx';
import { DeclarationFormScreen } from './small/DeclarationFormScreen.tsx';
import { restoreDeclaration, retyped } from './small/small-forms.ts';
import { usualTaxCode } from './trade/tax-codes.ts';

export function ImportDeclarationForm() {
  const { t } = useText();
  const { draft } = useSearch({ from: '/company/import-declarations/new' });
  return (
    <DraftForm
      draft={draft}
      title={t('documents:new.import-declaration')}
      form={({ key, ...opened }) => <OpenedForm key={key} {...opened} />}
    />
  );
}

function OpenedForm({ session, pack }: Opened) {
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
