import { formatDate } from '../../shared/dates/format.ts';
import type { LocalDate } from '../../shared/dates/local-date.ts';
import type { Language } from '../../shared/locales/languages.ts';

const two = (value: number) => String(value).padStart(2, '0');

/** "21.11.2026 14:02" in the time zone of the machine. Not by Intl: Chromium has no Georgian dates. */
export function formatInstant(at: string, language: Language): string {
  const instant = new Date(at);
  if (Number.isNaN(instant.getTime())) return at;
  const on = `${instant.getFullYear()}-${two(instant.getMonth() + 1)}-${two(instant.getDate())}` as LocalDate;
  return `${formatDate(on, language)} ${two(instant.getHours())}:${two(instant.getMinutes())}`;
}
