import { useSearch } from '@tanstack/react-router';
import { useState } from 'react';
import { packFor } from '../../../shared/jurisdictions/index.ts';
import type { JurisdictionPack } from '../../../shared/jurisdictions/pack.ts';
import { useCompany, useToday } from '../../app/company-context.ts';
import { newId } from '../../app/engine.ts';
import { useText } from '../../i18n/use-text.ts';
import { type DraftSession, useDraftSession } from './drafts/use-draft-session.ts';
import { NoPack } from './forms/NoPack.tsx';
import { SalesReportFormScreen } from './small/SalesReportFormScreen.tsx';
import { emptyReportLine, restoreReport, retypedReport } from './small/small-forms.ts';
import { usualTaxCode } from './trade/tax-codes.ts';

export function SalesReportForm() {
  const { t } = useText();
  const { draft } = useSearch({ from: '/company/sales-reports/new' });
  const { country } = useCompany();
  const session = useDraftSession(draft);
  const pack = country === null ? undefined : packFor(country);
  if (!pack) return <NoPack title={t('documents:new.sales-report')} />;
  if (session.pending) return null;
  return <Opened key={session.id} session={session} pack={pack} />;
}

function Opened({ session, pack }: { session: DraftSession; pack: JurisdictionPack }) {
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
