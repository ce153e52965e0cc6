import { createHash, hash } from 'node:crypto';
import type { AccountType } from '../../shared/accounts/account.ts';
import { normalSide } from '../../shared/accounts/account.ts';
import { assert } from '../../shared/assert.ts';
import type { LocalDate } from '../../shared/dates/local-date.ts';
import type { Book, BookEntry } from '../../shared/interchange/book.ts';
import { toScaled } from '../../shared/interchange/rational.ts';
import type { ValuedBook, ValuedEntry, ValuedLine } from '../../shared/interchange/value-book.ts';
import { isIsoCurrency } from '../../shared/money/currency.ts';
import { writeDecimal } from '../../shared/money/decimal.ts';
import { ok, type Rejection, type Result, reject } from '../../shared/result.ts';
import type { PostedLine } from '../log/events.ts';
import { readEvents } from '../log/read.ts';
import { checkAccount, checkPeriodOpen, findAccount } from './checks.ts';
import { allSteps } from './steps.ts';
import { batchLimit, type Tx } from './tx.ts';

export interface ImportInput {
  readonly fileName: string;
  /** Without entries: those of `valued` are all there are. */
  readonly book: Pick<Book, 'accounts' | 'memoLines'> & { readonly format: string; readonly entries?: readonly BookEntry[] };
  readonly valued: Pick<ValuedBook, 'scales' | 'shortEntries'> & {
    /** Gone through more than once, and in order of date where `isOrdered` says so: a book may be made while it is read. */
    readonly entries: Iterable<ValuedEntry>;
    readonly count?: number;
    readonly isOrdered?: boolean;
  };
  /** Account of the book to account code of the company; an account that is missing here keeps its name as its code. */
  readonly mapping: ReadonlyMap<string, string>;
  /** Open accounts and commodities the company has not: only in a company made for the book. */
  readonly mayOpen: boolean;
  readonly onProgress?: (done: number, total: number) => void;
}

export interface Imported {
  readonly entries: number;
  readonly lines: number;
  readonly memoLines: number;
  /** Entries and memo lines that were imported before. */
  readonly known: number;
}

/**
 * Appends the entries of a book in order of date, as one unit. What was imported before (by the hash of its source text) is left out, so importing
 * a file twice changes nothing.
 * Rejects: IMPORT_UNMAPPED, IMPORT_NOT_VALUED, IMPORT_COMMODITY, PERIOD_CLOSED, ACCOUNT_NOT_POSTABLE, ACCOUNT_INACTIVE.
 */
export const importEntries = (tx: Tx, input: ImportInput): Result<Imported> => allSteps(importSteps(tx, input));

/** As `importEntries`, in steps of 500 entries. */
export function* importSteps(tx: Tx, input: ImportInput): Generator<void, Result<Imported>> {
  const rejections: Rejection[] = [...checkCommodities(tx, input), ...checkTargets(tx, input)];
  if (rejections.length > 0) return reject(...rejections.slice(0, 100));
  if (input.mayOpen) openWhatIsMissing(tx, input);

  const accounts = new Map<string, string>();
  const accountId = (name: string): string => {
    let id = accounts.get(name);
    if (id === undefined) {
      const account = findAccount(tx, input.mapping.get(name) ?? name);
      assert(account !== undefined, 'import: account was not opened');
      id = account.id;
      accounts.set(name, id);
    }
    return id;
  };
  const importId = tx.newId();
  const isKnown = sourceHashes(tx);
  const counts = { entries: 0, lines: 0, memoLines: 0, known: 0 };
  // Nothing here reads what it has posted.
  tx.context.startBulk();
  const ordered = inOrder(input.valued);
  const total = input.valued.count ?? (Array.isArray(ordered) ? ordered.length : 0);
  for (const { entry, lines } of ordered) {
    const { key, known } = isKnown(entry.source);
    if (known) {
      counts.known += 1;
      continue;
    }
    tx.append('journal.posted', tx.newId(), {
      date: entry.date,
      kind: 'import',
      number: clean(entry.code),
      memo: clean(entry.description),
      import: importId,
      source_hash: key,
      lines: lines.map((line) => postedLine(tx, line, accountId(line.account))),
    });
    counts.entries += 1;
    counts.lines += lines.length;
    if (counts.entries % batchLimit === 0) {
      input.onProgress?.(counts.entries, total);
      yield;
    }
  }
  for (const memo of memoLinesOf(input)) {
    const { key, known } = isKnown(`memo ${memo.place} ${memo.account} ${memo.commodity} ${memo.quantity}`);
    if (known) {
      counts.known += 1;
      continue;
    }
    tx.append('memo.recorded', tx.newId(), {
      date: memo.date,
      account: accountId(memo.account),
      commodity: memo.commodity,
      quantity: writeDecimal(memo.quantity, tx.context.commodity(memo.commodity).scale),
      source_hash: key,
      import: importId,
    });
    counts.memoLines += 1;
  }
  if (counts.entries + counts.memoLines > 0) {
    tx.append('book.imported', importId, {
      source_hash: hashOfBook(input),
      file: clean(input.fileName) ?? '',
      format: input.book.format,
      entries: counts.entries,
      memo_lines: counts.memoLines,
    });
  }
  return ok(counts);
}

/** By date, and as the book has them within a day (sorting keeps the order of equals). */
function inOrder({ entries, isOrdered }: ImportInput['valued']): Iterable<ValuedEntry> {
  if (isOrdered) return entries;
  return [...entries].sort((a, b) => (a.entry.date === b.entry.date ? 0 : a.entry.date < b.entry.date ? -1 : 1));
}

/** SHA-256 of the source texts of all entries in the order of the book, with an empty line between them. */
function hashOfBook({ book, valued }: ImportInput): string {
  const sources = createHash('sha256');
  let text = '';
  const add = (source: string) => {
    text += source;
    // Few long texts are hashed faster than many short ones.
    if (text.length > 65536) {
      sources.update(text);
      text = '';
    }
  };
  let isFirst = true;
  const each = ({ source }: BookEntry) => {
    add(isFirst ? source : `\n\n${source}`);
    isFirst = false;
  };
  if (book.entries) book.entries.forEach(each);
  else for (const { entry } of valued.entries) each(entry);
  return sources.update(text).digest('hex');
}

// Printable ASCII without blanks at its ends: most of what is imported, and nothing to clean.
const simple = /^[!-~]([ -~]*[!-~])?$/;

/** Text as the log may hold it: NFC, one line, no control characters. */
function clean(text: string | undefined): string | undefined {
  if (text === undefined || text === '') return undefined;
  if (simple.test(text)) return text.slice(0, 2000);
  const plain = text
    .toWellFormed()
    .normalize('NFC')
    .replace(/[\p{Cc}\u2028\u2029]+/gu, ' ')
    .trim();
  return plain === '' ? undefined : plain.slice(0, 2000);
}

function postedLine(tx: Tx, line: ValuedLine, account: string): PostedLine {
  const { baseCurrency, baseScale } = tx.company;
  const base = line.baseMinor;
  const isBase = line.commodity === baseCurrency && line.weight === undefined;
  const size = writeDecimal(base < 0n ? -base : base, baseScale);
  // A line worth nothing (a share received for free) still needs something that balances: zero of the base currency.
  const weight = line.weight ?? (base === 0n ? { commodity: baseCurrency, minor: 0n } : undefined);
  return {
    account,
    ...(base > 0n ? { debit: size } : base < 0n ? { credit: size } : {}),
    ...(isBase ? {} : { commodity: line.commodity, quantity: writeDecimal(line.quantity, tx.context.commodity(line.commodity).scale) }),
    ...(weight === undefined
      ? {}
      : { weight: writeDecimal(weight.minor, tx.context.commodity(weight.commodity).scale), weight_commodity: weight.commodity }),
    memo: clean(line.memo),
  };
}

/** 128 bits of the SHA-256 of a source text, counted among equal texts of one file so that two equal entries are two; and whether it was imported before. */
function sourceHashes(tx: Tx): (source: string) => { key: string; known: boolean } {
  const seen = new Map<string, number>();
  const imported = importedBefore(tx);
  return (source) => {
    const digest = hash('sha256', source).slice(0, 32);
    const count = seen.get(digest) ?? 0;
    seen.set(digest, count + 1);
    const key = count === 0 ? digest : hash('sha256', `${digest} ${count}`).slice(0, 32);
    return { key, known: imported.has(key) };
  };
}

/** Hashes of what was imported and stands, as its events have them: only imports ask, so no table is kept for it. */
function importedBefore({ db }: Tx): Set<string> {
  const hashes = new Set<string>();
  const units = db.all<{ id: string; first: bigint; position: bigint }>('SELECT id, first, position FROM import_unit WHERE undone = 0');
  for (const { id, first, position } of units) {
    const batches = db.iterate<{ packed: bigint; payload: Buffer }>(
      `SELECT packed, payload FROM batch WHERE first_position >= (SELECT max(first_position) FROM batch WHERE first_position <= ?)
         AND first_position <= ? ORDER BY first_position`,
      first,
      position,
    );
    for (const { packed, payload } of batches)
      for (const { data } of readEvents(Number(packed), payload)) if (data.import === id) hashes.add(data.source_hash as string);
  }
  return hashes;
}

interface Memo {
  readonly date: string;
  readonly account: string;
  readonly commodity: string;
  readonly quantity: bigint;
  readonly place: string;
}

/** Virtual postings, and the one line left of an entry whose other side is worth nothing. */
function memoLinesOf({ book, valued }: ImportInput): Memo[] {
  const scale = (commodity: string) => valued.scales.get(commodity) ?? 0;
  return [
    ...book.memoLines.map((line) => ({
      date: line.date,
      account: line.account,
      commodity: line.amount.commodity,
      quantity: toScaled(line.amount.value, scale(line.amount.commodity)),
      place: `${line.place.file}:${line.place.line}`,
    })),
    ...valued.shortEntries.flatMap(({ entry, lines }) =>
      lines.map((line) => ({
        date: entry.date,
        account: line.account,
        commodity: line.commodity,
        quantity: line.quantity,
        place: `${line.place.file}:${line.place.line}`,
      })),
    ),
  ];
}

function usedAccounts(input: ImportInput): Set<string> {
  const used = new Set<string>();
  for (const { lines } of input.valued.entries) for (const { account } of lines) used.add(account);
  for (const { account } of memoLinesOf(input)) used.add(account);
  return used;
}

const placeOf = ({ place }: BookEntry): { file: string; line: number } => ({ file: place.file, line: place.line });

/** In a company with books of its own only what base currency values may come in, and only real currencies. */
function checkCommodities(tx: Tx, { valued, mayOpen }: ImportInput): Rejection[] {
  if (mayOpen) return [];
  const { baseCurrency, baseChange } = tx.company;
  const rejections: Rejection[] = [];
  for (const { entry, lines } of valued.entries) {
    // The whole book was valued in one currency.
    if (baseChange && entry.date < baseChange.on)
      rejections.push({ code: 'IMPORT_BEFORE_CHANGE', ...placeOf(entry), on: baseChange.on, from: baseChange.from });
    for (const line of lines) {
      if (line.weight !== undefined || line.baseMinor === 0n)
        rejections.push({ code: 'IMPORT_NOT_VALUED', ...placeOf(entry), commodity: line.commodity, currency: baseCurrency });
      else if (line.commodity !== baseCurrency && !isIsoCurrency(line.commodity))
        rejections.push({ code: 'IMPORT_COMMODITY', ...placeOf(entry), commodity: line.commodity });
    }
  }
  return rejections;
}

function checkTargets(tx: Tx, input: ImportInput): Rejection[] {
  const rejections: Rejection[] = [];
  for (const name of usedAccounts(input)) {
    const code = input.mapping.get(name) ?? name;
    const account = findAccount(tx, code);
    if (account) rejections.push(...checkAccount(account, code, 0));
    else if (!input.mayOpen) rejections.push({ code: 'IMPORT_UNMAPPED', account: name });
  }
  const months = new Map<string, LocalDate>();
  for (const { entry } of input.valued.entries) months.set(entry.date.slice(0, 7), entry.date);
  for (const { date } of memoLinesOf(input)) months.set(date.slice(0, 7), date as LocalDate);
  for (const date of months.values()) rejections.push(...checkPeriodOpen(tx, date));
  return rejections;
}

/** Accounts under their source names, below headings made of the parts of the names, and commodities with the scale the book needs. */
function openWhatIsMissing(tx: Tx, input: ImportInput): void {
  for (const [name, scale] of input.valued.scales) {
    if (tx.db.get('SELECT 1 FROM commodity WHERE name = ?', name)) continue;
    tx.append('commodity.declared', tx.newId(), { name, scale });
  }
  const declared = new Map(input.book.accounts.map((account) => [account.name, account]));
  const postable = new Set([...usedAccounts(input), ...declared.keys()]);
  const opened = new Map<string, string | undefined>();
  const open = (name: string, isPostable: boolean, type: AccountType): string => {
    const known = opened.get(name) ?? findAccount(tx, name)?.id;
    if (known !== undefined) return known;
    const parts = name.split(':');
    const parentName = parts.slice(0, -1).join(':');
    const parent = parts.length > 1 && !postable.has(parentName) ? open(parentName, false, type) : undefined;
    const id = tx.newId();
    opened.set(name, id);
    const label = clean(parts.at(-1)) ?? name;
    tx.append('account.opened', id, {
      code: clean(name) ?? name,
      name_ka: label,
      name_bg: label,
      name_ru: label,
      name_en: label,
      type,
      normal_side: normalSide(type),
      postable: isPostable,
      active: true,
      parent,
    });
    return id;
  };
  for (const name of [...postable].sort()) open(name, true, declared.get(name)?.type ?? 'asset');
}
