import { createHash } from 'node:crypto';
import { realpathSync } from 'node:fs';
import { basename } from 'node:path';
import type { AppInfo } from '../../shared/contracts/app.ts';
import {
  type Change,
  type Contract,
  contract,
  type HostContract,
  hostContract,
  type OutputOf,
  type ReadInputOf,
} from '../../shared/contracts/index.ts';
import { readInput } from '../../shared/contracts/read-input.ts';
import { needsShown, type Shown } from '../../shared/contracts/shown.ts';
import { sessionContract } from '../../shared/contracts/users.ts';
import { ok, type Result, reject } from '../../shared/result.ts';
import { fileRejection } from '../db/failures.ts';
import type { Company, NewCompany } from '../engine/company.ts';
import type { Backend } from './backend.ts';
import { importRates } from './import-rates.ts';
import { reportError } from './report-error.ts';
import type { Caretaker } from './safety/caretaker.ts';
import { AuditFiles } from './workspace/audit-files.ts';
import {
  auditFileGoesOn,
  companySwitched,
  entriesImported,
  exportsGoOn,
  importGoesOn,
  safetyChanged,
  updateGoesOn,
} from './workspace/changes.ts';
import { CompanyList, stemOf } from './workspace/company-list.ts';
import { FileUpdate } from './workspace/file-update.ts';
import { Imports } from './workspace/imports.ts';
import type { Later, LongQueries, WorkspaceOptions } from './workspace/options.ts';
import { Questions } from './workspace/questions.ts';
import { noneOpen, unknownMethod, withoutFolders } from './workspace/refusals.ts';

type Handlers = { [M in keyof HostContract]: (input: ReadInputOf<M>) => Later<Result<OutputOf<M>>> };

interface Open {
  readonly company: Company;
  readonly openId: string;
  readonly care: Caretaker | undefined;
  readonly unsubscribe: () => void;
  readonly queries: LongQueries | undefined;
}

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
  let queue: Promise<unknown> = Promise.resolve();

  const opened = () => open?.company;
  const list = new CompanyList({ ...options, now, opened });
  const questions = new Questions({ ...options, now, opened, changed: () => tell(exportsGoOn) });
  const imports = new Imports(opened, () => tell(importGoesOn));
  const auditFiles = new AuditFiles(options, () => tell(auditFileGoesOn));
  const fileUpdate = new FileUpdate(options, () => tell(updateGoesOn));
  const rescue = options.rescueWith?.(() => tell(safetyChanged));

  const handlers: Handlers = {
    ...sessionMethods(),
    'app.info': () => ok(info()),
    'app.companies': () => ok(list.all()),
    'app.create': (input) => create(input),
    'app.open': ({ file }) => {
      const path = list.pathOf(file);
      return path.ok ? openFile(path.value) : path;
    },
    'app.close': () => {
      closeCompany();
      return ok({});
    },
    'app.openSample': async () => {
      if (!options.openSample) return unknownMethod('app.openSample');
      const sample = await options.openSample(folder, { now });
      return sample.ok ? openFile(sample.value) : sample;
    },
    'app.discardSample': () => discardSample(),
    'app.fetchRates': (input) => fetchRatesOf(input),

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
      const path = list.pathOf(file);
      return path.ok ? (rescue?.info(path.value) ?? unknownMethod('app.damagedFile')) : path;
    },
    'app.restoreDamaged': ({ file, backup }) => restoreDamaged(file, backup),
    'app.stopRestore': () => {
      rescue?.stop();
      return ok({});
    },

    'app.previewImport': (book) => options.previewImport?.(book) ?? unknownMethod('app.previewImport'),
    'app.import': (book) => importBook(book),
    'app.dryRunImport': (book) => {
      const { dryRunImport: run } = options;
      return run ? imports.aside((work) => run(book, { now, ...work })) : unknownMethod('app.dryRunImport');
    },
    'app.dryRunInto': (book) => imports.intoOpen('app.dryRunInto', options.dryRunInto, book),
    'app.importInto': async (book) => {
      const imported = await imports.intoOpen('app.importInto', options.importInto, book);
      if (imported.ok) tell(entriesImported);
      return imported;
    },
    'app.importWork': () => ok({ running: imports.running }),
    'app.stopImport': () => {
      imports.stop();
      return ok({});
    },

    'app.exportWork': () => ok({ running: questions.exports }),
    'app.stopExport': ({ number }) => {
      questions.stop(number);
      return ok({});
    },

    'app.auditFileWork': () => auditFiles.work(opened()),
    'app.exportAuditFile': ({ wanted }) => auditFiles.write(opened(), wanted),
    'app.stopAuditFile': () => {
      auditFiles.stop();
      return ok({});
    },
  };

  /** The session belongs to the open company, which checks input and permission once more: a host is not where that is decided. */
  function sessionMethods() {
    const forward =
      <M extends keyof typeof sessionContract>(method: M) =>
      async (input: ReadInputOf<M>): Promise<Result<OutputOf<M>>> => {
        const held = open;
        if (!held) return noneOpen();
        const answer = (await held.company.callSession(method, input)) as Result<OutputOf<M>>;
        // Only now is the name known under which the company is listed.
        if (answer.ok && method === 'session.signIn' && held === open) list.note(held.company);
        return answer;
      };
    const methods = Object.keys(sessionContract) as (keyof typeof sessionContract)[];
    return Object.fromEntries(methods.map((method) => [method, forward(method)])) as unknown as Pick<Handlers, (typeof methods)[number]>;
  }

  function create(input: ReadInputOf<'app.create'>): Later<Result<{ file: string }>> {
    const before = list.recent().find(({ id }) => id === input.id);
    if (before) {
      // The same request again, for example after a lost answer: one company, not two.
      const isSame = before.country === input.country && before.taxId === input.taxId;
      return isSame ? openFile(before.file) : reject({ code: 'ID_REUSED' });
    }
    const { id, country, name, taxId, vatPayer, userName, baseCurrency } = input;
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
    const created = engine.createCompany(list.newFile(name), company, { now });
    return created.ok ? hold(created.value) : created;
  }

  /** A sample that is open is closed first, and not backed up on the way. */
  async function discardSample(): Promise<Result<Record<string, never>>> {
    if (!options.discardSample) return unknownMethod('app.discardSample');
    if (open && list.describe(open.company)?.isSample && list.isInside(open.company.file)) closeCompany({ isLeft: true });
    await released;
    return options.discardSample(folder, { now });
  }

  async function fetchRatesOf({ id, source, on }: ReadInputOf<'app.fetchRates'>): Promise<Result<OutputOf<'app.fetchRates'>>> {
    if (!options.fetchRates) return unknownMethod('app.fetchRates');
    if (!open) return noneOpen();
    const { company } = open;
    const feed = await options.fetchRates(source, on);
    return feed.ok ? importRates(company, id, feed.value, '', on) : feed;
  }

  async function importBook(book: ReadInputOf<'app.import'>): Promise<Result<{ file: string }>> {
    const { importBook: run } = options;
    if (!run) return unknownMethod('app.import');
    const before = list.recent().find(({ id }) => id === book.id);
    if (before) return openFile(before.file);
    const file = list.newFile(book.name);
    const imported = await imports.aside((work) => run(file, book, { now, ...work }));
    return imported.ok ? openFile(file) : imported;
  }

  const noCare = (method: string) => (open ? unknownMethod(method) : noneOpen());

  /** Into a new file of the folder, named after the company; it is not opened. */
  async function restoreBackup(name: string): Promise<Result<{ file: string }>> {
    if (!open?.care || !options.restore) return noCare('app.restore');
    const path = open.care.pathOf(name);
    const described = list.describe(open.company);
    if (!path.ok) return path;
    const file = list.newFile(described?.name ?? basename(name));
    const restored = await options.restore(path.value, file);
    return restored.ok ? ok({ file: list.shownAs(file) }) : restored;
  }

  /** Into a new file of the folder, named like the damaged one, which stays as it is; it is not opened. */
  async function restoreDamaged(named: string, backup: string): Promise<Result<{ file: string }>> {
    if (!rescue) return unknownMethod('app.restoreDamaged');
    const path = list.pathOf(named);
    if (!path.ok) return path;
    const file = list.newFile(stemOf(path.value));
    const restored = await rescue.restore(path.value, backup, file);
    return restored.ok ? ok({ file: list.shownAs(file) }) : restored;
  }

  async function openFile(path: string): Promise<Result<{ file: string }>> {
    const file = realpathSync(path); // a link and its target are one company, which two connections must not write
    if (open && realpathSync(open.company.file) === file) return ok({ file: list.shownAs(open.company.file) });
    const updated = await fileUpdate.run(file, list.shownAs(file));
    const company = updated.ok ? engine.openCompany(file, { now }) : updated;
    if (company.ok) {
      rescue?.opened(file);
      return hold(company.value);
    }
    // The list remembers which company a file held that tells it itself no more.
    return reject(...(rescue?.refused(file, list.idIn(file), company.rejections) ?? company.rejections));
  }

  /** The company held so far is closed only now, so that a file that does not open leaves the person where they were. */
  function hold(company: Company): Result<{ file: string }> {
    if (isClosed) {
      company.close();
      return noneOpen();
    }
    closeCompany({ quietly: true });
    questions.startAnew();
    const care = options.careFor?.(company, () => tell(safetyChanged));
    open = { company, openId: openIdOf(company), care, unsubscribe: company.onChange(tell), queries: options.queriesOf?.(company.file) };
    list.note(company);
    tell(companySwitched);
    return ok({ file: list.shownAs(company.file) });
  }

  /** `isLeft`: nobody comes back to it, so no backup is made. */
  function closeCompany({ quietly = false, isLeft = false } = {}): void {
    if (!open) return;
    const { company, care, unsubscribe, queries } = open;
    open = undefined;
    unsubscribe();
    questions.stopAll();
    released = queries?.close() ?? Promise.resolve();
    list.note(company); // it may be called otherwise now than when it was opened
    company.close();
    care?.close();
    if (isClosed || isLeft) care?.stop();
    else void care?.backupIfDue('closed');
    if (!quietly) tell(companySwitched);
  }

  function info(): AppInfo {
    const { electron, node } = process.versions;
    return {
      name: 'Davtari',
      version,
      runtime: electron ? `Electron ${electron}` : `Node ${node}`,
      folder,
      desktop: options.desktop ?? false,
      open: open ? list.shownAs(open.company.file) : null,
      openId: open?.openId ?? null,
      notice: open?.care?.notice ?? null,
      backupProblem: open?.care?.problem ?? null,
      updating: fileUpdate.running,
      today: localDay(new Date(now())),
    };
  }

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
      if (!open) return noneOpen();
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
      if (besideQueue.has(method) || (imports.booksHeld && ofSession.has(method))) return answerAsHost(method, input.value, shown);
      const run = queue.then(() => answerAsHost(method, input.value, shown));
      queue = run.catch(() => undefined);
      return run;
    }
    if (!isCompanyMethod(method)) return unknownMethod(method);
    if (meantForAnother(method, shown)) return changed();
    if (open && imports.booksHeld && contract[method].kind === 'command') {
      await imports.booksHeld;
      if (meantForAnother(method, shown)) return changed();
    }
    return open ? questions.put(open.company, open.queries, method, raw) : noneOpen();
  }

  return {
    async call(method, input, shown) {
      const known = typeof method === 'string' ? method : '';
      try {
        return await answer(known, input, shown);
      } catch (error) {
        const ofDisk = isHostMethod(known) ? fileRejection(error) : undefined;
        if (ofDisk) return reject(ofDisk);
        const isOurs = isHostMethod(known) || isCompanyMethod(known);
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
      auditFiles.stop();
      imports.stop();
      closeCompany({ quietly: true });
      listeners.clear();
    },
  };
}

/** Long, and no matter which other company is opened meanwhile. */
const besideQueue: ReadonlySet<string> = new Set<keyof HostContract>([
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
const ofSession: ReadonlySet<string> = new Set<keyof HostContract>(['session.status', 'session.touch', 'session.lock', 'session.signOut']);

const isHostMethod = (method: string): method is keyof HostContract => Object.hasOwn(hostContract, method);
const isCompanyMethod = (method: string): method is keyof Contract => Object.hasOwn(contract, method);

/** The same at every opening of the same file, and another for a copy of it elsewhere. Says nothing of folders. */
function openIdOf({ id, file }: Company): string {
  return `${id}.${createHash('sha256').update(realpathSync(file)).digest('hex').slice(0, 16)}`;
}

/** The calendar day on the wall of this computer, which is the one the person means by "today". */
function localDay(at: Date): string {
  const two = (value: number) => String(value).padStart(2, '0');
  return `${at.getFullYear()}-${two(at.getMonth() + 1)}-${two(at.getDate())}`;
}
