import type { ReadInputOf } from '../../shared/contracts/index.ts';
import type { Company } from '../engine/company.ts';
import { createCompany, openCompany } from '../engine/index.ts';
import { newLogNotice } from '../engine/own-log.ts';
import { stepsUntil } from '../engine/steps.ts';
import { isOlder } from '../engine/update-file.ts';
import type { Backend } from '../services/backend.ts';
import { defaultFolder } from '../services/company-folder.ts';
import { companyIn } from '../services/company-in.ts';
import { Caretaker } from '../services/safety/caretaker.ts';
import { Rescue } from '../services/safety/rescue.ts';
import { unusedLogReason } from '../services/safety/unused-log.ts';
import { type ImportWork, openWorkspace } from '../services/workspace.ts';
import { QueryThread } from '../workers/query-thread.ts';
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
    queryInThread: (file, asked) => runJob('query', { file, ...asked }),
    queriesOf: (file) => new QueryThread(file),
    fetchRates: async (source, on) => (await import('../services/fetch-rates.ts')).fetchRates(source, on),
    openSample: async (into, options) => (await import('../services/sample/open-sample.ts')).openSample(into, options),
    discardSample: async (from, options) => (await import('../services/sample/open-sample.ts')).discardSample(from, options),
    previewImport: async (book) => {
      const read = await readSent(book);
      return read.ok ? (await import('../services/import-book.ts')).previewBook(read.value, book.baseCurrency) : read;
    },
    importBook: async (file, book, options) => {
      const read = await readSent(book);
      if (!read.ok) return read;
      const { createFromBookSteps } = await import('../services/import-book.ts');
      return stepsUntil(
        createFromBookSteps(file, read.value, { ...bookOptions(book, options), id: book.id, name: book.name }, options),
        options.signal,
      );
    },
    dryRunImport: async (book, options) => {
      const read = await readSent(book);
      if (!read.ok) return read;
      const { dryRunNew } = await import('../services/dry-run-import.ts');
      return stepsUntil(dryRunNew(read.value, { ...bookOptions(book, options), name: book.fileName }, options), options.signal);
    },
    dryRunInto: async (company, book) => {
      const read = await readFor(company, book);
      if (!read.ok) return read;
      return (await import('../services/dry-run-import.ts')).dryRunInto(company, read.value, book.fileName, mappingOf(book));
    },
    importInto: async (company, book) => {
      const read = await readFor(company, book);
      if (!read.ok) return read;
      const { importInto } = await import('../services/import-book.ts');
      return importInto(company, read.value, { fileName: book.fileName, mapping: mappingOf(book) });
    },
  });
}

const mappingOf = ({ mapping }: { mapping: readonly { from: string; to: string }[] }): ReadonlyMap<string, string> =>
  new Map(mapping.map(({ from, to }) => [from, to]));

const bookOptions = (book: Omit<ReadInputOf<'app.dryRunImport'>, 'id' | 'name'>, { onProgress }: ImportWork) => ({
  fileName: book.fileName,
  baseCurrency: book.baseCurrency,
  mapping: mappingOf(book),
  chart: book.target.kind === 'chart' ? book.target : undefined,
  onProgress,
});

type Sent = ReadInputOf<'app.previewImport'>;

/** A book sent by the screen is one text: what it includes would lie in a folder nobody chose, so includes are refused. */
const readSent = async ({ fileName, content, baseCurrency, table }: Sent, currency = baseCurrency) =>
  (await import('../services/read-book.ts')).readBookText(fileName, content, { currentYear: new Date().getFullYear(), currency, table });

/** A table without currencies is in the base currency of the company it goes into. */
const readFor = (company: Company, book: Sent) => {
  const info = company.call('company.info', {});
  return info.ok ? readSent(book, info.value.baseCurrency) : info;
};
