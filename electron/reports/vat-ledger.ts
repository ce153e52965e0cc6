import type { Days } from '../../shared/dates/report-periods.ts';
import type { JurisdictionPack } from '../../shared/jurisdictions/pack.ts';
import { sum } from '../../shared/money/minor.ts';
import type { ReportColumn, ReportRow, ReportText } from '../../shared/reports/report.ts';
import { ok, reject } from '../../shared/result.ts';
import { deniedQuery } from '../access/allowed.ts';
import { blobToId } from '../db/ids.ts';
import { dateOfDay } from '../queries/company.ts';
import type { QueryScope } from '../queries/query.ts';
import { rememberUntilRecorded } from '../queries/register-pages.ts';
import { type VatRow, vatRows } from '../queries/vat-rows.ts';
import { entryLabel } from './entry-label.ts';
import { daysOf, type Frame, frameOf, refuseLines, refuseOptions, refuseOverChange } from './frame.ts';
import { heldReport, type ReportMaker } from './report-source.ts';

const sections = ['output', 'input', 'elsewhere'] as const;
type Section = (typeof sections)[number];
const amounts = ['taxable', 'vat'] as const;

/**
 * VAT ledger of a period by tax point: what the returns of its months are made of, output and input apart, by tax code, each row with its document. What the
 * buyer charges himself stands on both sides; tax owed to another member state stands by itself. Base currency; credit notes and cancellations with a minus.
 * Rejects: NO_JURISDICTION, PERMISSION_DENIED (without `reports:tax`), REPORT_NEEDS_FROM, REPORT_DAYS, REPORT_OVER_CHANGE, REPORT_WITHOUT_DIMENSIONS,
 * REPORT_WITHOUT_OPTION (`account`, `each`, `compare`, `by`).
 */
export const vatLedger: ReportMaker = (scope, question) => {
  const { pack, actor } = scope;
  const refusal = deniedQuery(actor, 'reports:tax');
  if (refusal) return reject(refusal);
  if (!pack) return reject({ code: 'NO_JURISDICTION' });
  const read = daysOf(question);
  if (!read.ok) return read;
  const days = read.value;
  const frame = frameOf(scope, question);
  const refused = [
    ...refuseOptions(question, 'account', 'each', 'compare', 'by'),
    ...refuseLines(question),
    ...refuseOverChange(scope, days, frame.known),
  ];
  if (refused.length > 0) return reject(...refused);
  const amount = (id: (typeof amounts)[number]): ReportColumn => ({
    id,
    kind: 'amount',
    title: { key: `vatLedger.${id}` },
    currency: frame.currency,
    ...days,
  });
  return ok(
    heldReport({
      ...frame.head,
      columns: [
        { id: 'date', kind: 'date', title: { key: 'vatLedger.taxPoint' } },
        { id: 'number', kind: 'text', title: { key: 'ledger.number' } },
        { id: 'counterparty', kind: 'text', title: { key: 'ledger.counterparty' } },
        ...amounts.map(amount),
      ],
      rows: rememberUntilRecorded(scope, `vat ledger ${JSON.stringify([days, frame.known])}`, () => rowsOf(scope, pack, days, frame)),
      checks: [],
      notes: [{ key: 'vatLedger.basis' }],
    }),
  );
};

function rowsOf(scope: QueryScope, pack: JurisdictionPack, days: Days, frame: Frame): readonly ReportRow[] {
  const elsewhere = new Set(pack.taxCodes.filter(({ consumption }) => consumption).map(({ code }) => code));
  const isOf = (row: VatRow, section: Section): boolean =>
    elsewhere.has(row.tax_code) ? section === 'elsewhere' : row.direction === 'both' ? section !== 'elsewhere' : row.direction === section;
  const recorded = vatRows(scope.db, pack, days, frame.known);
  return sections.flatMap((section) => {
    const own = recorded.filter((row) => isOf(row, section));
    const byCode = [...Map.groupBy(own, (row) => row.tax_code)].sort(([a], [b]) => (a < b ? -1 : 1));
    const below = byCode.flatMap(([code, ofCode]) => {
      const names = pack.taxCodes.find((one) => one.code === code)?.names;
      const head = sumRow(`${section}:${code}`, 2, code, names ? { names } : { text: code }, ofCode, ofCode.length, frame);
      return [head, ...ofCode.map((row) => ledgerRow(row, section, frame))];
    });
    return own.length === 0 ? [] : [sumRow(section, 1, '', { key: `vatLedger.${section}` }, own, below.length, frame), ...below];
  });
}

/** `below` is how many rows stand below it. */
const sumRow = (
  id: string,
  level: number,
  code: string,
  label: ReportText,
  of: readonly VatRow[],
  below: number,
  { money }: Frame,
): ReportRow => ({
  id,
  level,
  kind: 'subtotal',
  code,
  label,
  cells: { taxable: money(sum(of.map((row) => row.taxable_minor))), vat: money(sum(of.map((row) => row.vat_minor))) },
  sums: { side: 'below', rows: below, columns: amounts },
});

const ledgerRow = (row: VatRow, section: Section, { money }: Frame): ReportRow => ({
  id: `${section}:${row.position}:${row.line_no}`,
  level: 3,
  kind: 'line',
  code: '',
  label: entryLabel(row.document === null ? row.memo : '', row.document_kind ?? row.entry_kind),
  cells: {
    date: dateOfDay(row.day),
    number: row.number,
    counterparty: row.counterparty ?? '',
    taxable: money(row.taxable_minor),
    vat: money(row.vat_minor),
  },
  opens: row.document === null ? { to: 'entry', entryId: blobToId(row.entry) } : { to: 'document', documentId: row.document },
});
