import type { VatReturnInfo } from '../../shared/contracts/tax.ts';
import type { Period } from '../../shared/dates/period.ts';
import { monthNumber } from '../../shared/dates/period.ts';
import type { JurisdictionPack } from '../../shared/jurisdictions/pack.ts';
import { writeDecimal } from '../../shared/money/decimal.ts';
import { type CellValue, computeVatReturn, type TaxCodeSum, taxCodesBehind } from '../../shared/reports/vat-return.ts';
import type { Db } from '../db/db.ts';
import { logHead, logHeadAt } from './log-head.ts';

/** Position above every log: nothing is left out. */
const everything = Number.MAX_SAFE_INTEGER;

/** VAT-ledger sums of the month by tax code and direction, of what was recorded up to `position`. Minor units, base currency. */
export function vatSums(db: Db, period: Period, position = everything): (TaxCodeSum & { direction: string })[] {
  return db
    .all<{
      tax_code: string;
      direction: string;
      taxable: bigint;
      vat: bigint;
      corrected_taxable: bigint;
      corrected_vat: bigint;
      n: bigint;
    }>(
      `SELECT tax_code, direction, sum(taxable_minor) AS taxable, sum(vat_minor) AS vat,
         sum(iif(is_correction = 1, taxable_minor, 0)) AS corrected_taxable, sum(iif(is_correction = 1, vat_minor, 0)) AS corrected_vat, count(*) AS n
       FROM vat_ledger WHERE month = ? AND position <= ? GROUP BY tax_code, direction ORDER BY tax_code, direction`,
      monthNumber(period),
      position,
    )
    .map((row) => ({
      taxCode: row.tax_code,
      direction: row.direction,
      taxable: row.taxable,
      vat: row.vat,
      correctedTaxable: row.corrected_taxable,
      correctedVat: row.corrected_vat,
      rows: Number(row.n),
    }));
}

/** Whether a VAT-ledger row is part of the return: what a company charged itself before it was registered is declared elsewhere. @source TC 161 */
export function standsOnReturn(pack: JurisdictionPack): (taxCode: string, direction: string) => boolean {
  const selfCharged = new Set(pack.taxCodes.filter(({ effect }) => effect === 'reverse-charge').map(({ code }) => code));
  return (taxCode, direction) => direction === 'both' || !selfCharged.has(taxCode);
}

export interface ComputedReturn {
  readonly cells: ReadonlyMap<string, CellValue>;
  /** VAT of the form minus VAT of the ledger, owed side positive. */
  readonly roundingDifference: bigint;
}

/** The return of a month from the VAT ledger as it stands, or as it stood at a log position. */
export function computeReturn(db: Db, pack: JurisdictionPack, period: Period, position = everything): ComputedReturn {
  const stands = standsOnReturn(pack);
  const sums = vatSums(db, period, position).filter((row) => stands(row.taxCode, row.direction));
  const cells = computeVatReturn(pack.vatReturn, sums);
  const behind = taxCodesBehind(pack.vatReturn, pack.vatReturn.payable)!;
  // Reverse charge is owed and credited alike: it weighs nothing on either side.
  const ledger = sums
    .filter((row) => behind.has(row.taxCode))
    .reduce((total, row) => total + (row.direction === 'output' ? row.vat : row.direction === 'input' ? -row.vat : 0n), 0n);
  const form = cells.get(pack.vatReturn.payable)!.amount - cells.get(pack.vatReturn.credit)!.amount;
  return { cells, roundingDifference: form - ledger };
}

/** The return as the contract shows it: form, cells, what was filed and what changed since; with a `position` as it would have been shown there. */
export function describeReturn(db: Db, pack: JurisdictionPack, period: Period, scale: number, position = everything): VatReturnInfo {
  const { cells, roundingDifference } = computeReturn(db, pack, period, position);
  const text = (minor: bigint) => writeDecimal(minor, scale);
  const form = pack.vatReturn;
  const filed = db.get<{ filed_at: bigint; filed_by: string; position: bigint; pdf_sha256: string; cells: string }>(
    `SELECT f.filed_at, coalesce(u.name, f.filed_by) AS filed_by, f.position, f.pdf_sha256, f.cells FROM filed_return f
     LEFT JOIN user_account u ON u.id = f.filed_by WHERE f.month = ? AND f.position <= ?`,
    monthNumber(period),
    position,
  );
  const filedCells = filed ? (JSON.parse(filed.cells) as Record<string, string>) : {};
  const head = position === everything ? logHead(db) : logHeadAt(db, position);
  return {
    period,
    form: { id: form.id, version: form.version, names: form.names, source: form.source },
    dueDate: pack.vatDueDate(period),
    parts: form.parts.map((part) => ({
      id: part.id,
      names: part.names,
      columns: part.columns.map(({ id, names }) => ({ id, names })),
      lines: part.lines.map((line) => ({
        code: line.code,
        names: line.names,
        isTotal: line.isTotal ?? false,
        cells: Object.fromEntries(
          Object.keys(line.cells).map((column) => {
            const cell = `${line.code}.${column}`;
            const value = cells.get(cell)!;
            return [
              column,
              {
                cell,
                amount: text(value.amount),
                gross: text(value.amount - value.corrections),
                corrections: text(value.corrections),
                rows: value.rows,
              },
            ];
          }),
        ),
      })),
    })),
    payable: text(cells.get(form.payable)!.amount),
    credit: text(cells.get(form.credit)!.amount),
    roundingDifference: text(roundingDifference),
    position: head.position,
    headHash: head.hash,
    packVersion: pack.version,
    filed: filed
      ? {
          at: new Date(Number(filed.filed_at)).toISOString(),
          by: filed.filed_by,
          position: Number(filed.position),
          payable: filedCells[form.payable] ?? text(0n),
          credit: filedCells[form.credit] ?? text(0n),
          pdfSha256: filed.pdf_sha256,
        }
      : null,
    changedSinceFiling: filed
      ? [...cells].flatMap(([cell, { amount }]) => {
          const now = text(amount);
          const then = filedCells[cell] ?? text(0n);
          return now === then ? [] : [{ cell, filed: then, now }];
        })
      : [],
  };
}
