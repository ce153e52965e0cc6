import type { LocalDate } from '../../shared/dates/local-date.ts';
import type { Feed, RateFeed } from '../../shared/rates/feed.ts';
import { readFeed } from '../../shared/rates/read-feed.ts';
import { type Result, reject } from '../../shared/result.ts';

/** Where each bank publishes its rates, and most bytes its answer may have. Without a day: the latest ones. */
const feeds: Readonly<Record<RateFeed, { readonly limit: number; url(on: LocalDate | undefined): string }>> = {
  NBG: {
    limit: 2_000_000,
    url: (on) => `https://nbg.gov.ge/gw/api/ct/monetarypolicy/currencies/en/json/${on === undefined ? '' : `?date=${on}`}`,
  },
  BNB: {
    limit: 2_000_000,
    url: (on) =>
      `https://www.bnb.bg/Statistics/StExternalSector/StExchangeRates/StERForeignCurrencies/index.htm?download=xml&search=true&lang=BG${
        on === undefined
          ? ''
          : `&downloadOper=true&group1=first&firstDays=${on.slice(8)}&firstMonths=${on.slice(5, 7)}&firstYear=${on.slice(0, 4)}&type=XML`
      }`,
  },
  // Days are not asked for one by one: the list of ninety days has them.
  ECB: {
    limit: 8_000_000,
    url: (on) => `https://www.ecb.europa.eu/stats/eurofxref/eurofxref-${on === undefined ? 'daily' : 'hist-90d'}.xml`,
  },
};

export interface FetchOptions {
  /** Another address for the list: tests serve it themselves. */
  readonly url?: string;
  readonly timeoutMs?: number;
  readonly limit?: number;
}

/**
 * The list a bank publishes, read. Only these addresses are asked, nothing of the books is sent, and no redirection is followed.
 * Rejects: RATES_NOT_FETCHED with reason timeout, unreachable, status or too-large, and RATES_UNREADABLE.
 */
export async function fetchRates(source: RateFeed, on?: LocalDate, options: FetchOptions = {}): Promise<Result<Feed>> {
  const refuse = (reason: string) => reject({ code: 'RATES_NOT_FETCHED', source, reason });
  const limit = options.limit ?? feeds[source].limit;
  const signal = AbortSignal.timeout(options.timeoutMs ?? 15_000);
  try {
    const response = await fetch(options.url ?? feeds[source].url(on), { signal, redirect: 'error', credentials: 'omit' });
    if (!response.ok || !response.body) return refuse('status');
    const parts: Uint8Array[] = [];
    let size = 0;
    for await (const part of response.body) {
      size += part.byteLength;
      // Leaving the loop ends the connection.
      if (size > limit) return refuse('too-large');
      parts.push(part);
    }
    return readFeed(new TextDecoder().decode(Buffer.concat(parts)), source);
  } catch {
    return refuse(signal.aborted ? 'timeout' : 'unreachable');
  }
}
