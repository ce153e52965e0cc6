import { type LocalDate, readDate } from '../dates/local-date.ts';
import type { Result } from '../result.ts';
import { collect, type Feed, type RawQuote, unreadable } from './feed.ts';
import { isNode, listOf, readXml } from './feed-xml.ts';

/**
 * Fixings of the Bulgarian National Bank: leva for a number of units; from 2026, when the lev ended, euro. The first row (GOLD 0) holds headings,
 * the last one (GOLD 2) the price of gold, which is no currency.
 * @source BNB, exchange rates as XML: ROWSET of ROW
 */
export function readBnb(text: string): Result<Feed> {
  const tree = readXml(text);
  if (!tree) return unreadable('', 'malformed');
  if (!isNode(tree.ROWSET)) return unreadable('', 'format');
  const found: RawQuote[] = [];
  for (const [index, row] of listOf(tree.ROWSET.ROW).entries()) {
    const place = `ROW ${index + 1}`;
    if (!isNode(row)) return unreadable(place, 'format');
    if (row.GOLD !== '1') continue;
    const on = readDay(row.CURR_DATE);
    found.push({
      place: `${place}${typeof row.CODE === 'string' ? ` (${row.CODE.slice(0, 10)})` : ''}`,
      on,
      unit: row.CODE,
      quantity: row.RATIO,
      price: on !== undefined && on >= '2026-01-01' ? 'EUR' : 'BGN',
      rate: row.RATE,
    });
  }
  return collect('BNB', found);
}

/** "01.02.2019" */
function readDay(text: unknown): LocalDate | undefined {
  const match = typeof text === 'string' ? /^(\d\d)\.(\d\d)\.(\d{4})$/.exec(text.trim()) : null;
  return match ? readDate(`${match[3]}-${match[2]}-${match[1]}`) : undefined;
}
