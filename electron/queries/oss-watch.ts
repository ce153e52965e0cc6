import type { OssWatchInfo } from '../../shared/contracts/oss.ts';
import type { LocalDate } from '../../shared/dates/local-date.ts';
import { toEuro } from '../../shared/declarations/oss/oss-return.ts';
import { ossThreshold, watchOssThreshold } from '../../shared/declarations/oss/threshold.ts';
import type { JurisdictionPack } from '../../shared/jurisdictions/pack.ts';
import { memberStates } from '../../shared/member-states/rates.ts';
import { writeDecimal } from '../../shared/money/decimal.ts';
import { sum } from '../../shared/money/minor.ts';
import { ok } from '../../shared/result.ts';
import type { Db } from '../db/db.ts';
import { blobToId } from '../db/ids.ts';
import { dateOfDay } from './company.ts';
import { baseOn } from './company-row.ts';
import { ossPack, todayOf } from './oss.ts';
import { ossRegistrations } from './oss-return.ts';
import type { QueryHandler } from './query.ts';

/** Marks of the watch: percent of the limit. */
const marks = [70, 90, 100] as const;
const mostRows = 50;

interface Sale {
  readonly entry: Buffer;
  readonly number: string;
  readonly document: string | null;
  readonly party: string | null;
  readonly country: string | null;
  readonly day: bigint;
  readonly tax_code: string;
  readonly taxable_minor: bigint;
}

/** Country codes of customers in other member states: Greece is GR there. */
const countriesOf = (pack: JurisdictionPack): string[] =>
  memberStates.filter((state) => state !== pack.code).map((state) => (state === 'EL' ? 'GR' : state));

/** Sales under the scheme, and sales taxed at home to customers of other member states that are no VAT payers, of two years. */
function salesOf(db: Db, pack: JurisdictionPack, year: number, until: number): Sale[] {
  const atHome = pack.taxCodes
    .filter(({ effect, use, consumption, protocol }) => effect === 'charged' && use.includes('sale') && !consumption && !protocol)
    .map(({ code }) => code);
  const abroad = pack.taxCodes.filter(({ consumption }) => consumption).map(({ code }) => code);
  return db.all<Sale>(
    `SELECT e.id AS entry, e.number, d.id AS document, c.name AS party, c.country, v.day, v.tax_code, v.taxable_minor
     FROM vat_ledger v JOIN journal_entry e ON e.position = v.position LEFT JOIN document d ON d.position = e.document
     LEFT JOIN counterparty c ON c.no = d.counterparty_no
     WHERE v.month BETWEEN ?1 AND ?2 AND v.day <= ?3 AND v.direction = 'output' AND (v.tax_code IN (SELECT value FROM json_each(?4))
       OR v.tax_code IN (SELECT value FROM json_each(?5)) AND c.vat_payer = 0 AND c.country IN (SELECT value FROM json_each(?6)))
     ORDER BY v.day, v.position, v.line_no`,
    (year - 1) * 100 + 1,
    year * 100 + 12,
    until,
    JSON.stringify([...new Set(abroad)]),
    JSON.stringify([...new Set(atHome)]),
    JSON.stringify(countriesOf(pack)),
  );
}

/**
 * The limit of sales to consumers of other member states that may be taxed at home, this calendar year and the one before. The books can't tell services
 * that are rendered electronically from others: everything under the scheme counts, and every sale taxed at home to a customer there who is no VAT payer.
 * @source ЗДДС Art. 20b(1)
 * Rejects: NO_JURISDICTION, OSS_NOT_HERE.
 */
export const ossWatch: QueryHandler<'oss.watch'> = (scope, input) => {
  const found = ossPack(scope.pack);
  if (!found.ok) return found;
  const { db, company } = scope;
  const pack = found.value;
  const on = input.on ?? todayOf(scope);
  const year = Number(on.slice(0, 4));
  // Books of before the euro are counted at its fixed rate.
  const inEuro = (minor: bigint, of: LocalDate) => toEuro(minor, baseOn(company, of), pack.oss.fixedRates);
  const sales = salesOf(db, pack, year, Number(on.replaceAll('-', ''))).map((sale) => ({
    ...{ ...sale, date: dateOfDay(sale.day), base: inEuro(sale.taxable_minor, dateOfDay(sale.day)) },
    isAtHome: !pack.taxCodes.some(({ code, consumption }) => consumption && code === sale.tax_code),
  }));
  const ofYear = (wanted: number) => sales.filter(({ date }) => date.startsWith(String(wanted)));
  const now = watchOssThreshold(year, sales);
  const previous = watchOssThreshold(year - 1, sales);
  const text = (cents: bigint) => writeDecimal(cents, 2);
  const reached = (percent: number) =>
    percent === 100 ? now.taxedAbroadFrom !== null : now.total * 100n >= ossThreshold * BigInt(percent);
  const left = ossThreshold - now.total;
  const home = ofYear(year).filter(({ isAtHome }) => isAtHome);
  const info: OssWatchInfo = {
    on,
    limit: text(ossThreshold),
    registered: ossRegistrations(db).some(({ from, until }) => from <= on && (until === null || on <= until)),
    previous: { year: year - 1, total: text(previous.total), isPassed: previous.taxedAbroadFrom !== null },
    current: { year, total: text(now.total), percent: writeDecimal(now.shareBp, 2), left: text(left > 0n ? left : 0n) },
    warning: marks.filter(reached).at(-1) ?? null,
    taxedAbroadFrom: now.taxedAbroadFrom,
    underScheme: text(sum(ofYear(year).flatMap(({ isAtHome, base }) => (isAtHome ? [] : [base])))),
    atHome: text(sum(home.map(({ base }) => base))),
    rows: home
      .slice(-mostRows)
      .reverse()
      .map((sale) => ({
        entryId: blobToId(sale.entry),
        documentId: sale.document,
        number: sale.number,
        date: sale.date,
        counterparty: sale.party ?? '',
        country: sale.country ?? '',
        base: text(sale.base),
      })),
  };
  return ok(info);
};
