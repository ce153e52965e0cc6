import { createRequire } from 'node:module';
import type { Kysely } from 'kysely';

// The tables queries compose over, as they read them. Integers arrive as bigint, blobs as bytes.

export interface Tables {
  account: {
    no: bigint;
    id: string;
    code: string;
    name_ka: string;
    name_bg: string;
    name_ru: string;
    name_en: string;
    type: string;
    normal_side: string;
    postable: bigint;
    parent_no: bigint | null;
    active: bigint;
    rev: bigint;
  };
  commodity: { no: bigint; name: string; scale: bigint };
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
  journal_entry: {
    position: bigint;
    id: Buffer;
    day: bigint;
    kind: string;
    number: string;
    memo: string;
    total_minor: bigint;
    document: bigint | null;
    reverses: bigint | null;
    reversed_by: bigint | null;
    corrects: bigint | null;
  };
  document: {
    position: bigint;
    id: string;
    kind: string;
    number: string;
    uid: string;
    day: bigint;
    due_day: bigint | null;
    tax_day: bigint;
    counterparty_no: bigint | null;
    supplier_number: string;
    commodity_no: bigint;
    rate: string | null;
    prices_include_vat: bigint;
    net_minor: bigint;
    vat_minor: bigint;
    gross_minor: bigint;
    entry: bigint | null;
    corrects: bigint | null;
    reason: string | null;
    memo: string;
  };
  open_item: { position: bigint; open_minor: bigint; open_base_minor: bigint };
  batch: { first_position: bigint; event_count: bigint };
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
