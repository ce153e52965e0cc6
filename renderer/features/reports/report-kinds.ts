import type { ReportKind } from '../../../shared/reports/report.ts';

/** What the screen of a kind of report offers to choose. */
export interface ReportTraits {
  /** Told as of a day, or over a period. */
  readonly of: 'day' | 'period';
  /** Days asked for before anybody has chosen: everything of the year so far, or the month. */
  readonly begins?: 'year' | 'month';
  readonly compare?: true;
  /** Compared with a budget too. */
  readonly budget?: true;
  /** One column a month or quarter; of a report of a day, those of its year up to it. */
  readonly each?: true;
  /** Told of some lines alone, by their dimensions. */
  readonly lines?: true;
  /** One column a value of a dimension. */
  readonly byValue?: true;
  readonly account?: true;
  /** Also in the commodity of each line, or in a currency the books went over to later. */
  readonly units?: true;
  /** Of some accounts alone, by what their codes and names begin with. */
  readonly accounts?: true;
  /** As long as the journal: read a page at a time, without a tree. */
  readonly paged?: true;
}

export const reportTraits: Readonly<Record<ReportKind, ReportTraits>> = {
  'balance-sheet': { of: 'day', compare: true, each: true, lines: true, byValue: true },
  'income-statement': { of: 'period', begins: 'year', compare: true, budget: true, each: true, lines: true, byValue: true },
  'cash-flow': { of: 'period', begins: 'year', compare: true, each: true },
  'equity-changes': { of: 'period', begins: 'year', compare: true },
  'trial-balance': { of: 'day', compare: true, lines: true, units: true, accounts: true },
  'turnover-sheet': { of: 'period', begins: 'month', compare: true, budget: true, each: true, lines: true, byValue: true },
  'general-ledger': { of: 'period', begins: 'month', account: true, paged: true, lines: true },
  journal: { of: 'period', begins: 'month', paged: true, lines: true },
  'aged-receivables': { of: 'day', lines: true },
  'aged-payables': { of: 'day', lines: true },
  'vat-ledger': { of: 'period', begins: 'month' },
};
