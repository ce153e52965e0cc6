import type { BudgetChange } from '../../shared/contracts/budgets.ts';
import type { LocalDate } from '../../shared/dates/local-date.ts';
import { firstDay, type Period, period } from '../../shared/dates/period.ts';
import { decimal, writeDecimal } from '../../shared/money/decimal.ts';
import { between } from '../../shared/rates/currency-change.ts';
import type { LogEvent } from '../log/batch.ts';
import type { EventData } from '../log/events.ts';
import { type NameColumns, namesOf } from './accounts.ts';
import { baseOn } from './company-row.ts';
import type { QueryScope } from './query.ts';

/** Accounts beyond these are counted, not told. */
const mostAccounts = 40;

type Scope = Pick<QueryScope, 'db' | 'company'>;

/** Amounts by account id and month. Minor units as typed, base currency of the month as it is now. */
function amountsOf({ company }: Scope, { data }: LogEvent): Map<string, Map<Period, bigint>> {
  const { year, currencies, lines } = data as unknown as EventData['budget.saved'];
  const told = (text: string, currency: string, month: Period) => {
    const minor = decimal(text, company.baseScale);
    return company.baseChange ? between(company.baseChange, minor, currency, baseOn(company, firstDay(month))) : minor;
  };
  return new Map(
    lines.map(({ account, amounts }) => {
      const months = amounts.flatMap((text, at): [Period, bigint][] => {
        const month = period(`${year}-${String(at + 1).padStart(2, '0')}`);
        return text === '' ? [] : [[month, told(text, currencies[at]!, month)]];
      });
      return [account, new Map(months)];
    }),
  );
}

/**
 * What two states of a budget differ in, account by account and year by year; without `before` all there is. Months are in base currency of the month, sums
 * in that of the end of the year. Undefined where no amount differs.
 */
export function budgetChange(scope: Scope, after: LogEvent, before: LogEvent | undefined): BudgetChange | undefined {
  const { db, company } = scope;
  const states = [before ? amountsOf(scope, before) : new Map<string, Map<Period, bigint>>(), amountsOf(scope, after)] as const;
  const text = (minor: bigint | undefined) => (minor === undefined ? null : writeDecimal(minor, company.baseScale));
  const sumOf = (amounts: ReadonlyMap<Period, bigint> | undefined, year: number) => {
    const end = baseOn(company, `${year}-12-31` as LocalDate);
    const ofYear = [...(amounts ?? [])].filter(([month]) => Number(month.slice(0, 4)) === year);
    if (ofYear.length === 0) return null;
    const inEnd = ofYear.map(([month, minor]) =>
      company.baseChange ? between(company.baseChange, minor, baseOn(company, firstDay(month)), end) : minor,
    );
    return text(inEnd.reduce((sum, minor) => sum + minor, 0n));
  };
  const accounts = [...new Set([...states[0].keys(), ...states[1].keys()])].flatMap((id) => {
    const [was, is] = [states[0].get(id), states[1].get(id)];
    const changed = [...new Set([...(was?.keys() ?? []), ...(is?.keys() ?? [])])]
      .filter((month) => was?.get(month) !== is?.get(month))
      .sort();
    if (changed.length === 0) return [];
    const row = db.get<NameColumns & { code: string }>('SELECT code, name_ka, name_bg, name_ru, name_en FROM account WHERE id = ?', id)!;
    return [...new Set(changed.map((month) => Number(month.slice(0, 4))))].map((year) => ({
      account: row.code,
      names: namesOf(row),
      year,
      before: sumOf(was, year),
      after: sumOf(is, year),
      months: changed
        .filter((month) => Number(month.slice(0, 4)) === year)
        .map((month) => ({ month, before: text(was?.get(month)), after: text(is?.get(month)) })),
    }));
  });
  if (accounts.length === 0) return undefined;
  accounts.sort((a, b) => (a.account < b.account ? -1 : a.account > b.account ? 1 : a.year - b.year));
  return { accounts: accounts.slice(0, mostAccounts), more: Math.max(0, accounts.length - mostAccounts) };
}
