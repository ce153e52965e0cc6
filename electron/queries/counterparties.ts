import type { CounterpartyInfo } from '../../shared/contracts/counterparties.ts';
import { ok } from '../../shared/result.ts';
import { search } from '../../shared/search/rank.ts';
import type { Db } from '../db/db.ts';
import type { Tables } from '../db/schema.ts';
import { keptIndex, type Place } from './kept-index.ts';
import type { QueryHandler } from './query.ts';

export const describeCounterparty = (row: Tables['counterparty']): CounterpartyInfo => ({
  id: row.id,
  name: row.name,
  taxId: row.tax_id,
  vatNumber: row.vat_number,
  country: row.country,
  vatPayer: row.vat_payer === 1n,
  isCustomer: row.is_customer === 1n,
  isSupplier: row.is_supplier === 1n,
  related: row.related === 1n,
  street: row.street,
  town: row.town,
  postalCode: row.postal_code,
  region: row.region,
  version: Number(row.rev),
});

interface Named extends Place {
  readonly id: string;
  readonly name: string;
  readonly tax_id: string;
  readonly vat_number: string;
}

const indexOf = (db: Db) =>
  keptIndex<Named>(
    db,
    'counterparty',
    { columns: 'id, name, tax_id, vat_number', place: 'search' },
    ({ name, tax_id: taxId, vat_number: vatNumber }) => ({ codes: [taxId, vatNumber], names: [name] }),
  );

/** All counterparties for what was typed, best first. */
export const foundCounterparties = (db: Db, typed: string): Named[] => search(indexOf(db), typed, { limit: Number.MAX_SAFE_INTEGER });

/** Counterparties for what was typed, best first; all of them by name for nothing typed. */
export const counterpartyList: QueryHandler<'counterparty.list'> = ({ db }, { search: typed, recent, limit }) => {
  const place = new Map(recent.map((id, at) => [id, at]));
  const found = search(indexOf(db), typed, { limit, recent: ({ id }) => place.get(id) });
  return ok(found.map(({ no }) => describeCounterparty(db.get<Tables['counterparty']>('SELECT * FROM counterparty WHERE no = ?', no)!)));
};

export const counterpartyGet: QueryHandler<'counterparty.get'> = ({ db }, { id }) => {
  const row = db.get<Tables['counterparty']>('SELECT * FROM counterparty WHERE id = ?', id);
  return ok(row ? describeCounterparty(row) : null);
};

/**
 * A field of the counterparty `c` of a statement as the books knew it at a log position; `position` is an expression of SQL. A change at a position is
 * known from it on.
 */
export const fieldAt = (column: keyof IssuedTo, position: string): string =>
  `coalesce((SELECT past.${column} FROM counterparty_past past WHERE past.counterparty_no = c.no AND past.until > ${position}
     ORDER BY past.until LIMIT 1), c.${column})`;

export interface IssuedTo {
  readonly name: string;
  readonly tax_id: string;
  readonly vat_number: string;
  readonly country: string;
  readonly vat_payer: bigint;
  readonly street: string;
  readonly town: string;
  readonly postal_code: string;
}

const fields = [
  'name',
  'tax_id',
  'vat_number',
  'country',
  'vat_payer',
  'street',
  'town',
  'postal_code',
] as const satisfies (keyof IssuedTo)[];

/** Whom a document names: the counterparty as it was when the document was recorded. */
export const issuedTo = (db: Db, document: bigint): IssuedTo | undefined =>
  db.get<IssuedTo>(
    `SELECT ${fields.map((field) => `${fieldAt(field, '?1')} AS ${field}`).join(', ')}
     FROM document d JOIN counterparty c ON c.no = d.counterparty_no WHERE d.position = ?1`,
    document,
  );

/** The VAT number where one is known apart from the tax id; else the tax id, which packs make one of. */
export const numberOf = (party: Pick<IssuedTo, 'tax_id' | 'vat_number' | 'vat_payer'>): string =>
  party.vat_payer === 1n && party.vat_number !== '' ? party.vat_number : party.tax_id;
