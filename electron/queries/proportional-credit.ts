import type { Period } from '../../shared/dates/period.ts';
import { monthNumber, period as toPeriod } from '../../shared/dates/period.ts';
import type { JurisdictionPack } from '../../shared/jurisdictions/pack.ts';
import { lawNames } from '../../shared/laws/law-text.ts';
import { decimal, readDecimal, writeDecimal } from '../../shared/money/decimal.ts';
import { divRound, sum } from '../../shared/money/minor.ts';
import { ok, type Rejection, reject } from '../../shared/result.ts';
import {
  assetAdjustment,
  creditableShare,
  divideCommonVat,
  exemptShare,
  type ProportionalCredit,
  type Turnover,
  yearlyAdjustment,
} from '../../shared/vat/proportional-credit.ts';
import type { Db } from '../db/db.ts';
import type { QueryHandler } from './query.ts';

interface MonthFigures {
  readonly month: number;
  readonly turnover: Turnover;
  /** Input VAT of purchases for taxed and exempt supplies together. */
  readonly commonVat: bigint;
}

/** Turnover and common input VAT of the months, both inclusive, as recorded up to a position. Minor units; months without either are left out. */
function figures(db: Db, pack: JurisdictionPack, rule: ProportionalCredit, from: Period, to: Period, position: number): MonthFigures[] {
  const common = pack.taxCodes.filter(({ effect }) => effect === 'partly-deducted').map(({ code }) => code);
  return db
    .all<{ month: bigint; exempt: bigint; total: bigint; common: bigint }>(
      `SELECT month,
         sum(iif(direction = 'output' AND tax_code IN (SELECT value FROM json_each(?)), taxable_minor, 0)) AS exempt,
         sum(iif(direction = 'output' AND tax_code IN (SELECT value FROM json_each(?)), taxable_minor, 0)) AS total,
         sum(iif(tax_code IN (SELECT value FROM json_each(?)), vat_minor, 0)) AS common
       FROM vat_ledger WHERE month BETWEEN ? AND ? AND position <= ? GROUP BY month ORDER BY month`,
      JSON.stringify(rule.exemptTaxCodes),
      JSON.stringify(rule.turnoverTaxCodes),
      JSON.stringify(common),
      monthNumber(from),
      monthNumber(to),
      position,
    )
    .map(({ month, exempt, total, common: commonVat }) => ({ month: Number(month), turnover: { exempt, total }, commonVat }));
}

const added = (all: readonly MonthFigures[]): { turnover: Turnover; commonVat: bigint } => ({
  turnover: { exempt: sum(all.map(({ turnover }) => turnover.exempt)), total: sum(all.map(({ turnover }) => turnover.total)) },
  commonVat: sum(all.map(({ commonVat }) => commonVat)),
});

export interface ProportionOfMonth {
  readonly turnover: Turnover;
  readonly commonVat: bigint;
  readonly credit: bigint;
  readonly expense: bigint;
  /** December only. */
  readonly year:
    | {
        readonly turnover: Turnover;
        readonly commonVat: bigint;
        readonly credited: bigint;
        readonly final: bigint;
        readonly adjustment: bigint;
      }
    | undefined;
  /** What the return of the month credits of the common VAT, and what is booked as an expense with it (in December negative where it comes back). */
  readonly creditOfReturn: bigint;
  readonly expenseOfReturn: bigint;
}

/**
 * Proportional credit of a month from the VAT ledger, as recorded up to a position of the log. The share of a month is provisional: December applies
 * the share of the year to the common VAT of the year and corrects what the months credited. Minor units of base currency.
 * @source TC 177
 */
export function proportionOf(
  db: Db,
  pack: JurisdictionPack,
  rule: ProportionalCredit,
  period: Period,
  position = Number.MAX_SAFE_INTEGER,
): ProportionOfMonth {
  const months = figures(db, pack, rule, toPeriod(`${period.slice(0, 4)}-01`), period, position);
  const own = months.find(({ month }) => month === monthNumber(period)) ?? { turnover: { exempt: 0n, total: 0n }, commonVat: 0n };
  const { credit, expense } = divideCommonVat(creditableShare(rule, own.turnover), own.commonVat);
  if (!period.endsWith('-12')) {
    return {
      turnover: own.turnover,
      commonVat: own.commonVat,
      credit,
      expense,
      year: undefined,
      creditOfReturn: credit,
      expenseOfReturn: expense,
    };
  }
  const all = added(months);
  const credited = sum(months.map(({ turnover, commonVat }) => divideCommonVat(creditableShare(rule, turnover), commonVat).credit));
  const { final, adjustment } = yearlyAdjustment(rule, { ...all, credited });
  return {
    turnover: own.turnover,
    commonVat: own.commonVat,
    credit,
    expense,
    year: { ...all, credited, final, adjustment },
    creditOfReturn: credit + adjustment,
    expenseOfReturn: expense - adjustment,
  };
}

/** Percent with four decimals. */
const percentOf = (turnover: Turnover): string => {
  const { num, den } = exemptShare(turnover);
  return writeDecimal(divRound(num * 1_000_000n, den), 4);
};

/** Rejects: NO_JURISDICTION, NO_PROPORTIONAL_CREDIT. */
export const vatProportion: QueryHandler<'vat.proportion'> = ({ db, pack, company }, { period }) => {
  if (!pack) return reject({ code: 'NO_JURISDICTION' });
  const rule = pack.proportionalCredit;
  if (!rule) return reject({ code: 'NO_PROPORTIONAL_CREDIT' });
  const text = (minor: bigint) => writeDecimal(minor, company.baseScale);
  const found = proportionOf(db, pack, rule, period);
  const { turnover, year } = found;
  const share = creditableShare(rule, turnover);
  return ok({
    period,
    exemptTurnover: text(turnover.exempt),
    turnover: text(turnover.total),
    exemptPercent: percentOf(turnover),
    ignored: turnover.exempt > 0n && share.num === share.den,
    commonVat: text(found.commonVat),
    credit: text(found.credit),
    expense: text(found.expense),
    year: year
      ? {
          exemptTurnover: text(year.turnover.exempt),
          turnover: text(year.turnover.total),
          exemptPercent: percentOf(year.turnover),
          commonVat: text(year.commonVat),
          credited: text(year.credited),
          final: text(year.final),
          adjustment: text(year.adjustment),
        }
      : null,
    creditOfReturn: text(found.creditOfReturn),
    expenseAccount: rule.expenseAccount,
    source: lawNames(rule.source, 'full'),
    unconfirmed: rule.unconfirmed ?? false,
  });
};

/** Rejects: NO_JURISDICTION, NO_PROPORTIONAL_CREDIT, TOO_MANY_DECIMALS. */
export const vatAssetAdjustment: QueryHandler<'vat.assetAdjustment'> = ({ db, pack, company }, { year, assets }) => {
  if (!pack) return reject({ code: 'NO_JURISDICTION' });
  const rule = pack.proportionalCredit;
  if (!rule) return reject({ code: 'NO_PROPORTIONAL_CREDIT' });
  const { baseScale, baseCurrency } = company;
  const rejections = assets.flatMap(({ credited }): Rejection[] =>
    readDecimal(credited, baseScale) === undefined
      ? [{ code: 'TOO_MANY_DECIMALS', field: 'credited', currency: baseCurrency, scale: baseScale }]
      : [],
  );
  if (rejections.length > 0) return reject(...rejections);
  const text = (minor: bigint) => writeDecimal(minor, baseScale);
  const { turnover } = added(figures(db, pack, rule, toPeriod(`${year}-01`), toPeriod(`${year}-12`), Number.MAX_SAFE_INTEGER));
  const found = assets.map((asset) => {
    const credited = decimal(asset.credited, baseScale);
    return { asset, credited, cancelled: assetAdjustment(rule, { ...asset, credited }, year, turnover) };
  });
  return ok({
    year,
    exemptTurnover: text(turnover.exempt),
    turnover: text(turnover.total),
    exemptPercent: percentOf(turnover),
    assets: found.map(({ asset, credited, cancelled }) => ({
      kind: asset.kind,
      since: asset.since,
      credited: text(credited),
      years: asset.kind === 'building' ? rule.assets.buildingYears : rule.assets.otherYears,
      cancelled: text(cancelled),
    })),
    total: text(sum(found.map(({ cancelled }) => cancelled))),
    source: lawNames(rule.source, 'full'),
    unconfirmed: rule.unconfirmed ?? false,
  });
};
