import { may } from '../../../shared/access/permissions.ts';
import { addDays, toDayNumber } from '../../../shared/dates/local-date.ts';
import type { EntryLineDraft } from '../../../shared/ledger/journal-entry.ts';
import { readDecimal, writeDecimal } from '../../../shared/money/decimal.ts';
import { sum } from '../../../shared/money/minor.ts';
import { ok, type Rejection, reject } from '../../../shared/result.ts';
import { recordedSinceRevaluation } from '../../queries/recorded-since-revaluation.ts';
import { planRevaluation, type Revalued } from '../../queries/revaluation.ts';
import { checkEntryAccounts, checkPeriodOpen, checkSize } from '../checks.ts';
import type { CommandHandler } from '../command.ts';
import { nextNumber } from '../numbers.ts';
import { postEntry } from '../post-entry.ts';

/**
 * Books unrealised exchange differences at the end of a day: each revalued position against gain or loss, by a line of its currency with no amount
 * of it. Rates are those given, else the latest of the table on or before the day. What is to be taken back is booked at once on the following day.
 * Sent again for the same day it books only what is missing; that is also how a wrong rate is corrected. A day on which nothing is missing is
 * recorded without an entry, so that the books say it was looked at.
 * Rejects: NO_JURISDICTION, REVALUATION_NOT_IN_PACK, DRAFT_NOT_APPROVED, PERIOD_CLOSED, ID_REUSED, RATE_MISSING, RATE_STALE, RATE_OUT_OF_RANGE,
 * CURRENCY_UNKNOWN, UNASSIGNED_BALANCE, TOTAL_CHANGED, AMOUNT_TOO_LARGE, faults of the accounts.
 * @source georgia.md section 6 and E14; IAS 21.28
 */
export const revaluationPost: CommandHandler<'revaluation.post'> = (tx, input) => {
  const { pack } = tx;
  if (!pack) return reject({ code: 'NO_JURISDICTION' });
  const rejections: Rejection[] = checkPeriodOpen(tx, input.on);
  // There is no draft to approve: where several people work, only someone who may approve revalues.
  if (!tx.company.onePerson && !may(tx.actor, 'transactions:approve')) rejections.push({ code: 'DRAFT_NOT_APPROVED' });
  if (tx.revisionOf(input.id) > 0) rejections.push({ code: 'ID_REUSED' });
  const planned = planRevaluation(tx, input);
  if (!planned.ok) return reject(...rejections, ...planned.rejections);
  const { rates, gain, loss, unassigned } = planned.value;
  const rows = planned.value.rows.filter(({ difference }) => difference !== 0n);
  const { baseScale } = tx.company;
  const text = (minor: bigint) => writeDecimal(minor, baseScale);
  const nextDay = addDays(input.on, 1);
  const isReleased = rows.some(({ released }) => released !== 0n);
  if (isReleased) rejections.push(...checkPeriodOpen(tx, nextDay));
  for (const { currency, on, isStale } of rates) if (isStale) rejections.push({ code: 'RATE_STALE', currency, on: input.on, rateOn: on });
  // Differences booked by hand would be booked twice: somebody has to say that they are to be cleared.
  if (!input.clearUnassigned) {
    for (const { account, balance } of unassigned) rejections.push({ code: 'UNASSIGNED_BALANCE', account, balance: text(balance) });
  }
  if (input.expectedDifference !== undefined && readDecimal(input.expectedDifference, baseScale) !== gain - loss) {
    rejections.push({ code: 'TOTAL_CHANGED', shown: input.expectedDifference, computed: text(gain - loss) });
  }
  const lines = linesOf(rows, pack.roles, (row) => row.difference);
  rejections.push(...checkSize(lines), ...checkEntryAccounts(tx, lines));
  if (rejections.length > 0) return reject(...rejections);

  // Nothing below may reject: from here on a failure is a mistake of the program and aborts the transaction.
  const used = rates.map(({ currency, rate, on, source }) => ({ currency, rate, on, source }));
  if (rows.length === 0) {
    const isKnown = recordedSinceRevaluation(tx.db, toDayNumber(input.on))?.length === 0;
    if (!isKnown) tx.append('revaluation.posted', input.id, { on: input.on, rates: used, items: [] });
    return ok({ entryId: null, number: null, releaseEntryId: null, gain: text(0n), loss: text(0n) });
  }
  const entry = tx.newId();
  const release = isReleased ? tx.newId() : undefined;
  const number = nextNumber(tx, 'revaluation', input.on);
  tx.append('revaluation.posted', input.id, {
    on: input.on,
    number: number.number,
    entry,
    release,
    rates: used,
    items: rows.flatMap(({ documentId, difference, released }) =>
      documentId === null ? [] : [{ document: documentId, base: text(difference), released: text(released) }],
    ),
  });
  postEntry(tx, { id: entry, date: input.on, kind: 'revaluation', memo: '', ...number }, { lines, taxDetails: [] });
  if (release !== undefined) {
    const isWhole = rows.every(({ difference, released }) => difference === released);
    const back = linesOf(rows, pack.roles, (row) => -row.released, true);
    postEntry(
      tx,
      {
        id: release,
        date: nextDay,
        kind: 'revaluation-release',
        memo: '',
        ...nextNumber(tx, 'revaluation', nextDay),
        ...(isWhole ? { reverses: entry } : {}),
      },
      { lines: back, taxDetails: [] },
    );
  }
  return ok({ entryId: entry, number: number.number, releaseEntryId: release ?? null, gain: text(gain), loss: text(loss) });
};

/** One line a position, then gains and losses, each in one sum. Taken back, a gain lessens the gains and a loss the losses. */
function linesOf(
  rows: readonly Revalued[],
  roles: { readonly exchangeGain: string; readonly exchangeLoss: string },
  amountOf: (row: Revalued) => bigint,
  isRelease = false,
): EntryLineDraft[] {
  const moved = rows.filter((row) => amountOf(row) !== 0n);
  const lines = moved.map(
    (row): EntryLineDraft => ({
      account: row.account.code,
      base: amountOf(row),
      ...(row.rate === undefined ? {} : { foreign: { commodity: row.currency, quantity: 0n, rate: row.rate.rate, rateDate: row.rate.on } }),
      ...(row.counterpartyId === null ? {} : { counterpartyId: row.counterpartyId }),
      ...(row.documentNumber === null ? {} : { memo: row.documentNumber }),
    }),
  );
  const up = sum(moved.map((row) => (amountOf(row) > 0n ? amountOf(row) : 0n)));
  const down = sum(moved.map((row) => (amountOf(row) < 0n ? -amountOf(row) : 0n)));
  if (up > 0n) lines.push({ account: isRelease ? roles.exchangeLoss : roles.exchangeGain, base: -up });
  if (down > 0n) lines.push({ account: isRelease ? roles.exchangeGain : roles.exchangeLoss, base: down });
  return lines;
}
