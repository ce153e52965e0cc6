import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { readBackupName } from '../../electron/db/backup-names.ts';
import { backupInto } from '../../electron/services/backup.ts';
import { restore } from '../../electron/services/restore.ts';
import { verifyFile } from '../../electron/verify/verify.ts';
import { fixedNow, good, makeCompany, reopen, run, tempFolder } from '../support/company.ts';
import { bundleChildren } from './bundle-children.ts';
import { note } from './note.ts';

test('[X3] killed at any moment of a backup or restore: what has its name is whole, the original is untouched, and the next one succeeds', {
  timeout: 180_000,
}, async () => {
  const company = makeCompany();
  for (let count = 0; count < 200; count += 1) {
    run(company, 'journal.post', {
      date: '2026-05-04' as never,
      lines: [
        { account: '1210', debit: '1' },
        { account: '5150', credit: '1' },
      ],
    });
  }
  company.close();
  const { file } = company;
  const { headHash } = run(reopen(file), 'company.info', {});
  const folder = tempFolder();
  const children = await bundleChildren('backup-until-killed');
  const said: string[] = [];
  let halves = 0;
  for (let kills = 1; kills <= 25; kills += 1) {
    const child = spawn(process.execPath, [join(children, 'backup-until-killed.mjs'), file, folder], {
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    let out = '';
    child.stdout!.setEncoding('utf8').on('data', (text: string) => {
      out += text;
    });
    await once(child.stdout!, 'data');
    // Spread over the second or so that a backup and a restore of this file take.
    await new Promise((done) => setTimeout(done, kills * 37));
    child.kill('SIGKILL');
    await once(child, 'close');
    said.push(...out.split('\n').slice(1, -1));
    halves += readdirSync(folder).filter((name) => name.endsWith('.part')).length > 0 ? 1 : 0;
  }
  expect(halves).toBeGreaterThan(3); // the kills really fell into the work
  note({ kind: 'backups', kills: 25 });
  for (const line of said.filter((text) => text.startsWith('restored')))
    expect(existsSync(line.slice('restored '.length)), line).toBe(true);
  for (const name of readdirSync(folder)) {
    const path = join(folder, name);
    if (readBackupName(name)) expect(verifyFile(path), name).toMatchObject({ ok: true, headHash });
    if (name.endsWith('.davtari')) expect(verifyFile(path), name).toMatchObject({ ok: true, entries: 200 });
  }
  const made = good(await backupInto(file, fixedNow(), { folder }));
  good(restore(made.file, join(folder, 'last.davtari'), { now: fixedNow }));
  expect(readdirSync(folder).filter((name) => name.includes('.davtari-backup.') && name.endsWith('.part'))).toEqual([]);
  expect(verifyFile(file)).toMatchObject({ ok: true, headHash });
});
