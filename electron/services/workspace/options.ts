import type { ImportDryRun, ImportPreview } from '../../../shared/contracts/app.ts';
import type { AuditFileWanted } from '../../../shared/contracts/audit-file.ts';
import type { OutputOf, ReadInputOf } from '../../../shared/contracts/index.ts';
import type { LocalDate } from '../../../shared/dates/local-date.ts';
import type { Feed, RateFeed } from '../../../shared/rates/feed.ts';
import type { Result } from '../../../shared/result.ts';
import type { Company, NewCompany, OpenOptions } from '../../engine/company.ts';
import type { AskedQuery } from '../../queries/query.ts';
import type { RecentCompany } from '../company-folder.ts';
import type { WrittenAuditFile } from '../export-audit-file.ts';
import type { Caretaker } from '../safety/caretaker.ts';
import type { Rescue } from '../safety/rescue.ts';

export type Later<T> = T | Promise<T>;

/** Long work that can be called off, and says how far it is. */
export interface Work {
  readonly signal: AbortSignal;
  readonly onProgress: (done: number, total?: number) => void;
}

/** Answers queries that take long, and holds the file until `close` resolves. */
export interface LongQueries {
  ask(asked: AskedQuery): Promise<Result<unknown>>;
  close(): Promise<void>;
}

/** What a workspace is made of: the engine, and whatever else is plugged in. A method whose part is missing is an unknown one. */
export interface WorkspaceOptions {
  /** Where company files are listed and created. */
  readonly folder: string;
  readonly version: string;
  readonly desktop?: boolean;
  /** Unix milliseconds. */
  readonly now?: () => number;
  readonly engine: {
    createCompany(file: string, company: NewCompany, options: OpenOptions): Result<Company>;
    openCompany(file: string, options: OpenOptions): Result<Company>;
  };
  /** Makes the sample company in the folder unless it is there, leaves it closed and returns its path. */
  readonly openSample?: (folder: string, options: OpenOptions) => Later<Result<string>>;
  /** Removes the sample company of the folder, which nobody has open. */
  readonly discardSample?: (folder: string, options: OpenOptions) => Later<Result<Record<string, never>>>;
  readonly previewImport?: (book: ReadInputOf<'app.previewImport'>) => Later<Result<ImportPreview>>;
  /** Asks a bank for its exchange rates. */
  readonly fetchRates?: (source: RateFeed, on: LocalDate | undefined) => Promise<Result<Feed>>;
  /** Looks after the open file: backups and checks. */
  readonly careFor?: (company: Company, changed: () => void) => Caretaker;
  /** Writes an audit file of a company in a thread of its own. */
  readonly exportAuditFile?: (file: string, wanted: AuditFileWanted, work: Work) => Promise<Result<WrittenAuditFile>>;
  readonly restore?: (backup: string, to: string) => Later<Result<unknown>>;
  /** Brings a file of an earlier version up to date in a thread of its own; undefined where there is nothing to do. */
  readonly updateFirst?: (file: string, onProgress: Work['onProgress']) => Promise<Result<unknown>> | undefined;
  /** The company in a file that was never opened here; undefined where it can't be read. */
  readonly companyIn?: (file: string) => Pick<RecentCompany, 'name' | 'taxId' | 'country' | 'isSample'> | undefined;
  /** The way back for files that can't be opened. */
  readonly rescueWith?: (changed: () => void) => Rescue;
  /** Answers a query of the open file in a thread of its own, for a user the company has let through. */
  readonly queryInThread?: (file: string, asked: AskedQuery, work: Work) => Promise<Result<unknown>>;
  /** A thread that stays beside the open file for queries that take long, and remembers from one to the next. */
  readonly queriesOf?: (file: string) => LongQueries;
  /** Writes a book into a new company file and leaves it closed; on a rejection no file is left behind. */
  readonly importBook?: (file: string, book: ReadInputOf<'app.import'>, options: OpenOptions & Work) => Later<Result<unknown>>;
  /** Does an import into a new company and takes it back. */
  readonly dryRunImport?: (book: ReadInputOf<'app.dryRunImport'>, options: OpenOptions & Work) => Later<Result<ImportDryRun>>;
  /** Into a company file that stays open meanwhile, for a user its session let through. */
  readonly dryRunInto?: (file: string, userId: string, book: ReadInputOf<'app.dryRunInto'>, work: Work) => Later<Result<ImportDryRun>>;
  readonly importInto?: (
    file: string,
    userId: string,
    book: ReadInputOf<'app.importInto'>,
    work: Work,
  ) => Later<Result<OutputOf<'app.importInto'>>>;
}
