import type { LocalDate } from '../../shared/dates/local-date.ts';
import { lastDay, monthNumber, type Period, periodOf } from '../../shared/dates/period.ts';
import { isForeignEuVatNumber } from '../../shared/declarations/eu-vat-number.ts';
import { privateConsumers } from '../../shared/declarations/intrastat/codes.ts';
import type { Flow, IntrastatLine } from '../../shared/declarations/intrastat/declaration.ts';
import { type Movement, movementOf } from '../../shared/declarations/intrastat/movement.ts';
import { type DocumentKind, isDebitNote } from '../../shared/documents/kinds.ts';
import type { JurisdictionPack } from '../../shared/jurisdictions/pack.ts';
import { toBase } from '../../shared/money/convert.ts';
import { sum } from '../../shared/money/minor.ts';
import type { Db } from '../db/db.ts';
import { dateOfDay } from './company.ts';
import { type CompanyRow, inCurrencyOf } from './company-row.ts';

interface Row {
  readonly position: bigint;
  readonly id: string;
  readonly kind: DocumentKind;
  readonly number: string;
  readonly supplier_number: string;
  readonly day: bigint;
  readonly tax_day: bigint;
  readonly reason: string | null;
  readonly rate: string | null;
  readonly scale: bigint;
  readonly party: string | null;
  readonly tax_id: string | null;
  readonly vat_number: string | null;
  readonly country: string | null;
  readonly vat_payer: bigint | null;
  readonly corrected_id: string | null;
  readonly corrected_number: string | null;
  readonly corrected_tax_day: bigint | null;
  readonly excluded: string | null;
}

interface LineRow {
  readonly position: bigint;
  readonly line_no: bigint;
  readonly description: string;
  readonly tax_code: string;
  readonly net_minor: bigint;
}

interface ItemRow {
  readonly position: bigint;
  readonly line_no: bigint;
  readonly cn8: string;
  readonly net_mass_grams: bigint;
  readonly supplementary_milli: bigint | null;
  readonly origin_country: string;
  readonly partner_state: string;
  readonly partner_vat_number: string;
  readonly vehicle_country: string;
  readonly nature: string;
  readonly transport_mode: string;
  readonly region: string;
  readonly delivery_terms: string;
  readonly value_minor: bigint;
  readonly statistical_minor: bigint | null;
}

/** Goods as they were described, with the line of the document they belong to. */
export type DescribedLine = IntrastatLine & { readonly documentLine: number };

/** A document that moves goods between member states, with what is known of them. Minor units of base currency of the month that declares it. */
export interface Moved extends Movement {
  readonly position: bigint;
  readonly documentId: string;
  readonly kind: DocumentKind;
  readonly number: string;
  readonly supplierNumber: string;
  readonly date: LocalDate;
  readonly counterparty: string;
  readonly corrects: { readonly id: string; readonly number: string } | null;
  /** Lines under a code of arrivals or dispatches, at what they were booked. */
  readonly lines: readonly { readonly line: number; readonly description: string; readonly taxCode: string; readonly value: bigint }[];
  readonly booked: bigint;
  /** Null until somebody described it; empty with `excluded`. */
  readonly items: readonly DescribedLine[] | null;
  readonly excluded: string | null;
  readonly usual: { readonly partnerState: string; readonly partnerVatNumber: string; readonly nature: string };
}

const columns = `SELECT d.position, d.id, d.kind, d.number, d.supplier_number, d.day, d.tax_day, d.reason, d.rate, m.scale, c.name AS party, c.tax_id, c.vat_number,
    c.country, c.vat_payer, o.id AS corrected_id, o.number AS corrected_number, o.tax_day AS corrected_tax_day, g.excluded
  FROM document d JOIN commodity m ON m.no = d.commodity_no LEFT JOIN counterparty c ON c.no = d.counterparty_no
  LEFT JOIN document o ON o.position = d.corrects LEFT JOIN document_goods g ON g.position = d.position`;

/** Flow of each tax code that moves goods; none in a country that is not part of these statistics. */
export const flowCodes = (pack: JurisdictionPack): ReadonlyMap<string, Flow> =>
  new Map(pack.taxCodes.flatMap(({ code, intrastat }) => (intrastat === undefined ? [] : [[code, intrastat === 'arrivals' ? 'A' : 'D']])));

/**
 * Documents whose goods are declared in the months, both inclusive, by day and order of recording. What a credit note takes back counts in the month of
 * its document.
 */
export function movedIn(db: Db, pack: JurisdictionPack, company: CompanyRow, from: Period, to: Period): Moved[] {
  const codes = flowCodes(pack);
  if (codes.size === 0) return [];
  const rows = db.all<Row>(
    `WITH found AS (SELECT DISTINCT e.document AS position FROM vat_ledger v JOIN journal_entry e ON e.position = v.position
       WHERE v.month BETWEEN ? AND ? AND e.document IS NOT NULL AND v.tax_code IN (SELECT value FROM json_each(?)))
     ${columns} WHERE d.position IN (SELECT position FROM found UNION SELECT n.position FROM document n JOIN found f ON n.corrects = f.position)
     ORDER BY d.day, d.position`,
    monthNumber(from),
    monthNumber(to),
    JSON.stringify([...codes.keys()]),
  );
  return describe(db, pack, company, codes, rows).filter(({ period }) => from <= period && period <= to);
}

/** One document; undefined where it is none that moves goods. */
export function movedBy(db: Db, pack: JurisdictionPack, company: CompanyRow, documentId: string): Moved | undefined {
  return describe(db, pack, company, flowCodes(pack), db.all<Row>(`${columns} WHERE d.id = ?`, documentId))[0];
}

/** What counts against the limits: as described, or as booked until somebody does. */
export function countedValue({ items, booked, takesBack }: Moved): bigint {
  const value = items === null ? booked : sum(items.map((item) => item.value));
  return takesBack ? -value : value;
}

function describe(db: Db, pack: JurisdictionPack, company: CompanyRow, codes: ReadonlyMap<string, Flow>, rows: readonly Row[]): Moved[] {
  const positions = JSON.stringify(rows.map(({ position }) => Number(position)));
  const lines = Map.groupBy(
    db.all<LineRow>(
      `SELECT position, line_no, description, tax_code, net_minor FROM document_line WHERE position IN (SELECT value FROM json_each(?))
         AND tax_code IN (SELECT value FROM json_each(?)) ORDER BY position, line_no`,
      positions,
      JSON.stringify([...codes.keys()]),
    ),
    ({ position }) => position,
  );
  const items = Map.groupBy(
    db.all<ItemRow>(
      'SELECT * FROM document_goods_item WHERE position IN (SELECT value FROM json_each(?)) ORDER BY position, no',
      positions,
    ),
    ({ position }) => position,
  );
  return rows.flatMap((row): Moved[] => {
    const own = lines.get(row.position);
    if (!own) return [];
    const movement = movementOf(
      codes.get(own[0]!.tax_code)!,
      monthOf(row.tax_day),
      row.corrected_tax_day === null
        ? undefined
        : {
            kind: isDebitNote(row.kind) ? 'debit' : 'credit',
            reason: row.reason ?? '',
            correctedMonth: monthOf(row.corrected_tax_day),
          },
    );
    const booked = own.map(({ line_no, description, tax_code, net_minor }) => ({
      line: Number(line_no),
      description,
      taxCode: tax_code,
      // Of the month that declares it, which for a change of value is that of the document.
      value: inCurrencyOf(
        company,
        row.rate === null ? net_minor : toBase(net_minor, Number(row.scale), row.rate, company.baseScale),
        dateOfDay(row.day),
        lastDay(movement.period),
      ),
    }));
    const isReturn = row.corrected_tax_day !== null && !movement.correctsValue;
    return [
      {
        ...movement,
        position: row.position,
        documentId: row.id,
        kind: row.kind,
        number: row.number,
        supplierNumber: row.supplier_number,
        date: dateOfDay(row.day),
        counterparty: row.party ?? '',
        corrects: row.corrected_id === null ? null : { id: row.corrected_id, number: row.corrected_number ?? '' },
        lines: booked,
        booked: sum(booked.map(({ value }) => value)),
        items: row.excluded === null ? null : (items.get(row.position) ?? []).map((item) => lineOf(item, row.id)),
        excluded: row.excluded === null || row.excluded === '' ? null : row.excluded,
        usual: {
          partnerState: stateOf(consumedIn(pack, own[0]!.tax_code) ?? row.country ?? ''),
          partnerVatNumber: movement.flow === 'D' ? vatNumberOf(pack, row) : '',
          nature: isReturn ? '2.1' : consumedIn(pack, own[0]!.tax_code) === undefined ? '1.1' : privateConsumers,
        },
      },
    ];
  });
}

const monthOf = (day: bigint): Period => periodOf(dateOfDay(day));

/** Where goods for consumers are taxed: they go there. */
const consumedIn = (pack: JurisdictionPack, taxCode: string): string | undefined =>
  pack.taxCodes.find(({ code }) => code === taxCode)?.consumption?.state;

/** Of the United Kingdom only Northern Ireland takes part. */
const stateOf = (country: string): string => ({ EL: 'GR', GB: 'XI' })[country] ?? country;

function vatNumberOf(pack: JurisdictionPack, { tax_id, vat_number, country, vat_payer }: Row): string {
  if (vat_number !== null && vat_number !== '') return vat_number;
  const number = pack.filedIdentifier?.({ taxId: tax_id ?? '', country: country ?? '', vatPayer: vat_payer === 1n }) ?? '';
  // The ledgers write who has none with nines.
  return isForeignEuVatNumber(number) ? number : '';
}

const lineOf = (item: ItemRow, documentId: string): DescribedLine => ({
  documentLine: Number(item.line_no),
  cn8: item.cn8,
  partnerVatNumber: item.partner_vat_number,
  originCountry: item.origin_country,
  partnerState: item.partner_state,
  vehicleCountry: item.vehicle_country,
  netMassGrams: item.net_mass_grams,
  value: item.value_minor,
  statisticalValue: item.statistical_minor,
  supplementaryMilli: item.supplementary_milli,
  nature: item.nature,
  transportMode: item.transport_mode,
  region: item.region,
  deliveryTerms: item.delivery_terms,
  documentId,
});
