import type { Finding } from '../../shared/contracts/declarations.ts';
import { addDays, type LocalDate, toDayNumber } from '../../shared/dates/local-date.ts';
import { lastDayOf, type Quarter } from '../../shared/dates/quarter.ts';
import type { OssFindingCode, OssFindingParams } from '../../shared/declarations/oss/check.ts';
import { lastCorrectionOf } from '../../shared/declarations/oss/due-dates.ts';
import { computeOssReturn, type OssReturn } from '../../shared/declarations/oss/oss-return.ts';
import { prepareOssReturn } from '../../shared/declarations/oss/prepare.ts';
import type { OssSupply } from '../../shared/declarations/oss/supply.ts';
import type { JurisdictionPack } from '../../shared/jurisdictions/pack.ts';
import { sum } from '../../shared/money/minor.ts';
import type { Db } from '../db/db.ts';
import { blobToId } from '../db/ids.ts';
import { dateOfDay } from './company.ts';
import { type CompanyRow, inCurrencyOf } from './company-row.ts';
import type { QueryScope } from './query.ts';

/** A supply of the books with what a finding or a reader wants to know of it. */
export interface BookedSupply extends OssSupply {
  readonly entryId: string;
  readonly kindOfDocument: string | null;
  readonly number: string;
  readonly documentDate: LocalDate;
  readonly customer: string;
  readonly isVatPayer: boolean;
  readonly origin: Quarter;
  readonly taxCode: string;
  /** VAT as it stands on the account, base currency of the document's day. */
  readonly booked: bigint;
}

export interface ExchangeRateUsed {
  readonly currency: string;
  readonly rate: string;
  readonly on: LocalDate;
  readonly source: string;
}

export interface ComputedOss {
  /** Null where an exchange rate is missing. */
  readonly result: OssReturn | null;
  /** Corrections of quarters that can't be corrected by a return any more: left out of it. */
  readonly tooLate: OssReturn['corrections'];
  readonly findings: readonly Finding[];
  readonly exchangeRates: readonly ExchangeRateUsed[];
  /** Base currency of the end of the quarter. */
  readonly booked: bigint;
}

/** Registration for the scheme, the first one first. */
export const ossRegistrations = (db: Db): { from: LocalDate; until: LocalDate | null }[] =>
  db
    .all<{ from_day: bigint; until_day: bigint | null }>('SELECT from_day, until_day FROM oss_registration ORDER BY from_day')
    .map(({ from_day, until_day }) => ({ from: dateOfDay(from_day), until: until_day === null ? null : dateOfDay(until_day) }));

/** Supplies that the return of a quarter declares, in order of recording. What is taken back keeps the day of its sale, whose rate it has. What a tax code says of state, rate and kind is read from the pack. */
export function ossSupplies(db: Db, pack: JurisdictionPack, quarter: Quarter): BookedSupply[] {
  return db
    .all<{
      entry: Buffer;
      number: string;
      document: string | null;
      kind: string | null;
      document_day: bigint;
      party: string | null;
      vat_payer: bigint | null;
      origin: string;
      day: bigint;
      tax_code: string;
      currency: string;
      base_minor: bigint;
      vat_minor: bigint;
      booked_minor: bigint;
    }>(
      `SELECT e.id AS entry, e.number, d.id AS document, d.kind, e.day AS document_day, c.name AS party, c.vat_payer, s.origin,
         coalesce(sold.tax_day, d.tax_day, s.day) AS day, s.tax_code,
         m.name AS currency, s.base_minor, s.vat_minor, s.booked_minor
       FROM oss_supply s JOIN journal_entry e ON e.position = s.position JOIN commodity m ON m.no = s.commodity_no
       LEFT JOIN document d ON d.position = s.document LEFT JOIN counterparty c ON c.no = d.counterparty_no
       LEFT JOIN document sold ON sold.position = d.corrects WHERE s.quarter = ? ORDER BY s.position, s.line_no`,
      quarter,
    )
    .flatMap((row): BookedSupply[] => {
      const code = pack.taxCodes.find((each) => each.code === row.tax_code);
      if (!code?.consumption) return [];
      const { state, kind } = code.consumption;
      return [
        {
          ...{ state, kind, from: null, rateBp: code.rateBp, date: dateOfDay(row.day), currency: row.currency },
          ...{ base: row.base_minor, vat: row.vat_minor, booked: row.booked_minor },
          ...{ corrects: row.origin < quarter ? (row.origin as Quarter) : null, origin: row.origin as Quarter },
          ...{ documentId: row.document, entryId: blobToId(row.entry), kindOfDocument: row.kind, number: row.number },
          ...{ documentDate: dateOfDay(row.document_day), customer: row.party ?? '', isVatPayer: row.vat_payer === 1n },
          taxCode: row.tax_code,
        },
      ];
    });
}

/**
 * Rates for one euro: of the last day of the quarter or, where none was published then, of the next day with one.
 * @source Directive 2006/112/EC Art. 369h(2)
 */
function exchangeRates(db: Db, pack: JurisdictionPack, quarter: Quarter, currencies: ReadonlySet<string>): ExchangeRateUsed[] {
  const from = lastDayOf(quarter);
  return [...currencies].sort().flatMap((currency): ExchangeRateUsed[] => {
    if (currency === 'EUR') return [];
    const fixed = pack.oss?.fixedRates[currency];
    if (fixed !== undefined) return [{ currency, rate: fixed, on: from, source: '' }];
    const row = db.get<{ rate: string; day: bigint; source: string }>(
      "SELECT rate, day, source FROM exchange_rate WHERE unit = 'EUR' AND price = ? AND quantity = 1 AND day BETWEEN ? AND ? ORDER BY day LIMIT 1",
      currency,
      toDayNumber(from),
      toDayNumber(addDays(from, longestBreak)),
    );
    return row ? [{ currency, rate: row.rate, on: dateOfDay(row.day), source: row.source }] : [];
  });
}

/** Days the bank publishes nothing at most. */
const longestBreak = 7;

/** The return of a quarter as the books have it, whether or not it was filed; what speaks against filing it comes errors first. */
export function computeOss({ db, company }: Pick<QueryScope, 'db' | 'company'>, pack: JurisdictionPack, quarter: Quarter): ComputedOss {
  const all = ossSupplies(db, pack, quarter);
  const isTooLate = ({ corrects }: OssSupply) => corrects !== null && lastDayOf(quarter) >= lastCorrectionOf(corrects);
  const supplies = all.filter((supply) => !isTooLate(supply));
  const rates = exchangeRates(db, pack, quarter, new Set(all.map(({ currency }) => currency)));
  const input = {
    vatNumber: ossNumber(pack, company),
    quarter,
    supplies,
    ecbRates: Object.fromEntries(rates.map(({ currency, rate }) => [currency, rate])),
  };
  const { result, findings } = prepareOssReturn(input);
  const late = all.filter(isTooLate);
  const tooLate = result === null ? [] : computeOssReturn({ ...input, supplies: late }).corrections;
  const found: Finding[] = [
    ...findings.map(({ rule, level, code, params, supply }) => ({
      ...{ rule, level, code, params: { ...params } },
      ...placeOf(supply === null ? undefined : supplies[supply]),
    })),
    ...tooLate.map(({ quarter: of }) => said('BG-OSS-8', 'CORRECTION_TOO_LATE', { quarter: of, until: lastCorrectionOf(of) })),
    ...supplies
      .filter(({ isVatPayer, base }) => base > 0n && isVatPayer)
      .map((supply) => said('BG-OSS-9', 'CUSTOMER_IS_VAT_PAYER', { customer: supply.customer }, supply)),
    ...earlierNotFiled(db, quarter).map((of) => said('BG-OSS-10', 'EARLIER_NOT_FILED', { quarter: of })),
  ];
  return {
    result,
    tooLate,
    findings: found.sort((a, b) => Number(a.level === 'warning') - Number(b.level === 'warning')),
    exchangeRates: rates,
    booked: sum(all.map(({ booked, documentDate }) => inCurrencyOf(company, booked, documentDate, lastDayOf(quarter)))),
  };
}

/** "BG" and the number of the company. */
export const ossNumber = (pack: JurisdictionPack, { taxId }: Pick<CompanyRow, 'taxId'>): string =>
  pack.filedIdentifier?.({ taxId, country: pack.code, vatPayer: true }) ?? taxId;

const placeOf = (supply: BookedSupply | undefined): Pick<Finding, 'number' | 'documentId' | 'entryId'> => ({
  number: supply?.number ?? '',
  documentId: supply?.documentId ?? null,
  entryId: supply?.entryId ?? null,
});

const said = <Code extends OssFindingCode>(rule: string, code: Code, params: OssFindingParams[Code], supply?: BookedSupply): Finding => ({
  ...{ rule, level: 'warning', code, params: params as Record<string, string> },
  ...placeOf(supply),
});

/** Earlier quarters with supplies of their own whose return nobody filed. */
const earlierNotFiled = (db: Db, quarter: Quarter): Quarter[] =>
  db
    .all<{ quarter: Quarter }>(
      'SELECT DISTINCT quarter FROM oss_supply WHERE quarter < ? AND quarter NOT IN (SELECT quarter FROM oss_filed) ORDER BY quarter',
      quarter,
    )
    .map((row) => row.quarter);
