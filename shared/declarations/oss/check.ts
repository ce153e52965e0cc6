import { firstDayOf, lastDayOf, quarter } from '../../dates/quarter.ts';
import { type MemberStateRate, memberStateRates, memberStates, ratesOf } from '../../member-states/rates.ts';
import { currencyScale, isIsoCurrency } from '../../money/currency.ts';
import { writeDecimal } from '../../money/decimal.ts';
import { abs, divRound } from '../../money/minor.ts';
import { isBulgarianVatNumber, isEuVatNumber } from '../eu-vat-number.ts';
import { lastCorrectionOf } from './due-dates.ts';
import { hasEcbRate, percentText } from './oss-return.ts';
import type { OssInput, OssSupply } from './supply.ts';

/** What a finding says, by code; amounts are decimal text. Sentences stand in the catalogue `declarations`, under `oss`. */
export interface OssFindingParams {
  OWN_NUMBER_INVALID: { found: string };
  STATE_INVALID: { found: string };
  FROM_INVALID: { found: string };
  FROM_NUMBER_UNUSUAL: { found: string };
  DATE_OUTSIDE_QUARTER: { found: string; quarter: string };
  RATE_UNKNOWN: { found: string; state: string };
  RATE_UNCONFIRMED: { found: string; state: string };
  EXCHANGE_RATE_MISSING: { currency: string };
  TAX_DEVIATES: { found: string; expected: string };
  MIXED_SIGNS: Record<never, never>;
  CORRECTION_NOT_EARLIER: { quarter: string };
  CORRECTION_TOO_LATE: { quarter: string; until: string };
  CUSTOMER_IS_VAT_PAYER: { customer: string };
  EARLIER_NOT_FILED: { quarter: string };
}
export type OssFindingCode = keyof OssFindingParams;

interface FindingOf<Code extends OssFindingCode> {
  /** "BG-OSS-1". */
  readonly rule: string;
  /** With errors there is no return. */
  readonly level: 'error' | 'warning';
  readonly code: Code;
  readonly params: OssFindingParams[Code];
  /** Position of the supply in the input, from 0; null: the return as a whole. */
  readonly supply: number | null;
  readonly documentId: string | null;
}
export type OssFinding = { [Code in OssFindingCode]: FindingOf<Code> }[OssFindingCode];
type Said = { [Code in OssFindingCode]: readonly [code: Code, params: OssFindingParams[Code], level?: 'warning'] }[OssFindingCode];

/** The scheme began with this quarter. */
const firstQuarter = quarter('2021-Q3');

type Rule = (supply: OssSupply, input: OssInput, rates: readonly MemberStateRate[]) => readonly Said[];

const rules: readonly (readonly [rule: string, check: Rule])[] = [
  ['BG-OSS-2', ({ state }) => (state !== 'BG' && memberStates.includes(state) ? [] : [['STATE_INVALID', { found: state }]])],
  [
    'BG-OSS-3',
    ({ from, state }) => {
      if (from === null) return [];
      const params = { found: `${from.state} ${from.number}`.trim() };
      const isPlace = memberStates.includes(from.state) && from.state !== 'BG' && from.state !== state && from.number !== '';
      if (!isPlace) return [['FROM_INVALID', params]];
      // Who has no VAT number there gives the number of a taxpayer, which may look in any way.
      return isEuVatNumber(from.number) && from.number.startsWith(from.state) ? [] : [['FROM_NUMBER_UNUSUAL', params, 'warning']];
    },
  ],
  [
    'BG-OSS-4',
    // What came after its quarter was filed keeps its day.
    ({ date, corrects }, { quarter: of }) =>
      (corrects !== null || date >= firstDayOf(of)) && date <= lastDayOf(of)
        ? []
        : [['DATE_OUTSIDE_QUARTER', { found: date, quarter: of }]],
  ],
  [
    // A correction names one amount a state and no rate.
    'BG-OSS-5',
    ({ state, date, rateBp, corrects }, _, rates) => {
      if (corrects !== null) return [];
      const known = ratesOf(state, date, rates).find((rate) => rate.rateBp === rateBp);
      const params = { found: percentText(rateBp), state };
      if (!known) return [['RATE_UNKNOWN', params]];
      return known.confirmed ? [] : [['RATE_UNCONFIRMED', params, 'warning']];
    },
  ],
  ['BG-OSS-6', ({ currency }, { ecbRates }) => (hasEcbRate(currency, ecbRates) ? [] : [['EXCHANGE_RATE_MISSING', { currency }]])],
  [
    'BG-OSS-7',
    ({ base, vat, rateBp, currency }) => {
      if ((base > 0n && vat < 0n) || (base < 0n && vat > 0n)) return [['MIXED_SIGNS', {}]];
      const expected = divRound(base * rateBp, 10_000n);
      const scale = isIsoCurrency(currency) ? currencyScale(currency) : 2;
      const text = (amount: bigint) => writeDecimal(amount, scale);
      return abs(vat - expected) <= 1n ? [] : [['TAX_DEVIATES', { found: text(vat), expected: text(expected) }, 'warning']];
    },
  ],
  [
    'BG-OSS-8',
    ({ corrects }, { quarter: of }) => {
      if (corrects === null) return [];
      if (corrects >= of || corrects < firstQuarter) return [['CORRECTION_NOT_EARLIER', { quarter: corrects }]];
      const until = lastCorrectionOf(corrects);
      return lastDayOf(of) < until ? [] : [['CORRECTION_TOO_LATE', { quarter: corrects, until }]];
    },
  ],
];

/** All that speaks against a return, in the order of the supplies. */
export function checkOss(input: OssInput, rates: readonly MemberStateRate[] = memberStateRates): readonly OssFinding[] {
  const finding = (rule: string, [code, params, level]: Said, supply: number | null, documentId: string | null) =>
    ({ rule, level: level ?? 'error', code, params, supply, documentId }) as OssFinding;
  const own = isBulgarianVatNumber(input.vatNumber)
    ? []
    : [finding('BG-OSS-1', ['OWN_NUMBER_INVALID', { found: input.vatNumber }], null, null)];
  return [
    ...own,
    ...input.supplies.flatMap((supply, index) =>
      rules.flatMap(([rule, check]) => check(supply, input, rates).map((said) => finding(rule, said, index, supply.documentId))),
    ),
  ];
}
