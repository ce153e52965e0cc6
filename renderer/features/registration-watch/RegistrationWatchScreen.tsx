import { Link, useNavigate, useSearch } from '@tanstack/react-router';
import { readDate } from '../../../shared/dates/local-date.ts';
import { useBaseOn, useToday } from '../../app/company-context.ts';
import { useQueryOf } from '../../app/engine.ts';
import { useText } from '../../i18n/use-text.ts';
import { DateInput } from '../../ui/DateInput.tsx';
import { DateText } from '../../ui/DateText.tsx';
import { type Figure, Figures } from '../../ui/Figures.tsx';
import { Money } from '../../ui/Money.tsx';
import { PageHeader } from '../../ui/PageHeader.tsx';
import { QueryProblem } from '../../ui/QueryProblem.tsx';
import { Screen, Toolbar } from '../../ui/Screen.tsx';
import { isZeroText } from '../../ui/sum-decimals.ts';
import { CrossedLimit } from './CrossedLimit.tsx';
import classes from './registration-watch.module.css';
import { WatchMark } from './WatchMark.tsx';
import { WatchMonths } from './WatchMonths.tsx';
import { WatchRule } from './WatchRule.tsx';

/** How near the taxable supplies are to the limit of VAT registration on a day, and what follows once it is crossed. */
export function RegistrationWatchScreen() {
  const { t } = useText();
  const navigate = useNavigate();
  const today = useToday();
  const search = useSearch({ from: '/company/registration-watch' });
  const on = readDate(search.on ?? '') ?? today;
  const { baseCurrency } = useBaseOn(on);
  const watch = useQueryOf('vat.registrationWatch', { on }, { keep: true });
  const info = watch.data;
  const money = (amount: string) => <Money amount={amount} currency={baseCurrency} strong />;
  const figures: Figure[] = info
    ? [
        { id: 'watch-total', label: t('taxes:watch.total'), value: money(info.total) },
        { id: 'watch-limit', label: t('taxes:watch.limit'), value: money(info.rule.limit) },
        { id: 'watch-percent', label: t('taxes:watch.percent'), value: <WatchMark info={info} /> },
        { id: 'watch-left', label: t('taxes:watch.left'), value: money(info.left) },
      ]
    : [];
  return (
    <Screen name="registration-watch">
      <PageHeader title={t('common:nav.registration-watch')} />
      <Toolbar>
        <DateInput
          label={t('taxes:watch.on')}
          value={on}
          onChange={(next) => next && void navigate({ to: '/registration-watch', search: { on: next }, replace: true })}
          w={150}
        />
      </Toolbar>
      <QueryProblem error={watch.error} retry={watch.refetch} />
      {info ? (
        <>
          {info.registered ? (
            <p className={classes.remark}>
              {t('taxes:watch.registered')} <Link to="/vat-return">{t('common:nav.vat-return')}</Link>
            </p>
          ) : null}
          <Figures of={figures} />
          <p className={classes.note}>
            {t('taxes:watch.window')} <DateText on={info.windowFrom} /> – <DateText on={info.on} />
          </p>
          {info.crossing ? <CrossedLimit crossing={info.crossing} /> : null}
          {isZeroText(info.unclear) ? null : (
            <p className={classes.remark}>
              {t('taxes:watch.unclear')} <Money amount={info.unclear} currency={baseCurrency} />
            </p>
          )}
          {isZeroText(info.withoutTaxCode) ? null : (
            <p className={classes.remark}>
              {t('taxes:watch.withoutTaxCode')} <Money amount={info.withoutTaxCode} currency={baseCurrency} />
            </p>
          )}
          <WatchMonths months={info.months} from={info.windowFrom} limit={info.rule.limit} />
          <WatchRule rule={info.rule} />
        </>
      ) : null}
    </Screen>
  );
}
