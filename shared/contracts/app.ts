import { z } from 'zod';
import * as field from './fields.ts';
import { command, query } from './method.ts';

// Methods of the application around company files: answered by the host, not by a company's engine.

export interface AppInfo {
  name: string;
  version: string;
  runtime: string;
  /** Folder the company files of the list live in. */
  folder: string;
  desktop: boolean;
  /** File name of the open company, or null. */
  open: string | null;
  today: string;
}

export interface CompanyFileInfo {
  file: string;
  name: string;
  taxId: string;
  country: string | null;
  isSample: boolean;
  modifiedAt: string;
}

export interface ImportPreview {
  format: string;
  entries: number;
  lines: number;
  from: string | null;
  to: string | null;
  accounts: number;
  commodities: { name: string; decimals: number; lines: number }[];
  baseCurrency: string;
  balances: { account: string; commodity: string; balance: string }[];
  skipped: { what: string; place: string; text: string }[];
  warnings: string[];
}

const book = { fileName: field.name(200), content: z.string().max(250_000_000), baseCurrency: field.text(40).optional() };

export const appContract = {
  'app.info': query<AppInfo>()({ input: z.strictObject({}), summary: 'The program and what is open.' }),
  'app.companies': query<CompanyFileInfo[]>()({ input: z.strictObject({}), summary: 'Company files of the folder, last used first.' }),
  'app.create': command<{ file: string }>()({
    input: z.strictObject({
      id: field.id,
      country: z.string().regex(/^[A-Z]{2}$/, { error: 'country' }),
      name: field.name(),
      taxId: field.name(20),
      vatPayer: z.boolean().default(true),
      userName: field.text(100).default(''),
    }),
    summary: 'Creates a company with the national chart and opens it.',
  }),
  'app.open': command<{ file: string }>()({ input: z.strictObject({ file: field.name(500) }), summary: 'Opens a company file.' }),
  'app.openSample': command<{ file: string }>()({ input: z.strictObject({}), summary: 'Opens the sample company, made on first use.' }),
  'app.close': command<Record<string, never>>()({ input: z.strictObject({}), summary: 'Closes the open company.' }),
  'app.previewImport': query<ImportPreview>()({
    input: z.strictObject(book),
    summary: 'Reads a book of another program and shows what an import would do.',
  }),
  'app.import': command<{ file: string }>()({
    input: z.strictObject({ ...book, id: field.id, name: field.name() }),
    summary: 'Imports a book of another program into a company of its own and opens it.',
  }),
} as const;
