import { Link } from '@tanstack/react-router';
import { useCompany } from '../../app/company-context.ts';
import { useText } from '../../i18n/use-text.ts';
import classes from './vat.module.css';

/** A company that is not registered files no return: what it has to watch instead. Nothing for a payer. */
export function NotRegistered() {
  const { t } = useText();
  const { vatPayer } = useCompany();
  if (vatPayer) return null;
  return (
    <p className={classes.notice} data-testid="not-registered">
      {t('taxes:watch.noReturn')} <Link to="/registration-watch">{t('common:nav.registration-watch')}</Link>
    </p>
  );
}
