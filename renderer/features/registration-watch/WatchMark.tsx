import type { RegistrationWatch } from '../../../shared/contracts/worksheets.ts';
import { formatDecimal } from '../../../shared/money/format.ts';
import { useText } from '../../i18n/use-text.ts';
import { StatusMark } from '../../ui/StatusMark.tsx';

/** How much of the limit is used, and whether that is warned of. */
export function WatchMark({ info: { percent, warning, crossing, registered } }: { info: RegistrationWatch }) {
  const { t, language } = useText();
  const text = t('taxes:watch.reached', { percent: formatDecimal(percent, language) });
  if (registered) return <>{text}</>;
  if (crossing) return <StatusMark tone="bad">{`${text}, ${t('taxes:watch.crossed')}`}</StatusMark>;
  return warning === null ? (
    <StatusMark tone="good">{text}</StatusMark>
  ) : (
    <StatusMark tone="warn">{`${text}, ${t('taxes:watch.warned', { percent: warning })}`}</StatusMark>
  );
}
