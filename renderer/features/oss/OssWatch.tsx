import { Link } from '@tanstack/react-router';
import type { OssWatchInfo } from '../../../shared/contracts/oss.ts';
import { formatDate } from '../../../shared/dates/format.ts';
import { formatDecimal } from '../../../shared/money/format.ts';
import { useQueryOf } from '../../app/engine.ts';
import { useText } from '../../i18n/use-text.ts';
import { DateText } from '../../ui/DateText.tsx';
import { Money } from '../../ui/Money.tsx';
import { StatusMark, type Tone } from '../../ui/StatusMark.tsx';
import classes from '../vat-return/vat.module.css';

const toneOf = ({ warning }: OssWatchInfo): Tone => (warning === null ? 'good' : warning === 100 ? 'bad' : 'warn');

/** Where the company stands against the yearly limit up to which such sales may be taxed at home. */
export function OssWatch() {
  const { t, language } = useText();
  const query = useQueryOf('oss.watch', {});
  const watch = query.data;
  if (!watch) return null;
  const { current, previous } = watch;
  const words = {
    year: current.year,
    total: formatDecimal(current.total, language),
    limit: formatDecimal(watch.limit, language),
    percent: formatDecimal(current.percent, language),
    day: watch.taxedAbroadFrom === null ? '' : formatDate(watch.taxedAbroadFrom, language),
    before: formatDecimal(previous.total, language),
    scheme: formatDecimal(watch.underScheme, language),
    home: formatDecimal(watch.atHome, language),
  };
  const level = watch.warning === null ? 'clear' : watch.warning === 100 ? 'passed' : 'near';
  return (
    <section className={classes.part} aria-label={t('oss:watch.title', words)} data-testid="oss-watch">
      <h2 className={classes.title}>{t('oss:watch.title', words)}</h2>
      <p className={classes.note}>
        <StatusMark tone={toneOf(watch)}>{t(`oss:watch.${level}`, words)}</StatusMark> · {t('oss:watch.of', words)}{' '}
        {t(previous.isPassed ? 'oss:watch.beforePassed' : 'oss:watch.before', words)}
      </p>
      {watch.rows.length > 0 ? (
        <>
          <p className={classes.note}>{t('oss:watch.atHome')}</p>
          <div className={classes.scroll}>
            <table className={classes.table} aria-label={t('oss:watch.atHome')} data-testid="oss-at-home">
              <tbody>
                {watch.rows.map((row) => (
                  <tr key={row.entryId}>
                    <th scope="row">
                      <DateText on={row.date} />
                    </th>
                    <td>
                      {row.documentId === null ? (
                        <Link to="/entry/$entryId" params={{ entryId: row.entryId }}>
                          {row.number}
                        </Link>
                      ) : (
                        <Link to="/documents/$documentId" params={{ documentId: row.documentId }}>
                          {row.number}
                        </Link>
                      )}
                    </td>
                    <td>
                      {row.counterparty} · {row.country}
                    </td>
                    <td className={classes.amount}>
                      <Money amount={row.base} />
                    </td>
                  </tr>
                ))}
              </tbody>
            </table>
          </div>
        </>
      ) : null}
    </section>
  );
}
