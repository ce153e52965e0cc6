import type { FlowName, IntrastatWatch, WatchedThreshold } from '../../../shared/contracts/intrastat.ts';
import { formatPeriod } from '../../../shared/dates/format.ts';
import type { Period } from '../../../shared/dates/period.ts';
import { formatDecimal } from '../../../shared/money/format.ts';
import { useQueryOf } from '../../app/engine.ts';
import { useText } from '../../i18n/use-text.ts';
import { StatusMark, type Tone } from '../../ui/StatusMark.tsx';
import { Unconfirmed } from '../../ui/Unconfirmed.tsx';
import classes from '../vat-return/vat.module.css';

const tones: Readonly<Record<WatchedThreshold['level'], Tone>> = { clear: 'good', near: 'warn', passed: 'bad', unknown: 'neutral' };

/** By the books nothing of the flow has to be declared in the month. While a limit is not known, nobody can say so. */
export const isFreeOf = ({ reporting }: IntrastatWatch, period: Period): boolean =>
  reporting.level !== 'unknown' && (reporting.reportsFrom === null || reporting.reportsFrom > period);

/** Where the company stands in the year: one line a limit, and from when it has to declare. */
export function WatchedLimits({ year, period, flow }: { year: number; period: Period; flow: FlowName }) {
  const { t, nameOf } = useText();
  const query = useQueryOf('intrastat.watch', { year });
  const watch = query.data?.find((each) => each.flow === flow);
  if (!watch) return null;
  return (
    <section className={classes.part} aria-label={t('intrastat:watch.title', { year })} data-testid="intrastat-watch">
      <h2 className={classes.title}>{t('intrastat:watch.title', { year })}</h2>
      <ul className={classes.checks}>
        <Limit name="reporting" of={watch.reporting} watch={watch} />
        <Limit name="statisticalValue" of={watch.statisticalValue} watch={watch} />
      </ul>
      <p className={classes.note}>
        <Duty of={watch.reporting} period={period} /> {t('taxes:basis', { source: nameOf(watch.source) })}
      </p>
    </section>
  );
}

function Limit({ name, of, watch }: { name: 'reporting' | 'statisticalValue'; of: WatchedThreshold; watch: IntrastatWatch }) {
  const { t, language } = useText();
  const words = {
    total: formatDecimal(of.total, language),
    limit: of.limit === null ? '' : formatDecimal(of.limit, language),
    currency: of.currency,
    percent: of.percent ?? '',
  };
  return (
    <li data-level={of.level}>
      <StatusMark tone={tones[of.level]}>{t(`intrastat:watch.level.${of.level}`)}</StatusMark>
      <span className={classes.code}>{of.percent === null ? '' : t('intrastat:watch.percent', words)}</span>
      <span>
        {t(`intrastat:watch.${name}`)} {t(of.limit === null ? 'intrastat:watch.unknown' : 'intrastat:watch.of', words)}{' '}
        {of.limit !== null && !watch.confirmed ? <Unconfirmed /> : null}
      </span>
    </li>
  );
}

function Duty({ of, period }: { of: WatchedThreshold; period: Period }) {
  const { t, language } = useText();
  if (of.reportsFrom === null) return t('intrastat:watch.notDue');
  const words = { month: formatPeriod(of.reportsFrom, language) };
  const isDue = of.reportsFrom <= period;
  return t(
    of.because === 'passed-last-year' ? 'intrastat:watch.dueLastYear' : isDue ? 'intrastat:watch.due' : 'intrastat:watch.dueLater',
    words,
  );
}
