import type { LocalDate } from '../../../shared/dates/local-date.ts';
import { lastDay, monthNumber, type Period } from '../../../shared/dates/period.ts';
import type { EntryLineDraft } from '../../../shared/ledger/journal-entry.ts';
import { writeDecimal } from '../../../shared/money/decimal.ts';
import { ok, type Rejection, reject } from '../../../shared/result.ts';
import { isYearClosed, stateOfMonth } from '../../closing/period-state.ts';
import { blockingChecks, closingOf, isEarlierOpen, monthsOfYear, statementOf } from '../../closing/year.ts';
import { blobToId, derivedId } from '../../db/ids.ts';
import { baseOn } from '../../queries/company-row.ts';
import { checkEntryAccounts, checkPeriodOpen } from '../checks.ts';
import type { CommandHandler } from '../command.ts';
import { mirrorOf } from '../mirror.ts';
import { nextNumber } from '../numbers.ts';
import { postEntry } from '../post-entry.ts';
import type { Tx } from '../tx.ts';
import { checkReopen, periodId, reopen } from './periods.ts';

const yearId = (tx: Tx, year: number): string => derivedId(tx.company.id, 'year', String(year));
const december = (year: number): Period => `${year}-12` as Period;

/**
 * Closes a year: posts its closing entries, dated the last day, of their own kind and series, and locks the year.
 *
 * The order of a year end: every month with entries is closed, softly or for good, or `closeMonths` closes the open ones softly; then this
 * command posts into December, which therefore may be open or softly closed but not closed for good; then December is closed for good, and its
 * certificate shows the books after closing. From here on no month of the year takes any posting, not even a softly closed one from those who may
 * approve: what is to be corrected is corrected after `year.reopen`. Nothing is posted into the new year: balances carry over by themselves, and
 * classes of income and expense start at zero. Reports of income leave these entries out, as they do a year that was closed by hand.
 * @source pack.yearEnd
 * Rejects: NO_JURISDICTION, NO_YEAR_END_RULES, YEAR_IS_CLOSED, YEAR_NOT_OVER, YEAR_EARLIER_OPEN, YEAR_MONTHS_OPEN, PERIOD_CHECK_BLOCKING,
 * PERIOD_CLOSED (December) and faults of the accounts that take the result over.
 */
export const yearClose: CommandHandler<'year.close'> = (tx, input) => {
  const { pack } = tx;
  if (!pack) return reject({ code: 'NO_JURISDICTION' });
  const rule = pack.yearEnd;
  if (!rule) return reject({ code: 'NO_YEAR_END_RULES', country: pack.code });
  const { year } = input;
  const end = lastDay(december(year));
  const rejections: Rejection[] = [];
  if (isYearClosed(tx.db, year)) return reject({ code: 'YEAR_IS_CLOSED', year: String(year) });
  if (new Date(tx.nowMs).toISOString().slice(0, 10) <= end) rejections.push({ code: 'YEAR_NOT_OVER', year: String(year) });
  if (isEarlierOpen(tx.db, rule, year)) rejections.push({ code: 'YEAR_EARLIER_OPEN', year: String(year), earlier: String(year - 1) });
  const open = monthsOfYear(tx.db, year).filter(({ state }) => state === 'open');
  if (open.length > 0 && !input.closeMonths) {
    rejections.push({ code: 'YEAR_MONTHS_OPEN', year: String(year), months: open.map(({ period }) => period).join(', ') });
  }
  rejections.push(
    ...blockingChecks(tx, year).map(({ period, check }) => ({
      code: 'PERIOD_CHECK_BLOCKING',
      period,
      check: check.id,
      count: check.count,
    })),
  );
  const entries = closingOf(tx.db, rule, year);
  if (entries.length > 0) rejections.push(...checkPeriodOpen(tx, end), ...checkEntryAccounts(tx, takenOverBy(entries)));
  if (rejections.length > 0) return reject(...rejections);

  const figures = statementOf(tx, rule, year);
  for (const { period } of open) {
    const id = periodId(tx, period);
    tx.append('period.closed', id, { period, mode: 'soft' }, tx.revisionOf(id));
  }
  const posted = entries.map(({ step, lines }) => {
    const id = tx.newId();
    const facts = {
      id,
      date: end,
      kind: 'year-closing',
      memo: `${step.names[input.language]}, ${year}`,
      ...nextNumber(tx, 'year-closing', end),
    };
    postEntry(tx, facts, { lines: lines.map((line) => weighed(tx, line, end)), taxDetails: [] });
    return { step: step.id, entry: id };
  });
  const scale = tx.company.baseScale;
  const result = writeDecimal(figures.get(rule.profit)!, scale);
  // Last: from its position on the year takes nothing any more.
  tx.append(
    'year.closed',
    yearId(tx, year),
    {
      year,
      result,
      entries: posted,
      figures: [...figures].map(([line, amount]) => ({ line, amount: writeDecimal(amount, scale) })),
      pack_version: pack.version,
    },
    tx.revisionOf(yearId(tx, year)),
  );
  return ok({ year, entryIds: posted.map(({ entry }) => entry), result });
};

/** In base currency a foreign amount that is worth nothing weighs nothing, and the line stands for the amount alone. */
const weighed = (tx: Tx, line: EntryLineDraft, on: LocalDate): EntryLineDraft =>
  line.base === 0n ? { ...line, weight: { commodity: baseOn(tx.company, on), amount: 0n } } : line;

/** Accounts that no balance put there: those must be usable. One that is closed may be out of use and still has to be emptied. */
const takenOverBy = (entries: ReturnType<typeof closingOf>): { account: string }[] =>
  entries.flatMap(({ step }) => [{ account: step.to.debit }, { account: step.to.credit }]);

/**
 * Reverses the closing entries of a year, dated its last day like them, and unlocks it; December is reopened with it where it was closed for good.
 * By someone else than who closed the year, unless the company is run by one person. The trace stays in the log and on later certificates.
 * Rejects: YEAR_NOT_CLOSED, YEAR_LATER_CLOSED, YEAR_REOPEN_BY_CLOSER, REOPEN_BY_CLOSER, PERIOD_LATER_CLOSED.
 */
export const yearReopen: CommandHandler<'year.reopen'> = (tx, input) => {
  const { year } = input;
  const row = tx.db.get<{ changed_by: string }>("SELECT changed_by FROM fiscal_year WHERE year = ? AND state = 'closed'", year);
  if (!row) return reject({ code: 'YEAR_NOT_CLOSED', year: String(year) });
  const rejections: Rejection[] = [];
  const later = tx.db.get<{ year: bigint }>("SELECT year FROM fiscal_year WHERE year > ? AND state = 'closed' ORDER BY year DESC", year);
  if (later) rejections.push({ code: 'YEAR_LATER_CLOSED', year: String(year), laterYear: String(later.year) });
  if (!tx.company.onePerson && row.changed_by === tx.actor.id) rejections.push({ code: 'YEAR_REOPEN_BY_CLOSER', year: String(year) });
  const month = monthNumber(december(year));
  const isHard = stateOfMonth(tx.db, month) === 'hard-closed';
  if (isHard) rejections.push(...checkReopen(tx, month));
  if (rejections.length > 0) return reject(...rejections);

  const end = lastDay(december(year));
  const entries = tx.db.all<{ position: bigint; id: Buffer; memo: string }>(
    `SELECT position, id, memo FROM journal_entry WHERE day = ? AND kind = 'year-closing' AND reverses IS NULL AND reversed_by IS NULL
     ORDER BY position DESC`,
    Number(end.replaceAll('-', '')),
  );
  const reversalIds = entries.map(() => tx.newId());
  tx.append('year.reopened', yearId(tx, year), { year, reason: input.reason, reversals: reversalIds }, tx.revisionOf(yearId(tx, year)));
  if (isHard) reopen(tx, december(year), input.reason);
  for (const [index, { position, id, memo }] of entries.entries()) {
    postEntry(
      tx,
      {
        id: reversalIds[index]!,
        date: end,
        // Of the same kind, so that a report that leaves closing entries out leaves both out.
        kind: 'year-closing',
        memo,
        ...nextNumber(tx, 'year-closing', end),
        reverses: blobToId(id),
      },
      { lines: mirrorOf(tx, position, end), taxDetails: [] },
    );
  }
  return ok({ year, reversalIds });
};
