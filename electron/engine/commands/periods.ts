import type { PeriodCheck } from '../../../shared/contracts/periods.ts';
import { monthNumber, type Period, periodOfMonth } from '../../../shared/dates/period.ts';
import { ok, type Rejection, reject } from '../../../shared/result.ts';
import { headBefore, issueCertificate } from '../../closing/certificate.ts';
import { periodChecks } from '../../closing/checks.ts';
import { isYearClosed, latestHardClosed, openMonthsBefore, stateOfMonth } from '../../closing/period-state.ts';
import { derivedId } from '../../db/ids.ts';
import type { CommandHandler } from '../command.ts';
import type { Tx } from '../tx.ts';

export const periodId = (tx: Tx, period: string): string => derivedId(tx.company.id, 'period', period);

/**
 * Closes a month, or hardens a soft close.
 *
 * A soft close may come in any order and asks nothing: it only leaves posting to those who may approve. A hard close signs the trial balance at the
 * last day of the month, which holds everything before it as well; so all earlier months must be closed for good, and `closeEarlier` closes them
 * along, each with its own certificate. Every check of the months to be closed is run again here: what blocks refuses the close, every other finding
 * has to be among `acceptWarnings` and is recorded with the close.
 * Rejects: PERIOD_ALREADY_CLOSED, PERIOD_CHECK_BLOCKING and PERIOD_CHECK_WARNING, one for each finding.
 */
export const periodClose: CommandHandler<'period.close'> = (tx, input) => {
  const month = monthNumber(input.period);
  const state = stateOfMonth(tx.db, month);
  if (state === 'hard-closed' || (state === 'soft-closed' && input.mode === 'soft')) {
    return reject({ code: 'PERIOD_ALREADY_CLOSED', period: input.period });
  }
  if (input.mode === 'soft') {
    append(tx, input.period, 'soft', []);
    return ok({ period: input.period, closed: [input.period], certificate: null });
  }
  const earlier = input.closeEarlier ? openMonthsBefore(tx.db, month).map(periodOfMonth) : [];
  const months = [...earlier, input.period].map((period) => ({ period, checks: checksOf(tx, period, input.closeEarlier) }));
  const rejections = months.flatMap(({ period, checks }) => refusals(period, checks, input.acceptWarnings));
  if (rejections.length > 0) return reject(...rejections);

  const before = headBefore(tx);
  let certificate = null;
  for (const { period, checks } of months) {
    const accepted = checks.filter((check) => check.state === 'warning').map(({ id }) => id);
    append(tx, period, 'hard', accepted);
    certificate = issueCertificate(tx, { period, checks, accepted, language: input.language, before });
  }
  return ok({ period: input.period, closed: months.map(({ period }) => period), certificate });
};

/** With the consent to close earlier months too, their being open is met by this very command. */
const checksOf = (tx: Tx, period: Period, closesEarlier: boolean): PeriodCheck[] =>
  periodChecks(tx, period).map((check) =>
    check.id === 'earlier-months' && closesEarlier ? { ...check, state: 'ok', count: 0, items: [] } : check,
  );

function refusals(period: Period, checks: readonly PeriodCheck[], accepted: readonly string[]): Rejection[] {
  return checks.flatMap(({ id, state, count }): Rejection[] => {
    if (state === 'blocking') return [{ code: 'PERIOD_CHECK_BLOCKING', period, check: id, count }];
    return state === 'warning' && !accepted.includes(id) ? [{ code: 'PERIOD_CHECK_WARNING', period, check: id, count }] : [];
  });
}

function append(tx: Tx, period: Period, mode: 'soft' | 'hard', accepted: readonly string[]): void {
  const id = periodId(tx, period);
  tx.append('period.closed', id, { period, mode, accepted: accepted.length > 0 ? accepted.join(' ') : undefined }, tx.revisionOf(id));
}

/**
 * Opens a closed month again; who and why stay in the log, and later certificates of the month print it. A hard close is reopened by someone else
 * than who closed, unless the company is run by one person; a soft one by whoever may approve. Months are reopened from the latest backwards: a
 * certified trial balance holds the months before it.
 * Rejects: PERIOD_NOT_CLOSED, YEAR_IS_CLOSED, PERIOD_LATER_CLOSED, REOPEN_BY_CLOSER.
 */
export const periodReopen: CommandHandler<'period.reopen'> = (tx, input) => {
  const month = monthNumber(input.period);
  const year = Math.floor(month / 100);
  if (stateOfMonth(tx.db, month) === 'open') return reject({ code: 'PERIOD_NOT_CLOSED', period: input.period });
  const rejections: Rejection[] = isYearClosed(tx.db, year) ? [{ code: 'YEAR_IS_CLOSED', year: String(year) }] : [];
  rejections.push(...checkReopen(tx, month));
  if (rejections.length > 0) return reject(...rejections);
  reopen(tx, input.period, input.reason);
  return ok({ period: input.period });
};

/** PERIOD_LATER_CLOSED, or REOPEN_BY_CLOSER, where the month is closed for good. */
export function checkReopen(tx: Tx, month: number): Rejection[] {
  if (stateOfMonth(tx.db, month) !== 'hard-closed') return [];
  const later = latestHardClosed(tx.db, month);
  const closer = tx.db.get<{ changed_by: string }>('SELECT changed_by FROM period WHERE month = ?', month);
  return [
    ...(later === undefined ? [] : [{ code: 'PERIOD_LATER_CLOSED', period: periodOfMonth(month), later: periodOfMonth(later) }]),
    ...(!tx.company.onePerson && closer?.changed_by === tx.actor.id ? [{ code: 'REOPEN_BY_CLOSER', period: periodOfMonth(month) }] : []),
  ];
}

export function reopen(tx: Tx, period: Period, reason: string): void {
  const id = periodId(tx, period);
  tx.append('period.reopened', id, { period, reason }, tx.revisionOf(id));
}
