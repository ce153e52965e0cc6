import type { RegistrationWatch } from '../../../shared/contracts/worksheets.ts';
import { formatDecimal } from '../../../shared/money/format.ts';
import { useText } from '../../i18n/use-text.ts';
import { Unconfirmed } from '../../ui/Unconfirmed.tsx';
import classes from './registration-watch.module.css';

/** The rule in words, with its law. */
export function WatchRule({ rule }: { rule: RegistrationWatch['rule'] }) {
  const { t, language, nameOf } = useText();
  const { limit, currency, window, crossed, warnAtPercent, application, source, unconfirmed } = rule;
  const days = t(`taxes:rule.days-${application.counted}`, { count: application.days });
  return (
    <p className={classes.note}>
      {t(`taxes:rule.${window}`)} {t(`taxes:rule.${crossed}`, { limit: `${formatDecimal(limit, language)} ${currency}` })}{' '}
      {t('taxes:rule.apply', { days })}{' '}
      {t('taxes:rule.warnAt', { percents: warnAtPercent.map((percent) => `${percent}\u00a0%`).join(', ') })}{' '}
      {t('taxes:basis', { source: nameOf(source) })} {unconfirmed ? <Unconfirmed /> : null}
    </p>
  );
}
