import { formatDate, formatPeriod } from '../../shared/dates/format.ts';
import { readDate } from '../../shared/dates/local-date.ts';
import { readPeriod } from '../../shared/dates/period.ts';
import type { Language } from '../../shared/locales/languages.ts';
import type { Translate } from '../i18n/use-text.ts';

/** A tax period in words: "2026-05", "2026-Q2", "2026", or a day. */
export function spanText(t: Translate, language: Language, period: string): string {
  const month = readPeriod(period);
  if (month) return formatPeriod(month, language);
  const on = readDate(period);
  if (on) return formatDate(on, language);
  const [year = '', quarter] = period.split('-Q');
  return quarter === undefined ? t('taxes:year', { year }) : t('taxes:quarter', { quarter, year });
}
