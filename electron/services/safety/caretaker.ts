import { isAbsolute } from 'node:path';
import type { BackupInfo, SafetyInfo } from '../../../shared/contracts/app.ts';
import { ok, type Result, reject } from '../../../shared/result.ts';
import { defaultBackupFolder } from '../../db/backup-names.ts';
import { logHead } from '../../queries/log-head.ts';
import { openForReading } from '../../verify/open-for-reading.ts';
import type { runJob } from '../../workers/run-job.ts';
import { backupsOf } from '../backup/backups-of.ts';
import { listBackups } from '../backup/list.ts';
import { reportError } from '../report-error.ts';
import { type Care, type CheckRecord, readCare, writeCare } from './care-file.ts';
import { isBackupDue, isCheckDue, isRetryDue, type Moment } from './due.ts';

export interface CaretakerOptions {
  readonly run: typeof runJob;
  readonly now: () => number;
  /** Code of the sentence about a new log. */
  readonly notice?: string | undefined;
  /** Called when what `info` answers has changed. */
  readonly changed: () => void;
}

/** When an open file is looked at: a minute after it was opened, so that its first screens come first, then every ten. */
const firstMs = 60_000;
const everyMs = 10 * 60_000;

/**
 * Looks after one company file: backs it up when one is due and when asked, and checks it. One thing at a time, in a thread of its own; the window waits
 * for none of it, and a backup that fails stands in the way of nothing but is shown.
 */
export class Caretaker {
  readonly file: string;
  /** Code of the sentence about a new log, where the file began one. */
  readonly notice: string | null;
  readonly #options: CaretakerOptions;
  readonly #openedAt: number;
  readonly #timers: readonly NodeJS.Timeout[];
  #work: { readonly kind: 'backup' | 'check'; readonly controller: AbortController; done: number; total: number | undefined } | undefined;
  #waiting: Promise<unknown> = Promise.resolve();

  constructor(file: string, options: CaretakerOptions) {
    this.file = file;
    this.notice = options.notice ?? null;
    this.#options = options;
    this.#openedAt = options.now();
    this.#timers = [
      setTimeout(() => void this.backupIfDue('opened'), firstMs),
      setInterval(() => void this.backupIfDue('working'), everyMs),
    ];
    for (const timer of this.#timers) timer.unref();
  }

  /** Code of the refusal of the last backup, until one succeeds. */
  get problem(): string | null {
    return readCare(this.file).problem ?? null;
  }

  info(): SafetyInfo {
    const care = readCare(this.file);
    const work = this.#work;
    const at = (moment: number | undefined): string | null => (moment === undefined ? null : new Date(moment).toISOString());
    return {
      notice: this.notice,
      folder: this.#folder(care),
      backups: this.backups(),
      check: care.check
        ? {
            at: at(care.check.at)!,
            ok: care.check.ok,
            events: care.check.events,
            place: care.check.place ?? null,
            fault: care.check.fault ?? null,
          }
        : null,
      problem: care.problem ?? null,
      running: work ? { kind: work.kind, done: work.done, total: work.total ?? null } : null,
    };
  }

  /** Newest first. */
  backups(): BackupInfo[] {
    const named = backupsOf(this.file);
    if (!named.ok) return [];
    const { stem, company } = named.value;
    return listBackups(this.#folder(readCare(this.file)), stem, company).map(({ name, at, kind, bytes }) => ({
      name,
      at: new Date(at).toISOString(),
      kind,
      bytes,
    }));
  }

  /** Path of one of the backups. Rejects: FILE_NOT_FOUND. A name with a folder in it is none of ours. */
  pathOf(name: string): Result<string> {
    const named = backupsOf(this.file);
    const found = named.ok
      ? listBackups(this.#folder(readCare(this.file)), named.value.stem, named.value.company).find((one) => one.name === name)
      : undefined;
    return found ? ok(found.file) : reject({ code: 'FILE_NOT_FOUND' });
  }

  /** Null: the usual folder beside the file. Rejects: NOT_A_FOLDER for what is no absolute path, and what the disk refuses. */
  setFolder(folder: string | null): Result<Record<string, never>> {
    if (folder !== null && !isAbsolute(folder)) return reject({ code: 'NOT_A_FOLDER' });
    // Another folder is another try.
    const { folder: _before, failed: _failed, ...care } = readCare(this.file);
    writeCare(this.file, folder === null ? care : { ...care, folder });
    this.#options.changed();
    return ok({});
  }

  /**
   * Backs up when one is due, or checks a file nobody changed for long. What goes wrong is remembered and shown, never thrown, and tried again after a
   * while that grows.
   */
  async backupIfDue(moment: Moment): Promise<void> {
    try {
      const { backup, check, failed } = readCare(this.file);
      const nowMs = this.#options.now();
      const facts = { moment, nowMs, lastBackupAt: backup?.at, openedAt: this.#openedAt };
      if (this.#work) return;
      if (isRetryDue(nowMs, failed) && isBackupDue({ ...facts, isChanged: backup?.state !== stateOf(this.file) })) await this.backup();
      else if (moment !== 'closed' && isCheckDue(nowMs, check?.at)) await this.check();
    } catch (error) {
      reportError('automatic backup', error);
    }
  }

  backup(): Promise<Result<BackupInfo>> {
    return this.#one('backup', async (options) => {
      const state = stateOf(this.file);
      const before = readCare(this.file);
      const made = await this.#options.run(
        'backupInto',
        { file: this.file, folder: this.#folder(before), nowMs: this.#options.now() },
        options,
      );
      const nowMs = this.#options.now();
      // Read again: the folder may have been changed meanwhile.
      const care = readCare(this.file);
      if (made.ok) {
        const check: CheckRecord = { at: nowMs, ok: true, events: made.value.events };
        this.#write({ ...care, backup: { at: nowMs, state }, check, problem: undefined, failed: undefined });
        return ok(this.backups().find(({ name }) => made.value.file.endsWith(name))!);
      }
      const { code, place, reason } = made.rejections[0]!;
      if (code === 'STOPPED') return made;
      // The copy is what the file is: a copy that is damaged says that the file is.
      const check =
        code === 'BACKUP_DAMAGED' ? { at: nowMs, ok: false, events: 0, place: String(place), fault: String(reason) } : care.check;
      this.#write({ ...care, check, problem: code, failed: { at: nowMs, times: (care.failed?.times ?? 0) + 1 } });
      return made;
    });
  }

  check(): Promise<Result<SafetyInfo['check']>> {
    return this.#one('check', async (options) => {
      const verified = await this.#options.run('verify', { file: this.file }, options);
      if (!verified.ok) return verified;
      const at = this.#options.now();
      const found = verified.value;
      const check: CheckRecord = found.ok ? { at, ok: true, events: found.events } : { at, ok: false, events: 0, ...found.fault };
      this.#write({ ...readCare(this.file), check });
      return ok(this.info().check);
    });
  }

  /** Calls off what is running; its answer is STOPPED. */
  stop(): void {
    this.#work?.controller.abort();
  }

  /** No more automatic backups. What is running goes on to its end unless it is stopped. */
  close(): void {
    for (const timer of this.#timers) clearTimeout(timer);
  }

  /** Runs when what ran before is done. */
  #one<T>(
    kind: 'backup' | 'check',
    work: (options: { signal: AbortSignal; onProgress: (done: number, total: number | undefined) => void }) => Promise<Result<T>>,
  ): Promise<Result<T>> {
    const run = this.#waiting.then(async () => {
      const controller = new AbortController();
      const state = { kind, controller, done: 0, total: undefined as number | undefined };
      this.#work = state;
      this.#options.changed();
      try {
        return await work({
          signal: controller.signal,
          onProgress: (done, total) => {
            state.done = done;
            state.total = total;
            this.#options.changed();
          },
        });
      } finally {
        this.#work = undefined;
        this.#options.changed();
      }
    });
    this.#waiting = run.catch(() => undefined);
    return run;
  }

  readonly #folder = (care: Care): string => care.folder ?? defaultBackupFolder(this.file);

  #write(care: Care): void {
    try {
      writeCare(this.file, care);
    } catch (error) {
      reportError('backups', error); // what is remembered there is a convenience
    }
  }
}

/** Changes with everything a backup holds: the log and the drafts. */
function stateOf(file: string): string {
  const { db, close } = openForReading(file);
  try {
    const drafts = db.get<{ n: bigint; last: bigint | null }>('SELECT count(*) AS n, max(updated_at) AS last FROM draft')!;
    return `${logHead(db).hash} ${drafts.n} ${drafts.last ?? 0}`;
  } finally {
    close();
  }
}
