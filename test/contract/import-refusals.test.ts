import { globSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { sentence } from '../../electron/cli/messages.ts';
import { dryRunInto } from '../../electron/services/dry-run-import.ts';
import { importInto, previewBook } from '../../electron/services/import-book.ts';
import { type ImportFormat, importFormats, readBookText } from '../../electron/services/read-book.ts';
import { languages } from '../../shared/locales/languages.ts';
import type { Rejection } from '../../shared/result.ts';
import { codes, good, makeCompany, reopen, run } from '../support/company.ts';

const shared = resolve(import.meta.dirname, '../../shared');
const read = (format: ImportFormat, text: string) => readBookText('book.txt', text, { format, currentYear: 2026, currency: 'GEL' });

/** Pieces of books of all formats, right and wrong, from which refusals of every kind come about. */
const pieces = [
  '2026-03-01 Capital\n    Assets:Bank   5000.00 GEL\n    Equity:Opening\n\n',
  '2026-03-02 * "Shop" "Goods"\n  Expenses:Goods  10.00 GEL\n  Assets:Cash\n\n',
  '2026-03-03 Off\n    a  1 GEL\n    b  2 GEL\n\n',
  '2026-03-04 Two left out\n    a\n    b\n\n',
  '2026-13-45 No day\n    a  1 GEL\n    b\n\n',
  '2026-03-05 Asserted\n    a  1 GEL = 99 GEL\n    b\n\n',
  '2026-03-06 Calculated\n    a  (1 GEL / 0)\n    b\n\n',
  '2026-03-07 balance Assets:Cash  7.00 GEL\n',
  '2026-03-07 pad Assets:Cash Equity:Opening\n',
  '2026-03-01 open Assets:Cash\n2026-03-01 open Assets:Cash GEL\n',
  '2026-03-08 close Assets:Never\n',
  '2026-03-09 * "Sold"\n  Assets:Cash  -5 SHARE {10 USD, 12 USD}\n  Assets:Bank\n\n',
  'option "booking_method" "WHIM"\n',
  'include other.txt\ninclude "other.txt"\n',
  'apply account x\nend apply tag\n',
  'comment\nno end',
  'foo bar\n',
  'alias /(a+)+/ = b\n',
  '"never closed\n',
  'date,account,debit,credit,description\n',
  '2026-05-04,7420,120.00,,Rent\n2026-05-04,1210,,120.00,Rent\n',
  '03/04/2026;7420;1.000;;Rent\n',
  '2026-05-04,7420,abc,,Rent,more,and more\n',
  'x\ty\tz\n',
  ' \u0000 ',
  '\ufffd',
];

describe('what a reader refuses or guesses', () => {
  const sources = globSync('interchange/*.ts', { cwd: shared }).filter((file) => !file.includes('.test.') && !file.includes('pasted'));
  const text = sources.map((file) => readFileSync(join(shared, file), 'utf8')).join('\n');
  // Names of options and methods of other programs look the same.
  const words = new Set(['STRICT', 'STRICT_WITH_SIZE', 'AVERAGE', 'PSTCURM', 'TRUE', 'FALSE', 'NULL', 'FIFO', 'LIFO', 'HIFO', 'NONE']);
  const codes = [...new Set([...text.matchAll(/'([A-Z][A-Z_]{4,})'/g)].map(([, code]) => code!))].filter((code) => !words.has(code));

  test('[K12] has a sentence for each code in every language, and none of them is what the program says to itself', () => {
    expect(codes.length).toBeGreaterThan(60);
    for (const language of languages) {
      const { inFile } = JSON.parse(readFileSync(join(shared, 'locales', language, 'rejections.json'), 'utf8')) as {
        inFile: Record<string, string>;
      };
      expect(codes.filter((code) => !inFile[code] || inFile[code].includes('{{'))).toEqual([]);
      expect(Object.keys(inFile).filter((code) => !codes.includes(code))).toEqual(['LINE_DATE_NOT_KEPT', 'quoted', 'instead', 'left']);
    }
  });

  const isTold = (told: Rejection): void => {
    expect(told).toMatchObject({ file: 'book.txt', line: expect.any(Number) });
    expect(Object.keys(told)).not.toContain('reason');
    expect(codes).toContain(told.code);
    for (const language of languages) expect(sentence(told, language)).toMatch(/^book\.txt:\d+: ./);
    // What is not English holds no English but what stood in the file and the names of its columns.
    const { found: _found, account: _account, column: _column, expected: _expected, actual: _actual, ...bare } = told;
    expect(sentence(bare, 'ka').replace(/book\.txt|UTF-8/g, '')).not.toMatch(/[a-z]{3,}/i);
  };

  test('[K12] comes with file, line and what was found, in the language of the reader, whatever is wrong', () => {
    const seen = new Set<string>();
    const tell = (format: ImportFormat, content: string): void => {
      const book = read(format, content);
      const preview = book.ok ? previewBook(book.value, undefined) : book;
      for (const told of preview.ok ? preview.value.warnings : preview.rejections) {
        seen.add(told.code);
        isTold(told);
      }
    };
    for (const format of importFormats) for (const piece of pieces) tell(format, piece);
    fc.assert(
      fc.property(fc.constantFrom(...importFormats), fc.array(fc.constantFrom(...pieces), { maxLength: 6 }), (format, some) =>
        tell(format, some.join('')),
      ),
      { numRuns: 300 },
    );
    expect([...seen].length).toBeGreaterThan(25);
  });
});

describe('rows of one table', () => {
  const row = fc.record({
    day: fc.integer({ min: 1, max: 3 }),
    amount: fc.constantFrom('5.00', '7.50'),
    text: fc.constantFrom('Taxi', 'Tea'),
  });
  type Row = typeof row extends fc.Arbitrary<infer T> ? T : never;
  const table = (rows: readonly Row[]) =>
    `date,account,debit,credit,description\n${rows
      .map(({ day, amount, text }) => `2026-05-0${day},7420,${amount},,${text}\n2026-05-0${day},1110,,${amount},${text}\n`)
      .join('')}`;

  test('[K12] that say the same are different rows, and a file imported again, in any order, brings only what it did not have', () => {
    fc.assert(
      fc.property(fc.array(row, { minLength: 1, maxLength: 8 }), fc.array(row, { maxLength: 4 }), fc.nat(), (rows, more, turn) => {
        const company = makeCompany();
        const into = (some: readonly Row[]) =>
          good(importInto(company, good(read('csv', table(some))), { fileName: 'may.csv', mapping: new Map() }));
        expect(into(rows)).toMatchObject({ entries: rows.length, known: 0 });
        expect(into(rows)).toMatchObject({ entries: 0, known: rows.length });
        const at = turn % (rows.length + 1);
        const longer = [...rows.slice(at), ...more, ...rows.slice(0, at)];
        expect(into(longer)).toMatchObject({ entries: more.length, known: rows.length });
        expect(run(company, 'journal.list', {}).total).toBe(rows.length + more.length);
        company.close();
      }),
      { numRuns: 12 },
    );
  });

  test('[K12] a table with another account than before is no row that was there', () => {
    const company = makeCompany();
    const into = (text: string) => good(importInto(company, good(read('csv', text)), { fileName: 'may.csv', mapping: new Map() }));
    const one = table([{ day: 1, amount: '5.00', text: 'Taxi' }]);
    expect(into(one)).toMatchObject({ entries: 1 });
    expect(into(one.replaceAll('1110', '1210'))).toMatchObject({ entries: 1, known: 0 });
  });
});

test('[K12] [ACC-1] a right that was taken away while the book was read and valued is no right any more', () => {
  const owner = makeCompany();
  const { id: userId } = run(owner, 'user.add', { name: 'Lasha', role: 'accountant' });
  const lasha = reopen(owner.file, { userId });
  const book = good(
    readBookText('may.csv', 'date,account,debit,credit\n2026-05-04,7420,5.00,\n2026-05-04,1210,,5.00\n', {
      currentYear: 2026,
      currency: 'GEL',
    }),
  );
  let isTaken = false;
  const slow = {
    ...book,
    get entries() {
      if (!isTaken) run(owner, 'user.change', { userId, role: 'auditor', active: true });
      isTaken = true;
      return book.entries;
    },
  };
  const options = { fileName: 'may.csv', mapping: new Map<string, string>() };
  expect(codes(importInto(lasha, slow, options))).toEqual(['PERMISSION_DENIED']);
  expect(isTaken).toBe(true);
  run(owner, 'user.change', { userId, role: 'accountant', active: true });
  isTaken = false;
  expect(codes(dryRunInto(lasha, slow, options))).toEqual(['PERMISSION_DENIED']);
  expect(run(owner, 'journal.list', {}).total).toBe(0);
});
