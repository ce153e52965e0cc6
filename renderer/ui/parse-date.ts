import { addDays, daysInMonth, type LocalDate, readDate } from '../../shared/dates/local-date.ts';

const pad = (value: number, length = 2) => String(value).padStart(length, '0');

/**
 * The date someone typed, or undefined. Day comes before month, as in all four languages of the product; what is left out comes from `today`.
 * Understood: 15 · 15.3 · 15.3.26 · 15.03.2026 (also with / - or a space) · 2026-03-15 · 1503 · 150326 · 15032026 · 0 today · +3 and -1 days from today.
 */
export function parseTypedDate(typed: string, today: LocalDate, words: readonly string[] = []): LocalDate | undefined {
  const text = typed.trim().toLowerCase();
  if (text === '') return undefined;
  if (text === '0' || words.includes(text)) return today;
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
