import { assert } from '../assert.ts';
import type { JurisdictionPack } from '../jurisdictions/pack.ts';
import { divRound } from '../money/minor.ts';
import type { TaxCode } from '../vat/tax-code.ts';
import type { CellId, CellRule, VatReturnForm } from '../vat/vat-return-form.ts';

/** Sum of the VAT-ledger rows of a period with one tax code. Base currency, minor units. */
export interface TaxCodeSum {
  readonly taxCode: string;
  readonly taxable: bigint;
  readonly vat: bigint;
  /** The part of both that credit notes and other corrections contribute. */
  readonly correctedTaxable: bigint;
  readonly correctedVat: bigint;
  readonly rows: number;
}

export interface CellValue {
  readonly amount: bigint;
  readonly corrections: bigint;
  /** VAT-ledger rows behind the cell: as many as it drills to. */
  readonly rows: number;
}
type Amounts = Omit<CellValue, 'rows'>;

/** What a return is computed from beside the sums of its tax codes. */
export interface ReturnInputs {
  /** Cells entered by hand, minor units. */
  readonly manual?: Readonly<Record<CellId, bigint>>;
  /** The pack's tax codes: where each stands in the ledgers that are filed. */
  readonly taxCodes?: readonly TaxCode[];
  /** Share of partly deducted VAT that may be credited, in hundredths. Not given: all of it. */
  readonly coefficient?: bigint;
  /** Partly deducted VAT of a country that shares it by turnover: its codes, and what of it the month credits. */
  readonly proportional?: { readonly codes: ReadonlySet<string>; readonly credit: bigint };
  /** A cell that is a rate of another takes the VAT of its rows instead: what the form would say if nothing were rounded anew. */
  readonly vatOfRows?: boolean;
  /** Rows of the ledgers that are filed. */
  readonly counts?: { readonly sales: number; readonly purchases: number };
}

/**
 * Every cell of the form for one period. Minor units of base currency.
 * A VAT column that is its rate applied to the row's base may differ from the ledger by rounding: see `roundingDifference`.
 * @source O996 Art. 75 for Georgia; the form's own rules are data
 */
export function computeVatReturn(
  form: VatReturnForm,
  sums: readonly TaxCodeSum[],
  inputs: ReturnInputs = {},
): ReadonlyMap<CellId, CellValue> {
  const { manual = {}, taxCodes = [], coefficient = 100n, proportional, counts = { sales: 0, purchases: 0 }, vatOfRows = false } = inputs;
  const byCode = new Map<string, TaxCodeSum>();
  for (const row of sums) byCode.set(row.taxCode, addSums(byCode.get(row.taxCode), row));
  const rules = cellRules(form);
  const partlyCredited = [...rules.values()].flatMap((rule) => (rule.from === 'product' ? [rule.cell] : []));
  const values = new Map<CellId, Amounts>();
  const open = new Set<CellId>();

  const cellValue = (cell: CellId): Amounts => {
    const known = values.get(cell);
    if (known) return known;
    const rule = rules.get(cell);
    assert(rule !== undefined, `vat return: unknown cell ${cell}`);
    assert(!open.has(cell), `vat return: cell ${cell} depends on itself`);
    open.add(cell);
    const value = compute(cell, rule);
    open.delete(cell);
    values.set(cell, value);
    return value;
  };
  const total = (cells: readonly CellId[]): Amounts =>
    cells.map(cellValue).reduce((sum, v) => ({ amount: sum.amount + v.amount, corrections: sum.corrections + v.corrections }), none);

  const sumOf = (what: 'taxable' | 'vat', codes: Iterable<string>): Amounts =>
    [...codes].reduce((sum, code) => {
      const row = byCode.get(code);
      if (!row) return sum;
      const [amount, corrections] = what === 'taxable' ? [row.taxable, row.correctedTaxable] : [row.vat, row.correctedVat];
      return { amount: sum.amount + amount, corrections: sum.corrections + corrections };
    }, none);

  const compute = (cell: CellId, rule: CellRule): Amounts => {
    switch (rule.from) {
      case 'taxable':
      case 'vat':
        return sumOf(rule.from, rule.taxCodes);
      case 'rate': {
        if (vatOfRows) return sumOf('vat', taxCodesBehind(form, rule.cell, taxCodes)!);
        const base = cellValue(rule.cell);
        return {
          amount: divRound(base.amount * rule.rateBp, 10_000n),
          corrections: divRound(base.corrections * rule.rateBp, 10_000n),
        };
      }
      case 'sum':
        return total(rule.cells);
      case 'excess': {
        const difference = total(rule.plus).amount - total(rule.minus).amount;
        return { amount: difference > 0n ? difference : 0n, corrections: 0n };
      }
      case 'manual':
        return { amount: manual[cell] ?? 0n, corrections: 0n };
      case 'credited': {
        // A share is no sum of rows: in December it corrects the whole year, also without a row of its own.
        const shared = rule.taxCodes.some((code) => proportional?.codes.has(code)) ? proportional!.credit : 0n;
        return rule.taxCodes
          .filter((code) => !proportional?.codes.has(code))
          .reduce(
            (sum, code) => ({
              amount: sum.amount + (byCode.get(code)?.vat ?? 0n),
              corrections: sum.corrections + (byCode.get(code)?.correctedVat ?? 0n),
            }),
            { amount: shared, corrections: 0n },
          );
      }
      case 'ledger':
        return [...byCode.values()].reduce((sum, row) => {
          const [taxable, vat] = sharesOf(taxCodes, row.taxCode, rule.fields);
          return {
            amount: sum.amount + taxable * row.taxable + vat * row.vat,
            corrections: sum.corrections + taxable * row.correctedTaxable + vat * row.correctedVat,
          };
        }, none);
      case 'product':
        return { amount: divRound(cellValue(rule.cell).amount * coefficient, 100n), corrections: 0n };
      case 'coefficient':
        // A month without partly deducted VAT has none to name.
        return { amount: partlyCredited.some((whole) => cellValue(whole).amount !== 0n) ? coefficient : 0n, corrections: 0n };
      case 'count':
        return { amount: BigInt(counts[rule.side]), corrections: 0n };
    }
  };
  for (const cell of rules.keys()) cellValue(cell);
  // Counted over the tax codes: a result reached by two ways, as reverse charge is, stands on each of its rows once.
  const rowsBehind = (cell: CellId): number =>
    [...taxCodesBehind(form, cell, taxCodes)!].reduce((rows, code) => rows + (byCode.get(code)?.rows ?? 0), 0);
  return new Map([...values].map(([cell, { amount, corrections }]) => [cell, { amount, corrections, rows: rowsBehind(cell) }]));
}

function addSums(a: TaxCodeSum | undefined, b: TaxCodeSum): TaxCodeSum {
  if (a === undefined) return b;
  return {
    taxCode: b.taxCode,
    taxable: a.taxable + b.taxable,
    vat: a.vat + b.vat,
    correctedTaxable: a.correctedTaxable + b.correctedTaxable,
    correctedVat: a.correctedVat + b.correctedVat,
    rows: a.rows + b.rows,
  };
}

const none: Amounts = { amount: 0n, corrections: 0n };

const rulesOf = new WeakMap<VatReturnForm, ReadonlyMap<CellId, CellRule>>();

/** All cells of the form in printing order. A form is data that never changes, so they are gathered once. */
export function cellRules(form: VatReturnForm): ReadonlyMap<CellId, CellRule> {
  const known = rulesOf.get(form);
  if (known) return known;
  const rules = new Map<CellId, CellRule>();
  for (const part of form.parts) {
    for (const line of part.lines) {
      for (const [column, rule] of Object.entries(line.cells)) {
        const cell = `${line.code}.${column}`;
        assert(!rules.has(cell), `vat return: cell ${cell} stands twice`);
        rules.set(cell, rule);
      }
    }
  }
  rulesOf.set(form, rules);
  return rules;
}

/** How often taxable amount and VAT of a tax code are counted in a sum of fields of the ledgers that are filed. */
function sharesOf(taxCodes: readonly TaxCode[], code: string, fields: readonly string[]): [taxable: bigint, vat: bigint] {
  const places = taxCodes.find((taxCode) => taxCode.code === code)?.ledger;
  let [taxable, vat] = [0n, 0n];
  for (const place of [places?.sales, places?.purchases]) {
    if (!place) continue;
    for (const field of fields) {
      if (place.base === field || place.gross === field) taxable += 1n;
      if (place.tax === field || place.gross === field) vat += 1n;
    }
  }
  return [taxable, vat];
}

/** By form, for the tax codes it was last asked with: a pack has one of each. */
const codesBehind = new WeakMap<
  VatReturnForm,
  { readonly taxCodes: readonly TaxCode[]; readonly cells: Map<CellId, ReadonlySet<string>> }
>();

/** Tax codes whose VAT-ledger rows stand behind a cell, through every sum and rate. Undefined when the form has no such cell. */
export function taxCodesBehind(form: VatReturnForm, cell: CellId, taxCodes: readonly TaxCode[]): ReadonlySet<string> | undefined {
  const rules = cellRules(form);
  if (!rules.has(cell)) return undefined;
  let known = codesBehind.get(form);
  if (known?.taxCodes !== taxCodes) {
    known = { taxCodes, cells: new Map() };
    codesBehind.set(form, known);
  }
  const codes = known.cells.get(cell) ?? gatherCodes(rules, cell, taxCodes);
  known.cells.set(cell, codes);
  return codes;
}

function gatherCodes(rules: ReadonlyMap<CellId, CellRule>, cell: CellId, taxCodes: readonly TaxCode[]): ReadonlySet<string> {
  const codes = new Set<string>();
  const seen = new Set<CellId>();
  const visit = (id: CellId): void => {
    if (seen.has(id)) return;
    seen.add(id);
    const rule = rules.get(id);
    assert(rule !== undefined, `vat return: unknown cell ${id}`);
    if (rule.from === 'taxable' || rule.from === 'vat' || rule.from === 'credited') for (const code of rule.taxCodes) codes.add(code);
    else if (rule.from === 'ledger') {
      for (const { code } of taxCodes) if (sharesOf(taxCodes, code, rule.fields).some((share) => share > 0n)) codes.add(code);
    } else if (rule.from === 'rate' || rule.from === 'product') visit(rule.cell);
    else if (rule.from === 'sum') rule.cells.forEach(visit);
    else if (rule.from === 'excess') [...rule.plus, ...rule.minus].forEach(visit);
  };
  visit(cell);
  return codes;
}

/** Codes whose VAT is credited in part. */
export function partlyDeducted(pack: Pick<JurisdictionPack, 'vatReturn' | 'taxCodes'>): readonly TaxCode[] {
  const codes = new Set<string>();
  for (const rule of cellRules(pack.vatReturn).values()) {
    if (rule.from === 'product') for (const code of taxCodesBehind(pack.vatReturn, rule.cell, pack.taxCodes)!) codes.add(code);
  }
  return pack.taxCodes.filter(({ code, effect }) => effect === 'partly-deducted' || codes.has(code));
}
