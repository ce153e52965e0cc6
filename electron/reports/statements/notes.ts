import type { ReportText } from '../../../shared/reports/report.ts';
import type { QueryScope } from '../../queries/query.ts';
import type { StatementChart } from './accounts.ts';
import type { StatementAmounts } from './amounts.ts';

/** What a reader of a statement has to know: what was converted, and accounts that no line of the form names. */
export function statementNotes(
  { db, pack }: QueryScope,
  { accounts, placeOf }: StatementChart,
  amounts: StatementAmounts,
  used: Iterable<bigint>,
): ReportText[] {
  const notes: ReportText[] = [];
  const { change } = amounts;
  if (change && amounts.isConverted) {
    notes.push({ key: 'statement.converted', values: { on: change.on, from: change.from, to: change.to, rate: change.rate } });
  }
  const rest = [...new Set(used)]
    .map((no) => accounts.get(no)!)
    .filter((account) => placeOf(account).isRest)
    .map(({ code }) => code)
    .sort();
  if (pack?.statements && rest.length > 0) notes.push({ key: 'statement.unplaced', values: { accounts: rest.join(', ') } });
  if (!pack && db.get('SELECT 1 FROM line_detail WHERE weight_no IS NOT NULL LIMIT 1')) notes.push({ key: 'statement.unvalued' });
  return notes;
}
