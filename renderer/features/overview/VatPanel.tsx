import { Title } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import type { OverviewInfo } from '../../../shared/contracts/company.ts';
import { formatDate, formatPeriod } from '../../../shared/dates/format.ts';
import { lastDay } from '../../../shared/dates/period.ts';
import { baseOn, useCompany, useToday } from '../../app/company-context.ts';
import { useText } from '../../i18n/use-text.ts';
import { Money } from '../../ui/Money.tsx';
import { StatusMark } from '../../ui/StatusMark.tsx';
import { isZeroText } from '../../ui/sum-decimals.ts';
import classes from './OverviewScreen.module.css';

/** VAT of the month before with its due date, and of this month so far; nothing for a company that pays none. */
export function VatPanel({ vat }: { vat: OverviewInfo['vat'] }) {
  const { t, language } = useText();
  const company = useCompany();
  const today = useToday();
  if (vat.length === 0) return null;
  return (
    <section className={classes.section} aria-labelledby="vat-due">
      <Title order={2} id="vat-due" mb="xs">
        {t('overview:vat.title')}
      </Title>
      <ul className={`${classes.list} ${classes.steps}`} data-testid="overview-vat">
        {vat.map(({ period, payable, credit, due, filed }) => {
          const isCredit = isZeroText(payable) && !isZeroText(credit);
          const isRunning = lastDay(period) >= today;
          return (
            <li key={period}>
              <span>
                <Link to="/vat-return" search={{ period }}>
                  {t(isCredit ? 'overview:vat.credit' : 'overview:vat.payable', { period: formatPeriod(period, language) })}
                </Link>
                <span className={classes.dim}>
                  {' · '}
                  {isRunning ? t('overview:vat.soFar') : t('overview:vat.due', { date: formatDate(due, language) })}
                </span>
              </span>
              <span className={classes.due}>
                <Money amount={isCredit ? credit : payable} currency={baseOn(company, lastDay(period))} strong />
                {isRunning ? null : filed ? (
                  <StatusMark tone="good">{t('overview:vatFiled')}</StatusMark>
                ) : due < today ? (
                  <StatusMark tone="bad">{t('overview:vatLate')}</StatusMark>
                ) : (
                  <StatusMark tone="neutral">{t('overview:vatNotFiled')}</StatusMark>
                )}
              </span>
            </li>
          );
        })}
      </ul>
    </section>
  );
}
