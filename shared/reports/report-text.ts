import { formatDate, formatPeriod } from '../dates/format.ts';
import { readDate } from '../dates/local-date.ts';
import { readPeriod } from '../dates/period.ts';
import type { Language } from '../locales/languages.ts';
import type { ReportText } from './report.ts';

/** A phrase of the namespace `reports` in the reader's language, with its gaps filled. */
export type Phrase = (key: string, values: Readonly<Record<string, string>>) => string;

/** A date or month among the values of a text, as people of the language write it. */
function valueText(value: string, language: Language): string {
  const on = readDate(value);
  if (on) return formatDate(on, language);
  const month = readPeriod(value);
  return month ? formatPeriod(month, language) : value;
}

/** A text of a report in the language of its reader. Books brought in from elsewhere may have names in one language only. */
export function sayReportText(text: ReportText, language: Language, phrase: Phrase): string {
  if ('text' in text) return text.text;
  if ('names' in text) return text.names[language] || text.names.en || Object.values(text.names).find(Boolean) || '';
  const values = Object.entries(text.values ?? {}).map(([name, value]) => [name, valueText(value, language)]);
  return phrase(text.key, Object.fromEntries(values) as Record<string, string>);
}
