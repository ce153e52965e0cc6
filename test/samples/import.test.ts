import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { verifyFile } from '../../electron/verify/verify.ts';
import { davtariProcess, davtari as inThread } from '../support/cli.ts';

const samples = fileURLToPath(new URL('../../../shared/samples/journals', import.meta.url));
const present = existsSync(samples);
if (!present) console.warn('The sample journals lie beside the project and are not here: nothing is compared.');

const books = present
  ? ['hledger', 'ledger', 'beancount'].flatMap((format) =>
      readdirSync(join(samples, format))
        .filter((name) => !name.includes('.expected'))
        .sort()
        .map((name) => ({ format, name, file: join(samples, format, name) })),
    )
  : [];

let folder: string;
const results: string[] = [];
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'davtari-samples-'));
});
afterAll(() => {
  rmSync(folder, { recursive: true, force: true });
  if (present) console.info(`${results.length} of ${books.length} sample journals agree with their own tool\n${results.join('\n')}`);
});

/** "account,commodity,balance" with quoted cells where needed. */
function readCsv(text: string): Map<string, string> {
  const rows = text.trim().split('\n').slice(1);
  return new Map(
    rows.map((row) => {
      const cells = [...row.matchAll(/(?:^|,)(?:"((?:[^"]|"")*)"|([^,]*))/g)].map(
        (cell) => cell[1]?.replaceAll('""', '"') ?? cell[2] ?? '',
      );
      return [`${cells[0]}|${cells[1]}`, cells[2]!];
    }),
  );
}

/** Digits behind the decimal point that the tool prints; bean-query cuts further ones, hledger and Ledger round them. */
function atPrecision(balance: string, decimals: number, mode: 'cut' | 'round'): string {
  const negative = balance.startsWith('-');
  const [whole = '', fraction = ''] = (negative ? balance.slice(1) : balance).split('.');
  let digits = BigInt(whole + fraction.slice(0, decimals).padEnd(decimals, '0'));
  if (mode === 'round' && (fraction[decimals] ?? '0') >= '5') digits += 1n;
  const text = digits.toString().padStart(decimals + 1, '0');
  const plain = decimals === 0 ? text : `${text.slice(0, -decimals)}.${text.slice(-decimals)}`;
  return negative && digits !== 0n ? `-${plain}` : plain;
}

test.skipIf(!present)('[K12] every kind of plain-text journal is among the samples', () => {
  expect(new Set(books.map(({ format }) => format))).toEqual(new Set(['hledger', 'ledger', 'beancount']));
});

test.skipIf(!present).each(books)('[K12] $format/$name gives the balances of its own tool', ({ format, name, file }) => {
  // The first book of each program as a person brings it in, by processes of their own.
  const isFirst = books.find((one) => one.format === format)?.name === name;
  const davtari = (...args: string[]) => (isFirst ? davtariProcess : inThread)(args);
  const company = join(folder, `${format}-${name}.davtari`);
  const imported = davtari('import', company, '--from', file, '--format', format, '--create');
  expect(imported.err).not.toContain('mistake of the program');
  expect(imported.status, imported.err).toBe(0);
  const report = davtari('report', company, 'trial-balance', '--format', 'csv');
  const found = readCsv(report.out);
  const expected = readCsv(readFileSync(`${file}.expected.csv`, 'utf8'));
  const mode = format === 'beancount' ? 'cut' : 'round';
  const differences: string[] = [];
  for (const [account, balance] of expected) {
    const decimals = balance.split('.')[1]?.length ?? 0;
    const ours = atPrecision(found.get(account) ?? '0', decimals, mode);
    if (ours !== balance) differences.push(`${account}: ${ours}, expected ${balance}`);
  }
  // What the tool does not print must be zero at the two decimals it would print.
  for (const [account, balance] of found) {
    if (!expected.has(account) && /[1-9]/.test(atPrecision(balance, 2, 'round'))) differences.push(`${account}: ${balance}, expected none`);
  }
  expect(differences).toEqual([]);
  expect(verifyFile(company).ok).toBe(true);
  const again = davtari('import', company, '--from', file, '--format', format);
  expect(again.out).toMatch(/: 0 entries, 0 lines imported/);
  expect(davtari('report', company, 'trial-balance', '--format', 'csv').out).toBe(report.out);
  results.push(`${format}/${name}: ${expected.size} balances`);
});
