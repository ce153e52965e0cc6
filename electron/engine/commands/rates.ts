import { toDayNumber } from '../../../shared/dates/local-date.ts';
import { rateScale } from '../../../shared/money/convert.ts';
import { isIsoCurrency } from '../../../shared/money/currency.ts';
import { decimal } from '../../../shared/money/decimal.ts';
import { fixedRate } from '../../../shared/rates/currency-change.ts';
import type { DatedQuote } from '../../../shared/rates/feed.ts';
import { ok, type Rejection, reject } from '../../../shared/result.ts';
import { derivedId } from '../../db/ids.ts';
import { baseOn } from '../../queries/company-row.ts';
import { readExchangeSettings } from '../../queries/rates.ts';
import type { CommandHandler } from '../command.ts';
import type { Tx } from '../tx.ts';

/** What people type; everything else is the name of the bank that published it. */
const byHand = 'manual';

/**
 * Records a rate by hand, or replaces the one of that day: the log keeps both. Posted documents keep the rate they were posted with.
 * Rejects: CURRENCY_UNKNOWN, RATE_PAIR (a currency against itself), RATE_FIXED (by law).
 */
export const rateRecord: CommandHandler<'rate.record'> = (tx, input) => {
  const price = input.price ?? baseOn(tx.company, input.on);
  const rejections: Rejection[] = [input.unit, price]
    .filter((currency) => !isIsoCurrency(currency))
    .map((currency) => ({ code: 'CURRENCY_UNKNOWN', currency }));
  if (input.unit === price) rejections.push({ code: 'RATE_PAIR', currency: price });
  const fixed = tx.pack?.currencyChange && fixedRate(tx.pack.currencyChange, input.unit, price);
  if (fixed !== undefined) rejections.push({ code: 'RATE_FIXED', currency: input.unit, rate: fixed });
  if (rejections.length > 0) return reject(...rejections);
  const quote = { on: input.on, unit: input.unit, quantity: input.quantity, price, rate: input.rate };
  return ok({ id: record(tx, quote, byHand) });
};

/**
 * Records a published list: what is there already is left as it is, what somebody typed by hand is kept, and codes ISO 4217 does not list any more
 * are left out and named.
 * Rejects: RATE_PAIR.
 */
export const rateImport: CommandHandler<'rate.import'> = (tx, input) => {
  const same = input.quotes.find(({ unit, price }) => unit === price);
  if (same) return reject({ code: 'RATE_PAIR', currency: same.unit });
  const skipped = new Set<string>();
  let recorded = 0;
  let unchanged = 0;
  let kept = 0;
  for (const quote of input.quotes) {
    const unlisted = [quote.unit, quote.price].find((code) => !isIsoCurrency(code));
    if (unlisted !== undefined) {
      skipped.add(unlisted);
      continue;
    }
    const before = find(tx, quote);
    if (before && agrees(before, quote)) unchanged += 1;
    else if (before?.source === byHand) kept += 1;
    else {
      record(tx, quote, input.source, input.file);
      recorded += 1;
    }
  }
  return ok({ recorded, unchanged, kept, skipped: [...skipped].sort() });
};

interface Recorded {
  readonly quantity: bigint;
  readonly rate: string;
  readonly source: string;
}

const find = (tx: Tx, { unit, price, on }: DatedQuote): Recorded | undefined =>
  tx.db.get<Recorded>(
    'SELECT quantity, rate, source FROM exchange_rate WHERE unit = ? AND price = ? AND day = ?',
    unit,
    price,
    toDayNumber(on),
  );

const agrees = (before: Recorded, quote: DatedQuote): boolean =>
  before.quantity === BigInt(quote.quantity) && decimal(before.rate, rateScale) === decimal(quote.rate, rateScale);

/** One thing a day and pair: its revisions are the corrections. */
function record(tx: Tx, quote: DatedQuote, source: string, file = ''): string {
  const id = derivedId(tx.company.id, 'rate', `${quote.unit}/${quote.price} ${quote.on}`);
  tx.append('rate.recorded', id, { ...quote, source, file: file === '' ? undefined : file }, tx.revisionOf(id));
  return id;
}

/** Chooses whether later revaluations are taken back on the following day. What was posted stays as it is. */
export const exchangeSettingsChange: CommandHandler<'exchangeSettings.change'> = (tx, { releaseNextDay }) => {
  const id = derivedId(tx.company.id, 'exchange-settings', '');
  tx.append('exchange_settings.changed', id, { release_next_day: releaseNextDay }, readExchangeSettings(tx.db).rev);
  return ok({ releaseNextDay });
};
