import { Group } from '@mantine/core';
import { useState } from 'react';
import type { LatenessInfo } from '../../../shared/contracts/worksheets.ts';
import type { LocalDate } from '../../../shared/dates/local-date.ts';
import type { Period } from '../../../shared/dates/period.ts';
import { packFor } from '../../../shared/jurisdictions/index.ts';
import { formatDecimal } from '../../../shared/money/format.ts';
import { useCompany, useToday } from '../../app/company-context.ts';
import { useQueryOf } from '../../app/engine.ts';
import { useText } from '../../i18n/use-text.ts';
import { DateInput } from '../../ui/DateInput.tsx';
import { Figures } from '../../ui/Figures.tsx';
import { Money } from '../../ui/Money.tsx';
import { QueryProblem } from '../../ui/QueryProblem.tsx';
import { isZeroText } from '../../ui/sum-decimals.ts';
import { Unconfirmed } from '../../ui/Unconfirmed.tsx';
import classes from './vat.module.css';

/** What a return costs that was or will be filed late: an estimate for the days one chooses. Nothing in time, without tax, or where the country has no rule. */
export function LatenessPanel({ period, due }: { period: Period; due: LocalDate }) {
  const { country, vatPayer } = useCompany();
  const today = useToday();
  const hasRule = country !== null && packFor(country)?.lateness !== undefined;
  if (!hasRule || !vatPayer || today <= due) return null;
  return <Estimate key={period} period={period} />;
}

function Estimate({ period }: { period: Period }) {
  const { t, nameOf } = useText();
  const [filedOn, setFiledOn] = useState<LocalDate | ''>('');
  const [paidOn, setPaidOn] = useState<LocalDate | ''>('');
  const days = { ...(filedOn === '' ? {} : { filedOn }), ...(paidOn === '' ? {} : { paidOn }) };
  const query = useQueryOf('vatReturn.lateness', { period, ...days }, { keep: true });
  const info = query.data;
  if (!info) return <QueryProblem error={query.error} retry={query.refetch} />;
  // Filed in time, nobody knows here whether it was paid in time too.
  if (isZeroText(info.tax) || (info.filed && info.filedOn <= info.due)) return null;
  return (
    <section className={classes.part} aria-labelledby="lateness" data-testid="lateness">
      <h2 id="lateness" className={classes.title}>
        {t('taxes:late.title')}
      </h2>
      <Group gap="sm" mb="xs" align="flex-end">
        {info.filed ? null : (
          <DateInput name="filedOn" label={t('taxes:late.filedOn')} value={info.filedOn} onChange={setFiledOn} w={150} />
        )}
        <DateInput name="paidOn" label={t('taxes:late.paidOn')} value={info.paidOn} onChange={setPaidOn} w={150} />
      </Group>
      <LateFigures info={info} />
      <p className={classes.note}>
        {t('taxes:late.estimate')} {t('taxes:basis', { source: nameOf(info.source) })}{' '}
        {info.unconfirmed.length === 0 ? null : (
          <>
            <Unconfirmed />: {info.unconfirmed.map((part) => t(`taxes:late.parts.${part}`)).join(', ')}
          </>
        )}
      </p>
    </section>
  );
}

function LateFigures({ info }: { info: LatenessInfo }) {
  const { t, language } = useText();
  const { baseCurrency } = useCompany();
  return (
    <Figures
      of={[
        { id: 'late-days', label: t('taxes:late.days'), value: info.daysLate },
        {
          id: 'late-interest',
          label: t('taxes:late.interest', { count: info.interestDays }),
          value: <Money amount={info.interest} currency={baseCurrency} />,
        },
        {
          id: 'late-penalty',
          label: t('taxes:late.penalty', { percent: formatDecimal(info.penaltyPercent, language) }),
          value: <Money amount={info.penalty} currency={baseCurrency} />,
        },
        { id: 'late-total', label: t('taxes:late.total'), value: <Money amount={info.total} currency={baseCurrency} strong /> },
      ]}
    />
  );
}
