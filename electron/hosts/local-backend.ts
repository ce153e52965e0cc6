import { createCompany, openCompany } from '../engine/index.ts';
import { newLogNotice } from '../engine/own-log.ts';
import { isOlder } from '../engine/update-file.ts';
import type { Backend } from '../services/backend.ts';
import { defaultFolder } from '../services/company-folder.ts';
import { companyIn } from '../services/company-in.ts';
import { Caretaker } from '../services/safety/caretaker.ts';
import { Rescue } from '../services/safety/rescue.ts';
import { unusedLogReason } from '../services/safety/unused-log.ts';
import { openWorkspace } from '../services/workspace.ts';
import { QueryThread } from '../workers/query-thread.ts';
import { runJob } from '../workers/run-job.ts';

/** The workspace as the desktop, the loopback host and `npm start` run it: the one place where it meets the real engine.
 * The sample is loaded when asked for: it is no part of a fast start. */
export function openLocalBackend({
  folder = defaultFolder(),
  version,
  desktop = false,
}: {
  folder?: string;
  version: string;
  desktop?: boolean;
}): Backend {
  return openWorkspace({
    folder,
    version,
    desktop,
    engine: { createCompany, openCompany },
    careFor: (company, changed) => {
      const newLog = company.newLog ?? unusedLogReason(company.file);
      return new Caretaker(company.file, {
        run: runJob,
        now: Date.now,
        changed,
        notice: newLog === undefined ? undefined : newLogNotice(newLog).code,
      });
    },
    companyIn,
    updateFirst: (file, onProgress) => (isOlder(file) ? runJob('update', { file, nowMs: Date.now() }, { onProgress }) : undefined),
    rescueWith: (changed) => new Rescue({ run: runJob, changed }),
    exportAuditFile: (file, wanted, options) => runJob('auditFile', { file, wanted, nowMs: Date.now() }, options),
    restore: (backup, to) => runJob('restore', { backup, to }),
    queryInThread: (file, asked, work) => runJob('query', { file, ...asked }, work),
    queriesOf: (file) => new QueryThread(file),
    fetchRates: async (source, on) => (await import('../services/fetch-rates.ts')).fetchRates(source, on),
    openSample: async (into, options) => (await import('../services/sample/open-sample.ts')).openSample(into, options),
    discardSample: async (from, options) => (await import('../services/sample/open-sample.ts')).discardSample(from, options),
    previewImport: (book) => runJob('previewImport', { book, nowMs: Date.now() }),
    importBook: (file, { id, name, target, mapping, ...book }, work) =>
      runJob('importBook', { file, id, name, book, target, mapping, nowMs: Date.now() }, work),
    dryRunImport: ({ target, mapping, ...book }, work) => runJob('dryRunImport', { book, target, mapping, nowMs: Date.now() }, work),
    dryRunInto: (file, userId, { mapping, ...book }, work) =>
      runJob('dryRunInto', { file, userId, book, mapping, nowMs: Date.now() }, work),
    importInto: (file, userId, { id: _id, mapping, ...book }, work) =>
      runJob('importInto', { file, userId, book, mapping, nowMs: Date.now() }, work),
  });
}
