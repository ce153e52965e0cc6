import { createHash } from 'node:crypto';
import { mkdirSync, realpathSync } from 'node:fs';
import { basename, dirname, isAbsolute, join } from 'node:path';
import type { AppInfo, CompanyFileInfo, ExportWork, ImportDryRun, ImportPreview } from '../../shared/contracts/app.ts';
import type { AuditFileWanted } from '../../shared/contracts/audit-file.ts';
import {
  type Change,
  type Contract,
  contract,
  type HostContract,
  hostContract,
  type OutputOf,
  type QueryName,
  type ReadInputOf,
} from '../../shared/contracts/index.ts';
import { readInput } from '../../shared/contracts/read-input.ts';
import { needsShown, type Shown } from '../../shared/contracts/shown.ts';
import { sessionContract } from '../../shared/contracts/users.ts';
import type { LocalDate } from '../../shared/dates/local-date.ts';
import type { Feed, RateFeed } from '../../shared/rates/feed.ts';
import { ok, type Result, reject } from '../../shared/result.ts';
import { fileRejection } from '../db/failures.ts';
import type { Company, NewCompany, OpenOptions } from '../engine/company.ts';
import type { AskedQuery } from '../queries/query.ts';
import { auditFileFolder } from './audit-file-folder.ts';
import type { Backend } from './backend.ts';
import {
  companyExtension,
  companyFileNames,
  freeFileName,
  isCompanyFileName,
  isFile,
  modifiedAt,
  type RecentCompany,
  readRecent,
  remember,
} from './company-folder.ts';
import type { WrittenAuditFile } from './export-audit-file.ts';
import { importRates } from './import-rates.ts';
import { reportError } from './report-error.ts';
import type { Caretaker } from './safety/caretaker.ts';
import type { Rescue } from './safety/rescue.ts';

/** A thread takes about as long to start. */
const slowMs = 300;

type Later<T> = T | Promise<T>;
type Handlers = { [M in keyof HostContract]: (input: ReadInputOf<M>) => Later<Result<OutputOf<M>>> };

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
  readonly exportAuditFile?: (
    file: string,
    wanted: AuditFileWanted,
    options: { signal: AbortSignal; onProgress: (done: number) => void },
  ) => Promise<Result<WrittenAuditFile>>;
  readonly restore?: (backup: string, to: string) => Later<Result<unknown>>;
  /** Brings a file of an earlier version up to date in a thread of its own; undefined where there is nothing to do. */
  readonly updateFirst?: (
    file: string,
    onProgress: (done: number, total: number | undefined) => void,
  ) => Promise<Result<unknown>> | undefined;
  /** The company in a file that was never opened here; undefined where it can't be read. */
  readonly companyIn?: (file: string) => Pick<RecentCompany, 'name' | 'taxId' | 'country' | 'isSample'> | undefined;
  /** The way back for files that can't be opened. */
  readonly rescueWith?: (changed: () => void) => Rescue;
  /** Answers a query of the open file in a thread of its own, for a user the company has let through. */
  readonly queryInThread?: (
    file: string,
    asked: AskedQuery,
    work: { signal: AbortSignal; onProgress: (done: number, total: number | undefined) => void },
  ) => Promise<Result<unknown>>;
  /** A thread that stays beside the open file for queries that take long, and remembers from one to the next. */
  readonly queriesOf?: (file: string) => LongQueries;
  /** Writes a book into a new company file and leaves it closed; on a rejection no file is left behind. */
  readonly importBook?: (file: string, book: ReadInputOf<'app.import'>, options: OpenOptions & ImportWork) => Later<Result<unknown>>;
  /** Does an import into a new company and takes it back. */
  readonly dryRunImport?: (book: ReadInputOf<'app.dryRunImport'>, options: OpenOptions & ImportWork) => Later<Result<ImportDryRun>>;
  /** Into a company file that stays open meanwhile, for a user its session let through. */
  readonly dryRunInto?: (
    file: string,
    userId: string,
    book: ReadInputOf<'app.dryRunInto'>,
    work: ImportWork,
  ) => Later<Result<ImportDryRun>>;
  readonly importInto?: (
    file: string,
    userId: string,
    book: ReadInputOf<'app.importInto'>,
    work: ImportWork,
  ) => Later<Result<OutputOf<'app.importInto'>>>;
}

/** Answers queries that take long, and holds the file until `close` resolves. */
export interface LongQueries {
  ask(asked: AskedQuery): Promise<Result<unknown>>;
  close(): Promise<void>;
}

interface Open {
  readonly company: Company;
  readonly openId: string;
  readonly care: Caretaker | undefined;
  readonly unsubscribe: () => void;
  readonly queries: LongQueries | undefined;
}

/** Long work that can be called off, and says how far it is. */
export interface ImportWork {
  readonly signal: AbortSignal;
  readonly onProgress: (done: number, total: number | undefined) => void;
}

/** How far the import is that is under way. */
export const importGoesOn: Change = { position: 0, projections: ['import-work'] };

/** Entries came in over another connection. */
export const entriesImported: Change = { position: 0, projections: ['imports'] };

/** Backups or checks are not what they were. */
export const safetyChanged: Change = { position: 0, projections: ['safety'] };

/** How far the audit file is that is being written. */
export const auditFileGoesOn: Change = { position: 0, projections: ['audit-file'] };

/** How far the files of reports are that are being made. */
export const exportsGoOn: Change = { position: 0, projections: ['export-work'] };

/** How far the update of an older file is. */
export const updateGoesOn: Change = { position: 0, projections: ['update'] };

/** A change of these projections means that another company, or none, is open now: every screen starts anew. */
export const companySwitched: Change = { position: 0, projections: ['app'] };

/**
 * The company files of one folder and the one that is open, if any. Answers the `app.*` methods and forwards the others to the open company.
 * Rejects: NO_COMPANY_OPEN, COMPANY_CHANGED (meant for another company file than is open), UNKNOWN_METHOD (also for what was not plugged in), INPUT_INVALID, NOT_A_COMPANY_FILE, FILE_NOT_FOUND, ID_REUSED, what the disk
 * refuses, and INTERNAL_ERROR with the id under which the mistake was written to stderr. Never throws, and no exception or folder leaves it.
 */
export function openWorkspace(options: WorkspaceOptions): Backend {
  const { folder, version, engine, now = Date.now } = options;
  const listeners = new Set<(change: Change) => void>();
  let open: Open | undefined;
  /** Resolves when the thread of the company that was closed last holds its file no more. */
  let released: Promise<void> = Promise.resolve();
  let isClosed = false;
  let auditWork: { readonly controller: AbortController; done: number } | undefined;
  let importing: { readonly controller: AbortController; done: number; total: number } | undefined;
  /** Questions that have a thread of their own, those that make files with what is shown of them. */
  const alone = new Map<number, { readonly controller: AbortController; readonly shown: ExportWork | undefined }>();
  let askedAlone = 0;
  /** Resolves when the import into the open company is over that is under way. */
  let booksHeld: Promise<undefined> | undefined;
  let updating: AppInfo['updating'] = null;
  /** Queries that took long on the company that is open. */
  const slow = new Set<string>();
  let queue: Promise<unknown> = Promise.resolve();
  const rescue = options.rescueWith?.(() => tell(safetyChanged));

  const handlers: Handlers = {
    ...sessionMethods(),
    'app.info': () => ok(info()),
    'app.companies': () => ok(companies()),
    'app.create': (input) => create(input),
    'app.open': ({ file }) => openNamed(file),
    'app.openSample': async () => {
      if (!options.openSample) return unknownMethod('app.openSample');
      const sample = await options.openSample(folder, { now });
      return sample.ok ? openFile(sample.value) : sample;
    },
    'app.discardSample': () => discardSample(),
    'app.safety': () => (open?.care ? ok(open.care.info()) : noCare('app.safety')),
    'app.backupNow': () => open?.care?.backup() ?? noCare('app.backupNow'),
    'app.checkNow': () => open?.care?.check() ?? noCare('app.checkNow'),
    'app.stopWork': () => {
      open?.care?.stop();
      return ok({});
    },
    'app.setBackupFolder': ({ folder: into }) => open?.care?.setFolder(into) ?? noCare('app.setBackupFolder'),
    'app.restore': ({ backup }) => restoreBackup(backup),
    'app.damagedFile': ({ file }) => {
      const path = pathOf(file);
      return path.ok ? (rescue?.info(path.value) ?? unknownMethod('app.damagedFile')) : path;
    },
    'app.restoreDamaged': ({ file, backup }) => restoreDamaged(file, backup),
    'app.stopRestore': () => {
      rescue?.stop();
      return ok({});
    },
    'app.close': () => {
      closeCompany();
      return ok({});
    },
    'app.previewImport': (book) => options.previewImport?.(book) ?? unknownMethod('app.previewImport'),
    'app.import': (book) => importBook(book),
    'app.dryRunImport': (book) => dryRunImport(book),
    'app.dryRunInto': (book) => intoOpen('app.dryRunInto', options.dryRunInto, book),
    'app.importInto': async (book) => {
      const imported = await intoOpen('app.importInto', options.importInto, book);
      if (imported.ok) tell(entriesImported);
      return imported;
    },
    'app.importWork': () => ok({ running: importing ? { done: importing.done, total: importing.total } : null }),
    'app.stopImport': () => {
      importing?.controller.abort();
      return ok({});
    },
    'app.exportWork': () => ok({ running: [...alone.values()].flatMap(({ shown }) => shown ?? []) }),
    'app.stopExport': ({ number }) => {
      alone.get(number)?.controller.abort();
      return ok({});
    },
    'app.auditFileWork': () =>
      open
        ? ok({ folder: auditFileFolder(open.company.file), running: auditWork ? { done: auditWork.done } : null })
        : reject({ code: 'NO_COMPANY_OPEN' }),
    'app.exportAuditFile': ({ wanted }) => exportAuditFileOf(wanted),
    'app.stopAuditFile': () => {
      auditWork?.controller.abort();
      return ok({});
    },
    'app.fetchRates': (input) => fetchRatesOf(input),
  };

  /** The session belongs to the open company, which checks input and permission once more: a host is not where that is decided. */
  function sessionMethods() {
    const forward =
      <M extends keyof typeof sessionContract>(method: M) =>
      async (input: ReadInputOf<M>): Promise<Result<OutputOf<M>>> => {
        const held = open;
        if (!held) return reject({ code: 'NO_COMPANY_OPEN' });
        const answer = (await held.company.callSession(method, input)) as Result<OutputOf<M>>;
        // Only now is the name known under which the company is listed.
        if (answer.ok && method === 'session.signIn' && held === open) note(held.company);
        return answer;
      };
    const methods = Object.keys(sessionContract) as (keyof typeof sessionContract)[];
    return Object.fromEntries(methods.map((method) => [method, forward(method)])) as unknown as Pick<Handlers, (typeof methods)[number]>;
  }

  function create(input: ReadInputOf<'app.create'>): Later<Result<{ file: string }>> {
    const before = recent().find(({ id }) => id === input.id);
    if (before) {
      // The same request again, for example after a lost answer: one company, not two.
      const isSame = before.country === input.country && before.taxId === input.taxId;
      return isSame ? openFile(before.file) : reject({ code: 'ID_REUSED' });
    }
    mkdirSync(folder, { recursive: true, mode: 0o700 });
    const { id, country, name, taxId, vatPayer, userName, baseCurrency } = input;
    const file = join(folder, freeFileName(folder, name));
    const company: NewCompany = {
      id,
      country,
      name,
      taxId,
      vatPayer,
      userName,
      onePerson: true,
      isSample: false,
      ...(baseCurrency === undefined ? {} : { baseCurrency }),
    };
    const created = engine.createCompany(file, company, { now });
    return created.ok ? hold(created.value) : created;
  }

  /** A sample that is open is closed first, and not backed up on the way. */
  async function discardSample(): Promise<Result<Record<string, never>>> {
    if (!options.discardSample) return unknownMethod('app.discardSample');
    if (open && describe(open.company)?.isSample && sameFile(dirname(open.company.file), folder)) closeCompany({ isLeft: true });
    await released;
    return options.discardSample(folder, { now });
  }

  async function exportAuditFileOf(wanted: AuditFileWanted): Promise<Result<OutputOf<'app.exportAuditFile'>>> {
    if (!options.exportAuditFile) return unknownMethod('app.exportAuditFile');
    if (!open) return reject({ code: 'NO_COMPANY_OPEN' });
    if (auditWork) return reject({ code: 'AUDIT_FILE_UNDER_WAY' });
    const work = { controller: new AbortController(), done: 0 };
    auditWork = work;
    tell(auditFileGoesOn);
    try {
      const written = await options.exportAuditFile(open.company.file, wanted, {
        signal: work.controller.signal,
        onProgress: (done) => {
          work.done = done;
          tell(auditFileGoesOn);
        },
      });
      if (!written.ok) return written;
      const { file, bytes, onlyInLedger } = written.value;
      return ok({ name: basename(file), folder: dirname(file), bytes, onlyInLedger: [...onlyInLedger] });
    } finally {
      auditWork = undefined;
      tell(auditFileGoesOn);
    }
  }

  async function fetchRatesOf({ id, source, on }: ReadInputOf<'app.fetchRates'>): Promise<Result<OutputOf<'app.fetchRates'>>> {
    if (!options.fetchRates) return unknownMethod('app.fetchRates');
    if (!open) return reject({ code: 'NO_COMPANY_OPEN' });
    const { company } = open;
    const feed = await options.fetchRates(source, on);
    return feed.ok ? importRates(company, id, feed.value, '', on) : feed;
  }

  async function importBook(book: ReadInputOf<'app.import'>): Promise<Result<{ file: string }>> {
    if (!options.importBook) return unknownMethod('app.import');
    const before = recent().find(({ id }) => id === book.id);
    if (before) return openFile(before.file);
    mkdirSync(folder, { recursive: true, mode: 0o700 });
    const file = join(folder, freeFileName(folder, book.name));
    const { importBook: run } = options;
    const imported = await working((work) => run(file, book, { now, ...work }));
    return imported.ok ? openFile(file) : imported;
  }

  function dryRunImport(book: ReadInputOf<'app.dryRunImport'>): Later<Result<ImportDryRun>> {
    const { dryRunImport: run } = options;
    return run ? working((work) => run(book, { now, ...work })) : unknownMethod('app.dryRunImport');
  }

  /** Imports wait for one another, so one at most is under way. */
  async function working<T>(run: (work: ImportWork) => Later<Result<T>>): Promise<Result<T>> {
    const work = { controller: new AbortController(), done: 0, total: 0 };
    importing = work;
    tell(importGoesOn);
    try {
      return await run({
        signal: work.controller.signal,
        onProgress: (done, total = 0) => {
          Object.assign(work, { done, total });
          tell(importGoesOn);
        },
      });
    } finally {
      importing = undefined;
      tell(importGoesOn);
    }
  }

  /** Into a new file of the folder, named after the company; it is not opened. */
  async function restoreBackup(name: string): Promise<Result<{ file: string }>> {
    if (!open?.care || !options.restore) return noCare('app.restore');
    const path = open.care.pathOf(name);
    const described = describe(open.company);
    if (!path.ok) return path;
    mkdirSync(folder, { recursive: true, mode: 0o700 });
    const file = join(folder, freeFileName(folder, described?.name ?? basename(name)));
    const restored = await options.restore(path.value, file);
    return restored.ok ? ok({ file: shownAs(file) }) : restored;
  }

  /** While the thread of an import holds the books, whoever else would write waits for it, and everybody may read. What went in stays, whoever looks. */
  async function intoOpen<I, O>(
    method: 'app.dryRunInto' | 'app.importInto',
    run: ((file: string, userId: string, input: I, work: ImportWork) => Later<Result<O>>) | undefined,
    input: I,
  ): Promise<Result<O>> {
    if (!run) return unknownMethod(method);
    if (!open) return reject({ code: 'NO_COMPANY_OPEN' });
    const { company } = open;
    const acting = company.authorize('transactions:write');
    if (!acting.ok) return acting;
    const imported = working((work) => run(company.file, acting.value.id, input, work));
    booksHeld = imported.then(
      () => undefined,
      () => undefined,
    );
    try {
      const answered = await imported;
      return hostContract[method].kind === 'query' ? stillFor(company, acting.value.id, 'transactions:write', answered) : answered;
    } finally {
      booksHeld = undefined;
    }
  }

  const noCare = (method: string) => (open ? unknownMethod(method) : reject({ code: 'NO_COMPANY_OPEN' }));

  /** Into a new file of the folder, named like the damaged one, which stays as it is; it is not opened. */
  async function restoreDamaged(named: string, backup: string): Promise<Result<{ file: string }>> {
    if (!rescue) return unknownMethod('app.restoreDamaged');
    const path = pathOf(named);
    if (!path.ok) return path;
    mkdirSync(folder, { recursive: true, mode: 0o700 });
    const file = join(folder, freeFileName(folder, stemOf(path.value)));
    const restored = await rescue.restore(path.value, backup, file);
    return restored.ok ? ok({ file: shownAs(file) }) : restored;
  }

  /** By its name inside the folder, or by an absolute path as the system passes it for a double click. A link and its target are one company, which two connections must not write. */
  function pathOf(named: string): Result<string> {
    if (!isCompanyFileName(named)) return reject({ code: 'NOT_A_COMPANY_FILE' });
    if (!isAbsolute(named) && basename(named) !== named) return reject({ code: 'FILE_NOT_FOUND' });
    const file = isAbsolute(named) ? named : join(folder, named);
    return isFile(file) ? ok(realpathSync(file)) : reject({ code: 'FILE_NOT_FOUND' });
  }

  function openNamed(named: string): Later<Result<{ file: string }>> {
    const path = pathOf(named);
    return path.ok ? openFile(path.value) : path;
  }

  async function openFile(path: string): Promise<Result<{ file: string }>> {
    const file = realpathSync(path); // a link and its target are one company, which two connections must not write
    if (open && realpathSync(open.company.file) === file) return ok({ file: shownAs(open.company.file) });
    const updated = await update(file);
    const opened = updated.ok ? engine.openCompany(file, { now }) : updated;
    if (opened.ok) {
      rescue?.opened(file);
      return hold(opened.value);
    }
    // The list remembers which company a file held that tells it itself no more.
    const held = readRecent(folder).find((one) => sameFile(one.file, file));
    return reject(...(rescue?.refused(file, held?.id, opened.rejections) ?? opened.rejections));
  }

  /** Long books are brought up to date beside the window, which shows how far it is. */
  async function update(file: string): Promise<Result<unknown>> {
    const show = (done: number, total?: number) => {
      updating = { file: shownAs(file), done, total: total ?? null };
      tell(updateGoesOn);
    };
    const work = options.updateFirst?.(file, show);
    if (!work) return ok(true);
    show(0);
    try {
      return await work;
    } finally {
      updating = null;
      tell(updateGoesOn);
    }
  }

  /** The company held so far is closed only now, so that a file that does not open leaves the person where they were. */
  function hold(company: Company): Result<{ file: string }> {
    if (isClosed) {
      company.close();
      return reject({ code: 'NO_COMPANY_OPEN' });
    }
    closeCompany({ quietly: true });
    slow.clear();
    const care = options.careFor?.(company, () => tell(safetyChanged));
    open = { company, openId: openIdOf(company), care, unsubscribe: company.onChange(tell), queries: options.queriesOf?.(company.file) };
    note(company);
    tell(companySwitched);
    return ok({ file: shownAs(company.file) });
  }

  /** `isLeft`: nobody comes back to it, so no backup is made. */
  function closeCompany({ quietly = false, isLeft = false } = {}): void {
    if (!open) return;
    const { company, care, unsubscribe, queries } = open;
    open = undefined;
    unsubscribe();
    for (const { controller } of alone.values()) controller.abort();
    released = queries?.close() ?? Promise.resolve();
    note(company); // it may be called otherwise now than when it was opened
    company.close();
    care?.close();
    if (isClosed || isLeft) care?.stop();
    else void care?.backupIfDue('closed');
    if (!quietly) tell(companySwitched);
  }

  /** Puts the company at the head of the list of recent files. A file that can't be read any more is closed all the same. */
  function note(company: Company): void {
    try {
      const described = describe(company);
      if (described) remember(folder, described);
    } catch (error) {
      reportError('recent files', error);
    }
  }

  function describe(company: Company): RecentCompany | undefined {
    const answer = company.call('company.info', {});
    if (!answer.ok) return undefined;
    const { id, name, taxId, country, isSample } = answer.value;
    return { file: company.file, id, name, taxId, country, isSample, usedAt: new Date(now()).toISOString() };
  }

  /** With the open company as it is at this moment: its name may have changed since it was opened. */
  function recent(): RecentCompany[] {
    const current = open && describe(open.company);
    const known = readRecent(folder).filter(({ file }) => isFile(file));
    return current ? [current, ...known.filter(({ file }) => file !== current.file)] : known;
  }

  function companies(): CompanyFileInfo[] {
    const known = recent();
    const unknown = companyFileNames(folder)
      .map((name) => join(folder, name))
      .filter((file) => !known.some((one) => sameFile(one.file, file)))
      .map((file) => ({ file, ...(options.companyIn?.(file) ?? { name: stemOf(file), taxId: '', country: null, isSample: false }) }));
    unknown.sort((a, b) => modifiedAt(b.file).getTime() - modifiedAt(a.file).getTime() || (a.file < b.file ? -1 : 1));
    return [...known, ...unknown].map(({ file, name, taxId, country, isSample }) => ({
      file: shownAs(file),
      name,
      taxId,
      country,
      isSample,
      modifiedAt: modifiedAt(file).toISOString(),
    }));
  }

  function info(): AppInfo {
    const { electron, node } = process.versions;
    return {
      name: 'Davtari',
      version,
      runtime: electron ? `Electron ${electron}` : `Node ${node}`,
      folder,
      desktop: options.desktop ?? false,
      open: open ? shownAs(open.company.file) : null,
      openId: open?.openId ?? null,
      notice: open?.care?.notice ?? null,
      backupProblem: open?.care?.problem ?? null,
      updating,
      today: localDay(new Date(now())),
    };
  }

  /** What `app.open` takes to open the file again: its name inside the folder, its whole path elsewhere. */
  const shownAs = (file: string): string => (sameFile(dirname(file), folder) ? basename(file) : file);

  function tell(change: Change): void {
    for (const listener of listeners) {
      try {
        listener(change);
      } catch (error) {
        reportError('change listener', error); // a window that is gone must not fail the commit it is told of
      }
    }
  }

  /** Asked at the moment a call is carried out: one that waited may have been meant for a company that is closed now. */
  function meantForAnother(method: string, shown: Shown | undefined): boolean {
    return shown !== undefined && needsShown(method) && open !== undefined && shown !== open.openId;
  }
  const changed = () => reject({ code: 'COMPANY_CHANGED' });

  /** Who may is asked of the company that is open then, as is whether the call is meant for it. */
  async function answerAsHost<M extends keyof HostContract>(method: M, input: unknown, shown: Shown | undefined): Promise<Result<unknown>> {
    if (meantForAnother(method, shown)) return changed();
    const { permission, kind } = hostContract[method];
    if (permission !== undefined) {
      if (!open) return reject({ code: 'NO_COMPANY_OPEN' });
      const allowed = open.company.authorize(permission, kind);
      if (!allowed.ok) return allowed;
    }
    return withoutFolders(await handlers[method](input as never));
  }

  async function answer(method: string, raw: unknown, shown: Shown | undefined): Promise<Result<unknown>> {
    if (isHostMethod(method)) {
      const input = readInput(hostContract[method].input, raw);
      if (!input.ok) return input;
      // One at a time: opening and importing wait for work of other threads, and only one company is held.
      if (besideQueue.has(method) || (booksHeld && ofSession.has(method))) return answerAsHost(method, input.value, shown);
      const run = queue.then(() => answerAsHost(method, input.value, shown));
      queue = run.catch(() => undefined);
      return run;
    }
    if (!Object.hasOwn(contract, method)) return unknownMethod(method);
    if (meantForAnother(method, shown)) return changed();
    if (open && booksHeld && contract[method as keyof Contract].kind === 'command') {
      await booksHeld;
      if (meantForAnother(method, shown)) return changed();
    }
    return open ? callCompany(open.company, method as keyof Contract, raw) : reject({ code: 'NO_COMPANY_OPEN' });
  }

  /** A query that held the window up the last time is answered in a thread of its own from then on. */
  function callCompany(company: Company, method: keyof Contract, raw: unknown): Later<Result<unknown>> {
    const { kind, permission } = contract[method];
    const queries = open?.queries;
    const ask = readsAll.has(method)
      ? options.queryInThread && ((asked: AskedQuery) => askAlone(company.file, asked))
      : slow.has(method)
        ? queries && ((asked: AskedQuery) => queries.ask(asked))
        : undefined;
    if (kind === 'query' && ask) {
      const acting = company.authorize(permission, kind);
      return acting.ok
        ? askInThread(ask, company, { method: method as QueryName, input: raw, userId: acting.value.id, nowMs: now() })
        : acting;
    }
    const started = performance.now();
    const answered = company.callRaw(method, raw);
    if (kind === 'query' && performance.now() - started > slowMs) slow.add(method);
    return answered;
  }

  /** In a thread of its own, so that what waits for the one that stays does not wait for this. Called off when the company is closed. */
  async function askAlone(file: string, asked: AskedQuery): Promise<Result<unknown>> {
    const read = readInput(contract[asked.method].input, asked.input);
    if (!read.ok) return read;
    const controller = new AbortController();
    const { kind, format } = read.value as Partial<ReadInputOf<'report.export'>>;
    askedAlone += 1;
    const number = askedAlone;
    const shown = format ? { number, kind: kind ?? ('register' as const), format, done: 0, total: null as number | null } : undefined;
    alone.set(number, { controller, shown });
    try {
      return await options.queryInThread!(file, asked, {
        signal: controller.signal,
        onProgress: (done, total) => {
          if (!shown) return;
          Object.assign(shown, { done, total: total ?? null });
          tell(exportsGoOn);
        },
      });
    } finally {
      alone.delete(number);
      if (shown) tell(exportsGoOn);
    }
  }

  const askInThread = async (
    ask: (asked: AskedQuery) => Promise<Result<unknown>>,
    company: Company,
    asked: AskedQuery,
  ): Promise<Result<unknown>> => stillFor(company, asked.userId, contract[asked.method].permission, await ask(asked));

  /** What was asked for is not handed out when meanwhile the session ended or locked itself, someone else signed in, or another company was opened. */
  function stillFor<T>(company: Company, userId: string, permission: Parameters<Company['authorize']>[0], answered: Result<T>): Result<T> {
    if (open?.company !== company) return reject({ code: 'NO_COMPANY_OPEN' });
    const still = company.authorize(permission, 'query');
    if (!still.ok) return still;
    return still.value.id === userId ? answered : reject({ code: 'SIGN_IN_REQUIRED' });
  }

  return {
    async call(method, input, shown) {
      const known = typeof method === 'string' ? method : '';
      try {
        return await answer(known, input, shown);
      } catch (error) {
        const ofDisk = isHostMethod(known) ? fileRejection(error) : undefined;
        if (ofDisk) return reject(ofDisk);
        const isOurs = isHostMethod(known) || Object.hasOwn(contract, known);
        return reject({ code: 'INTERNAL_ERROR', errorId: reportError(isOurs ? known : 'unknown method', error) });
      }
    },
    onChange(listener) {
      listeners.add(listener);
      return () => void listeners.delete(listener);
    },
    close() {
      isClosed = true;
      rescue?.stop();
      auditWork?.controller.abort();
      importing?.controller.abort();
      closeCompany({ quietly: true });
      listeners.clear();
    },
  };
}

/** Queries that read every line of a period: in a thread from the first time on. */
const readsAll: ReadonlySet<string> = new Set<QueryName>([
  'auditFile.check',
  'account.exportCard',
  'document.export',
  'journal.export',
  'report.export',
]);

/** Long, and no matter which other company is opened meanwhile. */
const besideQueue: ReadonlySet<string> = new Set([
  'app.info', // says how far the long work is that others wait for
  'app.safety',
  'app.backupNow',
  'app.checkNow',
  'app.stopWork',
  'app.restore',
  'app.damagedFile',
  'app.restoreDamaged',
  'app.stopRestore',
  'app.exportWork',
  'app.stopExport',
  'app.auditFileWork',
  'app.exportAuditFile',
  'app.stopAuditFile',
  'app.importWork',
  'app.stopImport',
]);

/** While an import holds the books these wait for nobody: a screen is locked at once. */
const ofSession: ReadonlySet<string> = new Set(['session.status', 'session.touch', 'session.lock', 'session.signOut']);

/** The same at every opening of the same file, and another for a copy of it elsewhere. Says nothing of folders. */
function openIdOf({ id, file }: Company): string {
  return `${id}.${createHash('sha256').update(realpathSync(file)).digest('hex').slice(0, 16)}`;
}

const stemOf = (file: string) => basename(file).slice(0, -companyExtension.length);

const unknownMethod = (method: string) => reject({ code: 'UNKNOWN_METHOD', method: method.slice(0, 100) });

/** A rejection names a file as the person does, without the folders above it. */
function withoutFolders(result: Result<unknown>): Result<unknown> {
  if (result.ok) return result;
  return reject(
    ...result.rejections.map((rejection) =>
      typeof rejection.file === 'string' ? { ...rejection, file: basename(rejection.file) } : rejection,
    ),
  );
}

const isHostMethod = (method: string): method is keyof HostContract => Object.hasOwn(hostContract, method);

function sameFile(one: string, other: string): boolean {
  const real = (path: string) => {
    try {
      return realpathSync(path);
    } catch {
      return path;
    }
  };
  return one === other || real(one) === real(other);
}

/** The calendar day on the wall of this computer, which is the one the person means by "today". */
function localDay(at: Date): string {
  const two = (value: number) => String(value).padStart(2, '0');
  return `${at.getFullYear()}-${two(at.getMonth() + 1)}-${two(at.getDate())}`;
}
