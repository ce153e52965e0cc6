import type { RegistrationWatch } from '../../shared/contracts/worksheets.ts';
import { type LocalDate, toDayNumber } from '../../shared/dates/local-date.ts';
import { addMonths, monthNumber, type Period, periodOf } from '../../shared/dates/period.ts';
import type { JurisdictionPack } from '../../shared/jurisdictions/pack.ts';
import { lawNames } from '../../shared/laws/law-text.ts';
import { decimal, writeDecimal } from '../../shared/money/decimal.ts';
import { sum } from '../../shared/money/minor.ts';
import { ok, reject } from '../../shared/result.ts';
import { vatInGross, vatOnNet } from '../../shared/vat/compute-totals.ts';
import {
  type Crossing,
  type DatedSupply,
  findCrossing,
  isOver,
  type RegistrationThreshold,
  thresholdOn,
  windowStart,
} from '../../shared/vat/registration-threshold.ts';
import type { Db } from '../db/db.ts';
import { blobToId } from '../db/ids.ts';
import { statementChart } from '../reports/statements/accounts.ts';
import { closingEntries, positionList } from '../reports/statements/closing-entries.ts';
import { dateOfDay } from './company.ts';
import { baseOn, type CompanyRow, inCurrencyOf } from './company-row.ts';
import type { QueryHandler, QueryScope } from './query.ts';

/** Supplies of the tax codes up to a day, one an entry, in order of tax point and recording. Minor units of base currency; `ref` is the position. */
function suppliesOf(db: Db, taxCodes: readonly string[], from: LocalDate | undefined, to: LocalDate): DatedSupply[] {
  return db
    .all<{ day: bigint; position: bigint; amount: bigint }>(
      `SELECT day, position, sum(taxable_minor) AS amount FROM vat_ledger
       WHERE direction = 'output' AND day BETWEEN ? AND ? AND month <= ? AND tax_code IN (SELECT value FROM json_each(?))
       GROUP BY day, position ORDER BY day, position`,
      from === undefined ? 0 : toDayNumber(from),
      toDayNumber(to),
      monthNumber(periodOf(to)),
      JSON.stringify(taxCodes),
    )
    .map(({ day, position, amount }) => ({ on: dateOfDay(day), amount, ref: String(position) }));
}

/** What was booked to sales accounts in the days, both inclusive, by entries that have no tax code at all. */
function salesWithoutTaxCode(scope: QueryScope, accounts: readonly string[], from: LocalDate, to: LocalDate): bigint {
  const closings = closingEntries(scope, statementChart(scope), { from, to }, undefined);
  return (
    scope.db.get<{ amount: bigint | null }>(
      `SELECT -sum(l.base_minor) AS amount FROM account a JOIN journal_line l ON l.account_no = a.no JOIN journal_entry e ON e.position = l.position
       WHERE l.day BETWEEN ? AND ? AND e.kind <> 'conversion' AND EXISTS (SELECT 1 FROM json_each(?) p WHERE a.code LIKE p.value || '%')
         AND l.position NOT IN (SELECT value FROM json_each(?)) AND l.position NOT IN (SELECT position FROM vat_ledger)`,
      toDayNumber(from),
      toDayNumber(to),
      JSON.stringify(accounts),
      positionList(closings),
    )!.amount ?? 0n
  );
}

/** The rule of the day, its limit in minor units of base currency; undefined where the law or the currency of the books has none. */
function ruleOn(pack: JurisdictionPack, company: CompanyRow, on: LocalDate): { rule: RegistrationThreshold; limit: bigint } | undefined {
  const rule = thresholdOn(pack.registrationThreshold ?? [], on);
  return rule?.currency === baseOn(company, on) ? { rule, limit: decimal(rule.limit, company.baseScale) } : undefined;
}

/** The first crossing by a company that is not registered, under the rules of their time. Undefined while there is none, and for a payer. */
export function crossingOf(
  db: Db,
  pack: JurisdictionPack,
  company: CompanyRow,
  on: LocalDate,
): { crossing: Crossing; rule: RegistrationThreshold } | undefined {
  if (company.vatPayer) return undefined;
  const rules = (pack.registrationThreshold ?? []).filter(
    ({ currency, validFrom }) => currency === baseOn(company, validFrom) && validFrom <= on,
  );
  return rules
    .flatMap((rule) => {
      const supplies = suppliesOf(db, rule.countedTaxCodes, undefined, on);
      const crossing = findCrossing(rule, decimal(rule.limit, company.baseScale), supplies, pack.nextWorkingDay);
      return crossing ? [{ crossing, rule }] : [];
    })
    .sort((a, b) => (a.crossing.on < b.crossing.on ? -1 : 1))[0];
}

/**
 * Taxable supplies of the window of a day against the limit of VAT registration. Base currency.
 * @source TC 165; ЗДДС Art. 96
 * Rejects: NO_JURISDICTION, NO_REGISTRATION_RULE.
 */
export const vatRegistrationWatch: QueryHandler<'vat.registrationWatch'> = (scope, input) => {
  const { db, pack, company, nowMs } = scope;
  if (!pack) return reject({ code: 'NO_JURISDICTION' });
  const on = input.on ?? (new Date(nowMs).toISOString().slice(0, 10) as LocalDate);
  const today = ruleOn(pack, company, on);
  if (!today) return reject({ code: 'NO_REGISTRATION_RULE', on });
  const { rule, limit } = today;
  const text = (minor: bigint) => writeDecimal(minor, company.baseScale);
  const windowFrom = windowStart(rule.window, on);
  const months: Period[] = [];
  for (let month = periodOf(windowFrom); month <= periodOf(on); month = addMonths(month, 1)) months.push(month);
  const supplies = suppliesOf(db, rule.countedTaxCodes, windowFrom, on);
  const total = sum(supplies.map(({ amount }) => amount));
  const counted = total > 0n ? total : 0n;
  const left = limit - counted - (rule.crossed === 'reached' ? 1n : 0n);
  return ok({
    on,
    registered: company.vatPayer,
    rule: {
      limit: text(limit),
      currency: rule.currency,
      window: rule.window,
      crossed: rule.crossed,
      warnAtPercent: [...rule.warnAtPercent],
      application: rule.application,
      source: lawNames(rule.source, 'full'),
      unconfirmed: rule.unconfirmed ?? false,
    },
    windowFrom,
    total: text(total),
    unclear: text(sum(suppliesOf(db, rule.unclearTaxCodes, windowFrom, on).map(({ amount }) => amount))),
    withoutTaxCode: text(company.vatPayer ? 0n : salesWithoutTaxCode(scope, rule.salesAccounts, windowFrom, on)),
    percent: writeDecimal((counted * 10_000n) / limit, 2),
    left: text(left > 0n ? left : 0n),
    warning: company.vatPayer ? null : (rule.warnAtPercent.filter((percent) => reaches(rule, counted, limit, percent)).at(-1) ?? null),
    crossing: describeCrossing(db, pack, company, on),
    months: months.map((period) => ({
      period,
      amount: text(sum(supplies.filter((one) => periodOf(one.on) === period).map((one) => inCurrencyOf(company, one.amount, one.on, on)))),
    })),
  });
};

/** A warning at 100 % is the limit itself, and so as the law has it: at it, or only over it. */
const reaches = (rule: RegistrationThreshold, total: bigint, limit: bigint, percent: number): boolean =>
  percent >= 100 ? isOver(rule, total * 100n, limit * BigInt(percent)) : total * 100n >= limit * BigInt(percent);

function describeCrossing(db: Db, pack: JurisdictionPack, company: CompanyRow, on: LocalDate): RegistrationWatch['crossing'] {
  const found = crossingOf(db, pack, company, on);
  if (!found) return null;
  const { crossing, rule } = found;
  const text = (minor: bigint) => writeDecimal(minor, company.baseScale);
  const entry = db.get<{ id: Buffer; number: string; document: string | null }>(
    'SELECT e.id, e.number, d.id AS document FROM journal_entry e LEFT JOIN document d ON d.position = e.document WHERE e.position = ?',
    Number(crossing.ref),
  )!;
  const crossingIsTaxed = rule.taxedFrom === 'crossing-supply';
  // Those of the same day that were recorded before it are not taxed.
  const isSince = (supply: DatedSupply) =>
    supply.on > crossing.on || (crossingIsTaxed && supply.on === crossing.on && Number(supply.ref) >= Number(crossing.ref));
  return {
    on: crossing.on,
    entryId: blobToId(entry.id),
    documentId: entry.document,
    number: entry.number,
    currency: rule.currency,
    amount: text(crossing.amount),
    total: text(crossing.total),
    taxedFrom: crossing.taxedFrom,
    crossingIsTaxed,
    vatOnTop: text(vatOnNet(crossing.amount, rule.rateBp)),
    vatInside: text(vatInGross(crossing.amount, rule.rateBp)),
    applyBy: crossing.applyBy,
    applicationLate: crossing.applyBy < on,
    suppliesSince: text(
      sum(
        suppliesOf(db, rule.countedTaxCodes, crossing.on, on)
          .filter(isSince)
          .map((supply) => inCurrencyOf(company, supply.amount, supply.on, crossing.on)),
      ),
    ),
  };
}
