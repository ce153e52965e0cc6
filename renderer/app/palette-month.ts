import { monthNamed } from '../../shared/dates/format.ts';
import type { LocalDate } from '../../shared/dates/local-date.ts';
import { type Period, readPeriod } from '../../shared/dates/period.ts';

/** The month that was typed: 2026-10, 10.2026, 10/2026, "October", "ოქტომბერი 2025". Without a year the last one that has begun. */
export function readMonth(typed: string, today: LocalDate): Period | undefined {
  const text = typed.trim();
  const whole = readPeriod(text);
  if (whole) return whole;
  const [, figures, figuresYear] = /^(\d{1,2})[./](\d{4})$/.exec(text) ?? [];
  if (figures !== undefined) return readPeriod(`${figuresYear}-${figures.padStart(2, '0')}`);
  const [, name, year] = /^(\p{L}+)(?:\s+(\d{4}))?$/u.exec(text) ?? [];
  const month = name === undefined ? undefined : monthNamed(name);
  if (month === undefined) return undefined;
  const two = String(month).padStart(2, '0');
  const thisYear = Number(today.slice(0, 4));
  return readPeriod(`${year ?? (two <= today.slice(5, 7) ? thisYear : thisYear - 1)}-${two}`);
}
