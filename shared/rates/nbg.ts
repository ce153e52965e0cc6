import { addDays, type LocalDate, readDate } from '../dates/local-date.ts';
import { readDecimal } from '../money/decimal.ts';
import { abs } from '../money/minor.ts';
import type { Result } from '../result.ts';
import { collect, type Feed, type RawQuote, unreadable } from './feed.ts';
import { isNode } from './feed-xml.ts';

/**
 * Official rates of the National Bank of Georgia: lari for a number of units, each with the day it is valid from. The rate is read from its text
 * (`rateFormated`, spelled so): JSON numbers become floats.
 * @source NBG, monetarypolicy/currencies JSON; georgia.md section 6
 */
export function readNbg(text: string): Result<Feed> {
  let tree: unknown;
  try {
    tree = JSON.parse(text);
  } catch {
    return unreadable('', 'malformed');
  }
  if (!Array.isArray(tree)) return unreadable('', 'format');
  const found: RawQuote[] = [];
  for (const [index, day] of tree.entries()) {
    if (!isNode(day) || !Array.isArray(day.currencies)) return unreadable(`[${index}]`, 'format');
    for (const [at, currency] of day.currencies.entries()) {
      const place = `[${index}].currencies[${at}]`;
      if (!isNode(currency)) return unreadable(place, 'format');
      const { code, quantity, rate, rateFormated } = currency;
      // Two forms of one figure: where they part, neither is believed.
      if (typeof rate === 'number' && !agrees(String(rate), rateFormated)) return unreadable(place, 'rate');
      found.push({
        place: `${place}${typeof code === 'string' ? ` (${code.slice(0, 10)})` : ''}`,
        on: readInstant(currency.validFromDate ?? day.date),
        unit: code,
        quantity: Number.isInteger(quantity) ? String(quantity) : quantity,
        price: 'GEL',
        rate: rateFormated,
      });
    }
  }
  return collect('NBG', found);
}

function agrees(number: string, text: unknown): boolean {
  const one = readDecimal(number, 10);
  const other = typeof text === 'string' ? readDecimal(text, 10) : undefined;
  // The text has four decimals, the number may have more.
  return one !== undefined && other !== undefined && abs(one - other) < 1_000_000n;
}

/** The day in Tbilisi (four hours ahead all year) of a UTC instant: "2022-08-05T20:00:00.000Z" is midnight, so the 6th. */
function readInstant(text: unknown): LocalDate | undefined {
  const match = typeof text === 'string' ? /^(\d{4}-\d\d-\d\d)(?:T(\d\d):\d\d:\d\d(?:\.\d+)?Z)?$/.exec(text) : null;
  const on = match ? readDate(match[1]!) : undefined;
  return on !== undefined && match?.[2] !== undefined && Number(match[2]) >= 20 ? addDays(on, 1) : on;
}
