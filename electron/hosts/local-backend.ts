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
import { runJob } from '../workers/run-job.ts';

/** The workspace as the desktop, the loopback host and `npm start` run it: the one place where it meets the real engine.
 * Sample and import are loaded when asked for: they are no part of a fast start. */
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
    queryInThread: (file, method, input, userId, nowMs) => runJob('query', { file, method, input, userId, nowMs }),
    fetchRates: async (source, on) => (await import('../services/fetch-rates.ts')).fetchRates(source, on),
    openSample: async (into, options) => (await import('../services/sample/open-sample.ts')).openSample(into, options),
    previewImport: async (book) => {
      const read = await readSent(book.fileName, book.content);
      return read.ok ? (await import('../services/import-book.ts')).previewBook(read.value, book.baseCurrency) : read;
    },
    importBook: async (file, book, options) => {
      const read = await readSent(book.fileName, book.content);
      if (!read.ok) return read;
      const { createFromBook } = await import('../services/import-book.ts');
      return createFromBook(
        file,
        read.value,
        { id: book.id, name: book.name, fileName: book.fileName, baseCurrency: book.baseCurrency },
        options,
      );
    },
  });
}

/** A book sent by the screen is one text: what it includes would lie in a folder nobody chose, so includes are refused. */
const readSent = async (fileName: string, content: string) =>
  (await import('../services/read-book.ts')).readBookText(fileName, content, { currentYear: new Date().getFullYear() });
