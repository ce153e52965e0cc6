import { readdirSync, readFileSync, realpathSync, statSync } from 'node:fs';
import { basename, dirname, join, relative, resolve, sep } from 'node:path';
import type { ImportTable } from '../../shared/contracts/app.ts';
import { readBeancount } from '../../shared/interchange/beancount.ts';
import type { Book, BookFormat, ReadInclude } from '../../shared/interchange/book.ts';
import { type CsvOptions, type CsvProfile, readCsv } from '../../shared/interchange/csv.ts';
import { detectFormat } from '../../shared/interchange/detect.ts';
import { readHledger } from '../../shared/interchange/hledger.ts';
import { readLedger } from '../../shared/interchange/ledger.ts';
import { toldInFile } from '../../shared/interchange/refusal-text.ts';
import { ok, type Result, reject } from '../../shared/result.ts';
import { fileRejection } from '../db/failures.ts';

/** Larger files are refused before they are read: split a book by year. */
export const maxBookBytes = 64 * 1024 * 1024;

export type ImportFormat = Extract<BookFormat, 'hledger' | 'ledger' | 'beancount' | 'csv'>;
export const importFormats: readonly ImportFormat[] = ['hledger', 'ledger', 'beancount', 'csv'];

export interface ReadBookOptions {
  readonly format?: ImportFormat | undefined;
  readonly currentYear: number;
  /** List what is not understood instead of refusing the file. */
  readonly skipUnknown?: boolean;
  /** Accept failed balance assertions as warnings (beancount). */
  readonly acceptErrors?: boolean;
  /** Of amounts of a table that names none. */
  readonly currency?: string | undefined;
  readonly table?: ImportTable | undefined;
}

/** Reads the book in a file, with the files it includes from the same folder or below. Rejects: FILE_*, BINARY_FILE, ENCODING_INVALID, IMPORT_*. */
export function readBookFile(file: string, options: ReadBookOptions): Result<Book> {
  const read = readTextFile(file);
  if (!read.ok) return read;
  return readBookText(basename(file), read.value, options, includeFrom(file));
}

/** Reads the text of a book. Without `readInclude` every include is refused. */
export function readBookText(name: string, text: string, options: ReadBookOptions, readInclude?: ReadInclude): Result<Book> {
  const format = options.format ?? detectFormat(name, text);
  if (format === undefined) return reject({ code: 'IMPORT_FORMAT_UNKNOWN', file: name });
  const common = {
    file: name,
    currentYear: options.currentYear,
    ...(readInclude ? { readInclude } : {}),
    ...(options.skipUnknown ? { skipUnknown: true } : {}),
  };
  const book =
    format === 'hledger'
      ? readHledger(text, common)
      : format === 'ledger'
        ? readLedger(text, common)
        : format === 'beancount'
          ? readBeancount(text, { ...common, ...(options.acceptErrors ? { acceptErrors: true } : {}) })
          : readCsv(text, { ...common, ...tableOptions(options) });
  return book.ok ? book : reject(...book.rejections.map(toldInFile));
}

function tableOptions({ currency, table }: ReadBookOptions): Partial<CsvOptions> {
  const columns = table?.columns;
  return {
    ...(currency === undefined ? {} : { currency }),
    ...(table?.dateOrder === undefined ? {} : { dateOrder: table.dateOrder }),
    ...(table?.decimalMark === undefined ? {} : { decimalMark: table.decimalMark }),
    ...(columns === undefined
      ? {}
      : {
          profile: {
            name: 'as chosen',
            kind: 'journal',
            columns: Object.fromEntries(Object.entries(columns).filter(([, column]) => column !== undefined)),
          } satisfies CsvProfile,
        }),
  };
}

/** Text of a file as UTF-8 (with or without byte order mark). Bytes that are no text are refused, never replaced. */
export function readTextFile(file: string): Result<string> {
  const name = basename(file);
  try {
    const { size } = statSync(file);
    if (size > maxBookBytes)
      return reject({ code: 'FILE_TOO_LARGE', file: name, megabytes: Math.ceil(size / 1024 / 1024), limit: maxBookBytes / 1024 / 1024 });
    return decode(name, readFileSync(file));
  } catch (error) {
    return reject({ ...(fileRejection(error) ?? { code: 'FILE_NOT_FOUND' }), file: name });
  }
}

function decode(name: string, bytes: Buffer): Result<string> {
  const utf16 = (bytes[0] === 0xff && bytes[1] === 0xfe) || (bytes[0] === 0xfe && bytes[1] === 0xff);
  if (!utf16 && bytes.subarray(0, 65536).includes(0))
    return reject({ code: 'BINARY_FILE', file: name, line: 1, reason: 'it holds bytes that are no text' });
  try {
    const encoding = utf16 ? (bytes[0] === 0xff ? 'utf-16le' : 'utf-16be') : 'utf-8';
    return ok(new TextDecoder(encoding, { fatal: true }).decode(bytes));
  } catch {
    return reject({ code: 'ENCODING_INVALID', file: name, line: firstBadLine(bytes), reason: 'the text is not UTF-8' });
  }
}

function firstBadLine(bytes: Buffer): number {
  const decoder = new TextDecoder('utf-8', { fatal: true });
  let line = 1;
  let start = 0;
  for (let end = bytes.indexOf(10); ; end = bytes.indexOf(10, start)) {
    try {
      decoder.decode(bytes.subarray(start, end < 0 ? bytes.length : end));
    } catch {
      return line;
    }
    if (end < 0) return line;
    start = end + 1;
    line += 1;
  }
}

/** Resolves includes inside the folder of the book only: a path that leaves it, by `..`, a link or an absolute name, is refused. */
function includeFrom(book: string): ReadInclude {
  const root = realpathSync(dirname(resolve(book)));
  return (pattern, fromFile) => {
    const from = resolve(root, dirname(fromFile));
    const wanted = resolve(from, pattern.replace(/^(file|glob):/, ''));
    if (wanted !== root && !wanted.startsWith(root + sep)) return { ok: false, reason: 'it lies outside the folder of the book' };
    let names: string[];
    try {
      names = /[*?[]/.test(pattern) ? matching(root, relative(root, wanted)) : [relative(root, wanted)];
    } catch {
      return { ok: false, reason: 'its folder cannot be read' };
    }
    if (names.length === 0) return { ok: false, reason: 'no file matches' };
    const files: { file: string; text: string }[] = [];
    for (const name of names) {
      let real: string;
      try {
        real = realpathSync(join(root, name));
      } catch {
        return { ok: false, reason: `${name} does not exist` };
      }
      if (!real.startsWith(root + sep)) return { ok: false, reason: `${name} is a link out of the folder of the book` };
      const read = readTextFile(real);
      if (!read.ok) return { ok: false, reason: `${name}: ${read.rejections[0]!.code}` };
      files.push({ file: name, text: read.value });
    }
    return { ok: true, files };
  };
}

function matching(root: string, pattern: string): string[] {
  let found = [''];
  for (const part of pattern.split(sep)) {
    const test = globPart(part);
    found = found.flatMap((folder) =>
      test === undefined
        ? [join(folder, part)]
        : readdirSync(join(root, folder))
            .filter((name) => !name.startsWith('.') && test.test(name))
            .map((name) => join(folder, name)),
    );
  }
  return found.filter((name) => statSync(join(root, name)).isFile()).sort();
}

function globPart(part: string): RegExp | undefined {
  if (!/[*?[]/.test(part)) return undefined;
  const source = part
    .replace(/[.+^${}()|\\]/g, '\\$&')
    .replace(/\*+/g, '[^/]*')
    .replace(/\?/g, '[^/]');
  return new RegExp(`^${source}$`);
}
