import { may } from '../../shared/access/permissions.ts';
import type { LocalDate } from '../../shared/dates/local-date.ts';
import { monthNumber, periodOf } from '../../shared/dates/period.ts';
import type { JurisdictionPack } from '../../shared/jurisdictions/pack.ts';
import { rateScale } from '../../shared/money/convert.ts';
import { currencyScale, isIsoCurrency } from '../../shared/money/currency.ts';
import { decimal, readDecimal } from '../../shared/money/decimal.ts';
import { abs, sum } from '../../shared/money/minor.ts';
import { fixedRate } from '../../shared/rates/currency-change.ts';
import { ok, type Rejection, type Result, reject } from '../../shared/result.ts';
import { inForce, type TaxCode, type TaxCodeUse } from '../../shared/vat/tax-code.ts';
import { postingState } from '../closing/period-state.ts';
import { baseOn } from '../queries/company-row.ts';
import type { Tx } from './tx.ts';

/**
 * Whether the books take postings on a day: `checkMonthOpen`, and where the currency of the country changed, BASE_CHANGE_NEEDED for days of the new currency
 * while the books are in the former one. Once they went over, a posting before that day changes what it begins with: its month has to be open too, and
 * the accounts that take roundings have to be there.
 */
export function checkPeriodOpen(tx: Tx, on: LocalDate): Rejection[] {
  const rejections = checkMonthOpen(tx, on);
  const { baseCurrency, baseChange } = tx.company;
  const rule = tx.pack?.currencyChange;
  if (!rule) return rejections;
  if (!baseChange) {
    if (baseCurrency === rule.from && on >= rule.on)
      rejections.push({ code: 'BASE_CHANGE_NEEDED', on: rule.on, from: rule.from, to: rule.to });
    return rejections;
  }
  if (on >= baseChange.on) return rejections;
  rejections.push(...checkMonthOpen(tx, baseChange.on));
  for (const account of [rule.roundingGain, rule.roundingLoss])
    if (!findAccount(tx, account)) rejections.push({ code: 'UNKNOWN_ACCOUNT', line: 0, account });
  return rejections;
}

/**
 * PERIOD_CLOSED unless the month of the date takes postings: a soft-closed one only from someone who may approve, a hard-closed one and any of a
 * closed year from nobody. A month nobody closed is closed with a later one that is closed for good: it would change what was certified.
 */
export function checkMonthOpen(tx: Tx, on: LocalDate): Rejection[] {
  const period = periodOf(on);
  const state = tx.remember(`posting state of ${period}`, () => postingState(tx.db, monthNumber(period)));
  if (state === 'open') return [];
  if (state === 'soft-closed' && may(tx.actor, 'transactions:approve')) return [];
  return [{ code: 'PERIOD_CLOSED', period, state }];
}

export interface AccountRow {
  readonly no: bigint;
  readonly id: string;
  readonly code: string;
  readonly postable: bigint;
  readonly active: bigint;
}

export function findAccount(tx: Tx, code: string): AccountRow | undefined {
  const { accounts } = tx.known;
  const known = accounts.get(code);
  if (known) return known;
  const row = tx.db.get<AccountRow>('SELECT no, id, code, postable, active FROM account WHERE code = ?', code);
  if (row) accounts.set(code, row);
  return row;
}

/** UNKNOWN_ACCOUNT, ACCOUNT_NOT_POSTABLE or ACCOUNT_INACTIVE for the account of a line (1-based). */
export function checkAccount(account: AccountRow | undefined, code: string, line: number): Rejection[] {
  if (!account) return [{ code: 'UNKNOWN_ACCOUNT', line, account: code }];
  if (account.postable === 0n) return [{ code: 'ACCOUNT_NOT_POSTABLE', line, account: code }];
  if (account.active === 0n) return [{ code: 'ACCOUNT_INACTIVE', line, account: code }];
  return [];
}

/**
 * ACCOUNT_IS_CONTROL where a line of a document (1-based), or the money of one, would go to an account that documents keep equal to their open items:
 * it would change the account and no item. [LED-2]
 */
export const checkNoControl = ({ roles }: Pick<JurisdictionPack, 'roles'>, code: string, line: number): Rejection[] =>
  [roles.receivables, roles.payables, roles.advancesReceived].includes(code) ? [{ code: 'ACCOUNT_IS_CONTROL', line, account: code }] : [];

/**
 * The same for every account an entry books to, line 0: those nobody chose on a line, which the pack and its tax codes name, may have been moved or
 * taken out of use.
 */
export const checkEntryAccounts = (tx: Tx, lines: readonly { readonly account: string }[]): Rejection[] =>
  [...new Set(lines.map(({ account }) => account))].flatMap((code) => checkAccount(findAccount(tx, code), code, 0));

export interface CounterpartyRow {
  readonly no: bigint;
  readonly id: string;
  readonly name: string;
}

export const findCounterparty = (tx: Tx, id: string): CounterpartyRow | undefined =>
  tx.db.get<CounterpartyRow>('SELECT no, id, name FROM counterparty WHERE id = ?', id);

export function checkCounterparty(tx: Tx, id: string | undefined): Rejection[] {
  return id === undefined || findCounterparty(tx, id) ? [] : [{ code: 'UNKNOWN_COUNTERPARTY' }];
}

/** The version of a tax code in force on the date, or UNKNOWN_TAX_CODE, TAX_CODE_NOT_IN_FORCE, TAX_CODE_NOT_FOR_USE for the line (1-based). */
export function findTaxCode(
  pack: JurisdictionPack,
  code: string,
  use: TaxCodeUse,
  on: LocalDate,
  line: number,
): { taxCode: TaxCode } | { rejection: Rejection } {
  const versions = pack.taxCodes.filter((candidate) => candidate.code === code);
  if (versions.length === 0) return { rejection: { code: 'UNKNOWN_TAX_CODE', line, taxCode: code } };
  const taxCode = versions.find((candidate) => inForce(candidate, on));
  if (!taxCode) return { rejection: { code: 'TAX_CODE_NOT_IN_FORCE', line, taxCode: code, on } };
  if (!taxCode.use.includes(use)) return { rejection: { code: 'TAX_CODE_NOT_FOR_USE', line, taxCode: code } };
  return { taxCode };
}

/**
 * Currency, scale and rate of a document of a day; `rate` is undefined in base currency of that day, and may be left out where the law fixes it. Rejects:
 * CURRENCY_UNKNOWN, RATE_REQUIRED, RATE_FIXED.
 */
export function readCurrency(
  tx: Tx,
  on: LocalDate,
  currency: string | undefined,
  rate: string | undefined,
): Result<{ currency: string; scale: number; rate: string | undefined }> {
  const { baseScale } = tx.company;
  const base = baseOn(tx.company, on);
  if (currency === undefined || currency === base) return ok({ currency: base, scale: baseScale, rate: undefined });
  if (!isIsoCurrency(currency)) return reject({ code: 'CURRENCY_UNKNOWN', currency });
  const fixed = tx.pack?.currencyChange && fixedRate(tx.pack.currencyChange, currency, base);
  if (fixed !== undefined) {
    if (rate !== undefined && decimal(rate, rateScale) !== decimal(fixed, rateScale))
      return reject({ code: 'RATE_FIXED', currency, rate: fixed });
    return ok({ currency, scale: currencyScale(currency), rate: fixed });
  }
  if (rate === undefined) return reject({ code: 'RATE_REQUIRED', currency });
  return ok({ currency, scale: currencyScale(currency), rate });
}

/** Largest amount of one entry or document in minor units: beyond any business, and hundreds of them still add up in a 64-bit column. */
const largestAmount = 10n ** 16n;

/** AMOUNT_TOO_LARGE when one of the amounts is more than the books can hold. Given lines, their debit side counts as one amount. */
export function checkSize(lines: readonly { readonly base: bigint }[], ...amounts: readonly bigint[]): Rejection[] {
  const debit = sum(lines.map((line) => (line.base > 0n ? line.base : 0n)));
  return [debit, ...amounts].some((amount) => abs(amount) > largestAmount) ? [{ code: 'AMOUNT_TOO_LARGE' }] : [];
}

/** LINE_AMOUNT_ZERO for the first line that is worth less than the smallest coin of base currency. */
export function checkWorth(lines: readonly { readonly base: bigint }[]): Rejection[] {
  const at = lines.findIndex((line) => line.base === 0n);
  return at < 0 ? [] : [{ code: 'LINE_AMOUNT_ZERO', line: at + 1 }];
}

/** Minor units of an amount, or TOO_MANY_DECIMALS. */
export function readMinor(text: string, scale: number, currency: string, field: string): { minor: bigint } | { rejection: Rejection } {
  const minor = readDecimal(text, scale);
  return minor === undefined ? { rejection: { code: 'TOO_MANY_DECIMALS', field, currency, scale } } : { minor };
}
