import { assert } from '../../shared/assert.ts';
import type {
  DeclaredLine,
  FlowName,
  GoodsItem,
  IntrastatWatch,
  MovedDocument,
  WatchedThreshold,
} from '../../shared/contracts/intrastat.ts';
import type { LocalDate } from '../../shared/dates/local-date.ts';
import { lastDay } from '../../shared/dates/period.ts';
import { type Flow, type IntrastatLine, wholeUnits } from '../../shared/declarations/intrastat/declaration.ts';
import type { ThresholdState } from '../../shared/declarations/intrastat/threshold-watch.ts';
import { lawNames } from '../../shared/laws/law-text.ts';
import { writeDecimal } from '../../shared/money/decimal.ts';
import { sum } from '../../shared/money/minor.ts';
import { ok } from '../../shared/result.ts';
import { baseOn } from './company-row.ts';
import { computeIntrastat, flowName, flowOf, makeMessage, scopeOf, standing } from './intrastat-declaration.ts';
import { type Moved, movedIn } from './intrastat-movements.ts';
import type { QueryHandler } from './query.ts';

const inOrder = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);

/** Documents of a month that move goods, those nobody described first. Rejects: NO_JURISDICTION, INTRASTAT_NOT_IN_PACK. */
export const intrastatDocuments: QueryHandler<'intrastat.documents'> = (query, { period, flow }) => {
  const scope = scopeOf(query);
  if (!scope.ok) return scope;
  const { db, pack, company } = scope.value;
  return ok(
    movedIn(db, pack, company, period, period)
      .filter((document) => flow === undefined || flowName[document.flow] === flow)
      .map((document) => told(document, company.baseScale))
      .sort((a, b) => Number(a.described !== null || a.excluded !== null) - Number(b.described !== null || b.excluded !== null)),
  );
};

function told(document: Moved, scale: number): MovedDocument {
  const text = (minor: bigint) => writeDecimal(minor, scale);
  const { items, excluded } = document;
  return {
    documentId: document.documentId,
    kind: document.kind,
    number: document.number,
    supplierNumber: document.supplierNumber,
    date: document.date,
    counterparty: document.counterparty,
    flow: flowName[document.flow],
    period: document.period,
    correctsValue: document.correctsValue,
    takesBack: document.takesBack,
    corrects: document.corrects,
    booked: text(document.booked),
    described: items === null || excluded !== null ? null : text(sum(items.map(({ value }) => value))),
    excluded,
    lines: document.lines.map(({ line, description, taxCode, value }) => ({ line, description, taxCode, value: text(value) })),
    items: (items ?? []).map((item) => ({ line: item.documentLine, ...itemOf(item, text) })),
    usual: document.usual,
  };
}

const itemOf = (line: IntrastatLine, amount: (minor: bigint) => string): Omit<GoodsItem, 'line'> => ({
  cn8: line.cn8,
  netMass: writeDecimal(line.netMassGrams, 3),
  supplementary: line.supplementaryMilli === null ? null : writeDecimal(line.supplementaryMilli, 3),
  originCountry: line.originCountry,
  partnerState: line.partnerState,
  partnerVatNumber: line.partnerVatNumber,
  vehicleCountry: line.vehicleCountry,
  nature: line.nature,
  transportMode: line.transportMode,
  region: line.region,
  deliveryTerms: line.deliveryTerms,
  value: amount(line.value),
  statisticalValue: line.statisticalValue === null ? null : amount(line.statisticalValue),
});

const whole = (minor: bigint): string => String(wholeUnits(minor));

/** The declaration of a flow and month. Rejects: NO_JURISDICTION, INTRASTAT_NOT_IN_PACK. */
export const intrastatGet: QueryHandler<'intrastat.get'> = (query, { period, flow }) => {
  const scope = scopeOf(query);
  if (!scope.ok) return scope;
  const { lines, documentsOf, missing, filed, declaration, findings } = computeIntrastat(scope.value, period, flowOf[flow]);
  return ok({
    period,
    flow,
    currency: baseOn(scope.value.company, lastDay(period)),
    dueDate: scope.value.pack.vatDueDate(period),
    function: declaration?.function ?? null,
    lines: lines.map(
      (line, index): DeclaredLine => ({
        item: index + 1,
        ...itemOf(line, whole),
        documents: documentsOf(line).map(({ documentId, number, supplierNumber }) => ({
          id: documentId,
          number: supplierNumber || number,
        })),
      }),
    ),
    totals: {
      netMass: writeDecimal(sum(lines.map(({ netMassGrams }) => netMassGrams)), 3),
      // Of the rounded lines, as the message adds them up.
      value: String(sum(lines.map(({ value }) => wholeUnits(value)))),
      statisticalValue: String(sum(lines.map(({ statisticalValue }) => wholeUnits(statisticalValue ?? 0n)))),
    },
    missing: missing.length,
    findings: [...findings].sort((a, b) => inOrder(a.level, b.level)),
    filed: filed
      .map(({ version, function: kind, filedAt, filedBy, sha256 }) => ({
        ...{ version, function: kind, at: new Date(filedAt).toISOString(), by: filedBy, sha256 },
      }))
      .reverse(),
  });
};

/** What would be sent today, or once filed and unchanged the bytes that were. Rejects: NO_JURISDICTION, INTRASTAT_NOT_IN_PACK and those of `makeMessage`. */
export const intrastatMessage: QueryHandler<'intrastat.message'> = (query, { period, flow }) => {
  const scope = scopeOf(query);
  if (!scope.ok) return scope;
  const computed = computeIntrastat(scope.value, period, flowOf[flow]);
  const last = computed.filed.at(-1);
  if (computed.declaration === null && last) {
    const kept = query.db.get<{ bytes: Buffer }>('SELECT bytes FROM blob WHERE sha256 = ?', last.sha256);
    assert(kept, 'intrastat.message: the bytes that were filed are gone');
    return ok({ name: last.name, base64: kept.bytes.toString('base64'), sha256: last.sha256, filed: true });
  }
  const made = makeMessage(scope.value, period, computed);
  if (!made.ok) return made;
  const { name, bytes, sha256 } = made.value;
  return ok({ name, base64: bytes.toString('base64'), sha256, filed: false });
};

/** From this part of a limit on, in basis points, a warning. */
const nearFrom = 8_000n;

/** Both flows of a year. Rejects: NO_JURISDICTION, INTRASTAT_NOT_IN_PACK. */
export const intrastatWatch: QueryHandler<'intrastat.watch'> = (query, { year }) => {
  const scope = scopeOf(query);
  if (!scope.ok) return scope;
  return ok(
    (['A', 'D'] as const).map((flow: Flow): IntrastatWatch => {
      const stand = standing(scope.value, year, flow);
      const reporting = stand('reporting');
      const { threshold } = reporting;
      const currency = threshold?.currency ?? baseOn(scope.value.company, `${year}-12-31` as LocalDate);
      return {
        flow: flowName[flow] satisfies FlowName,
        year,
        reporting: watched(reporting, currency),
        statisticalValue: watched(stand('statisticalValue'), currency),
        confirmed: threshold?.confirmed ?? false,
        source: lawNames(threshold?.source ?? [], 'full'),
        note: threshold?.note ?? '',
      };
    }),
  );
};

const watched = ({ limit, total, shareBp, passedIn, reportsFrom, because }: ThresholdState, currency: string): WatchedThreshold => ({
  limit: limit === null ? null : writeDecimal(limit, 2),
  currency,
  total: writeDecimal(total, 2),
  percent: shareBp === null ? null : String(shareBp / 100n),
  level: limit === null ? 'unknown' : passedIn !== null ? 'passed' : shareBp !== null && shareBp >= nearFrom ? 'near' : 'clear',
  passedIn,
  reportsFrom,
  because,
});
