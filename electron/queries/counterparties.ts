import type { ExpressionBuilder } from 'kysely';
import type { CounterpartyInfo } from '../../shared/contracts/counterparties.ts';
import { ok } from '../../shared/result.ts';
import type { Db } from '../db/db.ts';
import { sqlBuilder, type Tables } from '../db/schema.ts';
import type { QueryHandler } from './query.ts';

const describe = (row: Tables['counterparty']): CounterpartyInfo => ({
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

/** Counterparties by name; SQLite folds only Latin letters, so the folded name is kept beside it. */
export const counterpartyList: QueryHandler<'counterparty.list'> = ({ db }, { search, limit }) => {
  let query = sqlBuilder().selectFrom('counterparty').selectAll().orderBy('search').orderBy('no').limit(limit);
  if (search !== '') {
    const found = (column: 'search' | 'tax_id', text: string) => (e: ExpressionBuilder<Tables, 'counterparty'>) =>
      e(e.fn<bigint>('instr', [column, e.val(text)]), '>', 0n);
    query = query.where((e) => e.or([found('search', search.toLowerCase())(e), found('tax_id', search)(e)]));
  }
  return ok(db.rows(query.compile()).map(describe));
};

export const counterpartyGet: QueryHandler<'counterparty.get'> = ({ db }, { id }) => {
  const row = db.get<Tables['counterparty']>('SELECT * FROM counterparty WHERE id = ?', id);
  return ok(row ? describe(row) : null);
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
