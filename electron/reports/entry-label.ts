import { documentKinds } from '../../shared/documents/kinds.ts';
import type { ReportText } from '../../shared/reports/report.ts';

/** Kinds of entries that have a name in the catalogue of reports. */
const named: ReadonlySet<string> = new Set([
  ...documentKinds,
  'manual',
  'import',
  'reversal',
  'revaluation',
  'revaluation-release',
  'match-difference',
  'vat-not-credited',
  'vat-rounding',
  'vat-settlement',
  'year-closing',
]);

/** What an entry or line is called: its memo, or the name of its kind where nobody wrote one. */
export const entryLabel = (memo: string, kind: string): ReportText =>
  memo === '' && named.has(kind) ? { key: `ledger.kinds.${kind}` } : { text: memo };
