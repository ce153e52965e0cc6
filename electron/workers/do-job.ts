import { ok, type Result, reject } from '../../shared/result.ts';
import { connect, type Db } from '../db/db.ts';
import { openRejection } from '../db/failures.ts';
import { updateFile } from '../engine/update-file.ts';
import { replay } from '../log/replay.ts';
import { withReplica } from '../log/replica.ts';
import { rememberNothing } from '../queries/query.ts';
import { backup, backupInto } from '../services/backup.ts';
import { restore } from '../services/restore.ts';
import { type ShouldStop, Stopped } from '../services/stopped.ts';
import { openForReading } from '../verify/open-for-reading.ts';
import { verifyFile } from '../verify/verify.ts';
import { answerQuery } from './answer-query.ts';
import type { JobName, Jobs } from './jobs.ts';

export interface JobTools {
  readonly onProgress: (done: number, total?: number) => void;
  readonly shouldStop: ShouldStop;
}

type Do = { readonly [N in JobName]: (input: Jobs[N]['input'], tools: JobTools) => Jobs[N]['output'] | Promise<Jobs[N]['output']> };

/** Does a job in the thread it is called in. Rejects: those of the service behind it, STOPPED, and what the disk refuses. */
export async function doJob<N extends JobName>(name: N, input: Jobs[N]['input'], tools: JobTools): Promise<Jobs[N]['output']> {
  try {
    return await jobs[name](input, tools);
  } catch (error) {
    if (error instanceof Stopped) return reject({ code: 'STOPPED' });
    const rejection = openRejection(error);
    if (rejection) return reject(rejection);
    throw error;
  }
}

const jobs: Do = {
  query: ({ file, ...asked }, { onProgress, shouldStop }) =>
    reading(file, (db) => answerQuery(db, asked, rememberNothing, stoppable(onProgress, shouldStop))),
  verify: ({ file }, { onProgress, shouldStop }) => {
    const verified = verifyFile(file, stoppable(onProgress, shouldStop));
    return shouldStop() ? reject({ code: 'STOPPED' }) : ok(verified);
  },
  compare: ({ file }, { onProgress, shouldStop }) =>
    withReplica((replica) =>
      reading(file, (db) => {
        const events = replay(db, replica.start(), stoppable(onProgress, shouldStop));
        replica.attachTo(db);
        return ok({ events, different: replica.differentTables(db) });
      }),
    ),
  auditFile: async ({ file, wanted, nowMs }, { onProgress, shouldStop }) => {
    // With the validator of its schema, which no other job needs.
    const { exportAuditFileOf } = await import('../services/export-audit-file.ts');
    return reading(file, (db) =>
      exportAuditFileOf(db, wanted, { companyFile: file, nowMs, onProgress: stoppable(onProgress, shouldStop) }),
    );
  },
  backup: ({ file, to }, tools) => backup(file, to, tools),
  backupInto: ({ file, folder, nowMs }, tools) => backupInto(file, nowMs, { folder, ...tools }),
  update: ({ file, nowMs }, { onProgress, shouldStop }) => {
    const db = connect(file);
    try {
      const onUpdate = (events: number, total: number) => {
        if (shouldStop()) throw new Stopped();
        onProgress(events, total);
      };
      return updateFile(db, file, { now: () => nowMs, onUpdate });
    } finally {
      db.close();
    }
  },
  previewImport: async ({ book, nowMs }) => (await imports()).previewSent(book, nowMs),
  importBook: async ({ file, ...sent }, tools) => (await imports()).importSent(file, sent, tools),
  dryRunImport: async (sent, tools) => (await imports()).dryRunSent(sent, tools),
  importInto: async (sent, tools) => (await imports()).importSentInto(sent, tools),
  dryRunInto: async (sent, tools) => (await imports()).dryRunSentInto(sent, tools),
  restore: ({ backup: from, to }, tools) => restore(from, to, tools),
};

/** With the readers of books, which no other job needs. */
const imports = () => import('../services/sent-book.ts');

/** One transaction on a read-only connection: all of the work sees the books as they were when it began, whatever is posted meanwhile. */
function reading<T>(file: string, work: (db: Db) => Result<T>): Result<T> {
  const { db, close } = openForReading(file);
  try {
    db.raw.exec('BEGIN');
    return work(db);
  } finally {
    close();
  }
}

const stoppable = (onProgress: JobTools['onProgress'], shouldStop: ShouldStop) => (done: number, total?: number) => {
  if (shouldStop()) throw new Stopped();
  onProgress(done, total);
};
