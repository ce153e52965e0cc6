import { useSearch } from '@tanstack/react-router';
import { useState } from 'react';
import { useCompany, useToday } from '../../app/company-context.ts';
import { newId } from '../../app/engine.ts';
import { useText } from '../../i18n/use-text.ts';
import { DraftForm, type Opened } from './forms/DraftForm.tsx';
import { SalesReportFormScreen } from './small/SalesReportFormScreen.tsx';
import { emptyReportLine, restoreReport, retypedReport } from './small/small-forms.ts';
import { usualTaxCode } from './trade/tax-codes.ts';

export function SalesReportForm() {
  const { t } = useText();
  const { draft } = useSearch({ from: '/company/sales-reports/new' });
  return (
    <DraftForm draft={draft} title={t('documents:new.sales-report')} form={({ key, ...opened }) => <OpenedForm key={key} {...opened} />} />
  );
}

function OpenedForm({ session, pack }: Opened) {
  const { language } = useText();
  const { vatPayer } = useCompany();
  const today = useToday();
  const [initial] = useState(() => {
    const restored = restoreReport(session.restored);
    return restored
      ? retypedReport(restored, language)
      : {
          commandId: newId(),
          language,
          date: today,
          account: pack.roles.cash,
          documentType: pack.documentTypeOf?.['sales-report'] ?? '',
          saleNumber: '',
          lines: [emptyReportLine(usualTaxCode(pack, 'sale', today, vatPayer, null))],
          memo: '',
          branch: '',
        };
  });
  return <SalesReportFormScreen session={session} initial={initial} pack={pack} />;
}
