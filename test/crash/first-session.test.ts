import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { verifyFile } from '../../electron/verify/verify.ts';
import { reopen, run, tempFolder } from '../support/company.ts';

test('[LOG-1] a company killed in the session that made it opens again, with everything that was acknowledged', () => {
  const file = join(tempFolder(), 'new.davtari');
  const child = spawnSync(process.execPath, [join(import.meta.dirname, 'children/create-and-die.ts'), file], { encoding: 'utf8' });
  expect([child.signal, child.stdout.trim()], child.stderr).toEqual(['SIGKILL', '0000000001']);
  const company = reopen(file);
  expect(run(company, 'journal.list', {}).rows.map((row) => [row.number, row.total])).toEqual([['0000000001', '1000.00']]);
  company.close();
  expect(verifyFile(file)).toMatchObject({ ok: true, entries: 1 });
});

test('[LOG-1] a company that is open in the process that made it opens in another one', () => {
  const file = join(tempFolder(), 'new.davtari');
  const child = spawnSync(process.execPath, [join(import.meta.dirname, 'children/create-and-die.ts'), file, 'open-twice'], {
    encoding: 'utf8',
  });
  expect([child.signal, child.stdout.trim().split('\n')], child.stderr).toEqual(['SIGKILL', ['0000000001', 'opened']]);
});
