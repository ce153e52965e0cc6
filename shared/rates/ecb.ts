import { readDate } from '../dates/local-date.ts';
import type { Result } from '../result.ts';
import { collect, type Feed, type RawQuote, unreadable } from './feed.ts';
import { attribute, isNode, listOf, readXml } from './feed-xml.ts';

/**
 * Reference rates of the European Central Bank: one day, ninety days or all of them. Quoted the other way round: units of the currency for one euro.
 * @source ECB, eurofxref XML: Cube of days, each a Cube of currencies
 */
export function readEcb(text: string): Result<Feed> {
  const tree = readXml(text);
  if (!tree) return unreadable('', 'malformed');
  const envelope = tree.Envelope;
  if (!isNode(envelope) || !isNode(envelope.Cube)) return unreadable('', 'format');
  const found: RawQuote[] = [];
  for (const [index, day] of listOf(envelope.Cube.Cube).entries()) {
    const time = isNode(day) ? day[`${attribute}time`] : undefined;
    const on = typeof time === 'string' ? readDate(time) : undefined;
    if (!isNode(day) || on === undefined) return unreadable(`Cube ${index + 1}`, 'date');
    for (const [at, cube] of listOf(day.Cube).entries()) {
      const place = `${on}, Cube ${at + 1}`;
      if (!isNode(cube)) return unreadable(place, 'currency');
      found.push({
        place,
        on,
        unit: 'EUR',
        quantity: '1',
        price: cube[`${attribute}currency`],
        rate: cube[`${attribute}rate`],
      });
    }
  }
  return collect('ECB', found);
}
