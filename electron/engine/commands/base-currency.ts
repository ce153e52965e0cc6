import { lawNote } from '../../../shared/laws/source.ts';
import { readDecimal, writeDecimal } from '../../../shared/money/decimal.ts';
import { ok, reject } from '../../../shared/result.ts';
import { derivedId } from '../../db/ids.ts';
import { flushBalances } from '../../projections/balances.ts';
import { conversionProblems, planConversion } from '../../queries/base-conversion.ts';
import { convertBalances } from '../base-conversion.ts';
import { checkEntryAccounts, checkMonthOpen } from '../checks.ts';
import type { CommandHandler } from '../command.ts';

/**
 * Takes the books over to the currency of the country: one entry of kind `conversion` on its first day, by which every balance of the day before becomes
 * its legal worth in the new currency. Days before it stay in the former currency, and open for postings while their months are; days from it on take none
 * until this is done. The year before may be closed earlier or later.
 * @source pack.currencyChange
 * Rejects: NO_JURISDICTION, BASE_CHANGE_NOT_IN_PACK, BASE_CHANGE_DONE, BASE_CHANGE_NOT_FOR_BOOKS, BASE_CHANGE_TOO_EARLY, BASE_CHANGE_ENTRIES (dated on or
 * after the day), BASE_CHANGE_DRAFTS (the same, or without a date: nobody could tell what their amounts are in), PERIOD_CLOSED, TOTAL_CHANGED, faults of the
 * account that takes the roundings.
 */
export const baseCurrencyChange: CommandHandler<'baseCurrency.change'> = (tx, input) => {
  const rejections = conversionProblems(tx);
  const rule = tx.pack?.currencyChange;
  if (!rule || tx.company.baseChange || tx.company.baseCurrency !== rule.from) return reject(...rejections);
  rejections.push(...checkMonthOpen(tx, rule.on));
  tx.context.flushRows();
  flushBalances(tx.context);
  const { roundings } = planConversion(tx.db, rule);
  const { baseScale } = tx.company;
  const amount = writeDecimal(roundings, baseScale);
  if (input.expectedRounding !== undefined && readDecimal(input.expectedRounding, baseScale) !== roundings)
    rejections.push({ code: 'TOTAL_CHANGED', shown: input.expectedRounding, computed: amount });
  // Both: a later posting may turn the sum of the roundings.
  rejections.push(...checkEntryAccounts(tx, [{ account: rule.roundingGain }, { account: rule.roundingLoss }]));
  if (rejections.length > 0) return reject(...rejections);

  const { on, from, to, rate, source } = rule;
  tx.append('base_currency.changed', derivedId(tx.company.id, 'base-currency', to), {
    on,
    from,
    to,
    rate,
    source: lawNote(source),
    pack_version: tx.pack!.version,
  });
  const entryId = convertBalances(tx, rule) ?? null;
  return ok({ on, from, to, entryId, rounding: amount });
};
