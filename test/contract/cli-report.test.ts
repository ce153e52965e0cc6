import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import * as XLSX from '@e965/xlsx';
import { expect, test } from 'vitest';
import { davtariProcess, davtari as inThread } from '../support/cli.ts';
import { close, d, idOf, makeCompany, run, tempFolder } from '../support/company.ts';

const folder = tempFolder();
function davtari(...args: string[]) {
  // Paths are meant from where the person is, as under npm.
  const { status: code, ...said } = inThread(args, { folder });
  return { code, ...said };
}

test('[L8] davtari report --kind writes a report as CSV, workbook and PDF, never over another file', () => {
  const company = makeCompany({ id: idOf(0x71_0000) });
  run(company, 'journal.post', {
    date: d('2026-02-10'),
    lines: [
      { account: '1210', debit: '1000.00' },
      { account: '5150', credit: '1000.00' },
    ],
  });
  const { file } = company;
  close(company);
  const days = ['--from', '2026-02-01', '--to', '2026-02-28'];

  const shown = davtari('report', file, '--kind', 'turnover-sheet', ...days, '--language', 'bg');
  expect(shown.code, shown.err).toBe(0);
  const [titles, first] = shown.out.split('\r\n');
  expect(titles).toContain('Обороти февруари 2026: Дебит');
  expect(first).toBe('1000,Текущи активи,0.00,0.00,1000.00,0.00,1000.00,0.00');

  const workbook = ['report', file, '--kind', 'turnover-sheet', ...days, '--format', 'xlsx', '--out', 'sheet.xlsx'];
  expect(davtariProcess(workbook, { folder })).toEqual({ status: 0, out: '', err: 'sheet.xlsx written\n' });
  const book = XLSX.read(readFileSync(join(folder, 'sheet.xlsx')));
  expect(book.SheetNames).toEqual(['Turnover sheet']);
  expect(book.Sheets['Turnover sheet']!.E6?.v).toBe(1000);
  const again = davtari(...workbook);
  expect([again.code, again.err]).toEqual([1, expect.stringContaining('sheet.xlsx is there already')]);

  writeFileSync(join(folder, 'own.pdf'), 'mine');
  const taken = davtari('report', file, '--kind', 'journal', ...days, '--format', 'pdf', '--out', 'own.pdf');
  expect([taken.code, readFileSync(join(folder, 'own.pdf'), 'utf8')]).toEqual([1, 'mine']);

  const refused = davtari('report', file, '--kind', 'journal', '--to', '2026-02-28');
  expect([refused.code, refused.err]).toEqual([1, expect.stringContaining('[REPORT_NEEDS_FROM]')]);
  const balance = davtari('report', file, '--kind', 'trial-balance', '--to', '2026-02-28', '--accounts', '12', '--in', 'commodity');
  expect(balance.out.split('\r\n').slice(1)).toEqual(['1210,"Bank, national currency, resident bank",GEL,1000.00,0.00,1000.00,0.00', '']);
  for (const wrong of [
    ['--kind', 'trial-balance', '--to', '2026-02-28', '--in', 'euro'],
    ['--kind', 'ledger', ...days],
    ['--kind', 'journal', ...days, '--format', 'xlsx'],
  ])
    expect(davtari('report', file, ...wrong).code, wrong.join(' ')).toBe(2);
}, 60_000);
