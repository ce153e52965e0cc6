import { basename, dirname } from 'node:path';
import type { AuditFileWanted } from '../../../shared/contracts/audit-file.ts';
import type { OutputOf } from '../../../shared/contracts/index.ts';
import { ok, type Result, reject } from '../../../shared/result.ts';
import type { Company } from '../../engine/company.ts';
import { auditFileFolder } from '../audit-file-folder.ts';
import { LongWork } from './long-work.ts';
import type { WorkspaceOptions } from './options.ts';
import { noneOpen, unknownMethod } from './refusals.ts';

/** Writes audit files of the open company, one at a time. What was begun goes on when the company is closed. */
export class AuditFiles {
  readonly #write: WorkspaceOptions['exportAuditFile'];
  readonly #work: LongWork;

  constructor({ exportAuditFile }: Pick<WorkspaceOptions, 'exportAuditFile'>, changed: () => void) {
    this.#write = exportAuditFile;
    this.#work = new LongWork(changed);
  }

  /** Where they go, and how far the one is that is being written. Rejects: NO_COMPANY_OPEN. */
  work(company: Company | undefined): Result<OutputOf<'app.auditFileWork'>> {
    if (!company) return noneOpen();
    const { running } = this.#work;
    return ok({ folder: auditFileFolder(company.file), running: running ? { done: running.done } : null });
  }

  /** Rejects: NO_COMPANY_OPEN, AUDIT_FILE_UNDER_WAY, and what the making of the file refuses. */
  async write(company: Company | undefined, wanted: AuditFileWanted): Promise<Result<OutputOf<'app.exportAuditFile'>>> {
    const write = this.#write;
    if (!write) return unknownMethod('app.exportAuditFile');
    if (!company) return noneOpen();
    if (this.#work.running) return reject({ code: 'AUDIT_FILE_UNDER_WAY' });
    const written = await this.#work.run((work) => write(company.file, wanted, work));
    if (!written.ok) return written;
    const { file, bytes, onlyInLedger } = written.value;
    return ok({ name: basename(file), folder: dirname(file), bytes, onlyInLedger: [...onlyInLedger] });
  }

  stop(): void {
    this.#work.stop();
  }
}
