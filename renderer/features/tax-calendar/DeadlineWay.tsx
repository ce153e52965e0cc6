import { Link } from '@tanstack/react-router';
import type { DeadlineInfo } from '../../../shared/contracts/calendar.ts';
import { useMay } from '../../app/company-context.ts';
import { useText } from '../../i18n/use-text.ts';

/** Leads to the return or worksheet of the duty, for whoever may look at it. */
export function DeadlineWay({ row: { computedBy, period } }: { row: Pick<DeadlineInfo, 'computedBy' | 'period'> }) {
  const { t } = useText();
  const mayLook = useMay('reports:tax');
  if (!computedBy || !mayLook) return null;
  switch (computedBy.report) {
    case 'vat-return':
      return (
        <Link to="/vat-return" search={{ period }}>
          {t('common:nav.vat-return')}
        </Link>
      );
    case 'registration-watch':
      return <Link to="/registration-watch">{t('common:nav.registration-watch')}</Link>;
    case 'worksheet':
      return (
        <Link to="/worksheets" search={{ kind: computedBy.kind, period: computedBy.period }}>
          {t('taxes:worksheet')}
        </Link>
      );
  }
}
