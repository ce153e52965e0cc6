import type { ReportKind } from '../../shared/reports/report.ts';
import type { ReportMaker } from './report-source.ts';

/** Every kind of report and what computes it. */
export const reportMakers: { readonly [K in ReportKind]?: ReportMaker } = {};
