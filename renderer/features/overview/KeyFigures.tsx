import { Link } from '@tanstack/react-router';
import type { OverviewInfo } from '../../../shared/contracts/company.ts';
import { firstDay, lastDay } from '../../../shared/dates/period.ts';
import { useCompany } from '../../app/company-context.ts';
import { useText } from '../../i18n/use-text.ts';
import { Money } from '../../ui/Money.tsx';
import { StatusMark } from '../../ui/StatusMark.tsx';
import classes from './OverviewScreen.module.css';

/** Five figures side by side, each a link to what it sums. */
export function KeyFigures({ of }: { of: OverviewInfo }) {
  const { t } = useText();
  const { baseCurrency } = useCompany();
  const month = { from: firstDay(of.period), to: lastDay(of.period) };
  const figure = (id: string, amount: string) => (
    <>
      <span className={classes.label}>{t(`overview:${id}`)}</span>
      <span className={classes.value} data-testid={`figure-${id}`}>
        <Money amount={amount} currency={baseCurrency} />
      </span>
    </>
  );
  return (
    <div className={classes.figures}>
      <Link to="/trial-balance" search={{}} className={classes.figure}>
        {figure('cash', of.cash)}
        <span className={classes.note} />
      </Link>
      <Link to="/sales" search={{ openOnly: true }} className={classes.figure}>
        {figure('receivables', of.receivables)}
        <span className={classes.note}>
          {of.overdueInvoices > 0 ? (
            <StatusMark tone="warn">{t('overview:overdue', { count: of.overdueInvoices, n: of.overdueInvoices })}</StatusMark>
          ) : null}
        </span>
      </Link>
      <Link to="/purchases" search={{ openOnly: true }} className={classes.figure}>
        {figure('payables', of.payables)}
        <span className={classes.note} />
      </Link>
      <Link to="/sales" search={month} className={classes.figure}>
        {figure('revenueMonth', of.revenueMonth)}
        <span className={classes.note} />
      </Link>
      <Link to="/trial-balance" search={{ asOf: month.to }} className={classes.figure}>
        {figure('resultMonth', of.resultMonth)}
        <span className={classes.note} />
      </Link>
    </div>
  );
}
