import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { VatReturnInfo } from '../../shared/contracts/tax.ts';
import { davtariProcess, davtari as inThread } from '../support/cli.ts';
import { asIfMoved } from '../support/moved.ts';

const root = resolve(import.meta.dirname, '../..');
const fixtures = join(root, 'test/fixtures/exec');
let folder: string;
let blank: string;

const davtari = (args: readonly string[], input = '') => inThread(args, { folder, input });
/** Where what a process has of its own counts: its start, its standard input, its exit code. */
const asProcess = (args: readonly string[], input = '') => davtariProcess(args, { folder, input });

/** A company of its own, copied from the blank one with its key. */
function company(name: string): string {
  asIfMoved(blank, join(folder, name));
  return name;
}

function cells(file: string, period: string): Record<string, string> {
  const { status, out, err } = davtari(['vat', file, '--period', period, '--format', 'json']);
  expect(err).toBe('');
  expect(status).toBe(0);
  const report = JSON.parse(out) as VatReturnInfo;
  const shown = report.parts.flatMap((part) => part.lines.flatMap((line) => Object.values(line.cells)));
  return Object.fromEntries(shown.filter(({ amount }) => /[1-9]/.test(amount)).map(({ cell, amount }) => [cell, amount]));
}

function exec(name: string): string {
  const file = company(`${name}.davtari`);
  const done = davtari(['exec', file, '--from', join(fixtures, `${name}.jsonl`)]);
  expect(done.err).toBe('');
  expect(done.status).toBe(0);
  for (const line of done.out.trim().split('\n')) expect(JSON.parse(line)).toMatchObject({ ok: true });
  return file;
}

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'davtari-cli-'));
  blank = join(folder, 'blank.davtari');
  const made = asProcess(['new', 'blank.davtari', '--country', 'GE', '--name', 'შპს მაგალითი', '--tax-id', '204854595', '--vat-payer']);
  expect(made.err).toBe('');
  expect(made.status).toBe(0);
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

describe('worked examples fed from files', () => {
  // georgian tax examples E1 to E3, E8, E9: every cell that is not zero.
  const inputSide = {
    'I.2.base': '1000.00',
    'I.2.vat': '180.00',
    'I.14.base': '7000.00',
    'I.14¹.base': '300.00',
    'II.1.base': '1000.00',
    'II.1.vat': '180.00',
    'II.4.base': '1000.00',
    'II.4.vat': '180.00',
    'III.1.goods': '720.00',
    'III.1.assets': '360.00',
    'III.1.total': '1080.00',
    'III.2.goods': '945.00',
    'III.2.total': '945.00',
    'III.4.goods': '180.00',
    'III.4.total': '180.00',
    'III.9.goods': '1845.00',
    'III.9.assets': '360.00',
    'III.9.total': '2205.00',
    'IN.amount': '2205.00',
  };

  test('[V2] E1: a full VAT month', () => {
    expect(cells(exec('e1'), '2026-05')).toEqual({
      ...inputSide,
      'I.1.base': '10300.00',
      'I.1.vat': '1854.00',
      'I.15.vat': '2034.00',
      'OUT.amount': '2214.00',
      'PAY.amount': '9.00',
    });
  });

  test('[V2] E2: a credit position', () => {
    expect(cells(exec('e2'), '2026-05')).toEqual({
      ...inputSide,
      'I.1.base': '500.00',
      'I.1.vat': '90.00',
      'I.15.vat': '270.00',
      'OUT.amount': '450.00',
      'EXCESS.amount': '1755.00',
    });
  });

  test('[V2] E3: an advance across two months', () => {
    const file = exec('e3');
    const due = { 'I.15.vat': '1800.00', 'OUT.amount': '1800.00', 'PAY.amount': '1800.00' };
    expect(cells(file, '2026-04')).toEqual({ 'I.2.base': '10000.00', 'I.2.vat': '1800.00', ...due });
    expect(cells(file, '2026-05')).toEqual({ 'I.1.base': '10000.00', 'I.1.vat': '1800.00', ...due });
    const { out } = davtari(['report', file, 'trial-balance', '--format', 'csv', '--as-of', '2026-05-31']);
    expect(out).toContain('1410,GEL,11800.00\n');
    expect(out).not.toContain('3331,');
    expect(out).not.toContain('3120,');
  });

  test('[V2] E8: rounding of receipts', () => {
    const found = cells(exec('e8'), '2026-05');
    expect(found).toMatchObject({ 'I.1.base': '84.75', 'I.1.vat': '15.26', 'PAY.amount': '15.26' });
  });

  test('[V2] E9: a correction after the month', () => {
    const file = exec('e9');
    expect(cells(file, '2026-03')).toMatchObject({ 'I.1.base': '5000.00', 'I.1.vat': '900.00' });
    expect(cells(file, '2026-05')).toMatchObject({ 'I.1.base': '-1000.00', 'I.1.vat': '-180.00', 'EXCESS.amount': '180.00' });
  });

  test('[V2] the declaration as PDF is written once and never over another file', () => {
    const file = exec('e1');
    const made = davtari(['vat', file, '--period', '2026-05', '--pdf', 'e1.pdf']);
    expect(made.status).toBe(0);
    expect(readFileSync(join(folder, 'e1.pdf')).subarray(0, 5).toString()).toBe('%PDF-');
    const again = davtari(['vat', file, '--period', '2026-05', '--pdf', 'e1.pdf']);
    expect([again.status, again.err]).toEqual([1, 'davtari vat: e1.pdf is there already: choose another name or remove it\n']);
  });
});

test('[IDM-1] the same file of commands again answers the same and changes nothing', () => {
  const file = exec('e1');
  const before = davtari(['report', file, 'trial-balance', '--format', 'json']).out;
  const first = davtari(['exec', file, '--from', join(fixtures, 'e1.jsonl')]);
  expect(first.status).toBe(0);
  expect(davtari(['report', file, 'trial-balance', '--format', 'json']).out).toBe(before);
});

test('[ACC-1] a line that is refused ends the run with its number, reason and exit code 1; what came before stands', () => {
  const file = company('refused.davtari');
  const entry = (n: number, credit: string) => ({
    do: 'journal.post',
    input: {
      id: `0196f000-0000-7000-8000-0000000000${n}`,
      date: '2026-05-02',
      lines: [
        { account: '1210', debit: '10' },
        { account: '5150', credit },
      ],
    },
  });
  const lines = [entry(11, '10'), entry(12, '9.99'), entry(13, '10')].map((line) => JSON.stringify(line)).join('\n');
  const run = asProcess(['exec', file], lines);
  expect(run.status).toBe(1);
  const answers = run.out
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line) as { line: number; ok: boolean });
  expect(answers.map(({ line, ok }) => [line, ok])).toEqual([
    [1, true],
    [2, false],
  ]);
  expect(run.err).toContain('line 2: ');
  expect(run.err).toContain('0.01');
  expect(run.err).toContain('[UNBALANCED_ENTRY]');
  const going = davtari(['exec', file, '--keep-going'], lines);
  expect(going.status).toBe(1);
  expect(going.out.trim().split('\n')).toHaveLength(3);
  expect(davtari(['report', file, 'trial-balance', '--format', 'csv']).out).toBe(
    'account,commodity,balance\n1210,GEL,20.00\n5150,GEL,-20.00\n',
  );
  for (const broken of ['no json', '{"input":{}}', '[]', '{"do":"journal.drop"}', '{"do":"constructor"}']) {
    const { status, out } = davtari(['exec', file], `${broken}\n`);
    expect([broken, status, JSON.parse(out).ok]).toEqual([broken, 1, false]);
  }
});

test('[L6] trial balance at a date and as known on a position', () => {
  const file = exec('e3');
  const at = (...args: string[]) =>
    davtari(['report', file, 'trial-balance', '--format', 'csv', ...args])
      .out.trim()
      .split('\n')
      .slice(1);
  expect(at('--as-of', '2026-04-09')).toEqual([]);
  expect(at('--as-of', '2026-04-30')).toEqual(['1210,GEL,11800.00', '3120,GEL,-10000.00', '3331,GEL,-1800.00']);
  const { position } = JSON.parse(davtari(['exec', file], '{"do":"journal.list","input":{}}').out).value.rows.at(-1) as {
    position: number;
  };
  expect(at('--known-on', String(position))).toEqual(['1210,GEL,11800.00', '3120,GEL,-10000.00', '3331,GEL,-1800.00']);
  expect(at('--known-on', String(position - 1))).toEqual([]);
});

test('[LOG-2] verify names the place of a fault and exits with 1', () => {
  const file = exec('e1');
  expect(asProcess(['verify', file])).toMatchObject({ status: 0, err: '' });
  expect(davtari(['rebuild', file]).out).toMatch(/ events replayed, \d+ tables identical\.\n$/);
  const bytes = readFileSync(join(folder, file));
  const at = bytes.indexOf('"type":"company.created"');
  expect(at).toBe(-1); // the first batch is packed, so its text can't be found and changed by hand
  const place = bytes.indexOf('"taxable":"10000.00"');
  expect(place).toBeGreaterThan(0);
  bytes.write('2', place + 11, 'latin1');
  writeFileSync(join(folder, 'changed.davtari'), bytes);
  const verified = asProcess(['verify', 'changed.davtari']);
  expect(verified.status).toBe(1);
  expect(verified.err).toMatch(/^changed\.davtari: batch \d+ .*: the events are not the ones that were signed/);
});

test('[X3] a backup is verified before it counts and never written over a file', () => {
  const file = exec('e1');
  expect(davtari(['backup', file, '--to', 'copy.davtari']).status).toBe(0);
  expect(davtari(['report', 'copy.davtari', 'trial-balance', '--format', 'csv']).out).toBe(
    davtari(['report', file, 'trial-balance', '--format', 'csv']).out,
  );
  const again = davtari(['backup', file, '--to', 'copy.davtari']);
  expect([again.status, again.err.includes('[FILE_EXISTS]')]).toEqual([1, true]);
});

describe('[K12] import', () => {
  const journal = [
    '2026-01-01 opening',
    '    assets:bank    100.00 EUR',
    '    equity:opening',
    '',
    '2026-01-02 shares',
    '    assets:broker   3 ACME @ 20.00 EUR',
    '    assets:bank',
    '',
  ];

  test('dry run writes nothing; the book becomes a company; a longer book brings what is new; undo takes the last import back', () => {
    writeFileSync(join(folder, 'book.journal'), journal.join('\n'));
    const dry = davtari(['import', 'book.davtari', '--from', 'book.journal', '--create', '--dry-run']);
    expect([dry.status, existsSync(join(folder, 'book.davtari'))]).toEqual([0, false]);
    expect(dry.out).toContain('2 entries, 4 lines, 2026-01-01 to 2026-01-02');
    expect(davtari(['import', 'book.davtari', '--from', 'book.journal', '--create']).status).toBe(0);
    const csv = () => davtari(['report', 'book.davtari', 'trial-balance', '--format', 'csv']).out.trim().split('\n').slice(1);
    expect(csv()).toEqual(['assets:bank,EUR,40.00', 'assets:broker,ACME,3', 'equity:opening,EUR,-100.00']);
    writeFileSync(
      join(folder, 'book.journal'),
      [...journal, '2026-01-03 coffee', '    expenses:food   2.50 EUR', '    assets:bank', ''].join('\n'),
    );
    expect(davtari(['import', 'book.davtari', '--from', 'book.journal']).out).toContain(
      '1 entry, 2 lines imported from book.journal; 2 were there already',
    );
    expect(csv()).toContain('expenses:food,EUR,2.50');
    expect(davtari(['import', 'book.davtari', '--undo']).out).toContain('1 entry of book.journal reversed');
    expect(csv()).toEqual(['assets:bank,EUR,40.00', 'assets:broker,ACME,3', 'equity:opening,EUR,-100.00']);
    expect(davtari(['verify', 'book.davtari']).status).toBe(0);
  });

  test('[SAFE-3] an account named like a formula is none in the CSV; its figures, other accounts and the JSON are as ever', () => {
    writeFileSync(join(folder, 'odd.journal'), '2026-01-01 x\n    =1+1:cash  10.00 EUR\n    -debts  -4.00 EUR\n    assets:bank\n');
    expect(davtari(['import', 'odd.davtari', '--from', 'odd.journal', '--create']).status).toBe(0);
    expect(davtari(['report', 'odd.davtari', 'trial-balance', '--format', 'csv']).out).toBe(
      "account,commodity,balance\n'-debts,EUR,-4.00\n'=1+1:cash,EUR,10.00\nassets:bank,EUR,-6.00\n",
    );
    const json = JSON.parse(davtari(['report', 'odd.davtari', 'trial-balance', '--format', 'json']).out) as {
      rows: { accountCode: string }[];
    };
    expect(json.rows.map(({ accountCode }) => accountCode)).toEqual(['-debts', '=1+1:cash', 'assets:bank']);
  });

  test('a book that does not balance is refused with file, line and reason, and no file is left', () => {
    writeFileSync(join(folder, 'broken.journal'), '2026-01-01 x\n    a  10 EUR\n    b  -9 EUR\n');
    const refused = davtari(['import', 'broken.davtari', '--from', 'broken.journal', '--create']);
    expect(refused.status).toBe(1);
    expect(refused.err).toContain('broken.journal:1');
    expect(['broken.davtari', 'broken.davtari.part', 'broken.davtari.key'].filter((name) => existsSync(join(folder, name)))).toEqual([]);
  });

  test('into a chart: unmapped accounts and unvalued lines are refused, mapped ones are posted', () => {
    const file = company('mapped.davtari');
    writeFileSync(join(folder, 'lari.journal'), '2026-01-05 rent\n    expenses:rent  500.00 GEL\n    assets:bank\n');
    const unmapped = davtari(['import', file, '--from', 'lari.journal']);
    expect([unmapped.status, unmapped.err.match(/IMPORT_UNMAPPED/g)?.length]).toEqual([1, 2]);
    writeFileSync(join(folder, 'map.csv'), 'expenses:rent,7420\n"assets:bank",1210\n');
    expect(davtari(['import', file, '--from', 'lari.journal', '--map', 'map.csv']).status).toBe(0);
    expect(davtari(['report', file, 'trial-balance', '--format', 'csv']).out).toBe(
      'account,commodity,balance\n1210,GEL,-500.00\n7420,GEL,500.00\n',
    );
    writeFileSync(join(folder, 'usd.journal'), '2026-01-06 x\n    expenses:rent  5.00 USD\n    assets:bank\n');
    const unvalued = davtari(['import', file, '--from', 'usd.journal', '--map', 'map.csv']);
    expect([unvalued.status, unvalued.err.includes('IMPORT_NOT_VALUED')]).toEqual([1, true]);
  });

  test('a large or binary file is refused before it is read', () => {
    writeFileSync(join(folder, 'large.journal'), Buffer.alloc(100 * 1024 * 1024, 'x\n'));
    const large = davtari(['import', 'l.davtari', '--from', 'large.journal', '--create']);
    expect([large.status, large.err.includes('FILE_TOO_LARGE')]).toEqual([1, true]);
    writeFileSync(join(folder, 'binary.journal'), Buffer.from([0x89, 0x50, 0x4e, 0x47, 0, 1, 2, 3]));
    const binary = davtari(['import', 'l.davtari', '--from', 'binary.journal', '--create']);
    expect([binary.status, binary.err.includes('BINARY_FILE')]).toEqual([1, true]);
    expect(existsSync(join(folder, 'l.davtari'))).toBe(false);
  });
});

test('every command explains itself, and a wrong command line exits with 2', () => {
  for (const command of ['new', 'import', 'exec', 'report', 'vat', 'verify', 'rebuild', 'backup', 'restore', 'demo']) {
    const { status, out } = davtari([command, '--help']);
    expect([command, status, out.startsWith(`davtari ${command}`), out.includes('Exit code')]).toEqual([command, 0, true, true]);
  }
  for (const wrong of [
    [],
    ['unknown'],
    ['new'],
    ['verify'],
    ['report', 'x.davtari', 'sales'],
    ['vat', 'x.davtari', '--period', 'May'],
    ['new', 'x', '--bad'],
  ]) {
    expect([wrong, asProcess(wrong).status]).toEqual([wrong, 2]);
  }
});

test('[CLI-2] exec --list documents every command and query with its input, for people and for machines', () => {
  const text = davtari(['exec', '--list', 'salesInvoice.post']);
  expect([text.status, text.err]).toEqual([0, '']);
  expect(text.out).toMatch(/^salesInvoice\.post {2}command, transactions:write\n/);
  expect(text.out).toMatch(/^ {2}lines +list of 1 to 1000; required$/m);
  expect(text.out).toMatch(/^ {4}quantity +quantity as decimal text, up to 6 decimals, more than zero; default "1"$/m);
  expect(davtari(['exec', '--list', 'no.such']).status).toBe(2);
  const methods = asProcess(['exec', '--list', '--json'])
    .out.trim()
    .split('\n')
    .map((line) => JSON.parse(line) as { do: string; summary: string; input: object });
  expect(methods.length).toBeGreaterThan(40);
  expect(methods.find((method) => method.do === 'salesInvoice.post')?.input).toHaveProperty('properties.lines');
});
