import { nameKey } from '../../shared/access/password-rules.ts';
import { type Access, accessOf, isBuiltInRole, readPermissions } from '../../shared/access/permissions.ts';
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
}

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
  };
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
