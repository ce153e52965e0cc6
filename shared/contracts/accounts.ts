import { z } from 'zod';
import type { AccountType, Side } from '../accounts/account.ts';
import type { Names } from '../locales/languages.ts';
import type { TaxEffect } from '../vat/tax-code.ts';
import * as field from './fields.ts';
import { command, query } from './method.ts';

export interface AccountInfo {
  id: string;
  code: string;
  names: Names;
  type: AccountType;
  normalSide: Side;
  postable: boolean;
  parentCode: string | null;
  active: boolean;
  hasPostings: boolean;
  /** Raised by every change; sent back with a change so that two people can't overwrite each other. */
  version: number;
}

export interface TaxCodeInfo {
  code: string;
  names: Names;
  use: readonly string[];
  effect: TaxEffect;
  /** Percent as decimal text: "18". */
  ratePercent: string;
  outputAccount: string | null;
  inputAccount: string | null;
  validFrom: string;
  validTo: string | null;
  source: Names;
  unconfirmed: boolean;
  /** What a company charges itself, by a protocol, where it is no purchase. */
  selfCharged: boolean;
  /** Official type of the only documents it may stand on; null where it has none of its own. */
  documentType: string | null;
  /** Of a company that is not registered for VAT; a registered one uses it in credit notes of what it sold before. */
  onlyUnregistered: boolean;
}

const accountType = z.enum(['asset', 'liability', 'equity', 'income', 'expense']);
const version = z.number().int().min(1);

export const accountsContract = {
  'account.list': query<AccountInfo[]>()({
    input: z.strictObject({}),
    permission: 'accounts:read',
    summary: 'The chart of accounts, by code.',
  }),
  'account.open': command<{ id: string }>()({
    input: z.strictObject({
      id: field.id,
      code: field.accountCode,
      names: field.names,
      type: accountType,
      normalSide: z.enum(['debit', 'credit']).optional(),
      parentCode: field.accountCode.nullable().default(null),
      postable: z.boolean().default(true),
    }),
    permission: 'accounts:write',
    summary: 'Opens an account; its id is the id of the command.',
  }),
  'account.rename': command<{ id: string }>()({
    input: z.strictObject({ id: field.id, accountId: field.id, version, names: field.names }),
    permission: 'accounts:write',
    summary: 'Changes the names of an account.',
  }),
  'account.move': command<{ id: string }>()({
    input: z.strictObject({
      id: field.id,
      accountId: field.id,
      version,
      code: field.accountCode,
      parentCode: field.accountCode.nullable(),
    }),
    permission: 'accounts:write',
    summary: 'Changes code or heading of an account; its postings follow.',
  }),
  'account.deactivate': command<{ id: string }>()({
    input: z.strictObject({ id: field.id, accountId: field.id, version }),
    permission: 'accounts:write',
    summary: 'Hides an account from new postings. An account is never deleted.',
  }),
  'account.activate': command<{ id: string }>()({
    input: z.strictObject({ id: field.id, accountId: field.id, version }),
    permission: 'accounts:write',
    summary: 'Takes a deactivated account into use again.',
  }),
  'taxCode.list': query<TaxCodeInfo[]>()({
    input: z.strictObject({ on: field.localDate }),
    permission: 'accounts:read',
    summary: 'Tax codes in force on a date.',
  }),
} as const;
