import { createRequire } from 'node:module';
import type { Kysely } from 'kysely';

// Tables as queries read and compose over them. Integers arrive as bigint, blobs as bytes.

export interface Tables {
  counterparty: {
    no: bigint;
    id: string;
    name: string;
    search: string;
    tax_id: string;
    country: string;
    vat_payer: bigint;
    is_customer: bigint;
    is_supplier: bigint;
    rev: bigint;
    vat_number: string;
    street: string;
    town: string;
    postal_code: string;
    region: string;
    related: bigint;
  };
  exchange_rate: {
    unit: string;
    price: string;
    day: bigint;
    quantity: bigint;
    rate: string;
    source: string;
    id: string;
    rev: bigint;
  };
}

const require = createRequire(import.meta.url);
let builder: Kysely<Tables> | undefined;

/** Composes and compiles SQL only; the statement is run by `Db`, synchronously. Loaded with the first query that is composed. */
export function sqlBuilder(): Kysely<Tables> {
  if (!builder) {
    const kysely = require('kysely') as typeof import('kysely');
    builder = new kysely.Kysely<Tables>({
      dialect: {
        createAdapter: () => new kysely.SqliteAdapter(),
        createDriver: () => new kysely.DummyDriver(),
        createIntrospector: (db) => new kysely.SqliteIntrospector(db),
        createQueryCompiler: () => new kysely.SqliteQueryCompiler(),
      },
    });
  }
  return builder;
}
