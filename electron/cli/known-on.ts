import { CommandError } from './options.ts';

/** What --known-on says: a position of the log, or an instant (a date alone is its end in UTC). */
export function readKnownOn(text: string | undefined): number | string | undefined {
  if (text === undefined) return undefined;
  if (/^\d{1,12}$/.test(text)) return Number(text);
  const instant = /^\d{4}-\d{2}-\d{2}$/.test(text) ? `${text}T23:59:59.999Z` : text;
  if (Number.isNaN(Date.parse(instant)) || !/^\d{4}-\d{2}-\d{2}T/.test(instant))
    throw new CommandError(`--known-on: "${text}" is neither a position of the log nor a time, write 1234 or 2026-06-30T18:00:00Z`, 2);
  return new Date(instant).toISOString();
}
