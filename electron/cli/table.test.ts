import fc from 'fast-check';
import { expect, test } from 'vitest';
import { csvLine } from './table.ts';

test.each([
  ['=HYPERLINK("https://elsewhere.invalid/","click")', `"'=HYPERLINK(""https://elsewhere.invalid/"",""click"")"`],
  ['+1 234', "'+1 234"],
  ['-2+3', "'-2+3"],
  ['@SUM(A1:A9)', "'@SUM(A1:A9)"],
  ['\t=1', "'\t=1"],
  ['\r=1', `"'\r=1"`],
  ['\n=1', `"'\n=1"`],
])('[SAFE-3] a text that a spreadsheet would take for a formula gets an apostrophe: %j', (text, written) => {
  expect(csvLine(['1210', text])).toBe(`1210,${written}`);
});

test('[SAFE-3] ordinary names and every figure are written as they are', () => {
  expect(csvLine(['assets:bank', 'GEL', '-1234.50'], [2])).toBe('assets:bank,GEL,-1234.50');
  expect(csvLine(['შპს "ალაზანი", თელავი', "O'Neill = Sons", 'a-b@c.ge', '5 + 5', ''])).toBe(
    `"შპს ""ალაზანი"", თელავი",O'Neill = Sons,a-b@c.ge,5 + 5,`,
  );
  fc.assert(
    fc.property(fc.bigInt(), (minor) => {
      expect(csvLine([String(minor)], [0])).toBe(String(minor));
    }),
  );
});

test('[SAFE-3] whatever a text is, no cell of the line begins like a formula, and the text is all there behind the apostrophe', () => {
  const text = fc.oneof(
    fc.string(),
    fc.tuple(fc.constantFrom('=', '+', '-', '@', '\t', '\r', '\n'), fc.string()).map((parts) => parts.join('')),
  );
  fc.assert(
    fc.property(text, (cell) => {
      const written = csvLine([cell]);
      const read = written.startsWith('"') ? written.slice(1, -1).replaceAll('""', '"') : written;
      expect(/^[=+\-@\t\r\n]/.test(read)).toBe(false);
      expect([cell, `'${cell}`]).toContain(read);
    }),
  );
});
