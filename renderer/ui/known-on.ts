import type { LocalDate } from '../../shared/dates/local-date.ts';
import type { Language } from '../../shared/locales/languages.ts';
import { formatInstant } from './format-instant.ts';
import { parseTypedDate } from './parse-date.ts';

/** A position of the log, or an instant in UTC, as the contract takes it. */
export type KnownOn = number | string;

const position = /^\d{1,12}$/;
const instant = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}(:\d{2}(\.\d{1,9})?)?Z$/;

/** What the address of a screen says; undefined, which is now, for what is neither. */
export function readKnownOn(text: string | undefined): KnownOn | undefined {
  if (text === undefined) return undefined;
  if (position.test(text)) return Number(text);
  return instant.test(text) && !Number.isNaN(Date.parse(text)) ? text : undefined;
}

/**
 * What someone typed: an event's number (1234), or a date and time of this machine (30.06.2026 18:00, 30.6 18:00, 18:00 today), or an instant as the
 * history of an audit gives it (2026-06-30T14:00:00Z). Ends are inclusive, since that is how moments are shown: 18:00 counts to the end of that minute, a
 * date alone to the end of that day.
 */
export function parseKnownOn(typed: string, today: LocalDate, words: readonly string[] = []): KnownOn | undefined {
  const text = typed.trim();
  if (position.test(text)) return Number(text);
  const upper = text.toUpperCase();
  if (instant.test(upper)) return readKnownOn(upper);
  const timed = /^(?:(.*?)[\s,T]+)?(\d{1,2}):(\d{2})(?::(\d{2}))?$/i.exec(text);
  const day = timed ? timed[1] : text;
  const on = day === undefined ? today : parseTypedDate(day, today, words);
  const [hour, minute, second] = [Number(timed?.[2] ?? 23), Number(timed?.[3] ?? 59), Number(timed?.[4] ?? 59)];
  if (on === undefined || hour > 23 || minute > 59 || second > 59) return undefined;
  return new Date(Number(on.slice(0, 4)), Number(on.slice(5, 7)) - 1, Number(on.slice(8, 10)), hour, minute, second, 999).toISOString();
}

/** As it is typed: the number of the event, or day and minute in the time of this machine. */
export const formatKnownOn = (known: KnownOn, language: Language): string =>
  typeof known === 'number' ? String(known) : formatInstant(known, language);
