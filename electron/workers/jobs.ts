import type { ImportDryRun, ImportPreview } from '../../shared/contracts/app.ts';
import type { AuditFileWanted } from '../../shared/contracts/audit-file.ts';
import type { Result } from '../../shared/result.ts';
import type { Imported } from '../engine/import-entries.ts';
import type { AskedQuery } from '../queries/query.ts';
import type { BackedUp, KeptBackup } from '../services/backup.ts';
import type { WrittenAuditFile } from '../services/export-audit-file.ts';
import type { Restored } from '../services/restore.ts';
import type { IntoFromSent, NewFromSent, SentBook } from '../services/sent-book.ts';
import type { Verified } from '../verify/verify.ts';

/** Long work on a company file, done on a connection of its own in a thread of its own. All of it reads and writes new files, but for updates and imports. */
export interface Jobs {
  /** A contract query for a user the engine has let through: who may ask is decided where the session is. */
  readonly query: { input: AskedQuery & { file: string }; output: Result<unknown> };
  readonly verify: { input: { file: string }; output: Result<Verified> };
  /** Whether the log, replayed, gives the derived tables: names of those that differ. */
  readonly compare: { input: { file: string }; output: Result<{ events: number; different: readonly string[] }> };
  readonly backup: { input: { file: string; to: string }; output: Result<BackedUp> };
  readonly backupInto: { input: { file: string; folder: string; nowMs: number }; output: Result<KeptBackup> };
  /** Of a file nobody has open. */
  readonly update: { input: { file: string; nowMs: number }; output: Result<true> };
  /** Written into the folder of audit files beside the company file. */
  readonly auditFile: {
    input: { file: string; wanted: AuditFileWanted; nowMs: number };
    output: Result<WrittenAuditFile>;
  };
  readonly previewImport: { input: { book: SentBook; nowMs: number }; output: Result<ImportPreview> };
  /** Into a new file, or into one that others have open: there the thread is one more writer, and whoever else writes waits for it. */
  readonly importBook: { input: NewFromSent & { file: string; id: string; name: string }; output: Result<Imported> };
  readonly dryRunImport: { input: NewFromSent; output: Result<ImportDryRun> };
  readonly importInto: { input: IntoFromSent; output: Result<Imported> };
  readonly dryRunInto: { input: IntoFromSent; output: Result<ImportDryRun> };
  readonly restore: { input: { backup: string; to: string }; output: Result<Restored> };
}

export type JobName = keyof Jobs;

export interface JobRequest {
  readonly name: JobName;
  readonly input: unknown;
  /** One Int32: 1 asks the job to stop. Shared memory, because a busy thread reads no messages. */
  readonly stop: SharedArrayBuffer;
}

/** A thread that stays and answers questions about one file. */
export interface QueriesOf {
  readonly queriesOf: string;
}

/** One question to it, and what it says: answers carry the number of their question. */
export interface Question extends AskedQuery {
  readonly number: number;
}
export type Answer = { readonly number: number } & (
  | { readonly answered: Result<unknown> }
  | { readonly failed: { readonly name: string; readonly message: string; readonly stack: string | undefined } }
);

export type JobMessage =
  | { readonly kind: 'progress'; readonly done: number; readonly total: number | undefined }
  | { readonly kind: 'done'; readonly output: Result<unknown> }
  | { readonly kind: 'failed'; readonly error: { readonly name: string; readonly message: string; readonly stack: string | undefined } };
