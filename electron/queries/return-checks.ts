import type { Finding } from '../../shared/contracts/declarations.ts';
import { toDayNumber } from '../../shared/dates/local-date.ts';
import { lastDay, monthNumber, type Period } from '../../shared/dates/period.ts';
import type { JurisdictionPack } from '../../shared/jurisdictions/pack.ts';
import { writeDecimal } from '../../shared/money/decimal.ts';
import { abs, sum } from '../../shared/money/minor.ts';
import { cellRules } from '../../shared/reports/vat-return.ts';
import { vatOnNet } from '../../shared/vat/compute-totals.ts';
import type { Db } from '../db/db.ts';
import { blobToId } from '../db/ids.ts';
import { dateOfDay } from './company.ts';
import { readCompany } from './company-row.ts';
import { checkLedgers } from './return-files.ts';
import { type ComputedReturn, coefficientOf } from './vat-return.ts';

/** A document or entry with the VAT of one tax code in the month. */
interface Row {
  readonly entry: Buffer;
  readonly document: string | null;
  readonly kind: string | null;
  readonly number: string;
  readonly supplier_number: string;
  readonly counterparty_no: bigint | null;
  readonly party: string | null;
  readonly tax_id: string | null;
  readonly country: string | null;
  readonly vat_payer: bigint | null;
  readonly day: bigint;
  readonly lines: bigint;
  readonly tax_code: string;
  readonly direction: 'output' | 'input' | 'both';
  readonly taxable: bigint;
  readonly vat: bigint;
}

interface Scope {
  readonly db: Db;
  readonly pack: JurisdictionPack;
  readonly period: Period;
  readonly rows: readonly Row[];
  readonly computed: ComputedReturn;
  readonly text: (minor: bigint) => string;
}

interface Rule {
  readonly id: string;
  readonly level: Finding['level'];
  readonly find: (scope: Scope) => Omit<Finding, 'rule' | 'level'>[];
}

const about = (row: Row, code: string, params: Record<string, string> = {}): Omit<Finding, 'rule' | 'level'> => ({
  code,
  params,
  number: row.supplier_number || row.number,
  documentId: row.document,
  entryId: blobToId(row.entry),
});
const once = (rows: readonly Row[]): Row[] => [...new Map(rows.map((row) => [blobToId(row.entry), row])).values()];

/**
 * What every country asks before a return is filed. Numbers are never given to another rule: reasons in the log name them.
 * Missing and wrong numbers, dates, amounts, holes, doubles and shares.
 */
const rules: readonly Rule[] = [
  {
    id: 'VAT-1',
    level: 'warning',
    find: ({ rows }) =>
      once(
        rows.filter(({ direction, kind, tax_id, vat }) => direction === 'input' && kind !== 'import-declaration' && vat !== 0n && !tax_id),
      ).map((row) => about(row, 'SUPPLIER_WITHOUT_NUMBER', { partner: row.party ?? '' })),
  },
  {
    id: 'VAT-2',
    level: 'error',
    find: ({ rows, pack }) =>
      once(rows.filter(({ tax_id, country }) => !!tax_id && country === pack.code && !pack.checkTaxId(tax_id).ok)).map((row) =>
        about(row, 'NUMBER_NOT_POSSIBLE', { partner: row.party ?? '', number: row.tax_id ?? '' }),
      ),
  },
  {
    id: 'VAT-3',
    level: 'warning',
    find: ({ rows, period }) =>
      once(rows.filter(({ day, direction }) => direction !== 'output' && Number(day) > toDayNumber(lastDay(period)))).map((row) =>
        about(row, 'PURCHASE_AFTER_PERIOD', { date: dateOfDay(row.day), period }),
      ),
  },
  {
    // Each line is rounded by itself, and documents in another currency are converted line by line: so much may add up. A note takes back what was
    // charged at the rate of its document, whichever of the code's that was.
    id: 'VAT-4',
    level: 'warning',
    find: ({ rows, pack, text }) =>
      rows.flatMap((row) => {
        const versions = pack.taxCodes.filter(({ code, effect }) => code === row.tax_code && effect !== 'none');
        if (versions.length === 0 || row.taxable === 0n) return [];
        const possible = versions.map(({ rateBp }) => vatOnNet(row.taxable, rateBp));
        const tolerance = 1n + row.lines;
        return possible.some((expected) => abs(row.vat - expected) <= tolerance)
          ? []
          : [
              about(row, 'VAT_FAR_FROM_RATE', {
                taxable: text(row.taxable),
                expected: possible.map(text).join(', '),
                found: text(row.vat),
              }),
            ];
      }),
  },
  {
    id: 'VAT-5',
    level: 'error',
    find: ({ db }) =>
      db
        .all<{ series: string; missing: bigint }>(
          'SELECT series, max(value) - count(*) AS missing FROM number_register GROUP BY series HAVING missing > 0 ORDER BY series',
        )
        .map(({ series, missing }) => ({
          code: 'NUMBERS_MISSING',
          params: { series, count: String(missing) },
          number: '',
          documentId: null,
          entryId: null,
        })),
  },
  {
    id: 'VAT-6',
    level: 'warning',
    // Where ledgers are filed their own rule says it, across months.
    find: ({ db, rows, pack }) =>
      once(rows.filter(({ kind, supplier_number }) => !pack.filedLedgers && kind === 'purchase-bill' && supplier_number !== '')).flatMap(
        (row) => {
          const other = db.get<{ number: string }>(
            `SELECT number FROM document d WHERE kind = 'purchase-bill' AND counterparty_no = ? AND supplier_number = ? AND id < ?
             AND NOT EXISTS (SELECT 1 FROM document n WHERE n.corrects = d.position AND n.reason = 'cancelled') LIMIT 1`,
            row.counterparty_no,
            row.supplier_number,
            row.document,
          );
          return other ? [about(row, 'BILL_TWICE', { partner: row.party ?? '', other: other.number })] : [];
        },
      ),
  },
  {
    // Without one everything is credited, which only a share of 1 would allow.
    id: 'VAT-7',
    level: 'warning',
    find: ({ db, pack, period, computed, text }) => {
      if (coefficientOf(db, period) !== undefined) return [];
      const partly = [...cellRules(pack.vatReturn).values()].flatMap((rule) =>
        rule.from === 'product' ? [computed.cells.get(rule.cell)!.amount] : [],
      );
      const amount = sum(partly);
      if (amount === 0n) return [];
      const params = { year: period.slice(0, 4), amount: text(amount) };
      return [{ code: 'PARTIAL_CREDIT_WITHOUT_COEFFICIENT', params, number: '', documentId: null, entryId: null }];
    },
  },
];

/** Findings about a month's return, errors first, then by rule. */
export function checkReturn(db: Db, pack: JurisdictionPack, period: Period, computed: ComputedReturn): Finding[] {
  const { baseScale } = readCompany(db);
  const rows = db.all<Row>(
    `SELECT e.id AS entry, d.id AS document, d.kind, coalesce(d.number, e.number) AS number, coalesce(d.supplier_number, '') AS supplier_number,
       d.counterparty_no, c.name AS party, c.tax_id, c.country, c.vat_payer, coalesce(d.day, e.day) AS day,
       (SELECT count(*) FROM document_line l WHERE l.position = d.position) AS lines, v.tax_code, v.direction, sum(v.taxable_minor) AS taxable, sum(v.vat_minor) AS vat
     FROM vat_ledger v JOIN journal_entry e ON e.position = v.position LEFT JOIN document d ON d.position = e.document
     LEFT JOIN counterparty c ON c.no = d.counterparty_no WHERE v.month = ? GROUP BY v.position, v.tax_code, v.direction ORDER BY v.day, v.position`,
    monthNumber(period),
  );
  const scope: Scope = { db, pack, period, rows, computed, text: (minor) => writeDecimal(minor, baseScale) };
  const findings = rules.flatMap(({ id, level, find }) => find(scope).map((found): Finding => ({ rule: id, level, ...found })));
  findings.push(...checkLedgers(db, pack, period, computed));
  return findings.sort((a, b) => (a.level === b.level ? 0 : a.level === 'error' ? -1 : 1));
}
