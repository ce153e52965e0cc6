import { z } from 'zod';
import type { LocalDate } from '../dates/local-date.ts';
import type { Period } from '../dates/period.ts';
import { natures, regions, transportModes } from '../declarations/intrastat/codes.ts';
import type { DocumentKind } from '../documents/kinds.ts';
import type { Names } from '../locales/languages.ts';
import * as field from './fields.ts';
import { command, query } from './method.ts';

export const flows = ['arrivals', 'dispatches'] as const;
export type FlowName = (typeof flows)[number];

/** Kilograms or supplementary units, up to three decimals. */
const thousandths = z.string().regex(/^\d{1,12}(\.\d{1,3})?$/, { error: 'quantity' });
const countryCode = z.string().regex(/^[A-Z]{2}$/, { error: 'country' });

export const goodsItemInput = z.strictObject({
  /** Line of the document, from 1; several rows may describe one. */
  line: z.number().int().min(1).max(1000),
  /** Eight digits of the Combined Nomenclature. */
  cn8: z.string().regex(/^\d{8}$/, { error: 'cn8' }),
  /** Kilograms. Zero only where a note changes the value and no goods. */
  netMass: thousandths,
  /** In the unit of the commodity, where it has one. */
  supplementary: thousandths.optional(),
  originCountry: countryCode,
  /** Member state the goods come from or go to; that of the counterparty unless given. */
  partnerState: countryCode.optional(),
  /** Of the buyer, on dispatches; that of the counterparty unless given. */
  partnerVatNumber: field.text(14).optional(),
  /** Nationality of the vehicle. */
  vehicleCountry: countryCode.optional(),
  nature: z.enum(natures),
  transportMode: z.enum(transportModes),
  region: z.enum(regions),
  deliveryTerms: z.string().regex(/^[A-Z]{3}$/, { error: 'delivery-terms' }),
  /** Base currency; what the line was booked at unless given. */
  value: field.amountOrZero.optional(),
  /** Base currency. Where the company passed the limit of the statistical value. */
  statisticalValue: field.positiveAmount.optional(),
});

/** Amounts in base currency, masses in kilograms. */
export interface GoodsItem {
  line: number;
  cn8: string;
  netMass: string;
  supplementary: string | null;
  originCountry: string;
  partnerState: string;
  partnerVatNumber: string;
  vehicleCountry: string;
  nature: string;
  transportMode: string;
  region: string;
  deliveryTerms: string;
  value: string;
  statisticalValue: string | null;
}

/** What a check found. A declaration with errors is neither written nor filed. */
export interface IntrastatFindingInfo {
  /** Number of the rule, as "BG-INTRASTAT-7". */
  rule: string;
  level: 'error' | 'warning';
  code: string;
  params: Record<string, string>;
  /** Line of the declaration, from 1. */
  item: number | null;
  documentId: string | null;
  number: string;
}

/** A document that moves goods between member states. */
export interface MovedDocument {
  documentId: string;
  kind: DocumentKind;
  number: string;
  supplierNumber: string;
  date: LocalDate;
  counterparty: string;
  /** Goods that come back are an arrival of what was dispatched, and the other way round. */
  flow: FlowName;
  /** Month it is declared in: of its tax point, or of the document whose value it takes back. */
  period: Period;
  /** A note that changes the value of its document, perhaps without goods. */
  correctsValue: boolean;
  /** It lowers what that document declared. */
  takesBack: boolean;
  corrects: { id: string; number: string } | null;
  /** Value of the lines that move goods, base currency. */
  booked: string;
  /** As described, base currency; null until somebody did. */
  described: string | null;
  /** Why it moves no goods that are declared; null where it does. */
  excluded: string | null;
  lines: { line: number; description: string; taxCode: string; value: string }[];
  items: GoodsItem[];
  /** What a row says unless told otherwise. */
  usual: { partnerState: string; partnerVatNumber: string; nature: string };
}

export interface DeclaredLine extends Omit<GoodsItem, 'line'> {
  /** Number in the declaration, from 1. */
  item: number;
  /** Whole units of currency, as they are declared. */
  value: string;
  documents: { id: string; number: string }[];
}

export interface FiledIntrastat {
  version: number;
  function: string;
  at: string;
  by: string;
  sha256: string;
}

export interface IntrastatInfo {
  period: Period;
  flow: FlowName;
  currency: string;
  dueDate: LocalDate;
  /** What would be sent today; null where nothing has changed since it was filed. */
  function: 'REGULAR' | 'CORRECTIVE' | 'NIL' | null;
  /** Everything that is declared of the month, not the differences of a correction. */
  lines: DeclaredLine[];
  totals: { netMass: string; value: string; statisticalValue: string };
  /** Documents whose goods nobody described yet. */
  missing: number;
  findings: IntrastatFindingInfo[];
  /** Versions that were filed, the latest first. */
  filed: FiledIntrastat[];
}

export interface IntrastatMessageFile {
  name: string;
  base64: string;
  sha256: string;
  /** The bytes that were filed. */
  filed: boolean;
}

/** One limit of a flow and year. Amounts in `currency`, the one of the limit. */
export interface WatchedThreshold {
  /** Null: not known. */
  limit: string | null;
  currency: string;
  /** Of the year so far. */
  total: string;
  /** Whole percent of the limit, rounded down. */
  percent: string | null;
  level: 'clear' | 'near' | 'passed' | 'unknown';
  passedIn: Period | null;
  /** First month of the year that is declared. */
  reportsFrom: Period | null;
  because: 'passed-this-year' | 'passed-last-year' | null;
}

export interface IntrastatWatch {
  flow: FlowName;
  year: number;
  reporting: WatchedThreshold;
  statisticalValue: WatchedThreshold;
  /** False: shown as not confirmed by the text of the law. */
  confirmed: boolean;
  source: Names;
  note: string;
}

const flow = z.enum(flows);

export const intrastatContract = {
  'document.describeGoods': command<{ documentId: string }>()({
    input: z.strictObject({
      id: field.id,
      documentId: field.id,
      /** All of the document's goods: replaces what was said before. */
      items: z.array(goodsItemInput).max(1000, { error: 'too-many-lines' }),
      /** Why it moves no goods that are declared; then without rows. */
      excluded: field.text(300).default(''),
    }),
    permission: 'transactions:write',
    summary:
      'Says what goods a document moves between member states: commodity codes, mass, origin, transport. Replaces what was said before.',
  }),
  'intrastat.documents': query<MovedDocument[]>()({
    input: z.strictObject({ period: field.month, flow: flow.optional() }),
    permission: 'reports:tax',
    summary: 'Documents that move goods between member states in a month, those without a description first.',
  }),
  'intrastat.get': query<IntrastatInfo>()({
    input: z.strictObject({ period: field.month, flow }),
    permission: 'reports:tax',
    summary: 'The Intrastat declaration of a flow and month as the books have it, with what speaks against sending it.',
  }),
  'intrastat.message': query<IntrastatMessageFile>()({
    input: z.strictObject({ period: field.month, flow }),
    permission: 'reports:tax',
    summary: 'The Intrastat message in XML: what would be sent today, or once filed and unchanged, the bytes that were filed.',
  }),
  'intrastat.watch': query<IntrastatWatch[]>()({
    input: z.strictObject({ year: z.number().int().min(2000).max(2100) }),
    permission: 'reports:tax',
    summary: 'Where the company stands against the Intrastat limits of a calendar year, in both flows.',
  }),
  'intrastat.file': command<{ period: Period; flow: FlowName; function: string; sha256: string }>()({
    input: z.strictObject({ id: field.id, period: field.month, flow }),
    permission: 'reports:tax',
    summary: 'Records that the Intrastat declaration of a month, or its correction, was sent, and keeps the message.',
  }),
} as const;
