import type { Language } from '../locales/languages.ts';
import type { LocalDate } from './local-date.ts';
import type { Period } from './period.ts';

const monthNames: Readonly<Record<Language, readonly string[]>> = {
  ka: [
    'იანვარი',
    'თებერვალი',
    'მარტი',
    'აპრილი',
    'მაისი',
    'ივნისი',
    'ივლისი',
    'აგვისტო',
    'სექტემბერი',
    'ოქტომბერი',
    'ნოემბერი',
    'დეკემბერი',
  ],
  bg: ['януари', 'февруари', 'март', 'април', 'май', 'юни', 'юли', 'август', 'септември', 'октомври', 'ноември', 'декември'],
  ru: ['январь', 'февраль', 'март', 'апрель', 'май', 'июнь', 'июль', 'август', 'сентябрь', 'октябрь', 'ноябрь', 'декабрь'],
  en: ['January', 'February', 'March', 'April', 'May', 'June', 'July', 'August', 'September', 'October', 'November', 'December'],
};

/** DD.MM.YYYY in Georgian, Bulgarian and Russian, DD/MM/YYYY in English. */
export function formatDate(on: LocalDate, language: Language): string {
  const mark = language === 'en' ? '/' : '.';
  return [on.slice(8, 10), on.slice(5, 7), on.slice(0, 4)].join(mark);
}

/** Day and month alone, where the year is plain: "15.03", in English "15/03". */
export const formatDayMonth = (on: LocalDate, language: Language): string => formatDate(on, language).slice(0, 5);

/** Its name alone, where the year is plain: "May", "მაისი". */
export const monthName = (month: Period, language: Language): string => monthNames[language][Number(month.slice(5, 7)) - 1]!;

/** "May 2026", "მაისი 2026". */
export const formatPeriod = (month: Period, language: Language): string => `${monthName(month, language)} ${month.slice(0, 4)}`;

/** Number of the month whose name, in any of the four languages, begins with what was typed (three letters or more), or undefined. */
export function monthNamed(typed: string): number | undefined {
  const text = typed.toLowerCase();
  if (text.length < 3) return undefined;
  for (const names of Object.values(monthNames)) {
    const found = names.findIndex((name) => name.toLowerCase().startsWith(text));
    if (found >= 0) return found + 1;
  }
  return undefined;
}
