import { nameKey } from '../../shared/access/password-rules.ts';
import { type Access, accessOf, isBuiltInRole, readPermissions } from '../../shared/access/permissions.ts';
import { fromDayNumber, type LocalDate } from '../../shared/dates/local-date.ts';
import { between } from '../../shared/rates/currency-change.ts';
import type { Db } from '../db/db.ts';

export interface CompanyRow {
  readonly id: string;
  readonly name: string;
  readonly country: string | null;
  readonly taxId: string;
  readonly vatPayer: boolean;
  readonly baseCurrency: string;
  readonly baseScale: number;
  readonly onePerson: boolean;
  readonly rev: number;
  /** Not given while the books are in the currency they began in. */
  readonly baseChange?: BaseChange;
}

/** When and how the books went over to another base currency. `rate` is in units of the former one for one of the new one. */
export interface BaseChange {
  readonly on: LocalDate;
  readonly from: string;
  readonly to: string;
  readonly rate: string;
  /** Place of the change in the log: an earlier state of knowledge has the former currency on every day. */
  readonly position: number;
}

/**
 * Base currency of a day: what amounts of entries, documents and returns of that day are in. `knownOn` is a position of the log; the change is known unless
 * it came later.
 */
export function baseOn(
  { baseCurrency, baseChange }: Pick<CompanyRow, 'baseCurrency' | 'baseChange'>,
  on: LocalDate,
  knownOn?: number,
): string {
  if (!baseChange) return baseCurrency;
  return on < baseChange.on || (knownOn !== undefined && knownOn < baseChange.position) ? baseChange.from : baseChange.to;
}

/** An amount of one day in base currency of another one. Minor units; rounded once where the currency changed between them. */
export function inCurrencyOf(
  company: Pick<CompanyRow, 'baseCurrency' | 'baseChange'>,
  minor: bigint,
  of: LocalDate,
  on: LocalDate,
): bigint {
  const { baseChange } = company;
  return baseChange ? between(baseChange, minor, baseOn(company, of), baseOn(company, on)) : minor;
}

/** The change, where a state of knowledge and a day have it behind them. */
export const changedBy = ({ baseChange }: Pick<CompanyRow, 'baseChange'>, on: LocalDate, knownOn?: number): BaseChange | undefined =>
  baseChange && on >= baseChange.on && (knownOn === undefined || knownOn >= baseChange.position) ? baseChange : undefined;

/** The user something is done for, with what the user's role allows. */
export interface Actor extends Access {
  readonly id: string;
  readonly name: string;
  /** A built-in role, or the id of one the company defined. */
  readonly role: string;
  /** Name of a defined role; null for a built-in one. */
  readonly roleName: string | null;
}

/** A user, active or not. */
export interface User extends Actor {
  readonly active: boolean;
  readonly rev: number;
}

export function readCompany(db: Db): CompanyRow {
  const row = db.get<{
    id: string;
    name: string;
    country: string | null;
    tax_id: string;
    vat_payer: bigint;
    base_currency: string;
    base_scale: bigint;
    one_person: bigint;
    rev: bigint;
  }>('SELECT id, name, country, tax_id, vat_payer, base_currency, base_scale, one_person, rev FROM company')!;
  return {
    id: row.id,
    name: row.name,
    country: row.country,
    taxId: row.tax_id,
    vatPayer: row.vat_payer === 1n,
    baseCurrency: row.base_currency,
    baseScale: Number(row.base_scale),
    onePerson: row.one_person === 1n,
    rev: Number(row.rev),
    ...readBaseChange(db),
  };
}

function readBaseChange(db: Db): Pick<CompanyRow, 'baseChange'> {
  const row = db.get<{ day: bigint; position: bigint; from_currency: string; to_currency: string; rate: string }>(
    'SELECT day, position, from_currency, to_currency, rate FROM base_change',
  );
  if (!row) return {};
  const { from_currency: from, to_currency: to, rate } = row;
  return { baseChange: { on: fromDayNumber(Number(row.day)), from, to, rate, position: Number(row.position) } };
}

interface UserRow {
  readonly id: string;
  readonly name: string;
  readonly role: string;
  readonly active: bigint;
  readonly rev: bigint;
  readonly role_name: string | null;
  readonly permissions: string | null;
  readonly reads_only: bigint | null;
}
const users = `SELECT u.id, u.name, u.role, u.active, u.rev, r.name AS role_name, r.permissions, r.reads_only
  FROM user_account u LEFT JOIN access_role r ON r.id = u.role`;

function toUser(row: UserRow): User {
  const access = isBuiltInRole(row.role)
    ? accessOf(row.role)
    : { permissions: readPermissions(row.permissions ?? ''), readsOnly: row.reads_only !== 0n };
  return {
    id: row.id,
    name: row.name,
    role: row.role,
    roleName: row.role_name,
    active: row.active === 1n,
    rev: Number(row.rev),
    ...access,
  };
}

/** By id, active or not. */
export function readUser(db: Db, id: string): User | undefined {
  const row = db.get<UserRow>(`${users} WHERE u.id = ?`, id);
  return row && toUser(row);
}

/** As typed at a sign-in: exactly, or but for case and composition of letters; a script may give the id. */
export function findUserByName(db: Db, name: string): User | undefined {
  const rows = db.all<UserRow>(`${users} ORDER BY u.no`);
  const row = rows.find((one) => one.name === name) ?? rows.find((one) => nameKey(one.name) === nameKey(name) || one.id === name);
  return row && toUser(row);
}

/** The user a command or query is run for. Undefined when there is no such user or the user was deactivated. */
export function readActor(db: Db, id: string): Actor | undefined {
  const user = readUser(db, id);
  return user?.active ? user : undefined;
}
