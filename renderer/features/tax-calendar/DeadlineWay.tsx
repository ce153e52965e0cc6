import { Link } from '@tanstack/react-router';
import type { DeadlineInfo } from '../../../shared/contracts/calendar.ts';
import { useMay } from '../../app/company-context.ts';
import { useText } from '../../i18n/use-text.ts';

interface Props {
  row: Pick<DeadlineInfo, 'computedBy' | 'period'>;
  /** What the link says, and what stands in its place where there is none; the name of the screen without it. */
  text?: string;
}

/** Leads to the return or worksheet of the duty, for whoever may look at it. */
export function DeadlineWay({ row: { computedBy, period }, text }: Props) {
  const { t } = useText();
  const mayLook = useMay('reports:tax');
  if (!computedBy || !mayLook) return text ?? null;
  switch (computedBy.report) {
    case 'vat-return':
      return (
        <Link to="/vat-return" search={{ period }}>
          {text ?? t('common:nav.vat-return')}
        </Link>
      );
    case 'registration-watch':
      return <Link to="/registration-watch">{text ?? t('common:nav.registration-watch')}</Link>;
    case 'worksheet':
      return (
        <Link to="/worksheets" search={{ kind: computedBy.kind, period: computedBy.period }}>
          {text ?? t('taxes:worksheet')}
        </Link>
      );
  }
}
