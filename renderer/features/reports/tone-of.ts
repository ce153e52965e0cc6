import type { ReportRow } from '../../../shared/reports/report.ts';

/** How a row stands out from the others. */
export const toneOf = ({ kind }: ReportRow): 'muted' | 'heading' | 'subtotal' | 'total' | undefined =>
  kind === 'heading' || kind === 'subtotal' || kind === 'total' ? kind : undefined;
