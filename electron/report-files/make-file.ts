import type { MadeFile } from '../../shared/contracts/reports.ts';
import { ok, type Result, reject } from '../../shared/result.ts';
import { reportPdf } from '../pdf/report-pdf.ts';
import { mostRows } from '../xlsx/workbook.ts';
import { reportCsv } from './csv-file.ts';
import type { PrintedReport } from './printed-report.ts';
import { reportXlsx } from './xlsx-file.ts';

export type ReportFormat = 'pdf' | 'xlsx' | 'csv';

/** Pages are made as a whole, and nobody reads hundreds of them. */
const mostPrinted = 10_000;
/** Title, head, checks and notes of a sheet. */
const aroundRows = 50;
/** A file is handed out in one answer, which text it becomes on the way. */
const mostMegabytes = 200;

const mediaTypes: Readonly<Record<ReportFormat, string>> = {
  pdf: 'application/pdf',
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  csv: 'text/csv; charset=utf-8',
};

/** Rejects: REPORT_TOO_LONG (for the format), REPORT_TOO_WIDE (for a page), REPORT_FILE_TOO_LARGE. */
export function makeReportFile(report: PrintedReport, format: ReportFormat): Result<MadeFile> {
  const { head, total } = report;
  const most = { pdf: mostPrinted, xlsx: mostRows - aroundRows, csv: Number.POSITIVE_INFINITY }[format];
  if (total > most)
    return reject({
      code: 'REPORT_TOO_LONG',
      rows: total,
      most,
      format: format.toUpperCase(),
      instead: format === 'pdf' ? 'XLSX, CSV' : 'CSV',
    });
  const bytes = format === 'pdf' ? printed(report) : collected(format === 'xlsx' ? reportXlsx(report) : reportCsv(report));
  if (!bytes.ok) return bytes;
  const days = [head.from, head.to].filter((day) => day !== undefined).join('_');
  return ok({ fileName: `${head.kind}-${days}.${format}`, mediaType: mediaTypes[format], base64: bytes.value.toString('base64') });
}

function printed(report: PrintedReport): Result<Buffer> {
  const bytes = reportPdf(report);
  return bytes ? ok(Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength)) : reject({ code: 'REPORT_TOO_WIDE' });
}

/** Given up as soon as it is too large. */
function collected(pieces: Iterable<Uint8Array>): Result<Buffer> {
  const made: Uint8Array[] = [];
  let size = 0;
  for (const piece of pieces) {
    size += piece.length;
    if (size > mostMegabytes * 1024 * 1024) return reject({ code: 'REPORT_FILE_TOO_LARGE', megabytes: mostMegabytes });
    made.push(piece);
  }
  return ok(Buffer.concat(made));
}
