import type { ReportKind } from '../../shared/reports/report.ts';
import { agedPayables, agedReceivables } from './aged.ts';
import { generalLedger } from './general-ledger.ts';
import { journalReport } from './journal-report.ts';
import type { ReportMaker } from './report-source.ts';
import { balanceSheet } from './statements/balance-sheet.ts';
import { cashFlow } from './statements/cash-flow.ts';
import { equityChanges } from './statements/equity-changes.ts';
import { incomeStatement } from './statements/income-statement.ts';
import { trialBalance } from './trial-balance.ts';
import { turnoverSheet } from './turnover-sheet.ts';
import { vatLedger } from './vat-ledger.ts';

/** Every kind of report and what computes it. */
export const reportMakers: { readonly [K in ReportKind]: ReportMaker } = {
  'balance-sheet': balanceSheet,
  'income-statement': incomeStatement,
  'cash-flow': cashFlow,
  'equity-changes': equityChanges,
  'trial-balance': trialBalance,
  'turnover-sheet': turnoverSheet,
  'general-ledger': generalLedger,
  journal: journalReport,
  'aged-receivables': agedReceivables,
  'aged-payables': agedPayables,
  'vat-ledger': vatLedger,
};
