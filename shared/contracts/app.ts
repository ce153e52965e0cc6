import { z } from 'zod';
import type { AccountType } from '../accounts/account.ts';
import { tableRoles } from '../interchange/csv-columns.ts';
import type { Names } from '../locales/languages.ts';
import { rateFeeds } from '../rates/feed.ts';
import type { ReportKind } from '../reports/report.ts';
import type { Rejection } from '../result.ts';
import { auditFileWanted } from './audit-file.ts';
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
  /** Names the open company and the place of its file, or null: what a screen sends along with each call. Another copy of one company has another. */
  openId: string | null;
  /** Set when the open file began a new log and nothing is recorded in it yet: code of a sentence of `rejections`. Documents get numbers of another series. */
  notice: string | null;
  /** Code of the refusal of the open company's last backup, until one succeeds. */
  backupProblem: string | null;
  /** A file of an earlier version that is being brought up to date before it opens: events done, and how many there are. */
  updating: { file: string; done: number; total: number | null } | null;
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

export interface BackupInfo {
  /** Name of the file in the folder of the backups. */
  name: string;
  at: string;
  /** `before-update`: made before a newer program changed the tables. */
  kind: 'regular' | 'before-update';
  bytes: number;
}

export interface SafetyInfo {
  /** Set when the file began a new log as it was opened: code of a sentence of `rejections`. Documents get numbers of another series. */
  notice: string | null;
  folder: string;
  /** Newest first. */
  backups: BackupInfo[];
  /** The last full check; a verified backup is one. */
  check: { at: string; ok: boolean; events: number; place: string | null; fault: string | null } | null;
  /** Code of the refusal of the last automatic backup, until one succeeds. */
  problem: string | null;
  /** What is under way: pages copied or events checked so far. */
  running: { kind: 'backup' | 'check'; done: number; total: number | null } | null;
}

/** An audit file that was written: valid by the official schema, or it would not be there. */
export interface AuditFileWritten {
  /** Its name, and the folder it lies in. */
  name: string;
  folder: string;
  bytes: number;
  /** Documents of the period that stand in the ledger of the file only. */
  onlyInLedger: { kind: string; number: string; id: string }[];
}

export interface AuditFileWork {
  folder: string;
  /** Records checked, then bytes written; null when nothing is under way. */
  running: { done: number } | null;
}

/** A file of a report that is being made. */
export interface ExportWork {
  /** Names it, to call it off. */
  number: number;
  kind: ReportKind | 'register';
  format: string;
  /** Rows gone through, out of how many; null until that is known. */
  done: number;
  total: number | null;
}

/** Of a company file that was refused as damaged. */
export interface DamagedFileInfo {
  /** Newest first. */
  backups: BackupInfo[];
  /** Events checked so far while one of them is being restored. */
  restoring: number | null;
}

export interface ImportPreview {
  format: string;
  entries: number;
  lines: number;
  from: string | null;
  to: string | null;
  accounts: number;
  /** Accounts its entries use, in the order they first appear. */
  used: { name: string; type: AccountType | null; lines: number }[];
  commodities: { name: string; decimals: number; lines: number }[];
  baseCurrency: string;
  balances: { account: string; commodity: string; balance: string }[];
  skipped: { what: string; place: string; text: string }[];
  /** What was read by a guess: like refusals, each with its place. */
  warnings: Rejection[];
}

/** What an import would make of the balances, found out by doing it and taking it back. */
export interface ImportDryRun {
  entries: number;
  /** Entries and memo amounts that were imported before and are left out. */
  known: number;
  memoLines: number;
  baseCurrency: string;
  /** By account of the company. `source`: what the book says, `result`: by how much the import changes the account, debit positive; `difference` of the two. */
  rows: { account: string; names: Names; from: string[]; source: string; result: string; difference: string }[];
}

/** Which new company a book becomes: one under its own account names, or one with the chart of a country. */
export const importTarget = z.union([
  z.strictObject({ kind: z.literal('own') }),
  z.strictObject({
    kind: z.literal('chart'),
    country: z.string().regex(/^[A-Z]{2}$/, { error: 'country' }),
    taxId: field.text(20).default(''),
    vatPayer: z.boolean().default(true),
  }),
]);

/** Account of the book, code of the account it becomes. */
const mapping = z
  .array(z.strictObject({ from: field.accountCode, to: field.accountCode }))
  .max(20_000)
  .default([]);

/** What a table (CSV) does not say itself: what its columns mean, by their number from 0, the order of its dates, and the mark of its decimals. */
const table = z.strictObject({
  columns: z.partialRecord(z.enum(tableRoles), z.number().int().min(0).max(500)).optional(),
  dateOrder: z.enum(['dmy', 'mdy']).optional(),
  decimalMark: z.enum(['.', ',']).optional(),
});
export type ImportTable = z.output<typeof table>;

const book = {
  fileName: field.name(200),
  content: z.string().max(250_000_000),
  baseCurrency: field.text(40).optional(),
  table: table.optional(),
};

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
      /** The former currency of the country, for books that begin before its change. */
      baseCurrency: field.currency.optional(),
      userName: field.text(100).default(''),
    }),
    summary: 'Creates a company with the national chart and opens it.',
  }),
  'app.open': command<{ file: string }>()({ input: z.strictObject({ file: field.name(500) }), summary: 'Opens a company file.' }),
  'app.openSample': command<{ file: string }>()({ input: z.strictObject({}), summary: 'Opens the sample company, made on first use.' }),
  'app.discardSample': command<Record<string, never>>()({
    input: z.strictObject({}),
    summary: 'Throws the sample company away, closing it if it is open; the next time it is made anew.',
  }),
  'app.safety': query<SafetyInfo>()({ input: z.strictObject({}), summary: 'Backups and checks of the open company.' }),
  'app.backupNow': command<BackupInfo>()({
    input: z.strictObject({}),
    summary: 'Copies the open company into the folder of its backups and verifies the copy.',
  }),
  'app.checkNow': command<SafetyInfo['check']>()({
    input: z.strictObject({}),
    summary: 'Checks every byte of the history of the open company.',
  }),
  'app.stopWork': command<Record<string, never>>()({
    input: z.strictObject({}),
    summary: 'Calls off a backup or check that is under way.',
  }),
  'app.setBackupFolder': command<Record<string, never>>()({
    input: z.strictObject({ folder: field.name(500).nullable() }),
    permission: 'admin:system',
    summary: 'Sets the folder of the backups (absolute path; null: the folder Backups beside the company file).',
  }),
  'app.restore': command<{ file: string }>()({
    input: z.strictObject({ backup: field.name(300) }),
    permission: 'admin:system',
    summary:
      'Makes a new company file out of a backup of the open company; documents of the new file get numbers of a series of their own.',
  }),
  'app.damagedFile': query<DamagedFileInfo>()({
    input: z.strictObject({ file: field.name(500) }),
    summary: 'Backups of a company file that was refused as damaged.',
  }),
  'app.restoreDamaged': command<{ file: string }>()({
    input: z.strictObject({ file: field.name(500), backup: field.name(300) }),
    summary: 'Makes a new company file out of a backup of a file that was refused as damaged, which stays as it is.',
  }),
  'app.stopRestore': command<Record<string, never>>()({
    input: z.strictObject({}),
    summary: 'Calls off the restoring of a damaged file.',
  }),
  'app.close': command<Record<string, never>>()({ input: z.strictObject({}), summary: 'Closes the open company.' }),
  'app.previewImport': query<ImportPreview>()({
    input: z.strictObject(book),
    summary: 'Reads a book of another program and shows what an import would do.',
  }),
  'app.import': command<{ file: string }>()({
    input: z.strictObject({ ...book, id: field.id, name: field.name(), target: importTarget.default({ kind: 'own' }), mapping }),
    summary: 'Imports a book of another program into a new company, with its own accounts or the chart of a country, and opens it.',
  }),
  'app.dryRunImport': query<ImportDryRun>()({
    input: z.strictObject({ ...book, target: importTarget, mapping }),
    summary: 'Does an import, reads the balances it makes, and takes it back.',
  }),
  'app.dryRunInto': query<ImportDryRun>()({
    input: z.strictObject({ ...book, mapping }),
    permission: 'transactions:write',
    summary: 'The same with an import into the open company.',
  }),
  'app.importInto': command<{ entries: number; lines: number; memoLines: number; known: number }>()({
    input: z.strictObject({ ...book, id: field.id, mapping }),
    permission: 'transactions:write',
    summary: 'Imports a book or a table of entries into the open company, as one unit; what was imported before is left out.',
  }),
  'app.importWork': query<{ running: { done: number; total: number } | null }>()({
    input: z.strictObject({}),
    summary: 'How far the import is that is under way: entries.',
  }),
  'app.stopImport': command<Record<string, never>>()({
    input: z.strictObject({}),
    summary: 'Calls off the import that is under way, or its trial; nothing of it is left.',
  }),
  'app.exportWork': query<{ running: ExportWork[] }>()({
    input: z.strictObject({}),
    summary: 'Files of reports that are being made, and how far each is.',
  }),
  'app.stopExport': command<Record<string, never>>()({
    input: z.strictObject({ number: z.number().int().min(1) }),
    summary: 'Calls off the making of a file of a report; who waits for it is answered STOPPED.',
  }),
  'app.auditFileWork': query<AuditFileWork>()({
    input: z.strictObject({}),
    permission: 'reports:tax',
    summary: 'Where audit files go, and how far the one is that is being written.',
  }),
  'app.exportAuditFile': command<AuditFileWritten>()({
    input: z.strictObject({ wanted: auditFileWanted }),
    permission: 'reports:tax',
    summary: 'Writes an audit file of the open company beside it; it gets its name only when the official schema finds nothing.',
  }),
  'app.stopAuditFile': command<Record<string, never>>()({
    input: z.strictObject({}),
    permission: 'reports:tax',
    summary: 'Calls off the writing of an audit file.',
  }),
  'app.fetchRates': command<{ recorded: number; unchanged: number; kept: number; skipped: string[] }>()({
    input: z.strictObject({ id: field.id, source: z.enum(rateFeeds), on: field.localDate.optional() }),
    permission: 'transactions:write',
    summary: "Fetches a bank's list of exchange rates and records it in the open company.",
  }),
} as const;
