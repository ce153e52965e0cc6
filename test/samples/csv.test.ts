import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import type { Book } from '../../shared/interchange/book.ts';
import { bookBalances } from '../../shared/interchange/book-balances.ts';
import { type CsvOptions, csvProfiles, readCsv } from '../../shared/interchange/csv.ts';
import { add, toDecimalText, zero } from '../../shared/interchange/rational.ts';
import { valueBook } from '../../shared/interchange/value-book.ts';

const folder = new URL('../../../shared/samples/csv/', import.meta.url);
const isPresent = existsSync(folder);
if (!isPresent) console.warn('Not run: real bank and shop tables, the folder shared/samples is not beside this repository.');
const files = isPresent ? readdirSync(folder).filter((file) => file.endsWith('.csv')) : [];

/** What a person would answer for each file, beside the profile of its name. */
const answers: Record<string, Partial<CsvOptions>> = {
  default: { currency: 'USD' },
  gls: { counterAccount: 'Unknown' },
  'n26-fr': { counterAccount: 'Unknown' },
  'stripe-default': { account: 'Stripe', counterAccount: 'Unknown' },
  'schwab-checking': { account: 'Checking', counterAccount: 'Unknown' },
};

const conversions: Record<string, string> = { 'n26-fr': 'n26' };

function decoded(file: string, encoding: string): string {
  return new TextDecoder(encoding).decode(readFileSync(new URL(file, folder)));
}

function read(file: string): Book {
  const name = file.replace(/\.csv$/, '');
  const profile = csvProfiles.find((each) => each.name === name);
  if (profile === undefined) throw new Error(`no profile '${name}'`);
  const result = readCsv(decoded(file, profile.encoding ?? 'utf-8'), { file, currentYear: 2024, profile, ...answers[name] });
  if (!result.ok) throw new Error(JSON.stringify(result.rejections.slice(0, 5)));
  return result.value;
}

/** Date and amount of every entry's own account, sorted. */
const moved = ({ entries }: Book): string[] =>
  entries.map(({ date, lines: [line] }) => `${date.replaceAll('-', '')} ${toDecimalText(line!.amount.value, 2)}`).sort();

/** The same from an OFX file, whose records begin with a posting or a transfer. */
const convertedAmounts = (ofx: string): string[] =>
  ofx
    .split(/<STMTTRN>|<INTRARS>/)
    .slice(1)
    .map((record) => `${/<DTPOSTED>(\d{8})/.exec(record)![1]} ${/<TRNAMT>([-\d.]+)/.exec(record)![1]}`)
    .sort();

/** What each file comes to, per account and commodity, counted by hand or taken from the converted file. */
const balances: Record<string, string[]> = {
  'default.csv': ['Cash USD 95000.00', 'Checking USD 370000.00', 'Expenses USD -465000.00'],
  'gls.csv': ['1234567890 EUR -98.76', 'Unknown EUR 98.76'],
  'mint.csv': ['Checking USD -1000.00', 'Savings USD 1000.00'],
  'n26-fr.csv': ['Coffre fort EUR 0.00', 'Unknown EUR 0.00'],
  'schwab-checking.csv': ['Checking USD -215.27', 'Unknown USD 215.27'],
  'stripe-default.csv': ['Stripe CAD 112.50', 'Unknown CAD -112.50'],
  'xero.csv': ['Cash  113000.00', 'Checking  209000.00', 'Income  -322000.00'],
};

describe.skipIf(!isPresent)('[K12] real tables', () => {
  test.each(files)('[K12] %s comes to the right sums', (file) => {
    const book = read(file);
    const held = bookBalances(book).map(({ account, commodity, balance }) => `${account} ${commodity} ${toDecimalText(balance, 2)}`);
    expect(held.sort()).toEqual(balances[file]);
    const valued = valueBook(book);
    expect(valued.ok && valued.value.entries).toHaveLength(book.entries.length);
  });

  test.each(files)('[K12] the amounts of %s are those of its converted file', (file) => {
    const name = file.replace(/\.csv$/, '');
    const ofx = new URL(`upstream-conversion/${conversions[name] ?? name}.ofx`, folder);
    if (!existsSync(ofx)) return;
    expect(moved(read(file))).toEqual(convertedAmounts(readFileSync(ofx, 'utf8')));
  });

  test.each(files)('[K12] %s is recognised by its header', (file) => {
    const name = file.replace(/\.csv$/, '');
    const profile = csvProfiles.find((each) => each.name === name)!;
    const result = readCsv(decoded(file, profile.encoding ?? 'utf-8'), { file, currentYear: 2024, ...answers[name] });
    expect(result).toMatchObject({
      ok: true,
      value: {
        warnings: expect.arrayContaining([
          expect.objectContaining({ code: 'PROFILE_GUESSED', detail: expect.stringContaining(`'${name}'`) }),
        ]),
      },
    });
  });

  test('[K12] a table decoded with the wrong encoding is refused', () => {
    const result = readCsv(decoded('gls.csv', 'utf-8'), { file: 'gls.csv', currentYear: 2024, profile: 'gls', counterAccount: 'Unknown' });
    expect(result).toMatchObject({ ok: false, rejections: [{ code: 'ENCODING_INVALID', line: 1 }] });
  });

  test('[K12] the entries of a journal add up', () => {
    for (const { lines } of read('xero.csv').entries) expect(lines.reduce((sum, { amount }) => add(sum, amount.value), zero).num).toBe(0n);
  });
});
