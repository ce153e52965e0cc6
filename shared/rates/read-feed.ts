import type { Result } from '../result.ts';
import { readBnb } from './bnb.ts';
import { readEcb } from './ecb.ts';
import { type Feed, feedLimit, type RateFeed, unreadable } from './feed.ts';
import { readNbg } from './nbg.ts';

const readers: Readonly<Record<RateFeed, (text: string) => Result<Feed>>> = { NBG: readNbg, BNB: readBnb, ECB: readEcb };

/**
 * Rates of a file one of the three banks publishes; which one is told by its content unless `source` names it.
 * Rejects: RATES_UNREADABLE with the place in the file and the reason (see `unreadable`). One fault refuses the whole file.
 */
export function readFeed(content: string, source?: RateFeed): Result<Feed> {
  if (content.length > feedLimit) return unreadable('', 'too-long');
  const text = content.replace(/^\uFEFF/, '').trim();
  if (text === '') return unreadable('', 'empty');
  const known = source ?? detect(text);
  return known === undefined ? unreadable('', 'format') : readers[known](text);
}

function detect(text: string): RateFeed | undefined {
  if (text.startsWith('[')) return 'NBG';
  const head = text.slice(0, 2000);
  if (head.includes('<ROWSET')) return 'BNB';
  return head.includes('eurofxref') || head.includes('European Central Bank') ? 'ECB' : undefined;
}
