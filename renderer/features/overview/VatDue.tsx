import { Title } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import type { OverviewInfo } from '../../../shared/contracts/company.ts';
import { formatPeriod } from '../../../shared/dates/format.ts';
import { addMonths, lastDay, type Period } from '../../../shared/dates/period.ts';
import { useBaseOn, useToday } from '../../app/company-context.ts';
import { useText } from '../../i18n/use-text.ts';
import { DateText } from '../../ui/DateText.tsx';
import { Money } from '../../ui/Money.tsx';
import { StatusMark } from '../../ui/StatusMark.tsx';
import { isZeroText } from '../../ui/sum-decimals.ts';
import classes from './OverviewScreen.module.css';

/** VAT of the month with its due date; nothing for a company that pays none. */
export function VatDue({ vat, period }: { vat: OverviewInfo['vat']; period: Period }) {
  const { t, language } = useText();
  const today = useToday();
  // What falls due this month is the return of the month before.
  const returned = addMonths(period, -1);
  const { baseCurrency } = useBaseOn(lastDay(returned));
  if (!vat) return null;
  const isCredit = isZeroText(vat.payable) && !isZeroText(vat.credit);
  return (
    <section className={classes.section} aria-labelledby="vat-due">
      <Title order={2} id="vat-due" mb="xs">
        {t('overview:vatOf', { period: formatPeriod(returned, language) })}
      </Title>
      <ul className={classes.list}>
        <li>
          <Link to="/vat-return" search={{ period: returned }}>
            {t(isCredit ? 'overview:vatCredit' : 'overview:vatPayable')}
          </Link>
          <Money amount={isCredit ? vat.credit : vat.payable} currency={baseCurrency} strong />
        </li>
        <li>
          <span>
            {t('overview:vatDue')} <DateText on={vat.due} />
          </span>
          {vat.filed ? (
            <StatusMark tone="good">{t('overview:vatFiled')}</StatusMark>
          ) : vat.due < today ? (
            <StatusMark tone="bad">{t('overview:vatLate')}</StatusMark>
          ) : (
            <StatusMark tone="neutral">{t('overview:vatNotFiled')}</StatusMark>
          )}
        </li>
      </ul>
    </section>
  );
}
