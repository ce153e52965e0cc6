import { filedLedgerNames, type VatReturnInfo } from '../../shared/contracts/tax.ts';
import type { Period } from '../../shared/dates/period.ts';
import { monthNumber } from '../../shared/dates/period.ts';
import type { JurisdictionPack } from '../../shared/jurisdictions/pack.ts';
import { lawNames } from '../../shared/laws/law-text.ts';
import { writeDecimal } from '../../shared/money/decimal.ts';
import { type CellValue, cellRules, computeVatReturn, partlyDeducted, type TaxCodeSum } from '../../shared/reports/vat-return.ts';
import { cellFormula } from '../../shared/vat/cell-formula.ts';
import type { CellRule } from '../../shared/vat/vat-return-form.ts';
import type { Db } from '../db/db.ts';
import { countLedgerRows } from './filed-ledgers.ts';
import { logHead, logHeadAt } from './log-head.ts';
import { firstOwedReturn } from './owed-return.ts';
import { proportionOf } from './proportional-credit.ts';

/** Position above every log: nothing is left out. */
const everything = Number.MAX_SAFE_INTEGER;

/**
 * Rows of the VAT ledger that count in the return: `AND` and its two parameters, `first` their number where parameters are numbered. Documents of some types stand in the ledgers that are filed without
 * counting in their totals. @source ППЗДДС, list of document types (Bulgaria)
 */
export function countedRows(
  { documentTypes = [] }: Pick<JurisdictionPack, 'documentTypes'>,
  first?: number,
): [sql: string, sales: string, purchases: string] {
  const [salesAt, purchasesAt] = first === undefined ? ['?', '?'] : [`?${first + 1}`, `?${first}`];
  const left = (side: 'sales' | 'purchases') =>
    JSON.stringify(documentTypes.filter(({ inTotals }) => !inTotals[side]).map(({ code }) => code));
  return [
    `AND NOT EXISTS (SELECT 1 FROM journal_entry e JOIN document_tax t ON t.position = e.document WHERE e.position = v.position
       AND t.type IN (SELECT value FROM json_each(iif(v.direction = 'input', ${purchasesAt}, ${salesAt}))))`,
    left('purchases'),
    left('sales'),
  ];
}

/** VAT-ledger sums of the month by tax code and direction, of what was recorded up to `position`. Minor units, base currency. */
export function vatSums(db: Db, pack: JurisdictionPack, period: Period, position = everything): (TaxCodeSum & { direction: string })[] {
  const [counted, ...types] = countedRows(pack);
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
       FROM vat_ledger v WHERE month = ? AND position <= ? ${pack.documentTypes ? counted : ''} GROUP BY tax_code, direction ORDER BY tax_code, direction`,
      monthNumber(period),
      position,
      ...(pack.documentTypes ? types : []),
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

/** Cells of a month entered by hand, as known at a position: cell to minor units. */
export const enteredCells = (db: Db, period: Period, position = everything): Record<string, bigint> =>
  Object.fromEntries(
    db
      .all<{ cell: string; amount_minor: bigint }>(
        'SELECT cell, amount_minor, max(position) FROM vat_entered WHERE month = ? AND position <= ? GROUP BY cell ORDER BY cell',
        monthNumber(period),
        position,
      )
      .map(({ cell, amount_minor }) => [cell, amount_minor]),
  );

/** Share of partly deducted VAT that may be credited in the year of a month, in hundredths; undefined where nobody set it. */
export const coefficientOf = (db: Db, period: Period, position = everything): bigint | undefined =>
  db.get<{ hundredths: bigint }>(
    'SELECT hundredths FROM vat_coefficient WHERE year = ? AND position <= ? ORDER BY position DESC LIMIT 1',
    Number(period.slice(0, 4)),
    position,
  )?.hundredths;

export interface ComputedReturn {
  readonly cells: ReadonlyMap<string, CellValue>;
  /** What is owed by the form less what is owed by the VAT of its rows: what applying a rate to their totals rounds anew. */
  readonly roundingDifference: bigint;
  /** VAT on the input accounts that the return does not credit: what the coefficient takes away, less corrections of earlier months. */
  readonly notCredited: bigint;
  /** What the month left on each VAT account, debit positive, once everything of the return is booked. */
  readonly settled: ReadonlyMap<string, bigint>;
}

/** The return of a month from the VAT ledger as it stands, or as it stood at a log position. */
export function computeReturn(db: Db, pack: JurisdictionPack, period: Period, position = everything): ComputedReturn {
  const stands = standsOnReturn(pack);
  const sums = vatSums(db, pack, period, position).filter((row) => stands(row.taxCode, row.direction));
  const form = pack.vatReturn;
  const coefficient = coefficientOf(db, period, position);
  const entered = enteredCells(db, period, position);
  const proportion = pack.proportionalCredit ? proportionOf(db, pack, pack.proportionalCredit, period, position) : undefined;
  const inputs = {
    taxCodes: pack.taxCodes,
    ...(proportion
      ? { proportional: { codes: new Set(partlyDeducted(pack).map(({ code }) => code)), credit: proportion.creditOfReturn } }
      : {}),
    ...(coefficient === undefined ? {} : { coefficient }),
    ...(pack.filedLedgers ? { counts: countLedgerRows(db, pack, period, position) } : {}),
  };
  const cells = computeVatReturn(form, sums, { ...inputs, manual: entered });
  const exact = computeVatReturn(form, sums, { ...inputs, manual: entered, vatOfRows: true });
  const result = (of: ReadonlyMap<string, CellValue>) => of.get(form.payable)!.amount - of.get(form.credit)!.amount;
  const amount = (cell: string) => cells.get(cell)!.amount;
  let notCredited = proportion?.expenseOfReturn ?? 0n;
  for (const [cell, rule] of cellRules(form)) if (rule.from === 'product') notCredited += amount(rule.cell) - amount(cell);
  for (const cell of form.creditCorrections ?? []) notCredited -= amount(cell);
  const roundingDifference = result(cells) - result(exact);
  return { cells, roundingDifference, notCredited, settled: settledAccounts(pack, sums, notCredited, roundingDifference) };
}

/** VAT of the rows by the accounts their codes book to, less what filing itself books there. */
function settledAccounts(
  pack: JurisdictionPack,
  sums: readonly (TaxCodeSum & { direction: string })[],
  notCredited: bigint,
  roundingDifference: bigint,
): Map<string, bigint> {
  const settled = new Map<string, bigint>();
  const add = (account: string | null | undefined, minor: bigint) => account && settled.set(account, (settled.get(account) ?? 0n) + minor);
  for (const { taxCode, direction, vat } of sums) {
    const code = pack.taxCodes.find((candidate) => candidate.code === taxCode);
    // Owed to another state, by a return of its own.
    if (code?.consumption) continue;
    if (direction !== 'input') add(code?.outputAccount, -vat);
    if (direction !== 'output' && code?.effect !== 'not-deductible') add(code?.inputAccount, vat);
  }
  add(partlyDeducted(pack)[0]?.inputAccount, -notCredited);
  add(pack.taxCodes.find(({ effect }) => effect === 'charged')?.outputAccount, -roundingDifference);
  return settled;
}

/** What of a cell comes from somebody's hand. */
const enteredAs: Partial<Record<CellRule['from'], 'amount' | 'coefficient'>> = { manual: 'amount', coefficient: 'coefficient' };

/** A cell as the form prints it: an amount, a number of rows, or a share. */
export function cellText(pack: JurisdictionPack, cell: string, amount: bigint, scale: number): string {
  const from = cellRules(pack.vatReturn).get(cell)?.from;
  return from === 'count' ? String(amount) : writeDecimal(amount, from === 'coefficient' ? 2 : scale);
}

/** The return as the contract shows it: form, cells, what was filed and what changed since; with a `position` as it would have been shown there. */
export function describeReturn(db: Db, pack: JurisdictionPack, period: Period, scale: number, position = everything): VatReturnInfo {
  const { cells, roundingDifference } = computeReturn(db, pack, period, position);
  const text = (minor: bigint) => writeDecimal(minor, scale);
  const form = pack.vatReturn;
  const rules = cellRules(form);
  const versions = filedVersions(db, period, position);
  const filed = versions.at(-1);
  const filedCells = filed?.cells ?? {};
  const head = position === everything ? logHead(db) : logHeadAt(db, position);
  return {
    period,
    form: { id: form.id, language: form.language, version: form.version, names: form.names, source: lawNames(form.source, 'full') },
    dueDate: pack.vatDueDate(period),
    isOwed: period >= firstOwedReturn(db, position),
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
                formula: cellFormula(rules.get(cell)!),
                amount: cellText(pack, cell, value.amount, scale),
                gross: cellText(pack, cell, value.amount - value.corrections, scale),
                corrections: cellText(pack, cell, value.corrections, scale),
                rows: value.rows,
                entered: enteredAs[rules.get(cell)!.from] ?? null,
              },
            ];
          }),
        ),
      })),
    })),
    payable: text(cells.get(form.payable)!.amount),
    credit: text(cells.get(form.credit)!.amount),
    roundingDifference: text(roundingDifference),
    ledgers: pack.filedLedgers ? [...filedLedgerNames] : [],
    position: head.position,
    headHash: head.hash,
    packVersion: pack.version,
    filed: filed
      ? {
          at: filed.at,
          by: filed.by,
          position: filed.position,
          payable: filedCells[form.payable] ?? text(0n),
          credit: filedCells[form.credit] ?? text(0n),
          pdfSha256: filed.pdfSha256,
          version: versions.length,
        }
      : null,
    corrections: versions.slice(1).map(({ at, by, cells: corrected }, index) => ({
      at,
      by,
      differences: differences(versions[index]!.cells, corrected, text(0n)),
    })),
    changedSinceFiling: filed
      ? differences(
          filedCells,
          Object.fromEntries([...cells].map(([cell, { amount }]) => [cell, cellText(pack, cell, amount, scale)])),
          text(0n),
        ).map(({ cell, before, after }) => ({ cell, filed: before, now: after }))
      : [],
  };
}

/**
 * The return of a month as it was filed last: its cells are those the log keeps, everything else is as it was known then. Undefined when none was filed.
 */
export function describeFiled(db: Db, pack: JurisdictionPack, period: Period, scale: number): VatReturnInfo | undefined {
  const filed = filedVersions(db, period).at(-1);
  if (!filed) return undefined;
  const then = describeReturn(db, pack, period, scale, filed.position);
  return {
    ...then,
    parts: then.parts.map((part) => ({
      ...part,
      lines: part.lines.map((line) => ({
        ...line,
        cells: Object.fromEntries(
          Object.entries(line.cells).map(([column, cell]) => [column, { ...cell, amount: filed.cells[cell.cell] ?? cell.amount }]),
        ),
      })),
    })),
    payable: then.filed!.payable,
    credit: then.filed!.credit,
    changedSinceFiling: [],
  };
}

interface FiledVersion {
  readonly at: string;
  readonly by: string;
  readonly position: number;
  readonly pdfSha256: string;
  readonly cells: Readonly<Record<string, string>>;
}

/** Versions of a month's return as they were filed, the first one first, up to a position. */
export const filedVersions = (db: Db, period: Period, position = everything): FiledVersion[] =>
  db
    .all<{ filed_at: bigint; filed_by: string; position: bigint; pdf_sha256: string; cells: string }>(
      `SELECT f.filed_at, coalesce(u.name, f.filed_by) AS filed_by, f.position, f.pdf_sha256, f.cells FROM filed_version f
       LEFT JOIN user_account u ON u.id = f.filed_by WHERE f.month = ? AND f.position <= ? ORDER BY f.version`,
      monthNumber(period),
      position,
    )
    .map((row) => ({
      at: new Date(Number(row.filed_at)).toISOString(),
      by: row.filed_by,
      position: Number(row.position),
      pdfSha256: row.pdf_sha256,
      cells: JSON.parse(row.cells) as Record<string, string>,
    }));

/** Cells that differ between two states of a return, in the order of the later one. */
function differences(
  before: Readonly<Record<string, string>>,
  after: Readonly<Record<string, string>>,
  zero: string,
): { cell: string; before: string; after: string }[] {
  return Object.entries(after).flatMap(([cell, amount]) =>
    (before[cell] ?? zero) === amount ? [] : [{ cell, before: before[cell] ?? zero, after: amount }],
  );
}
