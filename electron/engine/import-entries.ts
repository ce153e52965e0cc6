import { hash } from 'node:crypto';
import type { AccountType } from '../../shared/accounts/account.ts';
import { normalSide } from '../../shared/accounts/account.ts';
import { assert } from '../../shared/assert.ts';
import type { LocalDate } from '../../shared/dates/local-date.ts';
import type { Book, BookEntry } from '../../shared/interchange/book.ts';
import { toScaled } from '../../shared/interchange/rational.ts';
import type { ValuedBook, ValuedLine } from '../../shared/interchange/value-book.ts';
import { isIsoCurrency } from '../../shared/money/currency.ts';
import { writeDecimal } from '../../shared/money/decimal.ts';
import { ok, type Rejection, type Result, reject } from '../../shared/result.ts';
import type { PostedLine } from '../log/events.ts';
import { checkAccount, checkPeriodOpen, findAccount } from './checks.ts';
import type { Tx } from './tx.ts';

export interface ImportInput {
  readonly fileName: string;
  readonly book: Book;
  readonly valued: ValuedBook;
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
export function importEntries(tx: Tx, input: ImportInput): Result<Imported> {
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
  const ordered = input.valued.entries
    .map((valued, index) => ({ valued, index }))
    .sort((a, b) => (a.valued.entry.date === b.valued.entry.date ? a.index - b.index : a.valued.entry.date < b.valued.entry.date ? -1 : 1));
  for (const { valued } of ordered) {
    const { entry, lines } = valued;
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
    if (counts.entries % 2000 === 0) input.onProgress?.(counts.entries, ordered.length);
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
      source_hash: hash('sha256', input.book.entries.map(({ source }) => source).join('\n\n')),
      file: clean(input.fileName) ?? '',
      format: input.book.format,
      entries: counts.entries,
      memo_lines: counts.memoLines,
    });
  }
  return ok(counts);
}

/** Text as the log may hold it: NFC, one line, no control characters. */
function clean(text: string | undefined): string | undefined {
  const plain = (text ?? '')
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
  const find = tx.db.prepare('SELECT 1 FROM import_source WHERE hash = ?');
  const any = tx.db.get('SELECT 1 FROM import_source LIMIT 1') !== undefined;
  return (source) => {
    const digest = hash('sha256', source).slice(0, 32);
    const count = seen.get(digest) ?? 0;
    seen.set(digest, count + 1);
    const key = count === 0 ? digest : hash('sha256', `${digest} ${count}`).slice(0, 32);
    return { key, known: any && find.get(Buffer.from(key, 'hex')) !== undefined };
  };
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

const usedAccounts = (input: ImportInput): Set<string> =>
  new Set([
    ...input.valued.entries.flatMap(({ lines }) => lines.map((line) => line.account)),
    ...memoLinesOf(input).map((memo) => memo.account),
  ]);

const placeOf = ({ place }: BookEntry): { file: string; line: number } => ({ file: place.file, line: place.line });

/** In a company with books of its own only what base currency values may come in, and only real currencies. */
function checkCommodities(tx: Tx, { valued, mayOpen }: ImportInput): Rejection[] {
  if (mayOpen) return [];
  return valued.entries.flatMap(({ entry, lines }) =>
    lines.flatMap((line): Rejection[] => {
      if (line.weight !== undefined || line.baseMinor === 0n)
        return [{ code: 'IMPORT_NOT_VALUED', ...placeOf(entry), commodity: line.commodity, currency: tx.company.baseCurrency }];
      if (line.commodity !== tx.company.baseCurrency && !isIsoCurrency(line.commodity))
        return [{ code: 'IMPORT_COMMODITY', ...placeOf(entry), commodity: line.commodity }];
      return [];
    }),
  );
}

function checkTargets(tx: Tx, input: ImportInput): Rejection[] {
  const rejections: Rejection[] = [];
  for (const name of usedAccounts(input)) {
    const code = input.mapping.get(name) ?? name;
    const account = findAccount(tx, code);
    if (account) rejections.push(...checkAccount(account, code, 0));
    else if (!input.mayOpen) rejections.push({ code: 'IMPORT_UNMAPPED', account: name });
  }
  const dates = [...input.valued.entries.map(({ entry }) => entry.date), ...memoLinesOf(input).map(({ date }) => date as LocalDate)];
  const months = new Map(dates.map((date) => [date.slice(0, 7), date]));
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
