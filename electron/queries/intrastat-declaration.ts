import { hash } from 'node:crypto';
import { assert } from '../../shared/assert.ts';
import type { IntrastatFindingInfo } from '../../shared/contracts/intrastat.ts';
import type { LocalDate } from '../../shared/dates/local-date.ts';
import { lastDay, monthNumber, type Period, period as readMonth } from '../../shared/dates/period.ts';
import { changesSince } from '../../shared/declarations/intrastat/changes.ts';
import { checkInstat, partyIdTypeOf } from '../../shared/declarations/intrastat/check.ts';
import { structureFaults } from '../../shared/declarations/intrastat/check-structure.ts';
import {
  combineLines,
  correctiveItems,
  type Flow,
  type IntrastatDeclaration,
  type IntrastatLine,
  type IntrastatMessage,
  lineKey,
  regularItems,
} from '../../shared/declarations/intrastat/declaration.ts';
import { takenBack, withoutNothing } from '../../shared/declarations/intrastat/movement.ts';
import {
  inCurrencyOfLimit,
  type ThresholdState,
  type WatchedLimit,
  watchThreshold,
} from '../../shared/declarations/intrastat/threshold-watch.ts';
import { writeInstat } from '../../shared/declarations/intrastat/write-message.ts';
import { decimal, writeDecimal } from '../../shared/money/decimal.ts';
import { sum } from '../../shared/money/minor.ts';
import { ok, type Result, reject } from '../../shared/result.ts';
import type { IntrastatFiled } from '../log/events.ts';
import { baseOn } from './company-row.ts';
import { readDeclarant } from './declarant.ts';
import { countedValue, flowCodes, type Moved, movedIn } from './intrastat-movements.ts';
import type { QueryScope } from './query.ts';

export const flowOf = { arrivals: 'A', dispatches: 'D' } as const;
export const flowName = { A: 'arrivals', D: 'dispatches' } as const;

/** What a declaration is made from: the state of the books, the company, and the moment. */
export type Scope = Pick<QueryScope, 'db' | 'company' | 'nowMs'> & { readonly pack: NonNullable<QueryScope['pack']> };

export interface FiledVersion {
  readonly version: number;
  readonly function: string;
  readonly filedAt: number;
  readonly filedBy: string;
  readonly name: string;
  readonly sha256: string;
  readonly lines: readonly IntrastatLine[];
}

export interface ComputedIntrastat {
  readonly documents: readonly Moved[];
  /** Everything that is declared of the month, each with the documents it comes from. */
  readonly lines: readonly IntrastatLine[];
  readonly documentsOf: (line: IntrastatLine) => readonly Moved[];
  readonly missing: readonly Moved[];
  readonly filed: readonly FiledVersion[];
  /** Null where what is filed is what the books say. */
  readonly declaration: IntrastatDeclaration | null;
  readonly findings: readonly IntrastatFindingInfo[];
}

/** The scope of a country that is part of these statistics. Rejects: NO_JURISDICTION, INTRASTAT_NOT_IN_PACK. */
export function scopeOf({ db, company, pack, nowMs }: Pick<QueryScope, 'db' | 'company' | 'pack' | 'nowMs'>): Result<Scope> {
  if (!pack) return reject({ code: 'NO_JURISDICTION' });
  if (flowCodes(pack).size === 0) return reject({ code: 'INTRASTAT_NOT_IN_PACK' });
  return ok({ db, company, pack, nowMs });
}

/** The declaration of a flow and month: what the documents say, what was filed, and what would be sent today. */
export function computeIntrastat(scope: Scope, period: Period, flow: Flow): ComputedIntrastat {
  const { db, pack, company } = scope;
  const documents = movedIn(db, pack, company, period, period).filter((document) => document.flow === flow);
  const described = documents.flatMap((document) =>
    (document.items ?? []).map(({ documentLine: _line, ...line }) => ({ document, line: document.takesBack ? takenBack(line) : line })),
  );
  const lines = withoutNothing(combineLines(described.map(({ line }) => line)));
  const byKey = Map.groupBy(described, ({ line }) => lineKey(line));
  const missing = documents.filter(({ items }) => items === null);
  const filed = filedVersions(scope, period, flow);
  const declaration = nextDeclaration(scope, period, flow, lines, filed.at(-1));
  const due = isStatisticalValueDue(scope, period, flow);
  // A correction shows its differences only; what is wrong is told of all that is declared.
  const whole: IntrastatDeclaration | null =
    lines.length > 0
      ? { ...shell(scope, period, flow), function: 'REGULAR', items: regularItems(lines) }
      : // Nobody can say yet that nothing was moved.
        missing.length > 0
        ? null
        : declaration;
  const found = whole ? checkInstat(messageOf(scope, [whole]), { A: due && flow === 'A', D: due && flow === 'D' }) : [];
  const numberOf = (id: string | null) => documents.find(({ documentId }) => documentId === id)?.number ?? '';
  return {
    documents,
    lines,
    documentsOf: (line) => [...new Set((byKey.get(lineKey(line)) ?? []).map(({ document }) => document))],
    missing,
    filed,
    declaration,
    findings: [
      ...missing.map((document) => about('BG-INTRASTAT-17', 'error', 'GOODS_MISSING', {}, document)),
      ...found.map(({ rule, level, code, params, place }) => ({
        ...{ rule, level, code, params: { ...params } as Record<string, string> },
        ...{ item: place.item, documentId: place.documentId, number: numberOf(place.documentId) },
      })),
      ...documents.flatMap((document) => {
        const value = sum((document.items ?? []).map((item) => item.value));
        if (document.items === null || document.excluded !== null || value === document.booked) return [];
        const text = (minor: bigint) => writeDecimal(minor, company.baseScale);
        return [about('BG-INTRASTAT-18', 'warning', 'VALUE_DIFFERS', { found: text(value), expected: text(document.booked) }, document)];
      }),
    ],
  };
}

const about = (
  rule: string,
  level: 'error' | 'warning',
  code: string,
  params: Record<string, string>,
  { documentId, number, supplierNumber }: Moved,
): IntrastatFindingInfo => ({ rule, level, code, params, item: null, documentId, number: supplierNumber || number });

const shell = ({ company }: Scope, period: Period, flow: Flow): Omit<IntrastatDeclaration, 'function' | 'items'> => ({
  id: 1,
  period,
  operator: { id: company.taxId, idType: partyIdTypeOf(company.taxId) },
  flow,
});

/** What would be sent today, or null where it was sent already. Who declared that nothing was moved has no line to correct: the first lines are a regular declaration. */
function nextDeclaration(
  scope: Scope,
  period: Period,
  flow: Flow,
  lines: readonly IntrastatLine[],
  last: FiledVersion | undefined,
): IntrastatDeclaration | null {
  const of = shell(scope, period, flow);
  if (last === undefined || (last.lines.length === 0 && lines.length > 0)) {
    return lines.length === 0 ? { ...of, function: 'NIL', items: [] } : { ...of, function: 'REGULAR', items: regularItems(lines) };
  }
  const changes = changesSince(last.lines, lines);
  return changes.length === 0 ? null : { ...of, function: 'CORRECTIVE', items: correctiveItems(changes) };
}

function messageOf({ db, company, nowMs }: Scope, declarations: readonly IntrastatDeclaration[]): IntrastatMessage {
  const at = new Date(nowMs).toISOString();
  const declarant = readDeclarant(db);
  const { street = '', town: city = '', postCode = '', phone = '', name = '' } = declarant ?? {};
  return {
    createdOn: at.slice(0, 10) as LocalDate,
    createdTime: at.slice(11, 19),
    filer: {
      id: company.taxId,
      idType: partyIdTypeOf(company.taxId),
      address: { street, city, postCode, phone, fax: '' },
      contact: { name, street, city, postCode, phone, mobile: '', email: '' },
    },
    declarations,
  };
}

export interface MadeMessage {
  readonly function: string;
  readonly name: string;
  readonly bytes: Buffer;
  readonly sha256: string;
}

/**
 * The message that would be sent today. Rejects: INTRASTAT_UNCHANGED, INTRASTAT_CURRENCY (books in another currency than the declarations of the month),
 * DECLARANT_MISSING, INTRASTAT_INCOMPLETE, INTRASTAT_HAS_ERRORS.
 */
export function makeMessage(
  scope: Scope,
  period: Period,
  { declaration, filed, missing, findings }: ComputedIntrastat,
): Result<MadeMessage> {
  if (!declaration) return reject({ code: 'INTRASTAT_UNCHANGED', period });
  const currency = scope.pack.baseCurrency(lastDay(period));
  if (currency !== baseOn(scope.company, lastDay(period))) return reject({ code: 'INTRASTAT_CURRENCY', period, currency });
  if (!readDeclarant(scope.db)) return reject({ code: 'DECLARANT_MISSING' });
  if (missing.length > 0)
    return reject({ code: 'INTRASTAT_INCOMPLETE', count: missing.length, number: missing[0]!.supplierNumber || missing[0]!.number });
  const errors = findings.filter(({ level }) => level === 'error');
  if (errors.length > 0) return reject({ code: 'INTRASTAT_HAS_ERRORS', count: errors.length, rule: errors[0]!.rule });
  const xml = writeInstat(messageOf(scope, [declaration]));
  const faults = structureFaults(xml);
  assert(faults.length === 0, `intrastat: the message is not as the format says: ${faults[0]?.replace(/:.*$/, '')}`);
  const bytes = Buffer.from(xml, 'utf8');
  const version = (filed.at(-1)?.version ?? 0) + 1;
  const name = `INSTAT_${declaration.flow}_${period}${version === 1 ? '' : `_${version}`}.xml`;
  return ok({ function: declaration.function, name, bytes, sha256: hash('sha256', bytes) });
}

/** What was filed of a flow and month, the first one first. */
function filedVersions({ db }: Scope, period: Period, flow: Flow): FiledVersion[] {
  return db
    .all<{ version: bigint; function: string; filed_at: bigint; filed_by: string; name: string; sha256: string; lines: string }>(
      `SELECT f.version, f.function, f.filed_at, coalesce(u.name, f.filed_by) AS filed_by, f.name, f.sha256, f.lines
       FROM intrastat_filed f LEFT JOIN user_account u ON u.id = f.filed_by WHERE f.month = ? AND f.flow = ? ORDER BY f.version`,
      monthNumber(period),
      flowName[flow],
    )
    .map((row) => ({
      version: Number(row.version),
      function: row.function,
      filedAt: Number(row.filed_at),
      filedBy: row.filed_by,
      name: row.name,
      sha256: row.sha256,
      lines: (JSON.parse(row.lines) as IntrastatFiled['lines']).map(readFiledLine),
    }));
}

/** A line as the log keeps what was filed: amounts in whole units. */
export const filedLine = (line: IntrastatLine): IntrastatFiled['lines'][number] => ({
  cn8: line.cn8,
  net_mass: writeDecimal(line.netMassGrams, 3),
  supplementary: line.supplementaryMilli === null ? undefined : writeDecimal(line.supplementaryMilli, 3),
  origin_country: line.originCountry,
  partner_state: line.partnerState,
  partner_vat_number: line.partnerVatNumber || undefined,
  vehicle_country: line.vehicleCountry || undefined,
  nature: line.nature,
  transport_mode: line.transportMode,
  region: line.region,
  delivery_terms: line.deliveryTerms,
  value: writeDecimal(line.value / 100n, 0),
  statistical_value: line.statisticalValue === null ? undefined : writeDecimal(line.statisticalValue / 100n, 0),
});

const readFiledLine = (line: IntrastatFiled['lines'][number]): IntrastatLine => ({
  cn8: line.cn8,
  partnerVatNumber: line.partner_vat_number ?? '',
  originCountry: line.origin_country,
  partnerState: line.partner_state,
  vehicleCountry: line.vehicle_country ?? '',
  netMassGrams: decimal(line.net_mass, 3),
  value: decimal(line.value, 2),
  statisticalValue: line.statistical_value === undefined ? null : decimal(line.statistical_value, 2),
  supplementaryMilli: line.supplementary === undefined ? null : decimal(line.supplementary, 3),
  nature: line.nature,
  transportMode: line.transport_mode,
  region: line.region,
  deliveryTerms: line.delivery_terms,
  documentId: null,
});

/** Where the company stands in a year, against both limits of a flow. What no document says of the year before is not known. */
export function standing({ db, pack, company }: Scope, year: number, flow: Flow): (watched: WatchedLimit) => ThresholdState {
  const from = readMonth(`${year - 1}-01`);
  const to = readMonth(`${year}-12`);
  const months = new Map<Period, bigint>();
  for (const document of movedIn(db, pack, company, from, to)) {
    if (document.flow === flow) months.set(document.period, (months.get(document.period) ?? 0n) + countedValue(document));
  }
  const totals = [...months].map(([period, amount]) => ({
    period,
    amount: inCurrencyOfLimit(period, amount, baseOn(company, lastDay(period))),
  }));
  return (watched) => watchThreshold(year, flow, totals, watched);
}

function isStatisticalValueDue(scope: Scope, period: Period, flow: Flow): boolean {
  const { reportsFrom } = standing(scope, Number(period.slice(0, 4)), flow)('statisticalValue');
  return reportsFrom !== null && reportsFrom <= period;
}
