import { z } from 'zod';
import type { Names } from '../locales/languages.ts';
import type { CounterpartyInfo } from './counterparties.ts';
import type { FoundRow } from './documents.ts';
import type { DraftKind } from './drafts.ts';
import * as field from './fields.ts';
import type { ItemInfo } from './items.ts';
import { query } from './method.ts';

export interface FoundEverything {
  /** Documents, and entries that no document made. */
  documents: FoundRow[];
  accounts: { code: string; names: Names; active: boolean }[];
  counterparties: Pick<CounterpartyInfo, 'id' | 'name' | 'taxId'>[];
  /** What is still sold or bought. */
  items: Pick<ItemInfo, 'id' | 'code' | 'name' | 'names'>[];
  drafts: { id: string; kind: DraftKind; title: string }[];
}

export const searchContract = {
  'search.everything': query<FoundEverything>()({
    input: z.strictObject({
      text: field.name(60),
      /** What the text is as an amount, where it is one: finds documents and entries of it in any currency. */
      amount: field.amount.optional(),
      /** Of each kind of thing. */
      limit: z.number().int().min(1).max(50).default(6),
    }),
    permission: 'transactions:read',
    summary:
      'Documents and entries by number, UID, amount or counterparty, accounts, counterparties, items and drafts, best first. Numbers and UIDs by their beginning in all of the books; anything else in what was recorded last.',
  }),
} as const;
