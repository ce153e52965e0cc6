import { Link } from '@tanstack/react-router';
import type { RegistrationWatch } from '../../../shared/contracts/worksheets.ts';
import { formatDate } from '../../../shared/dates/format.ts';
import { formatDecimal } from '../../../shared/money/format.ts';
import { useText } from '../../i18n/use-text.ts';
import { DateText } from '../../ui/DateText.tsx';
import { Figures } from '../../ui/Figures.tsx';
import { Money } from '../../ui/Money.tsx';
import { StatusMark } from '../../ui/StatusMark.tsx';
import classes from './registration-watch.module.css';

/** The supply that crossed the limit, until when to apply, and what is taxed from then on. */
export function CrossedLimit({ crossing }: { crossing: NonNullable<RegistrationWatch['crossing']> }) {
  const { t, language } = useText();
  const money = (amount: string) => `${formatDecimal(amount, language)} ${crossing.currency}`;
  return (
    <section className={classes.part} aria-labelledby="crossed" data-testid="crossed-limit">
      <h2 id="crossed" className={classes.title}>
        {t('taxes:crossing.title', { day: formatDate(crossing.on, language) })}
      </h2>
      <Figures
        of={[
          {
            id: 'apply-by',
            label: t('taxes:crossing.applyBy'),
            value: (
              <>
                <DateText on={crossing.applyBy} />{' '}
                {crossing.applicationLate ? (
                  <StatusMark tone="bad">{t('taxes:crossing.late')}</StatusMark>
                ) : (
                  <StatusMark tone="warn">{t('taxes:crossing.inTime')}</StatusMark>
                )}
              </>
            ),
          },
          { id: 'taxed-from', label: t('taxes:crossing.taxedFrom'), value: <DateText on={crossing.taxedFrom} /> },
          {
            id: 'supplies-since',
            label: t('taxes:crossing.suppliesSince'),
            value: <Money amount={crossing.suppliesSince} currency={crossing.currency} strong />,
          },
        ]}
      />
      <p className={classes.remark}>
        {t('taxes:crossing.supply', { amount: money(crossing.amount), total: money(crossing.total) })}{' '}
        {crossing.documentId === null ? (
          <Link to="/entry/$entryId" params={{ entryId: crossing.entryId }}>
            {crossing.number}
          </Link>
        ) : (
          <Link to="/documents/$documentId" params={{ documentId: crossing.documentId }}>
            {crossing.number}
          </Link>
        )}
      </p>
      {crossing.crossingIsTaxed ? (
        <p className={classes.remark}>{t('taxes:crossing.vat', { onTop: money(crossing.vatOnTop), inside: money(crossing.vatInside) })}</p>
      ) : null}
    </section>
  );
}
