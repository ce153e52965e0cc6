import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { afterAll, describe, expect, test } from 'vitest';
import type { Book, ReadOptions, ReadResult } from '../../shared/interchange/book.ts';
import { type BookBalance, bookBalances } from '../../shared/interchange/book-balances.ts';
import { detectFormat } from '../../shared/interchange/detect.ts';
import { readHledger } from '../../shared/interchange/hledger.ts';
import { readLedger } from '../../shared/interchange/ledger.ts';
import { toDecimalText, toScaled } from '../../shared/interchange/rational.ts';

const samples = new URL('../../../shared/samples/journals/', import.meta.url);
const present = existsSync(samples);
if (!present) console.warn('Not run: real hledger and Ledger journals, the folder shared/samples is not beside this repository.');

const readers: Record<string, (text: string, options: ReadOptions) => ReadResult> = { hledger: readHledger, ledger: readLedger };

interface Row {
  account: string;
  commodity: string;
  balance: string;
}

function expectedRows(csv: string): Row[] {
  return csv
    .split(/\r?\n/)
    .slice(1)
    .filter((line) => line !== '')
    .map((line) => {
      const cells = [...line.matchAll(/(?:^|,)(?:"((?:[^"]|"")*)"|([^,]*))/g)].map(
        (match) => match[1]?.replaceAll('""', '"') ?? match[2] ?? '',
      );
      return { account: cells[0]!, commodity: cells[1]!, balance: cells[2]! };
    });
}

const keyOf = (account: string, commodity: string): string => `${account}\u0000${commodity}`;

/** Every difference between a book and the trial balance its own program printed, at the precision it was printed with. */
function differences(book: Book, expected: readonly Row[]): string[] {
  const found = new Map<string, BookBalance>(bookBalances(book).map((row) => [keyOf(row.account, row.commodity), row]));
  const wrong: string[] = [];
  for (const { account, commodity, balance } of expected) {
    const row = found.get(keyOf(account, commodity));
    found.delete(keyOf(account, commodity));
    const decimals = balance.split('.')[1]?.length ?? 0;
    const actual = row === undefined ? 'nothing' : toDecimalText(row.balance, decimals);
    if (actual !== balance) wrong.push(`${account} ${commodity}: ${actual} instead of ${balance}`);
  }
  const decimalsOf = new Map(book.commodities.map(({ name, decimals }) => [name, decimals]));
  for (const { account, commodity, balance } of found.values()) {
    const decimals = decimalsOf.get(commodity) ?? 0;
    if (toScaled(balance, decimals) !== 0n) wrong.push(`${account} ${commodity}: ${toDecimalText(balance, decimals)} instead of nothing`);
  }
  return wrong;
}

describe.skipIf(!present)('[K12] real journals give the trial balance of their own program', () => {
  const table: string[] = [];
  afterAll(() => console.info(table.join('\n')));
  for (const format of ['hledger', 'ledger']) {
    const folder = new URL(`${format}/`, samples);
    const files = present ? readdirSync(folder).filter((name) => !name.endsWith('.csv') && !name.endsWith('.txt')) : [];
    test.each(files)(`${format}/%s`, (name) => {
      const text = readFileSync(new URL(name, folder), 'utf8');
      const expected = expectedRows(readFileSync(new URL(`${name}.expected.csv`, folder), 'utf8'));
      const result = readers[format]!(text, { file: name, currentYear: 2025 });
      const wrong = result.ok
        ? differences(result.value, expected)
        : result.rejections.map((rejection) => `${rejection.line} ${rejection.code} ${rejection.reason}`);
      const figures = result.ok ? `${result.value.entries.length} entries, ${expected.length} balances` : 'refused';
      table.push(`${format}/${name}: ${wrong.length === 0 ? 'agrees' : `${wrong.length} differences`} (${figures})`);
      expect(wrong).toEqual([]);
      expect(detectFormat(name, text)).toBe(format);
    });
  }
});
