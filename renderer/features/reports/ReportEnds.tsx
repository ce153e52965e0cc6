import type { Report } from '../../../shared/reports/report.ts';
import { useText } from '../../i18n/use-text.ts';
import { Money } from '../../ui/Money.tsx';
import { StatusMark } from '../../ui/StatusMark.tsx';
import { isZeroText } from '../../ui/sum-decimals.ts';
import classes from './reports.module.css';
import { useReportText } from './use-report-text.ts';

/** Under the figures: what the report holds itself to, what a reader has to know, and the state of the books it was told on. */
export function ReportEnds({ report }: { report: Omit<Report, 'rows'> }) {
  const { t } = useText();
  const say = useReportText();
  return (
    <section className={classes.ends} aria-label={t('reports:screen.checks')} data-testid="report-ends">
      {report.checks.map(({ text, difference, currency }) =>
        isZeroText(difference) ? (
          <span key={say(text)} className={classes.check} data-testid="report-check">
            <StatusMark tone="good">
              {say(text)}: {t('reports:screen.holds')}
            </StatusMark>
          </span>
        ) : (
          <span key={say(text)} className={`${classes.check} ${classes.broken}`} role="alert" data-testid="report-check-broken">
            <StatusMark tone="bad">
              {say(text)}: {t('reports:screen.differs')} <Money amount={difference} currency={currency} strong />
            </StatusMark>
          </span>
        ),
      )}
      {report.filter ? (
        <span className={classes.check} data-testid="report-lines">
          {report.filter.texts.map(say).join('; ')}
        </span>
      ) : null}
      {report.notes.length === 0 ? null : (
        <ul className={classes.notes}>
          {report.notes.map((note) => (
            <li key={say(note)}>{say(note)}</li>
          ))}
        </ul>
      )}
      <span className={classes.state}>
        {t('reports:screen.state', { position: report.knownOn })} <code data-testid="head-hash">{report.headHash.slice(0, 12)}</code>
      </span>
    </section>
  );
}
