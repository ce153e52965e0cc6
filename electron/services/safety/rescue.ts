import type { DamagedFileInfo } from '../../../shared/contracts/app.ts';
import { ok, type Rejection, type Result, reject } from '../../../shared/result.ts';
import { companyTag, defaultBackupFolder, stemOf } from '../../db/backup-names.ts';
import type { runJob } from '../../workers/run-job.ts';
import { type BackupFile, listBackups } from '../backup/list.ts';
import { readCare } from './care-file.ts';

export interface RescueOptions {
  readonly run: typeof runJob;
  /** Called when what `info` answers has changed. */
  readonly changed: () => void;
}

const ofDamage = new Set(['FILE_DAMAGED', 'DERIVED_TABLES_DIFFER']);

/**
 * The way back for company files that do not open: their backups, and the restoring of one into a new file, in a thread of its own. Only files that were
 * refused as damaged here: the backups of any other are restored by those who may, when it is open.
 */
export class Rescue {
  readonly #options: RescueOptions;
  /** Real path of each file that was refused, with the id of its company where that is known. */
  readonly #damaged = new Map<string, string | undefined>();
  #running: { readonly file: string; readonly controller: AbortController; events: number } | undefined;

  constructor(options: RescueOptions) {
    this.#options = options;
  }

  /**
   * What is said of a file that was refused, and the newest of its backups where damage is the reason. A file that is no company file at all is damaged when
   * there are backups of it: what was overwritten or cut off at its beginning can't be told from what never was one.
   */
  refused(file: string, company: string | undefined, rejections: readonly Rejection[]): readonly Rejection[] {
    const newest = backupsOf(file, company)[0];
    const isDamaged = rejections.some(({ code }) => ofDamage.has(code) || (code === 'NOT_A_COMPANY_FILE' && newest !== undefined));
    if (!isDamaged) return rejections;
    this.#damaged.set(file, company);
    return newest === undefined ? rejections : [...rejections, { code: 'RESTORE_BACKUP', backup: newest.name }];
  }

  opened(file: string): void {
    this.#damaged.delete(file);
  }

  /** Rejects: FILE_NOT_DAMAGED. */
  info(file: string): Result<DamagedFileInfo> {
    if (!this.#damaged.has(file)) return reject({ code: 'FILE_NOT_DAMAGED' });
    return ok({
      backups: backupsOf(file, this.#damaged.get(file)).map(({ name, at, kind, bytes }) => ({
        name,
        at: new Date(at).toISOString(),
        kind,
        bytes,
      })),
      restoring: this.#running?.file === file ? this.#running.events : null,
    });
  }

  /** Into a new file. Rejects: FILE_NOT_DAMAGED, FILE_NOT_FOUND (no backup of that name), RESTORE_RUNNING, STOPPED, and what restoring rejects. */
  async restore(file: string, name: string, to: string): Promise<Result<unknown>> {
    if (!this.#damaged.has(file)) return reject({ code: 'FILE_NOT_DAMAGED' });
    const backup = backupsOf(file, this.#damaged.get(file)).find((one) => one.name === name);
    if (!backup) return reject({ code: 'FILE_NOT_FOUND' });
    if (this.#running) return reject({ code: 'RESTORE_RUNNING' });
    const running = { file, controller: new AbortController(), events: 0 };
    this.#running = running;
    this.#options.changed();
    try {
      const onProgress = (events: number): void => {
        running.events = events;
        this.#options.changed();
      };
      return await this.#options.run('restore', { backup: backup.file, to }, { signal: running.controller.signal, onProgress });
    } finally {
      this.#running = undefined;
      this.#options.changed();
    }
  }

  /** Calls off what is running; its answer is STOPPED. */
  stop(): void {
    this.#running?.controller.abort();
  }
}

/** Newest first. Where it is not known which company the file held, of all that were called like it. */
const backupsOf = (file: string, company: string | undefined): BackupFile[] =>
  listBackups(readCare(file).folder ?? defaultBackupFolder(file), stemOf(file), company === undefined ? undefined : companyTag(company));
