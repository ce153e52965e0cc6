import { useText } from '../i18n/use-text.ts';
import { StatusMark } from './StatusMark.tsx';

/** Beside what no text of the law was at hand for. */
export function Unconfirmed() {
  const { t } = useText();
  return <StatusMark tone="warn">{t('taxes:unconfirmed')}</StatusMark>;
}
