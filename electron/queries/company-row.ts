import type { Role } from '../../shared/access/permissions.ts';
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

/** The user something is done for. */
export interface Actor {
  readonly id: string;
  readonly name: string;
  readonly role: Role;
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

/** Undefined when there is no such user or the user was deactivated. */
export function readActor(db: Db, id: string): Actor | undefined {
  return db.get<Actor>('SELECT id, name, role FROM user_account WHERE id = ? AND active = 1', id);
}
