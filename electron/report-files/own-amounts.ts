import type { ReportColumn, ReportRow } from '../../shared/reports/report.ts';
import { ownCurrency, readOwnAmount } from '../reports/own-currency.ts';
import type { PrintedReport } from './printed-report.ts';

const commodity: ReportColumn = { id: `${ownCurrency}-commodity`, kind: 'text', title: { key: 'ledger.commodity' } };

/** The same report for a table one reckons with: an amount in a currency of its own is a number, with the currency in a column beside it. */
export function withOwnAmountsApart(report: PrintedReport): PrintedReport {
  const { head } = report;
  if (head.columns.every(({ id }) => id !== ownCurrency)) return report;
  return {
    ...report,
    head: {
      ...head,
      columns: head.columns.flatMap((column): ReportColumn[] =>
        column.id === ownCurrency ? [{ ...column, kind: 'amount' }, commodity] : [column],
      ),
    },
    *rows() {
      for (const row of report.rows()) yield apart(row);
    },
  };
}

function apart(row: ReportRow): ReportRow {
  const own = row.cells[ownCurrency];
  if (own === undefined) return row;
  const { amount, commodity: of } = readOwnAmount(own);
  return { ...row, cells: { ...row.cells, [ownCurrency]: amount, [commodity.id]: of } };
}
