import { hash } from 'node:crypto';
import type { FiledFile } from '../../shared/contracts/declarations.ts';
import type { OssReturnInfo, OssRow } from '../../shared/contracts/oss.ts';
import type { LocalDate } from '../../shared/dates/local-date.ts';
import { firstDayOf, lastDayOf, type Quarter } from '../../shared/dates/quarter.ts';
import { lastCorrectionOf, ossDueDate } from '../../shared/declarations/oss/due-dates.ts';
import { type OssReturn, percentText } from '../../shared/declarations/oss/oss-return.ts';
import { ossCsv } from '../../shared/declarations/oss/write-csv.ts';
import type { JurisdictionPack } from '../../shared/jurisdictions/pack.ts';
import { stateNames } from '../../shared/member-states/names.ts';
import { memberStateRates } from '../../shared/member-states/rates.ts';
import { currencyScale, isIsoCurrency } from '../../shared/money/currency.ts';
import { decimal, writeDecimal } from '../../shared/money/decimal.ts';
import { sum } from '../../shared/money/minor.ts';
import { ok, type Result, reject } from '../../shared/result.ts';
import type { Db } from '../db/db.ts';
import type { EventData } from '../log/events.ts';
import { computeOss, ossNumber, ossRegistrations, ossSupplies } from './oss-return.ts';
import type { QueryHandler, QueryScope } from './query.ts';

/** Minor units of euro. */
const euro = (cents: bigint): string => writeDecimal(cents, 2);

interface Filed {
  readonly position: number;
  readonly at: string;
  readonly by: string;
  readonly fileName: string;
  readonly sha256: string;
  readonly content: EventData['oss_return.filed'];
}

/** The return of a quarter as it was filed. */
export function filedOss(db: Db, quarter: Quarter): Filed | undefined {
  const row = db.get<{ position: bigint; filed_at: bigint; by: string; file_name: string; sha256: string; content: string }>(
    `SELECT f.position, f.filed_at, coalesce(u.name, f.filed_by) AS by, f.file_name, f.sha256, f.content FROM oss_filed f
     LEFT JOIN user_account u ON u.id = f.filed_by WHERE f.quarter = ?`,
    quarter,
  );
  return (
    row && {
      position: Number(row.position),
      at: new Date(Number(row.filed_at)).toISOString(),
      by: row.by,
      fileName: row.file_name,
      sha256: row.sha256,
      content: JSON.parse(row.content) as EventData['oss_return.filed'],
    }
  );
}

/** Lines and corrections as they were frozen; balances follow from them. */
function frozen({ content }: Filed, quarter: Quarter): OssReturn {
  const cents = (text: string) => decimal(text, 2);
  const lines = content.lines.map((line): OssReturn['lines'][number] => ({
    state: line.state,
    kind: line.kind as 'goods' | 'services',
    from: null,
    rateType: (line.rate_type as 'standard' | 'reduced' | undefined) ?? null,
    rateBp: decimal(line.rate, 2),
    base: cents(line.base),
    vat: cents(line.vat),
    vatOfBase: cents(line.vat_of_base),
  }));
  const corrections = content.corrections.map((each) => ({ quarter: each.quarter as Quarter, state: each.state, vat: cents(each.vat) }));
  const states = [...new Set([...lines, ...corrections].map(({ state }) => state))].sort();
  const of = (rows: readonly { state: string; vat: bigint }[], state: string) =>
    sum(rows.filter((row) => row.state === state).map(({ vat }) => vat));
  return {
    vatNumber: content.vat_number,
    quarter,
    lines,
    corrections,
    balances: states.map((state) => {
      const [vat, corrected] = [of(lines, state), of(corrections, state)];
      return { state, vat, corrections: corrected, balance: vat + corrected };
    }),
    payable: cents(content.payable),
    isNil: lines.length === 0 && corrections.length === 0,
  };
}

export const ossFileName = ({ taxId }: { readonly taxId: string }, quarter: Quarter): string => `OSS-${taxId}-${quarter}.csv`;

/** Rejects: NO_JURISDICTION, OSS_NOT_HERE (a country outside the scheme). */
export function ossPack(pack: JurisdictionPack | undefined): Result<JurisdictionPack & { oss: NonNullable<JurisdictionPack['oss']> }> {
  if (!pack) return reject({ code: 'NO_JURISDICTION' });
  const { oss } = pack;
  return oss ? ok({ ...pack, oss }) : reject({ code: 'OSS_NOT_HERE' });
}

export const todayOf = ({ nowMs }: Pick<QueryScope, 'nowMs'>): LocalDate => new Date(nowMs).toISOString().slice(0, 10) as LocalDate;

/** The return of a quarter. Rejects: NO_JURISDICTION, OSS_NOT_HERE. */
export const ossGet: QueryHandler<'oss.get'> = (scope, { quarter }) => {
  const found = ossPack(scope.pack);
  if (!found.ok) return found;
  const { db, company } = scope;
  const pack = found.value;
  const computed = computeOss(scope, pack, quarter);
  const filed = filedOss(db, quarter);
  const result = filed ? frozen(filed, quarter) : computed.result;
  const registrations = ossRegistrations(db);
  const [first, last] = [firstDayOf(quarter), lastDayOf(quarter)];
  const correction = ({ quarter: of, state, vat }: OssReturn['corrections'][number]) => ({
    ...{ quarter: of, state, names: stateNames[state]!, vat: euro(vat) },
  });
  const info: OssReturnInfo = {
    quarter,
    dueDate: ossDueDate(quarter),
    isOver: todayOf(scope) > last,
    vatNumber: result?.vatNumber ?? ossNumber(pack, company),
    registrations,
    isRegistered: registrations.some(({ from, until }) => from <= last && (until === null || until >= first)),
    lines: (result?.lines ?? []).map((line) => ({
      state: line.state,
      names: stateNames[line.state]!,
      kind: line.kind,
      rateType: line.rateType,
      rate: percentText(line.rateBp),
      confirmed: memberStateRates.some(({ state, rateBp, confirmed }) => state === line.state && rateBp === line.rateBp && confirmed),
      base: euro(line.base),
      vat: euro(line.vat),
      vatOfBase: euro(line.vatOfBase),
    })),
    corrections: (result?.corrections ?? []).map(correction),
    tooLate: computed.tooLate.map((each) => ({ ...correction(each), until: lastCorrectionOf(each.quarter) })),
    balances: (result?.balances ?? []).map(({ state, vat, corrections, balance }) => ({
      ...{ state, names: stateNames[state]!, vat: euro(vat), corrections: euro(corrections), balance: euro(balance) },
    })),
    totals: {
      base: euro(sum((result?.lines ?? []).map(({ base }) => base))),
      vat: euro(sum((result?.lines ?? []).map(({ vat }) => vat))),
      corrections: euro(sum((result?.corrections ?? []).map(({ vat }) => vat))),
      payable: euro(result?.payable ?? 0n),
    },
    isNil: result?.isNil ?? false,
    isComputed: result !== null,
    exchangeRates: filed
      ? (filed.content.exchange_rates ?? []).map(({ currency, rate, on }) => ({ currency, rate, on: on as LocalDate, source: '' }))
      : [...computed.exchangeRates],
    booked: writeDecimal(computed.booked, company.baseScale),
    account: pack.oss.account.code,
    findings: filed ? [] : [...computed.findings],
    filed: filed ? { at: filed.at, by: filed.by, position: filed.position, fileName: filed.fileName, sha256: filed.sha256 } : null,
  };
  return ok(info);
};

/** Documents behind a quarter's return, in order of recording. Rejects: NO_JURISDICTION, OSS_NOT_HERE. */
export const ossRows: QueryHandler<'oss.rows'> = ({ db, pack }, input) => {
  const found = ossPack(pack);
  if (!found.ok) return found;
  const { state, kind, rate, origin } = input;
  return ok(
    ossSupplies(db, found.value, input.quarter)
      .filter(
        (row) =>
          (state === undefined || row.state === state) &&
          (kind === undefined || row.kind === kind) &&
          (rate === undefined || row.rateBp === decimal(rate, 2)) &&
          (origin === undefined || row.origin === origin),
      )
      .slice(input.offset, input.offset + input.limit)
      .map((row): OssRow => {
        const scale = isIsoCurrency(row.currency) ? currencyScale(row.currency) : 2;
        return {
          entryId: row.entryId,
          documentId: row.documentId,
          documentKind: row.kindOfDocument,
          number: row.number,
          date: row.documentDate,
          counterparty: row.customer,
          state: row.state,
          kind: row.kind,
          rate: percentText(row.rateBp),
          taxCode: row.taxCode,
          origin: row.origin,
          currency: row.currency,
          base: writeDecimal(row.base, scale),
          vat: writeDecimal(row.vat, scale),
        };
      }),
  );
};

/** Rejects: NO_JURISDICTION, OSS_NOT_HERE, OSS_RATE_MISSING. */
export const ossCsvGet: QueryHandler<'oss.csv'> = (scope, { quarter }) => {
  const found = ossPack(scope.pack);
  if (!found.ok) return found;
  const filed = filedOss(scope.db, quarter);
  if (filed) {
    const { bytes } = scope.db.get<{ bytes: Buffer }>('SELECT bytes FROM blob WHERE sha256 = ?', filed.sha256)!;
    return ok({ name: filed.fileName, base64: bytes.toString('base64'), sha256: filed.sha256, filed: true });
  }
  const { result, findings } = computeOss(scope, found.value, quarter);
  if (!result) return reject({ code: 'OSS_RATE_MISSING', currency: missingCurrencies(findings), on: lastDayOf(quarter) });
  const bytes = Buffer.from(ossCsv(result), 'utf8');
  return ok({
    ...{ name: ossFileName(scope.company, quarter), base64: bytes.toString('base64'), sha256: hash('sha256', bytes), filed: false },
  } satisfies FiledFile);
};

const missingCurrencies = (findings: readonly { code: string; params: Record<string, string> }[]): string =>
  [...new Set(findings.filter(({ code }) => code === 'EXCHANGE_RATE_MISSING').map(({ params }) => params.currency ?? ''))].join(', ');
