import { z } from 'zod';
import * as field from './fields.ts';
import { command, query } from './method.ts';
import { sortBy } from './registers.ts';

/** Where a counterparty is; empty texts where nothing is known. */
export interface PartyAddress {
  street: string;
  town: string;
  postalCode: string;
  region: string;
}

export interface CounterpartyInfo extends PartyAddress {
  id: string;
  name: string;
  /** Empty where there is none (retail, foreign). */
  taxId: string;
  /** With its prefix, where it is another one than the tax id; else empty. */
  vatNumber: string;
  country: string;
  vatPayer: boolean;
  isCustomer: boolean;
  isSupplier: boolean;
  /** In a relation with the company that taxes look at. */
  related: boolean;
  version: number;
}

/** A counterparty of the register: its open items added up by their sides, not set against one another. */
export interface CounterpartyRow extends CounterpartyInfo {
  /** What is open on the debit side: it owes us that. Base currency, as the books carry it. */
  receivable: string;
  /** What is open on the credit side: we owe it that. Base currency, as the books carry it. */
  payable: string;
}
export const counterpartySorts = ['name', 'taxId', 'country', 'town', 'receivable', 'payable'] as const;

const country = z.string().regex(/^[A-Z]{2}$/, { error: 'country' });
const vatNumber = z.string().regex(/^([A-Z]{2}[A-Z0-9+*]{2,18})?$/, { error: 'vat-number' });
/** As long as the audit files of the packs take them. */
const address = {
  street: field.text(70),
  town: field.text(35),
  postalCode: field.text(18),
  region: field.text(35),
};
const addressOrNone = {
  street: address.street.default(''),
  town: address.town.default(''),
  postalCode: address.postalCode.default(''),
  region: address.region.default(''),
};

export const counterpartiesContract = {
  'counterparty.list': query<CounterpartyInfo[]>()({
    input: z.strictObject({ search: field.text(100).default(''), recent: field.recent, limit: field.limit }),
    permission: 'accounts:read',
    summary:
      'Counterparties by name, tax id or VAT number, best match first: any script, transliteration, other keyboard layout, typing errors.',
  }),
  'counterparty.register': query<{ rows: CounterpartyRow[]; total: number }>()({
    input: z.strictObject({
      search: field.text(100).default(''),
      role: z.enum(['customer', 'supplier']).optional(),
      country: country.optional(),
      vatPayer: z.boolean().optional(),
      /** Whether anything is open with it. */
      open: z.boolean().optional(),
      sort: sortBy(counterpartySorts).optional(),
      limit: field.limit,
      offset: field.offset,
    }),
    permission: 'transactions:read',
    summary: 'Counterparties with what is open with them, in base currency: by name, best match first for what was typed, or as sorted.',
  }),
  'counterparty.get': query<CounterpartyInfo | null>()({
    input: z.strictObject({ id: field.id }),
    permission: 'accounts:read',
    summary: 'One counterparty as it is now.',
  }),
  'counterparty.create': command<{ id: string }>()({
    input: z.strictObject({
      id: field.id,
      name: field.name(),
      taxId: field.text(20).default(''),
      vatNumber: vatNumber.default(''),
      country: country.default('GE'),
      vatPayer: z.boolean().default(false),
      isCustomer: z.boolean().default(true),
      isSupplier: z.boolean().default(true),
      related: z.boolean().default(false),
      ...addressOrNone,
    }),
    permission: 'transactions:write',
    summary: 'Adds a customer or supplier; a wrong tax id is refused with the reason.',
  }),
  'counterparty.change': command<{ id: string }>()({
    input: z.strictObject({
      id: field.id,
      counterpartyId: field.id,
      version: z.number().int().min(1),
      name: field.name(),
      taxId: field.text(20),
      vatNumber,
      country,
      vatPayer: z.boolean(),
      isCustomer: z.boolean(),
      isSupplier: z.boolean(),
      related: z.boolean(),
      ...address,
    }),
    permission: 'transactions:write',
    summary: 'Changes a customer or supplier, all fields at once; documents that were issued keep printing whom they were issued to.',
  }),
} as const;
