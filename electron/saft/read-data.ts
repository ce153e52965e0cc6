import { toDayNumber } from '../../shared/dates/local-date.ts';
import { currencyScale, isIsoCurrency } from '../../shared/money/currency.ts';
import { readDecimal } from '../../shared/money/decimal.ts';
import { minor } from '../../shared/money/minor.ts';
import { ok, type Rejection, type Result, reject } from '../../shared/result.ts';
import type { AnyField, AnyStructure, Facets } from '../../shared/saft/element.ts';
import { annual, onDemand } from '../../shared/saft/elements.ts';
import { stockMovements } from '../../shared/saft/nomenclatures.ts';
import type { AnnualFile, OnDemandFile } from '../../shared/saft/types.ts';
import type { Db } from '../db/db.ts';

/** What an annual file is made of beside its header. */
export type AnnualData = Omit<AnnualFile, 'kind' | 'header'>;
export type OnDemandData = Omit<OnDemandFile, 'kind' | 'header'>;

const mostShown = 50;

/** Days of the file, both included, as numbers. */
interface Days {
  readonly first: number;
  readonly last: number;
}

/**
 * Assets of a year and what happened to them, as JSON: `{"assets": [...], "assetTransactions": [...], "owners": [...]}` with the properties of
 * `shared/saft/types.ts`, amounts as decimal text in euro. A transaction names its journal entry by the number the books print; the file gets what names
 * that entry in the monthly file. Whether all is there that the schema asks is seen later, with the file as a whole.
 * Rejects: AUDIT_DATA_INVALID, AUDIT_DATA_ENTRY (no entry of that number among these days, or several), AUDIT_DATA_ASSET (not among the assets),
 * AUDIT_DATA_DATE (outside the year), each with its place.
 */
export function readAnnualData(db: Db, json: string, days: Days): Result<AnnualData> {
  const { assets, owners } = fieldsOf(annual, 'masterFiles');
  const reader = new Reader();
  const read = reader.records(json, {
    ...{ assets: assets!.items!, owners: owners!.items! },
    assetTransactions: fieldsOf(fieldsOf(annual, 'sourceDocuments').assetTransactions!.structure!, undefined).records!,
  }) as unknown as AnnualData;
  if (reader.rejections.length > 0) return reject(...reader.rejections);
  const known = new Set([...(read.assets ?? [])].map(({ assetId }) => assetId));
  const transactions = [...(read.assetTransactions ?? [])].map((transaction, index) => {
    const place = `assetTransactions.${index}`;
    if (typeof transaction.assetId === 'string' && !known.has(transaction.assetId))
      reader.refuse('AUDIT_DATA_ASSET', `${place}.assetId`, { found: transaction.assetId });
    reader.within(`${place}.assetTransactionDate`, transaction.assetTransactionDate, days);
    return { ...transaction, transactionId: reader.entry(db, `${place}.transactionId`, transaction.transactionId, days) };
  });
  if (reader.rejections.length > 0) return reject(...reader.rejections);
  return ok({ ...read, assets: read.assets ?? [], assetTransactions: transactions });
}

/**
 * Stocks and their movements between two days, as JSON: `{"products": [...], "units": [...], "physicalStock": [...], "stockMovements": [...]}`, and
 * `taxTable`, `movementTypes`, `owners` where wanted; without `movementTypes` those of the nomenclature that are used.
 * Rejects: as `readAnnualData`.
 */
export function readOnDemandData(db: Db, json: string, days: Days): Result<OnDemandData> {
  const { taxTable, movementTypes, units, products, physicalStock, owners } = fieldsOf(onDemand, 'masterFiles');
  const reader = new Reader();
  const read = reader.records(json, {
    taxTable: taxTable!.items!,
    movementTypes: movementTypes!.items!,
    units: units!.items!,
    products: products!.items!,
    physicalStock: physicalStock!.items!,
    owners: owners!.items!,
    stockMovements: fieldsOf(fieldsOf(onDemand, 'sourceDocuments').movements!.structure!, undefined).records!,
  }) as unknown as OnDemandData;
  if (reader.rejections.length > 0) return reject(...reader.rejections);
  const movements = [...(read.stockMovements ?? [])].map((movement, index) => {
    const place = `stockMovements.${index}`;
    reader.within(`${place}.movementDate`, movement.movementDate, days);
    const lines = [...(movement.lines ?? [])].map((line, at) => ({
      ...line,
      transactionId: reader.entry(db, `${place}.lines.${at}.transactionId`, line.transactionId, days),
    }));
    return { ...movement, lines };
  });
  if (reader.rejections.length > 0) return reject(...reader.rejections);
  const used = new Set(movements.map(({ movementType }) => movementType));
  const types = [...stockMovements]
    .filter(([code]) => used.has(code))
    .map(([movementType, description]) => ({ movementType, description }));
  return ok({
    ...read,
    movementTypes: read.movementTypes ?? types,
    units: read.units ?? [],
    products: read.products ?? [],
    physicalStock: read.physicalStock ?? [],
    stockMovements: movements,
  });
}

const fieldsOf = (structure: AnyStructure, name: string | undefined): Readonly<Record<string, AnyField>> =>
  name === undefined ? structure.fields : structure.fields[name]!.structure!.fields;

/** Turns JSON into the typed data the table of elements describes, collecting what does not fit. */
class Reader {
  readonly rejections: Rejection[] = [];

  refuse(code: string, place: string, details: Readonly<Record<string, string>> = {}): void {
    if (this.rejections.length < mostShown) this.rejections.push({ code, place, ...details });
  }

  records(json: string, fields: Readonly<Record<string, AnyField>>): Record<string, unknown> {
    let raw: unknown;
    try {
      raw = JSON.parse(json);
    } catch {
      this.refuse('AUDIT_DATA_INVALID', 'JSON', { reason: 'malformed' });
      return {};
    }
    return this.#object(fields, raw, '');
  }

  /** Refused when it is a day and not one of these. */
  within(place: string, day: string, { first, last }: Days): void {
    if (!/^\d{4}-\d{2}-\d{2}$/.test(day)) return;
    const number = Number(day.replaceAll('-', ''));
    if (number < first || number > last) this.refuse('AUDIT_DATA_DATE', place, { found: day });
  }

  /** What names the entry of a number in an audit file. */
  entry(db: Db, place: string, number: unknown, { first, last }: Days): string {
    if (typeof number !== 'string' || number === '') return '';
    const found = db.all<{ position: bigint }>(
      `SELECT e.position FROM journal_entry e LEFT JOIN document d ON d.position = e.document
       WHERE e.day BETWEEN ?1 AND ?2 AND (e.number = ?3 OR d.number = ?3 OR d.supplier_number = ?3) LIMIT 2`,
      first,
      last,
      number,
    );
    if (found.length === 1) return String(found[0]!.position);
    this.refuse('AUDIT_DATA_ENTRY', place, { found: number });
    return '';
  }

  #object(fields: Readonly<Record<string, AnyField>>, raw: unknown, place: string): Record<string, unknown> {
    if (typeof raw !== 'object' || raw === null || Array.isArray(raw)) {
      this.refuse('AUDIT_DATA_INVALID', place || 'JSON', { reason: 'malformed' });
      return {};
    }
    const values = raw as Readonly<Record<string, unknown>>;
    const read: Record<string, unknown> = {};
    for (const key of Object.keys(values))
      if (!Object.hasOwn(fields, key)) this.refuse('AUDIT_DATA_INVALID', below(place, key.slice(0, 60)), { reason: 'unknown-field' });
    for (const [key, field] of Object.entries(fields))
      if (Object.hasOwn(values, key)) read[key] = this.#value(field, values[key], below(place, key), values);
    return read;
  }

  #value(field: AnyField, raw: unknown, place: string, parent: Readonly<Record<string, unknown>>): unknown {
    if (field.items) return this.#value(field.items, raw, place, parent);
    if (!field.many) return this.#one(field, raw, place, parent);
    if (Array.isArray(raw)) return raw.map((each, index) => this.#one(field, each, below(place, String(index)), parent));
    this.refuse('AUDIT_DATA_INVALID', place, { reason: 'malformed' });
    return [];
  }

  #one({ simple, structure }: AnyField, raw: unknown, place: string, parent: Readonly<Record<string, unknown>>): unknown {
    return structure ? this.#object(structure.fields, raw, place) : this.#simple(simple!, raw, place, parent);
  }

  #simple(facets: Facets, raw: unknown, place: string, parent: Readonly<Record<string, unknown>>): unknown {
    if (facets.kind === 'count') {
      if (typeof raw === 'number') return raw;
    } else if (typeof raw === 'string') {
      if (facets.kind !== 'money' && facets.kind !== 'currency-money') return raw.normalize('NFC').trim();
      const { currencyCode: code } = parent;
      const scale = facets.kind === 'currency-money' && typeof code === 'string' && isIsoCurrency(code) ? currencyScale(code) : 2;
      const amount = readDecimal(raw, scale);
      if (amount !== undefined) return minor(amount);
      this.refuse('AUDIT_DATA_INVALID', place, { reason: 'amount' });
      return undefined;
    }
    this.refuse('AUDIT_DATA_INVALID', place, { reason: 'malformed' });
    return undefined;
  }
}

const below = (place: string, key: string): string => (place === '' ? key : `${place}.${key}`);

/** Days of a file by their texts. */
export const daysOf = (from: Parameters<typeof toDayNumber>[0], to: Parameters<typeof toDayNumber>[0]): Days => ({
  first: toDayNumber(from),
  last: toDayNumber(to),
});
