import type { PeriodInfo } from '../../../shared/contracts/periods.ts';
import { formatPeriod } from '../../../shared/dates/format.ts';
import { useQueryOf } from '../../app/engine.ts';
import { useText } from '../../i18n/use-text.ts';
import { PdfDialog } from '../documents/pdf/PdfDialog.tsx';

/** The last closing certificate of a month as it was kept, and whether the books still bear it out. */
export function CertificateDialog({ period, onClose }: { period: PeriodInfo; onClose: () => void }) {
  const { t, language } = useText();
  const file = useQueryOf('period.certificate', { period: period.period });
  const certificates = useQueryOf('period.certificates', { period: period.period });
  const last = certificates.data?.[0];
  const state = last === undefined ? '' : ` · ${t(last.agrees ? 'periods:agrees' : 'periods:disagrees')}`;
  return (
    <PdfDialog
      title={`${t('periods:certificate')}, ${formatPeriod(period.period, language)}${state}`}
      opened
      onClose={onClose}
      file={file.data}
      error={file.error ?? certificates.error}
    />
  );
}
