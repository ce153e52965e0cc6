import type { Days } from '../../shared/dates/report-periods.ts';
import { writeDecimal } from '../../shared/money/decimal.ts';
import type { Report } from '../../shared/reports/report.ts';
import { ok, type Rejection, type Result, reject } from '../../shared/result.ts';
import { baseOn, changedBy } from '../queries/company-row.ts';
import { positionKnownOn } from '../queries/known-on.ts';
import { logHead, logHeadAt } from '../queries/log-head.ts';
import type { QueryScope } from '../queries/query.ts';
import type { ReportQuestion } from './report-source.ts';

/** What every report begins with: the state of the books it is told on, and the currency its amounts are in. */
export interface Frame {
  /** Position of the log after which nothing counts; undefined when all of it does. */
  readonly known: number | undefined;
  readonly currency: string;
  readonly head: Pick<Report, 'kind' | 'from' | 'to' | 'filter' | 'knownOn' | 'headHash'>;
  /** Decimal text of minor units of base currency. */
  readonly money: (minor: bigint) => string;
}

type Option = 'each' | 'compare' | 'account' | 'by' | 'in' | 'accounts';

/** Rejects what a kind of report can't be asked with: REPORT_WITHOUT_OPTION. */
export const refuseOptions = (question: ReportQuestion, ...refused: readonly Option[]): Rejection[] =>
  refused
    .filter((option) => question[option] !== undefined)
    .map((option) => ({ code: 'REPORT_WITHOUT_OPTION', report: question.kind, option, field: option }));

/**
 * Amounts before a change of base currency are in another one than those from it on: one column can't hold both. Rejects: REPORT_OVER_CHANGE.
 */
export function refuseOverChange({ company }: QueryScope, { from, to }: Days, known: number | undefined): Rejection[] {
  const change = changedBy(company, to, known);
  return change && from < change.on ? [{ code: 'REPORT_OVER_CHANGE', on: change.on, from: change.from, to: change.to, field: 'from' }] : [];
}

/** Rejects a report that has no meaning for some lines of entries: REPORT_WITHOUT_DIMENSIONS. */
export const refuseLines = ({ kind, lines }: ReportQuestion): Rejection[] =>
  lines ? [{ code: 'REPORT_WITHOUT_DIMENSIONS', report: kind, field: 'dimensions' }] : [];

/** The days of a report over a period. Rejects: REPORT_NEEDS_FROM, REPORT_DAYS (it ends before it begins). */
export function daysOf({ kind, from, to }: ReportQuestion): Result<Days> {
  if (from === undefined) return reject({ code: 'REPORT_NEEDS_FROM', report: kind, field: 'from' });
  return from > to ? reject({ code: 'REPORT_DAYS', from, to, field: 'from' }) : ok({ from, to });
}

const filterOf = ({ lines, accounts }: ReportQuestion): Pick<Report, 'filter'> => {
  const texts = [...(lines?.texts ?? []), ...(accounts === undefined ? [] : [{ key: 'ledger.onlyAccounts', values: { accounts } }])];
  return texts.length === 0 ? {} : { filter: { ...(lines ? { dimensions: lines.asked } : {}), texts } };
};

export function frameOf(scope: QueryScope, question: ReportQuestion): Frame {
  const { db, company } = scope;
  const known = positionKnownOn(db, question.knownOn);
  const { position, hash } = known === undefined ? logHead(db) : logHeadAt(db, known);
  return {
    known,
    currency: baseOn(company, question.to, known),
    head: {
      kind: question.kind,
      ...(question.from === undefined ? {} : { from: question.from }),
      to: question.to,
      ...filterOf(question),
      knownOn: position,
      headHash: hash,
    },
    money: (minor) => writeDecimal(minor, company.baseScale),
  };
}
