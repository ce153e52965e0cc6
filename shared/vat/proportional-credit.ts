import { assert } from '../assert.ts';
import type { Source } from '../laws/source.ts';
import { divRound, type Minor, minor } from '../money/minor.ts';

/** How input VAT of purchases for taxed and for exempt supplies together is divided. */
export interface ProportionalCredit {
  /** Tax codes of supplies without a right to credit, and of all supplies that are turnover. */
  readonly exemptTaxCodes: readonly string[];
  readonly turnoverTaxCodes: readonly string[];
  /** A share of exempt turnover below this, in hundredths of a percent, takes no credit away. */
  readonly ignoredBelowBp: bigint;
  /** Adjustment of fixed assets: years by kind, and the share of exempt turnover below which the whole credit is taken at purchase. */
  readonly assets: {
    readonly buildingYears: number;
    readonly otherYears: number;
    /** Tax codes of fixed assets. */
    readonly taxCodes: readonly string[];
    readonly fullCreditBelowBp: bigint;
  };
  /** Takes what is not creditable, and gives it back. */
  readonly expenseAccount: string;
  readonly source: Source;
  readonly unconfirmed?: boolean;
}

/** Turnover of a month or a year, VAT not included, in minor units: of supplies without a right to credit, and of all. */
export interface Turnover {
  readonly exempt: bigint;
  readonly total: bigint;
}

/** An exact share, `num / den` with `den > 0` and `0 <= num <= den`. */
export interface Share {
  readonly num: bigint;
  readonly den: bigint;
}

const everything: Share = { num: 1n, den: 1n };

/** Share of the turnover that gives no credit. Without turnover nothing is exempt, so nothing is taken away; returns larger than sales count as none. */
export function exemptShare({ exempt, total }: Turnover): Share {
  if (exempt <= 0n) return { num: 0n, den: 1n };
  return exempt >= total ? everything : { num: exempt, den: total };
}

const isBelow = (share: Share, limitBp: bigint): boolean => share.num * 10_000n < limitBp * share.den;

/**
 * Share of common input VAT that may be credited: 1 less the exempt share of turnover, all of it where the exempt share is below the limit.
 * @source TC 177, 177(7)
 */
export function creditableShare(rule: Pick<ProportionalCredit, 'ignoredBelowBp'>, turnover: Turnover): Share {
  const exempt = exemptShare(turnover);
  if (isBelow(exempt, rule.ignoredBelowBp)) return everything;
  return { num: exempt.den - exempt.num, den: exempt.den };
}

/** Common input VAT divided into what is credited and what becomes an expense; the two add up to the VAT. Minor units, rounded once. */
export function divideCommonVat(share: Share, vat: bigint): { readonly credit: Minor; readonly expense: Minor } {
  assert(share.den > 0n && share.num >= 0n && share.num <= share.den, 'proportional credit: not a share');
  const credit = divRound(vat * share.num, share.den);
  return { credit: minor(credit), expense: minor(vat - credit) };
}

/**
 * Recomputation of the year in its last return: the share of the whole year applied to the common VAT of the year. `adjustment` is what is still to be
 * credited, negative what has to be given back. Minor units.
 * @source TC 177
 */
export function yearlyAdjustment(
  rule: Pick<ProportionalCredit, 'ignoredBelowBp'>,
  year: { readonly turnover: Turnover; readonly commonVat: bigint; readonly credited: bigint },
): { readonly share: Share; readonly final: Minor; readonly adjustment: Minor } {
  const share = creditableShare(rule, year.turnover);
  const { credit } = divideCommonVat(share, year.commonVat);
  return { share, final: credit, adjustment: minor(credit - year.credited) };
}

/** A fixed asset used for taxed and exempt supplies alike, whose input VAT was credited. Minor units. */
export interface CreditedAsset {
  readonly kind: 'building' | 'other';
  /** Calendar year of the purchase: the first year of the period of adjustment. */
  readonly since: number;
  readonly credited: bigint;
}

/**
 * Input VAT of an asset that is cancelled for a calendar year: the year's part of what was credited times the year's exempt share, rounded once; zero
 * after the period of adjustment. Minor units.
 * @source TC 177(5)-(6)
 */
export function assetAdjustment(rule: Pick<ProportionalCredit, 'assets'>, asset: CreditedAsset, year: number, turnover: Turnover): Minor {
  const years = asset.kind === 'building' ? rule.assets.buildingYears : rule.assets.otherYears;
  if (year < asset.since || year >= asset.since + years) return minor(0n);
  const { num, den } = exemptShare(turnover);
  return minor(divRound(asset.credited * num, BigInt(years) * den));
}
