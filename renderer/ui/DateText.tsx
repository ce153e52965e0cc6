import { formatDate, formatPeriod } from '../../shared/dates/format.ts';
import type { LocalDate } from '../../shared/dates/local-date.ts';
import type { Period } from '../../shared/dates/period.ts';
import { useText } from '../i18n/use-text.ts';
import { formatInstant } from './format-instant.ts';
import classes from './Money.module.css';

/** A business date. Null shows nothing. */
export function DateText({ on }: { on: LocalDate | string | null | undefined }) {
  const { language } = useText();
  if (!on) return null;
  return (
    <time dateTime={on} className={classes.figure}>
      {formatDate(on as LocalDate, language)}
    </time>
  );
}

/** An accounting month: "May 2026". */
export function PeriodText({ period }: { period: Period | string }) {
  const { language } = useText();
  return <time dateTime={period}>{formatPeriod(period as Period, language)}</time>;
}

/** When something was recorded, in the time of this machine. */
export function InstantText({ at }: { at: string | null | undefined }) {
  const { language } = useText();
  if (!at) return null;
  return (
    <time dateTime={at} className={classes.figure} title={at}>
      {formatInstant(at, language)}
    </time>
  );
}
