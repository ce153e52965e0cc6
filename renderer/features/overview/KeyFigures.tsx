import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import type { OverviewInfo } from '../../../shared/contracts/company.ts';
import { firstDay, lastDay } from '../../../shared/dates/period.ts';
import { packFor } from '../../../shared/jurisdictions/index.ts';
import { baseOn, useCompany, useToday } from '../../app/company-context.ts';
import { useText } from '../../i18n/use-text.ts';
import { Money } from '../../ui/Money.tsx';
import { StatusMark } from '../../ui/StatusMark.tsx';
import classes from './OverviewScreen.module.css';

/** Figures side by side, each a link to what it sums. Which accounts hold cash and debts is known from the rules of the country. */
export function KeyFigures({ of }: { of: OverviewInfo }) {
  const { t } = useText();
  const company = useCompany();
  const today = useToday();
  const roles = company.country ? packFor(company.country)?.roles : undefined;
  const month = { from: firstDay(of.period), to: lastDay(of.period) };

  const inside = (id: string, amount: string): ReactNode => (
    <>
      <span className={classes.label}>{t(`overview:${id}`)}</span>
      <span className={classes.value} data-testid={`figure-${id}`}>
        <Money amount={amount} currency={baseOn(company, month.to)} />
      </span>
    </>
  );
  const card = (id: string, amount: string, account: string) => (
    <Link to="/account-card" search={{ account, to: today }} className={classes.figure}>
      {inside(id, amount)}
    </Link>
  );
  return (
    <div className={classes.figures}>
      {roles ? (
        <>
          <div className={classes.cell}>
            <Link
              to="/trial-balance"
              search={{ asOf: today, filter: [roles.cash, roles.bank, roles.bankForeign].sort().join(' ') }}
              className={classes.figure}
            >
              {inside('cash', of.cash)}
            </Link>
          </div>
          <div className={classes.cell}>
            {card('receivables', of.receivables, roles.receivables)}
            {of.overdueInvoices > 0 ? (
              <Link to="/sales" search={{ openOnly: true }} className={classes.note}>
                <StatusMark tone="warn">{t('overview:overdue', { count: of.overdueInvoices, n: of.overdueInvoices })}</StatusMark>
              </Link>
            ) : null}
          </div>
          <div className={classes.cell}>{card('payables', of.payables, roles.payables)}</div>
        </>
      ) : null}
      <div className={classes.cell}>
        <Link to="/journal" search={month} className={classes.figure}>
          {inside('revenueMonth', of.revenueMonth)}
        </Link>
      </div>
      <div className={classes.cell}>
        <Link to="/journal" search={month} className={classes.figure}>
          {inside('resultMonth', of.resultMonth)}
        </Link>
      </div>
    </div>
  );
}
