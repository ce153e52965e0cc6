import type { MadeFile } from '../../shared/contracts/reports.ts';
import { ok, type Rejection, type Result, reject } from '../../shared/result.ts';
import { reportPdf } from '../pdf/report-pdf.ts';
import { mostRows } from '../xlsx/workbook.ts';
import { reportCsv } from './csv-file.ts';
import { withOwnAmountsApart } from './own-amounts.ts';
import type { PrintedReport } from './printed-report.ts';
import { mostNamedRows, reportXlsx } from './xlsx-file.ts';

export type ReportFormat = 'pdf' | 'xlsx' | 'csv';

/** Pages are made as a whole, and nobody reads hundreds of them. */
const mostPrinted = 10_000;
/** Title, head, checks and notes of a sheet. */
const aroundRows = 50;
/** A file is handed out in one answer, which text it becomes on the way. */
const mostMegabytes = 200;

export const mediaTypes: Readonly<Record<ReportFormat, string>> = {
  pdf: 'application/pdf',
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  csv: 'text/csv; charset=utf-8',
};

/** How often the rows of a report are gone through for a file of it: pages are measured first, formulas need to know where rows will stand. */
export const timesRead = (rows: number, format: ReportFormat): number =>
  format === 'pdf' || (format === 'xlsx' && rows <= mostNamedRows) ? 2 : 1;

/** What speaks against so many rows in a file of a format: REPORT_TOO_LONG. */
export function tooLong(rows: number, format: ReportFormat): Rejection | undefined {
  const most = { pdf: mostPrinted, xlsx: mostRows - aroundRows, csv: Number.POSITIVE_INFINITY }[format];
  if (rows <= most) return undefined;
  return { code: 'REPORT_TOO_LONG', rows, most, format: format.toUpperCase(), instead: format === 'pdf' ? 'XLSX, CSV' : 'CSV' };
}

/** Rejects: REPORT_TOO_LONG (for the format), REPORT_TOO_WIDE (for a page), REPORT_FILE_TOO_LARGE. */
export function makeReportFile(report: PrintedReport, format: ReportFormat): Result<MadeFile> {
  const { head, total } = report;
  const refused = tooLong(total, format);
  if (refused) return reject(refused);
  const bytes = format === 'pdf' ? printed(report) : collected((format === 'xlsx' ? reportXlsx : reportCsv)(withOwnAmountsApart(report)));
  if (!bytes.ok) return bytes;
  const days = [head.from, head.to].filter((day) => day !== undefined).join('_');
  return ok({ fileName: `${head.kind}-${days}.${format}`, mediaType: mediaTypes[format], base64: bytes.value.toString('base64') });
}

function printed(report: PrintedReport): Result<Buffer> {
  const bytes = reportPdf(report);
  return bytes ? ok(Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength)) : reject({ code: 'REPORT_TOO_WIDE' });
}

/** Given up as soon as it is too large. Rejects: REPORT_FILE_TOO_LARGE. */
export function collected(pieces: Iterable<Uint8Array>): Result<Buffer> {
  const made: Uint8Array[] = [];
  let size = 0;
  for (const piece of pieces) {
    size += piece.length;
    if (size > mostMegabytes * 1024 * 1024) return reject({ code: 'REPORT_FILE_TOO_LARGE', megabytes: mostMegabytes });
    made.push(piece);
  }
  return ok(Buffer.concat(made));
}
