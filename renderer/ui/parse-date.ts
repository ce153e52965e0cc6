import { addDays, daysInMonth, type LocalDate, readDate, weekday } from '../../shared/dates/local-date.ts';
import { lastDay, periodOf } from '../../shared/dates/period.ts';

const pad = (value: number, length = 2) => String(value).padStart(length, '0');

// Words of all four languages, whichever one the screen speaks: a keyboard is not switched for a date. T alone is what the key that takes today writes.
const todays: ReadonlySet<string> = new Set(['t', 'today', 'сегодня', 'днес', 'დღეს']);
const monthEnds: ReadonlySet<string> = new Set(['em', 'eom', 'км', 'თბ']);
/** Monday to Sunday. */
const weekdays: readonly (readonly string[])[] = [
  ['mo', 'mon', 'monday', 'пн', 'понедельник', 'понеделник', 'ორშ', 'ორშაბათი'],
  ['tu', 'tue', 'tuesday', 'вт', 'вторник', 'სამ', 'სამშაბათი'],
  ['we', 'wed', 'wednesday', 'ср', 'среда', 'сряда', 'ოთხ', 'ოთხშაბათი'],
  ['th', 'thu', 'thursday', 'чт', 'четверг', 'четвъртък', 'ხუთ', 'ხუთშაბათი'],
  ['fr', 'fri', 'friday', 'пт', 'пятница', 'петък', 'პარ', 'პარასკევი'],
  ['sa', 'sat', 'saturday', 'сб', 'суббота', 'събота', 'შაბ', 'შაბათი'],
  ['su', 'sun', 'sunday', 'вс', 'нд', 'воскресенье', 'неделя', 'კვი', 'კვირა'],
];

/** The last such day up to today: what is entered has mostly happened. */
function lastWeekday(text: string, today: LocalDate): LocalDate | undefined {
  const asked = weekdays.findIndex((names) => names.includes(text)) + 1;
  return asked === 0 ? undefined : addDays(today, -((weekday(today) - asked + 7) % 7));
}

/**
 * The date someone typed, or undefined. Day comes before month, as in all four languages of the product; what is left out comes from `today`.
 * Understood: 15 · 15.3 · 15.3.26 · 15.03.2026 (also with / - or a space) · 2026-03-15 · 1503 · 150326 · 15032026 · 0, today, днес ... · +3 and -1 days from
 * today · em, км, თბ the last day of the month · fri, пт, პარ the last Friday up to today.
 */
export function parseTypedDate(typed: string, today: LocalDate, words: readonly string[] = []): LocalDate | undefined {
  const text = typed.trim().toLowerCase();
  if (text === '') return undefined;
  if (text === '0' || todays.has(text) || words.includes(text)) return today;
  if (monthEnds.has(text)) return lastDay(periodOf(today));
  const named = lastWeekday(text, today);
  if (named) return named;
  if (/^[+-]\d{1,4}$/.test(text)) return addDays(today, Number(text));
  const iso = readDate(text);
  if (iso) return iso;
  const spread = /^\d{4}$|^\d{6}$|^\d{8}$/.test(text)
    ? `${text.slice(0, 2)}.${text.slice(2, 4)}${text.length > 4 ? `.${text.slice(4)}` : ''}`
    : text;
  const found = /^(\d{1,2})(?:[./\s-]+(\d{1,2})(?:[./\s-]+(\d{2}|\d{4}))?)?[.]?$/.exec(spread);
  if (!found) return undefined;
  const day = Number(found[1]);
  const month = found[2] === undefined ? Number(today.slice(5, 7)) : Number(found[2]);
  const year = found[3] === undefined ? Number(today.slice(0, 4)) : found[3].length === 2 ? 2000 + Number(found[3]) : Number(found[3]);
  if (month < 1 || month > 12 || day < 1 || day > daysInMonth(year, month)) return undefined;
  return readDate(`${pad(year, 4)}-${pad(month)}-${pad(day)}`);
}
