import type { ImportDryRun, ImportPreview } from '../../shared/contracts/app.ts';
import type { ReadInputOf } from '../../shared/contracts/index.ts';
import type { Book } from '../../shared/interchange/book.ts';
import { type Result, reject } from '../../shared/result.ts';
import type { Company } from '../engine/company.ts';
import type { Imported } from '../engine/import-entries.ts';
import { openCompany } from '../engine/open.ts';
import type { Steps } from '../engine/steps.ts';
import { dryRunInto, dryRunNew } from './dry-run-import.ts';
import { type CreateFromBook, createFromBookSteps, importInto, previewBook } from './import-book.ts';
import { readBookText } from './read-book.ts';
import { type ShouldStop, Stopped } from './stopped.ts';

/** A book as a screen sends it: one text. What it includes would lie in a folder nobody chose, so includes are refused. */
export type SentBook = Pick<ReadInputOf<'app.previewImport'>, 'fileName' | 'content' | 'baseCurrency' | 'table'>;
type Mapping = ReadInputOf<'app.importInto'>['mapping'];

export interface NewFromSent {
  readonly book: SentBook;
  readonly target: ReadInputOf<'app.dryRunImport'>['target'];
  readonly mapping: Mapping;
  readonly nowMs: number;
}

export interface IntoFromSent {
  /** Company file, which another connection may have open. */
  readonly file: string;
  readonly book: SentBook;
  readonly mapping: Mapping;
  /** The user whose session let the import through. */
  readonly userId: string;
  readonly nowMs: number;
}

export interface ImportTools {
  readonly onProgress: (done: number, total: number) => void;
  readonly shouldStop: ShouldStop;
}

const read = ({ fileName, content, baseCurrency, table }: SentBook, nowMs: number, currency = baseCurrency): Result<Book> =>
  readBookText(fileName, content, { currentYear: new Date(nowMs).getFullYear(), currency, table });

const mappingOf = (mapping: Mapping): ReadonlyMap<string, string> => new Map(mapping.map(({ from, to }) => [from, to]));

const cancelled = () => reject({ code: 'CANCELLED' });

export function previewSent(book: SentBook, nowMs: number): Result<ImportPreview> {
  const found = read(book, nowMs);
  return found.ok ? previewBook(found.value, book.baseCurrency) : found;
}

/** Rejects: CANCELLED, those of reading, those of `createFromBook`. */
export function importSent(file: string, { id, name, ...sent }: NewFromSent & { id: string; name: string }, tools: ImportTools) {
  const found = read(sent.book, sent.nowMs);
  if (!found.ok) return found;
  return until(
    createFromBookSteps(file, found.value, { ...optionsOf(sent, tools), id, name }, { now: () => sent.nowMs }),
    tools.shouldStop,
  );
}

/** Rejects as `importSent` does. */
export function dryRunSent(sent: NewFromSent, tools: ImportTools): Result<ImportDryRun> {
  const found = read(sent.book, sent.nowMs);
  if (!found.ok) return found;
  const options = { ...optionsOf(sent, tools), name: sent.book.fileName };
  return until(dryRunNew(found.value, options, { now: () => sent.nowMs }), tools.shouldStop);
}

const optionsOf = ({ book, target, mapping }: NewFromSent, { onProgress }: ImportTools): Omit<CreateFromBook, 'name'> => ({
  fileName: book.fileName,
  baseCurrency: book.baseCurrency,
  mapping: mappingOf(mapping),
  chart: target.kind === 'chart' ? target : undefined,
  onProgress,
});

function until<T>(steps: Steps<T>, shouldStop: ShouldStop): Result<T> {
  for (;;) {
    const step = steps.next();
    if (step.done) return step.value;
    if (!shouldStop()) continue;
    steps.return(cancelled());
    return cancelled();
  }
}

/** Into a company other connections may have open, as one transaction. Rejects: CANCELLED, FILE_BUSY, those of reading, those of `importInto`. */
export const importSentInto = (sent: IntoFromSent, tools: ImportTools): Result<Imported> =>
  into(sent, tools, (company, book, options) => importInto(company, book, options));

/** The same, taken back at once. */
export const dryRunSentInto = (sent: IntoFromSent, tools: ImportTools): Result<ImportDryRun> =>
  into(sent, tools, (company, book, options) => dryRunInto(company, book, options));

function into<T>(
  { file, book, mapping, userId, nowMs }: IntoFromSent,
  { onProgress, shouldStop }: ImportTools,
  work: (company: Company, book: Book, options: Parameters<typeof importInto>[2]) => Result<T>,
): Result<T> {
  const opened = openCompany(file, { now: () => nowMs, vouchedFor: userId });
  if (!opened.ok) return opened;
  const company = opened.value;
  try {
    const info = company.call('company.info', {});
    if (!info.ok) return info;
    // A table without currencies is in the base currency of the company it goes into.
    const found = read(book, nowMs, info.value.baseCurrency);
    if (!found.ok) return found;
    const atStep = (done: number, total: number) => {
      if (shouldStop()) throw new Stopped();
      onProgress(done, total);
    };
    atStep(0, found.value.entries.length);
    return work(company, found.value, { fileName: book.fileName, mapping: mappingOf(mapping), onProgress: atStep });
  } catch (error) {
    // The transaction was rolled back on the way.
    if (error instanceof Stopped) return cancelled();
    throw error;
  } finally {
    company.close();
  }
}
