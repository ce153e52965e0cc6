import { existsSync, renameSync, rmSync } from 'node:fs';
import { basename, dirname } from 'node:path';
import type { ImportPreview } from '../../shared/contracts/app.ts';
import type { Book } from '../../shared/interchange/book.ts';
import { bookBalances } from '../../shared/interchange/book-balances.ts';
import { exactDecimals, isZero, toDecimalText } from '../../shared/interchange/rational.ts';
import { toldInFile } from '../../shared/interchange/refusal-text.ts';
import { type ValuedBook, valueBook } from '../../shared/interchange/value-book.ts';
import { ok, type Rejection, type Result, reject } from '../../shared/result.ts';
import { deniedCommand } from '../access/allowed.ts';
import { flush } from '../db/flush.ts';
import { newId } from '../db/ids.ts';
import type { Company, OpenOptions } from '../engine/company.ts';
import type { Engine } from '../engine/engine.ts';
import { removeKilled, sidesOf } from '../engine/halves.ts';
import { type Imported, importEntries, importSteps } from '../engine/import-entries.ts';
import { createCompany } from '../engine/open.ts';
import { allSteps, type Steps } from '../engine/steps.ts';
import type { Tx } from '../engine/tx.ts';
import { type Undone, undoLastImport } from '../engine/undo-import.ts';
import { headFileOf } from '../log/head-beacon.ts';
import { keyFileOf } from '../log/keys.ts';

/** What an import would do, without doing it. */
export function previewBook(book: Book, baseCurrency: string | undefined): Result<ImportPreview> {
  const valued = valueFor(book, baseCurrency);
  if (!valued.ok) return valued;
  const dates = book.entries.map(({ date }) => date).sort();
  const uses = new Map<string, number>();
  for (const { lines } of book.entries) for (const { amount } of lines) uses.set(amount.commodity, (uses.get(amount.commodity) ?? 0) + 1);
  return ok({
    format: book.format,
    entries: book.entries.length,
    lines: book.entries.reduce((sum, { lines }) => sum + lines.length, 0),
    from: dates[0] ?? null,
    to: dates.at(-1) ?? null,
    accounts: book.accounts.length,
    used: usedAccounts(book),
    commodities: [...valued.value.scales].map(([name, decimals]) => ({ name, decimals, lines: uses.get(name) ?? 0 })),
    baseCurrency: valued.value.baseCurrency,
    balances: bookBalances(book)
      .filter(({ balance }) => !isZero(balance))
      .map(({ account, commodity, balance }) => ({
        account,
        commodity,
        balance: toDecimalText(balance, exactDecimals(balance, 12) ?? valued.value.scales.get(commodity) ?? 2),
      })),
    skipped: skippedOf(book, valued.value),
    warnings: [
      ...book.warnings.map(({ place, detail, ...warning }) => toldInFile({ ...warning, ...place, reason: detail })),
      ...book.entries.flatMap(({ lines }) =>
        lines.flatMap(({ place, date }) => (date === undefined ? [] : [{ code: 'LINE_DATE_NOT_KEPT', ...place, found: date }])),
      ),
    ].slice(0, 1000),
  });
}

/** Accounts entries use, with how many lines each has. */
function usedAccounts(book: Book): ImportPreview['used'] {
  const lines = new Map<string, number>();
  for (const entry of book.entries) for (const { account } of entry.lines) lines.set(account, (lines.get(account) ?? 0) + 1);
  return book.accounts.flatMap(({ name, type }) => {
    const count = lines.get(name);
    return count === undefined ? [] : [{ name, type: type ?? null, lines: count }];
  });
}

/** Everything of the file that does not become an entry, with its place. */
export function skippedOf(book: Book, valued: ValuedBook): ImportPreview['skipped'] {
  const at = (place: { file: string; line: number }) => `${place.file}:${place.line}`;
  const listed = new Set(book.skipped.map(({ place }) => at(place)));
  return [
    // Virtual postings are listed below, as what becomes of them.
    ...book.skipped.filter(({ what }) => what !== 'virtual-posting').map(({ what, place, text }) => ({ what, place: at(place), text })),
    ...book.memoLines.map((line) => ({ what: 'kept-as-memo', place: at(line.place), text: line.account })),
    ...valued.shortEntries.map(({ entry }) => ({
      what: 'one-line-valued',
      place: at(entry.place),
      text: entry.description,
    })),
    ...valued.zeroLines.map(({ line }) => ({ what: 'zero-line', place: at(line.place), text: line.account })),
    ...book.notes
      .filter(({ place }) => !listed.has(at(place)))
      .map((note) => ({ what: 'note', place: at(note.place), text: note.text.slice(0, 200) })),
    ...book.prices.map((price) => ({ what: 'price', place: at(price.place), text: `${price.commodity} ${price.date}` })),
  ];
}

export const valueFor = (book: Book, baseCurrency: string | undefined): Result<ValuedBook> => {
  const valued = valueBook(book, baseCurrency);
  return valued.ok ? valued : reject(...valued.rejections.map(toldInFile));
};

export interface CreateFromBook {
  readonly id?: string;
  readonly name: string;
  readonly fileName: string;
  readonly baseCurrency?: string | undefined;
  /** With the chart of a country; each account of the book then needs one of it, by `mapping` or by its own name. */
  readonly chart?: { readonly country: string; readonly taxId: string; readonly vatPayer: boolean } | undefined;
  readonly mapping?: ReadonlyMap<string, string> | undefined;
  readonly onProgress?: ((done: number, total: number) => void) | undefined;
}

/**
 * Makes a company file out of a book: accounts under their source names, unless the chart of a country is asked for. The file gets its name only when everything is in, so a
 * refusal or a crash leaves nothing behind. Rejects: FILE_EXISTS, those of valuation, those of `importEntries`.
 */
export const createFromBook = (file: string, book: Book, options: CreateFromBook, open: OpenOptions = {}): Result<Imported> =>
  allSteps(createFromBookSteps(file, book, options, open));

/** As `createFromBook`, in steps: ended before the last one, it leaves nothing behind. */
export function* createFromBookSteps(file: string, book: Book, options: CreateFromBook, open: OpenOptions = {}): Steps<Imported> {
  const { chart } = options;
  const valued = valueFor(book, options.baseCurrency);
  if (!valued.ok) return valued;
  const { baseCurrency, scales } = valued.value;
  return yield* createWith(
    file,
    {
      ...{ name: options.name, baseCurrency, ...chart },
      // A book may write its currency finer than it is; a country's books do not.
      ...(chart ? {} : { baseScale: scales.get(baseCurrency) ?? 2 }),
      ...(options.id === undefined ? {} : { id: options.id }),
    },
    (tx) =>
      importSteps(tx, {
        fileName: options.fileName,
        book,
        valued: { ...valued.value, count: valued.value.entries.length },
        mapping: options.mapping ?? new Map(),
        mayOpen: chart === undefined,
        ...(options.onProgress ? { onProgress: options.onProgress } : {}),
      }),
    open,
  );
}

interface NewBook {
  readonly id?: string;
  readonly name: string;
  readonly baseCurrency: string;
  readonly baseScale?: number;
  readonly country?: string;
  readonly taxId?: string;
  readonly vatPayer?: boolean;
}

/**
 * Makes a company, without a national chart unless a country is given, under a temporary name, fills it, and gives it its name once it stands on the disk.
 * Rejects: FILE_EXISTS, those of `createCompany`, those of `fill`.
 */
export function* createWith<T>(file: string, input: NewBook, fill: (tx: Tx) => Steps<T>, open: OpenOptions = {}): Steps<T> {
  // Named after the process: another one that makes the same file must not take this half away, nor give it its name.
  const part = `${file}.${process.pid}.part`;
  removeKilled(file);
  if (existsSync(file) || existsSync(keyFileOf(file))) return reject({ code: 'FILE_EXISTS', file: basename(file) });
  const clear = () => {
    for (const left of sidesOf(part)) rmSync(left, { force: true });
  };
  clear();
  const created = createCompany(
    part,
    {
      id: input.id ?? newId((open.now ?? Date.now)()),
      country: input.country ?? null,
      name: input.name,
      taxId: input.taxId ?? '',
      vatPayer: input.vatPayer ?? false,
      onePerson: true,
      isSample: false,
      userName: '',
      baseCurrency: input.baseCurrency,
      ...(input.baseScale === undefined ? {} : { baseScale: input.baseScale }),
    },
    open,
  );
  if (!created.ok) return created;
  const engine = created.value as Engine;
  let isDone = false;
  try {
    const filled = yield* engine.load(fill);
    if (!filled.ok) return filled;
    engine.close();
    // It was written without waiting for the disk.
    flush(part);
    if (existsSync(file) || existsSync(keyFileOf(file))) return reject({ code: 'FILE_EXISTS', file: basename(file) });
    renameSync(keyFileOf(part), keyFileOf(file));
    renameSync(headFileOf(part), headFileOf(file));
    renameSync(part, file);
    isDone = true;
    flush(dirname(file));
    return filled;
  } finally {
    if (!isDone) {
      engine.close();
      clear();
    }
  }
}

export interface IntoOptions {
  readonly fileName: string;
  readonly mapping: ReadonlyMap<string, string>;
  readonly onProgress?: (done: number, total: number) => void;
}

/**
 * Imports a book into an open company that has books of its own, as one transaction. `mapping`: account of the book to account code.
 * Rejects: those of `Company.authorize`, IMPORT_NOT_APPROVED (where nothing is posted without a second person, since an import posts at once) and those of
 * the entries.
 */
export function importInto(company: Company, book: Book, options: IntoOptions): Result<Imported> {
  const ready = readyFor(company, book);
  if (!ready.ok) return ready;
  return (company as Engine).transact((tx) => {
    const refused = refusedIn(tx);
    return refused ? reject(refused) : importEntries(tx, { ...options, book, ...ready.value });
  });
}

/** What speaks against an import as its transaction begins: a long book is read and valued before, and rights may have changed meanwhile. */
export const refusedIn = (tx: Tx): Rejection | undefined =>
  deniedCommand(tx.actor, 'transactions:write') ?? (tx.company.onePerson ? undefined : { code: 'IMPORT_NOT_APPROVED' });

/** A book as an open company takes it: valued in its base currency. Rejects: those of `Company.authorize`, those of valuation. */
export function readyFor(company: Company, book: Book): Result<{ valued: ValuedBook; mayOpen: boolean }> {
  const allowed = company.authorize('transactions:write');
  if (!allowed.ok) return allowed;
  const info = company.call('company.info', {});
  if (!info.ok) return info;
  const { country, baseCurrency } = info.value;
  const valued = valueFor(book, baseCurrency);
  return valued.ok ? ok({ valued: valued.value, mayOpen: country === null }) : valued;
}

/** Reverses the last import of the company as one transaction. Rejects: those of `Company.authorize` and of `undoLastImport`. */
export function undoImport(company: Company): Result<Undone> {
  const allowed = company.authorize('transactions:approve');
  return allowed.ok ? (company as Engine).transact((tx) => undoLastImport(tx)) : allowed;
}
