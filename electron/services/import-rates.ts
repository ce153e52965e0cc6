import type { OutputOf } from '../../shared/contracts/index.ts';
import type { LocalDate } from '../../shared/dates/local-date.ts';
import type { Feed } from '../../shared/rates/feed.ts';
import { ok, type Result, reject } from '../../shared/result.ts';

/** Whoever runs commands on a company: its engine, or what stands before it. */
interface Callable {
  callRaw(method: string, input: unknown): Result<unknown>;
}

/**
 * Records what a bank published through the company's own command, so that its permissions count: of one day where one is given.
 * Rejects: RATES_UNREADABLE (nothing for that day, or more than one command takes), and what `rate.import` rejects.
 */
export function importRates(company: Callable, id: string, feed: Feed, file = '', on?: LocalDate): Result<OutputOf<'rate.import'>> {
  const quotes = on === undefined ? feed.quotes : feed.quotes.filter((quote) => quote.on === on);
  if (quotes.length === 0) return reject({ code: 'RATES_UNREADABLE', place: on ?? '', reason: 'empty' });
  if (quotes.length > 20_000) return reject({ code: 'RATES_UNREADABLE', place: '', reason: 'too-many' });
  const imported = company.callRaw('rate.import', { id, source: feed.source, file, quotes }) as Result<OutputOf<'rate.import'>>;
  if (!imported.ok) return imported;
  return ok({ ...imported.value, skipped: [...new Set([...feed.skipped, ...imported.value.skipped])].sort() });
}
