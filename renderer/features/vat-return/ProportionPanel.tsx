import { Button } from '@mantine/core';
import { Calculator } from 'lucide-react';
import { useState } from 'react';
import type { ProportionalCreditInfo } from '../../../shared/contracts/worksheets.ts';
import type { Period } from '../../../shared/dates/period.ts';
import { packFor } from '../../../shared/jurisdictions/index.ts';
import { formatDecimal } from '../../../shared/money/format.ts';
import { useCompany } from '../../app/company-context.ts';
import { useQueryOf } from '../../app/engine.ts';
import { useText } from '../../i18n/use-text.ts';
import { Figures } from '../../ui/Figures.tsx';
import { Money } from '../../ui/Money.tsx';
import { QueryProblem } from '../../ui/QueryProblem.tsx';
import { isZeroText } from '../../ui/sum-decimals.ts';
import { Unconfirmed } from '../../ui/Unconfirmed.tsx';
import { AssetAdjustmentDialog } from './AssetAdjustmentDialog.tsx';
import classes from './vat.module.css';

/** How the VAT of purchases for taxed and exempt supplies together is divided; in December also for the year. Nothing where the country divides none. */
export function ProportionPanel({ period }: { period: Period }) {
  const { country, vatPayer } = useCompany();
  const hasRule = country !== null && packFor(country)?.proportionalCredit !== undefined;
  return hasRule && vatPayer ? <Proportion period={period} /> : null;
}

function Proportion({ period }: { period: Period }) {
  const { t, nameOf } = useText();
  const query = useQueryOf('vat.proportion', { period });
  const [adjusting, setAdjusting] = useState(false);
  const info = query.data;
  if (!info) return <QueryProblem error={query.error} retry={query.refetch} />;
  // Where nothing is exempt and nothing is divided, only December has something to say: the assets.
  const isPlain = isZeroText(info.exemptTurnover) && isZeroText(info.commonVat);
  if (isPlain && info.year === null) return null;
  return (
    <section className={classes.part} aria-labelledby="proportion" data-testid="proportion">
      <h2 id="proportion" className={classes.title}>
        {t('taxes:share.title')}
      </h2>
      <MonthFigures info={info} />
      {info.ignored ? <p className={classes.note}>{t('taxes:share.ignored')}</p> : null}
      {info.year ? <YearFigures year={info.year} creditOfReturn={info.creditOfReturn} /> : null}
      <p className={classes.note}>
        {t('taxes:share.account', { account: info.expenseAccount })} {t('taxes:basis', { source: nameOf(info.source) })}{' '}
        {info.unconfirmed ? <Unconfirmed /> : null}
      </p>
      <Button
        variant="default"
        leftSection={<Calculator size={14} aria-hidden="true" />}
        onClick={() => setAdjusting(true)}
        data-testid="adjust-assets"
      >
        {t('taxes:assets.button')}
      </Button>
      {adjusting ? <AssetAdjustmentDialog year={Number(period.slice(0, 4))} onClose={() => setAdjusting(false)} /> : null}
    </section>
  );
}

function MonthFigures({ info }: { info: ProportionalCreditInfo }) {
  const { t, language } = useText();
  return (
    <Figures
      of={[
        { id: 'share-exempt', label: t('taxes:share.exempt'), value: <Money amount={info.exemptTurnover} /> },
        { id: 'share-turnover', label: t('taxes:share.turnover'), value: <Money amount={info.turnover} /> },
        { id: 'share-percent', label: t('taxes:share.percent'), value: `${formatDecimal(info.exemptPercent, language)} %` },
        { id: 'share-common', label: t('taxes:share.common'), value: <Money amount={info.commonVat} /> },
        { id: 'share-credit', label: t('taxes:share.credit'), value: <Money amount={info.credit} /> },
        { id: 'share-expense', label: t('taxes:share.expense'), value: <Money amount={info.expense} /> },
      ]}
    />
  );
}

function YearFigures({ year, creditOfReturn }: { year: NonNullable<ProportionalCreditInfo['year']>; creditOfReturn: string }) {
  const { t, language } = useText();
  return (
    <>
      <h3 className={classes.title}>{t('taxes:share.year')}</h3>
      <Figures
        of={[
          { id: 'year-exempt', label: t('taxes:share.exempt'), value: <Money amount={year.exemptTurnover} /> },
          { id: 'year-turnover', label: t('taxes:share.turnover'), value: <Money amount={year.turnover} /> },
          { id: 'year-percent', label: t('taxes:share.percent'), value: `${formatDecimal(year.exemptPercent, language)} %` },
          { id: 'year-common', label: t('taxes:share.common'), value: <Money amount={year.commonVat} /> },
          { id: 'year-credited', label: t('taxes:share.credited'), value: <Money amount={year.credited} /> },
          { id: 'year-final', label: t('taxes:share.final'), value: <Money amount={year.final} /> },
          { id: 'year-adjustment', label: t('taxes:share.adjustment'), value: <Money amount={year.adjustment} strong /> },
          { id: 'year-return', label: t('taxes:share.ofReturn'), value: <Money amount={creditOfReturn} strong /> },
        ]}
      />
    </>
  );
}
