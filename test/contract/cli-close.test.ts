import { existsSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { expect, test } from 'vitest';
import { davtari, davtariProcess } from '../support/cli.ts';
import { makeCompany, run } from '../support/company.ts';

test('[L7] davtari close prints the checks, refuses what was not accepted, closes for good and writes the certificate', () => {
  const company = makeCompany();
  run(company, 'journal.post', {
    date: '2026-05-02' as never,
    lines: [
      { account: '1295', debit: '45' },
      { account: '1110', credit: '45' },
    ],
  });
  company.close();
  const folder = dirname(company.file);
  const close = (...more: string[]) => davtari(['close', 'company.davtari', '--period', '2026-05', ...more], { folder });

  const checked = close('--check');
  expect(checked.status).toBe(0);
  expect(checked.out).toMatch(/^vat-return +warning +1 +2026-05$/m);
  expect(checked.out).toMatch(/^suspense +warning +1 +1295 45\.00$/m);
  const refused = close('--hard', '--accept', 'vat-return', '--pdf', 'may.pdf');
  expect(refused.status).toBe(1);
  expect(refused.err).toContain('[PERIOD_CHECK_WARNING]');
  expect(refused.err).not.toContain('vat-return');
  expect(existsSync(join(folder, 'may.pdf'))).toBe(false);
  const closed = close('--hard', '--accept', 'vat-return,suspense', '--pdf', 'may.pdf', '--language', 'en');
  expect([closed.status, closed.err]).toEqual([0, 'may.pdf written\n']);
  expect(closed.out).toContain('2026-05 closed for good');
  expect(readFileSync(join(folder, 'may.pdf')).subarray(0, 5).toString()).toBe('%PDF-');
  expect(close('--hard').err).toContain('[PERIOD_ALREADY_CLOSED]');
  expect(close('--accept', 'nothing').status).toBe(2);
  expect(davtariProcess(['verify', 'company.davtari'], { folder }).status).toBe(0);
}, 60_000);
