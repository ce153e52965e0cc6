import { isEgn, isEik, isLnch } from '../../jurisdictions/bg/tax-id.ts';
import { isForeignEuVatNumber } from '../eu-vat-number.ts';
import { deliveryTerms, natures, partnerStates, privateConsumers, regions, transportModes } from './codes.ts';
import { type Flow, type IntrastatLine, type IntrastatMessage, type PartyIdType, wholeUnits } from './declaration.ts';

/** What a finding says, by code. Sentences stand in the catalogue `declarations`, under `intrastat`. */
export interface IntrastatFindingParams {
  CN8_INVALID: { found: string };
  STATE_INVALID: { found: string };
  ORIGIN_INVALID: { found: string };
  VEHICLE_INVALID: { found: string };
  PARTNER_NUMBER_REQUIRED: { found: string };
  PARTNER_NUMBER_NOT_ALLOWED: { found: string };
  NATURE_INVALID: { found: string };
  TRANSPORT_INVALID: { found: string };
  REGION_INVALID: { found: string };
  DELIVERY_TERMS_UNKNOWN: { found: string };
  MASS_NOT_POSITIVE: Record<never, never>;
  VALUE_NOT_POSITIVE: Record<never, never>;
  STATISTICAL_VALUE_NOT_POSITIVE: Record<never, never>;
  STATISTICAL_VALUE_MISSING: Record<never, never>;
  SUPPLEMENTARY_NOT_POSITIVE: Record<never, never>;
  PARTY_NUMBER_INVALID: Record<never, never>;
  PHONE_MISSING: Record<never, never>;
  NOTHING_DECLARED: Record<never, never>;
  NIL_WITH_ITEMS: Record<never, never>;
  ACTION_INVALID: { found: string };
  UNCONFIRMED_NIL: Record<never, never>;
  GOODS_MISSING: Record<never, never>;
  VALUE_DIFFERS: { found: string; expected: string };
}
export type IntrastatFindingCode = keyof IntrastatFindingParams;

export interface IntrastatFinding<Code extends IntrastatFindingCode = IntrastatFindingCode> {
  /** "BG-INTRASTAT-1". */
  readonly rule: string;
  /** A message with errors is not exported. */
  readonly level: 'error' | 'warning';
  readonly code: Code;
  readonly params: IntrastatFindingParams[Code];
  /** Number of the declaration and of the item in it; null where a finding is about the whole. */
  readonly place: { readonly declaration: number | null; readonly item: number | null; readonly documentId: string | null };
}

interface LineContext {
  readonly flow: Flow;
  readonly statisticalValueDue: boolean;
}
type Said = readonly [code: IntrastatFindingCode, params: object, level?: 'warning'];

const has = (codes: readonly string[], code: string): boolean => codes.includes(code);
const isCountry = (code: string): boolean => /^[A-Z]{2}$/.test(code) && code !== 'EL' && code !== 'UK';
const when = (wrong: boolean, ...said: Said): readonly Said[] => (wrong ? [said] : []);

/** Rules of a line, in the order of the elements. */
const lineRules: readonly { readonly rule: string; readonly check: (line: IntrastatLine, context: LineContext) => readonly Said[] }[] = [
  { rule: 'BG-INTRASTAT-1', check: ({ cn8 }) => when(!/^\d{8}$/.test(cn8), 'CN8_INVALID', { found: cn8 }) },
  {
    rule: 'BG-INTRASTAT-2',
    check: ({ partnerVatNumber: found, nature }, { flow }) => {
      if (flow === 'A') return when(found !== '', 'PARTNER_NUMBER_NOT_ALLOWED', { found });
      const given = found !== '' || nature !== privateConsumers;
      return when(given && !isForeignEuVatNumber(found), 'PARTNER_NUMBER_REQUIRED', { found });
    },
  },
  { rule: 'BG-INTRASTAT-3', check: ({ originCountry: found }) => when(!isCountry(found), 'ORIGIN_INVALID', { found }) },
  { rule: 'BG-INTRASTAT-4', check: ({ partnerState: found }) => when(!has(partnerStates, found), 'STATE_INVALID', { found }) },
  {
    rule: 'BG-INTRASTAT-5',
    check: ({ vehicleCountry: found }) => when(found !== '' && !isCountry(found), 'VEHICLE_INVALID', { found }),
  },
  { rule: 'BG-INTRASTAT-6', check: ({ netMassGrams }) => when(netMassGrams <= 0n, 'MASS_NOT_POSITIVE', {}) },
  { rule: 'BG-INTRASTAT-7', check: ({ value }) => when(wholeUnits(value) <= 0n, 'VALUE_NOT_POSITIVE', {}) },
  {
    rule: 'BG-INTRASTAT-8',
    check: ({ statisticalValue }, { statisticalValueDue }) => [
      ...when(statisticalValue === null && statisticalValueDue, 'STATISTICAL_VALUE_MISSING', {}),
      ...when(statisticalValue !== null && wholeUnits(statisticalValue) <= 0n, 'STATISTICAL_VALUE_NOT_POSITIVE', {}),
    ],
  },
  {
    rule: 'BG-INTRASTAT-9',
    check: ({ supplementaryMilli }) => when(supplementaryMilli !== null && supplementaryMilli <= 0n, 'SUPPLEMENTARY_NOT_POSITIVE', {}),
  },
  { rule: 'BG-INTRASTAT-10', check: ({ nature: found }) => when(!has(natures, found), 'NATURE_INVALID', { found }) },
  { rule: 'BG-INTRASTAT-11', check: ({ transportMode: found }) => when(!has(transportModes, found), 'TRANSPORT_INVALID', { found }) },
  { rule: 'BG-INTRASTAT-12', check: ({ region: found }) => when(!has(regions, found), 'REGION_INVALID', { found }) },
  {
    rule: 'BG-INTRASTAT-13',
    check: ({ deliveryTerms: found }) => when(!has(deliveryTerms, found), 'DELIVERY_TERMS_UNKNOWN', { found }, 'warning'),
  },
];

/** What speaks against a line, wherever it stands. */
export const checkLine = (
  line: IntrastatLine,
  context: LineContext,
): readonly Pick<IntrastatFinding, 'rule' | 'level' | 'code' | 'params'>[] =>
  lineRules.flatMap(({ rule, check }) =>
    check(line, context).map(([code, params, level]) => ({ rule, level: level ?? 'error', code, params }) as IntrastatFinding),
  );

const isPartyId = (id: string, idType: PartyIdType): boolean => {
  if (idType === 0 || idType === 4) return isEik(id);
  if (idType === 1) return isEgn(id);
  return idType === 2 ? isLnch(id) : id !== '';
};

/** Kind of a number by its form: the text knows several, and a number fits one of them. */
export const partyIdTypeOf = (id: string): PartyIdType => (isEik(id) ? 0 : isEgn(id) ? 1 : isLnch(id) ? 2 : 3);

/**
 * All that speaks against sending a message. `statisticalValueDue`: whether the company passed the limit of the statistical value in the flow. That a
 * commodity has a supplementary unit is not checked: the nomenclature is not part of the program.
 */
export function checkInstat(
  { filer, declarations }: IntrastatMessage,
  statisticalValueDue: Readonly<Record<Flow, boolean>> = { A: false, D: false },
): readonly IntrastatFinding[] {
  const findings: IntrastatFinding[] = [];
  const say = (rule: string, [code, params, level]: Said, place: Partial<IntrastatFinding['place']> = {}) =>
    findings.push({
      ...({ rule, level: level ?? 'error', code, params } as IntrastatFinding),
      place: { declaration: null, item: null, documentId: null, ...place },
    });

  for (const said of [
    ...when(!isPartyId(filer.id, filer.idType), 'PARTY_NUMBER_INVALID', {}),
    // Compulsory by the text, empty in the samples.
    ...when(filer.contact.phone === '', 'PHONE_MISSING', {}, 'warning'),
  ])
    say('BG-INTRASTAT-14', said);
  for (const { id, operator, function: kind, flow, items } of declarations) {
    const place = { declaration: id };
    for (const said of when(!isPartyId(operator.id, operator.idType), 'PARTY_NUMBER_INVALID', {})) say('BG-INTRASTAT-14', said, place);
    for (const said of [
      ...when(kind === 'NIL' && items.length > 0, 'NIL_WITH_ITEMS', {}),
      ...when(kind !== 'NIL' && items.length === 0, 'NOTHING_DECLARED', {}),
      ...when(kind === 'NIL', 'UNCONFIRMED_NIL', {}, 'warning'),
    ])
      say('BG-INTRASTAT-15', said, place);
    for (const { number, line, action } of items) {
      const at = { ...place, item: number, documentId: line.documentId };
      for (const said of when((kind === 'CORRECTIVE') !== (action !== null), 'ACTION_INVALID', { found: action ?? '' }))
        say('BG-INTRASTAT-16', said, at);
      // What is taken back is repeated as it was filed, right or wrong.
      if (action === 'EDITED-OLD' || action === 'DELETED') continue;
      for (const found of checkLine(line, { flow, statisticalValueDue: statisticalValueDue[flow] }))
        findings.push({ ...found, place: { ...at } } as IntrastatFinding);
    }
  }
  return findings;
}
