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

/** "May 2026", "მაისი 2026". */
export const formatPeriod = (month: Period, language: Language): string =>
  `${monthNames[language][Number(month.slice(5, 7)) - 1]} ${month.slice(0, 4)}`;
