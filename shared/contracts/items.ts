import { z } from 'zod';
import type { Names } from '../locales/languages.ts';
import * as field from './fields.ts';
import { command, query } from './method.ts';

export const itemKinds = ['goods', 'service'] as const;
export type ItemKind = (typeof itemKinds)[number];

/** What a company sells or buys again and again. It fills the line of a document and bears no figure itself: a document keeps what it was issued with. */
export interface ItemInfo {
  id: string;
  code: string;
  name: string;
  /** For documents in other languages; empty where the name serves. */
  names: Names;
  kind: ItemKind;
  unit: string;
  /** Of its prices. */
  currency: string;
  pricesIncludeVat: boolean;
  /** For one unit, as `pricesIncludeVat` says; null where none is usual. */
  salePrice: string | null;
  purchasePrice: string | null;
  /** Empty: the usual one of the form. */
  saleTaxCode: string;
  purchaseTaxCode: string;
  incomeAccount: string | null;
  expenseAccount: string | null;
  /** Of the Combined Nomenclature; empty where not known. */
  cn8: string;
  barcode: string;
  active: boolean;
  version: number;
}

const code = field.name(40);
const version = z.number().int().min(1);
const price = field.unitPrice.nullable();
const account = field.accountCode.nullable();
const cn8 = z.string().regex(/^(\d{8})?$/, { error: 'cn8' });

export const itemsContract = {
  'item.list': query<ItemInfo[]>()({
    input: z.strictObject({
      search: field.text(100).default(''),
      recent: field.recent,
      activeOnly: z.boolean().default(false),
      limit: field.limit,
    }),
    permission: 'accounts:read',
    summary: 'Items and services by code, barcode or name, best match first; by code for no text.',
  }),
  'item.get': query<ItemInfo | null>()({
    input: z.strictObject({ id: field.id }),
    permission: 'accounts:read',
    summary: 'One item as it is now.',
  }),
  'item.add': command<{ id: string; code: string }>()({
    input: z.strictObject({
      id: field.id,
      /** Omitted: the number after the highest. */
      code: code.optional(),
      name: field.name(),
      names: field.names.default({ ka: '', bg: '', ru: '', en: '' }),
      kind: z.enum(itemKinds).default('goods'),
      unit: field.text(20).default(''),
      /** Base currency unless given. */
      currency: field.currency.optional(),
      pricesIncludeVat: z.boolean().default(false),
      salePrice: price.default(null),
      purchasePrice: price.default(null),
      saleTaxCode: field.text(20).default(''),
      purchaseTaxCode: field.text(20).default(''),
      incomeAccount: account.default(null),
      expenseAccount: account.default(null),
      cn8: cn8.default(''),
      barcode: field.text(40).default(''),
    }),
    permission: 'transactions:write',
    summary: 'Adds an item or a service that lines of documents are filled from.',
  }),
  'item.change': command<{ id: string }>()({
    input: z.strictObject({
      id: field.id,
      itemId: field.id,
      version,
      code,
      name: field.name(),
      names: field.names,
      kind: z.enum(itemKinds),
      unit: field.text(20),
      currency: field.currency,
      pricesIncludeVat: z.boolean(),
      salePrice: price,
      purchasePrice: price,
      saleTaxCode: field.text(20),
      purchaseTaxCode: field.text(20),
      incomeAccount: account,
      expenseAccount: account,
      cn8,
      barcode: field.text(40),
    }),
    permission: 'transactions:write',
    summary: 'Changes an item, all fields at once; documents that were issued stay as they are.',
  }),
  'item.deactivate': command<{ id: string }>()({
    input: z.strictObject({ id: field.id, itemId: field.id, version }),
    permission: 'transactions:write',
    summary: 'Takes an item out of use: it is offered no more, and documents keep it.',
  }),
  'item.activate': command<{ id: string }>()({
    input: z.strictObject({ id: field.id, itemId: field.id, version }),
    permission: 'transactions:write',
    summary: 'Takes an item back into use.',
  }),
} as const;
