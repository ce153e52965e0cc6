import { spawnSync } from 'node:child_process';
import fs, { existsSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { syncBuiltinESMExports } from 'node:module';
import { join } from 'node:path';
import { afterEach, describe, expect, test } from 'vitest';
import { openLocalBackend } from '../../electron/hosts/local-backend.ts';
import { headFileOf } from '../../electron/log/head-beacon.ts';
import { backupInto } from '../../electron/services/backup.ts';
import { restore } from '../../electron/services/restore.ts';
import { careFileOf } from '../../electron/services/safety/care-file.ts';
import { Caretaker } from '../../electron/services/safety/caretaker.ts';
import { verifyFile } from '../../electron/verify/verify.ts';
import { runJob } from '../../electron/workers/run-job.ts';
import type { Result } from '../../shared/result.ts';
import { codes, fixedNow, good, makeCompany, nextId, reopen, run, tempFolder } from '../support/company.ts';

// What stands beside the books is a convenience: when the disk refuses it, work goes on.

const undo: (() => void)[] = [];
afterEach(() => {
  for (const step of undo.splice(0).reverse()) step();
});

type Methods = Record<string, (...args: unknown[]) => unknown>;

/** From here to the end of the test the disk refuses these calls with this code, where `concerns` says so. Returns how often it did. */
function refusing(names: readonly string[], code: string, concerns: (...args: unknown[]) => boolean): () => number {
  const methods = fs as unknown as Methods;
  let times = 0;
  for (const name of names) {
    const original = methods[name]!;
    methods[name] = (...args) => {
      if (!concerns(...args)) return original(...args);
      times += 1;
      throw Object.assign(new Error(`${code}: refused`), { code });
    };
    undo.push(() => {
      methods[name] = original;
      syncBuiltinESMExports();
    });
  }
  syncBuiltinESMExports();
  return () => times;
}

const entry = () => ({
  id: nextId(),
  date: '2026-05-04' as never,
  lines: [
    { account: '1210', debit: '1' },
    { account: '5150', credit: '1' },
  ],
});

describe('the beacon', () => {
  test.each(['ENOSPC', 'EIO', 'EROFS'])('[LOG-1] that can not be written (%s) refuses no post, and the log goes on', (code) => {
    const file = closedCompany();
    const company = reopen(file);
    run(company, 'journal.post', entry());
    const before = readFileSync(headFileOf(file), 'utf8');
    const refused = refusing(['writeSync'], code, (_handle, text) => String(text).startsWith('{"v":1,"log"'));
    expect([1, 2, 3].map(() => run(company, 'journal.post', entry()).number)).toEqual(['0000000002', '0000000003', '0000000004']);
    company.close();
    expect(refused()).toBe(3);
    expect(readFileSync(headFileOf(file), 'utf8')).toBe(before);
    expectGoesOn(file, '0000000005');
  });

  test.each(['EACCES', 'ENOSPC'])('[LOG-1] that can not be made (%s) keeps no file from being opened or made', (code) => {
    const refused = refusing(['openSync'], code, (path) => String(path).endsWith('.head'));
    const file = closedCompany();
    const company = reopen(file);
    expect(run(company, 'journal.post', entry()).number).toBe('0000000001');
    company.close();
    expect(refused()).toBeGreaterThan(1);
    expect(existsSync(headFileOf(file))).toBe(false);
    expectGoesOn(file, '0000000002');
  });

  test('[LOG-1] whose disk says only at the end that it is full leaves the file closed in order', () => {
    const company = makeCompany();
    run(company, 'journal.post', entry());
    const original = fs.closeSync;
    refusing(['closeSync'], 'ENOSPC', (handle) => {
      original(handle as number);
      return true;
    });
    company.close();
    expect(existsSync(`${company.file}-wal`)).toBe(false);
  });

  function closedCompany(): string {
    const company = makeCompany();
    company.close();
    return company.file;
  }
  function expectGoesOn(file: string, number: string): void {
    for (const step of undo.splice(0).reverse()) step();
    const company = reopen(file);
    expect(company.newLog).toBeUndefined();
    expect(run(company, 'journal.post', entry()).number).toBe(number);
    company.close();
    expect(verifyFile(file)).toMatchObject({ ok: true, entries: Number(number) });
  }
});

describe('what is remembered about backups', () => {
  test.each(['ENOSPC', 'EROFS', 'EACCES'])('[X3] may be refused by the disk (%s): the backup is made, and posts go on', async (code) => {
    const folder = tempFolder();
    const backend = openLocalBackend({ folder, version: '1' });
    undo.push(() => backend.close());
    const value = async <T>(method: string, input: object): Promise<T> => good((await backend.call(method, input)) as Result<T>);
    const { file } = await value<{ file: string }>('app.create', { id: nextId(), country: 'GE', name: 'Acme', taxId: '204854595' });
    const refused = refusing(['writeFileSync', 'renameSync'], code, (path) => String(path).includes('.care'));
    const { name } = await value<{ name: string }>('app.backupNow', {});
    expect(refused()).toBe(1);
    expect(await value('journal.post', entry())).toMatchObject({ number: '0000000001' });
    expect((await value<{ backups: { name: string }[] }>('app.safety', {})).backups.map((one) => one.name)).toEqual([name]);
    // Choosing a folder is nothing but remembering it: that is refused, and nothing else.
    const chosen = await backend.call('app.setBackupFolder', { folder: tempFolder() });
    expect(codes(chosen)).toEqual([code === 'ENOSPC' ? 'DISK_FULL' : 'FILE_READ_ONLY']);
    expect(await value('journal.post', entry())).toMatchObject({ number: '0000000002' });
    expect(existsSync(careFileOf(join(folder, file)))).toBe(false);
  });
});

describe('a backup folder', () => {
  const caretaker = (file: string): Caretaker => {
    const care = new Caretaker(file, { run: runJob, now: fixedNow, changed: () => {} });
    undo.push(() => care.close());
    return care;
  };

  test('[X3] that went away while the file is open stops nothing; back again, it is used', async () => {
    const company = makeCompany();
    const disk = tempFolder();
    mkdirSync(join(disk, 'mounted'));
    const care = caretaker(company.file);
    good(care.setFolder(join(disk, 'mounted', 'Backups')));
    await care.backupIfDue('opened');
    expect(care.info()).toMatchObject({ problem: null, backups: [{}] });
    const before = care.backups().map(({ name }) => name);
    // Unplugged: what stands there now is no folder.
    renameSync(join(disk, 'mounted'), join(disk, 'unplugged'));
    writeFileSync(join(disk, 'mounted'), '');
    expect(run(company, 'journal.post', entry()).number).toBe('0000000001');
    expect(codes(await care.backup())).toEqual(['NOT_A_FOLDER']);
    await care.backupIfDue('opened');
    expect(run(company, 'journal.post', entry()).number).toBe('0000000002');
    expect(care.info()).toMatchObject({ problem: 'NOT_A_FOLDER', backups: [] });
    rmSync(join(disk, 'mounted'));
    renameSync(join(disk, 'unplugged'), join(disk, 'mounted'));
    good(await care.backup());
    expect(care.info()).toMatchObject({ problem: null, check: { ok: true } });
    // Of one day the rotation keeps the newest.
    expect(care.backups().map(({ name }) => name)).not.toEqual(before);
  });

  test('[X3] that is full stops nothing, keeps the backups it has, and gets no half', async (context) => {
    const folder = tempFolder();
    const { status, stderr } = spawnSync('mount', ['-t', 'tmpfs', '-o', 'size=1500k', 'tmpfs', folder], { encoding: 'utf8' });
    if (status !== 0) return context.skip(`a small file system can't be mounted here: ${stderr}`);
    undo.push(() => void spawnSync('umount', ['-l', folder]));
    const company = makeCompany();
    const care = caretaker(company.file);
    good(care.setFolder(folder));
    good(await care.backup());
    const kept = readdirSync(folder);
    writeFileSync(join(folder, 'film'), Buffer.alloc(1));
    expect(() => {
      for (;;) fs.appendFileSync(join(folder, 'film'), Buffer.alloc(100_000));
    }).toThrow(/ENOSPC/);
    for (let count = 1; count <= 3; count += 1) {
      expect(run(company, 'journal.post', entry()).number).toBe(String(count).padStart(10, '0'));
      expect(codes(await care.backup())).toEqual(['DISK_FULL']);
      expect(care.info()).toMatchObject({ problem: 'DISK_FULL' });
      expect(readdirSync(folder).sort()).toEqual([...kept, 'film'].sort());
    }
    // It can be verified and restored all the same, from a copy on another disk.
    expect(verifyFile(join(folder, kept[0]!))).toMatchObject({ ok: true });
    expect(good(restore(join(folder, kept[0]!), join(tempFolder(), 'back.davtari'))).events).toBeGreaterThan(0);
  });

  test('[X3] whose old backups can not be removed keeps them, and the new one counts', async () => {
    const company = makeCompany();
    run(company, 'journal.post', entry());
    company.close();
    const folder = tempFolder();
    const day = 86_400_000;
    for (let count = 0; count < 9; count += 1) good(await backupInto(company.file, fixedNow() + count * day, { folder }));
    const before = readdirSync(folder).length;
    const refused = refusing(['rmSync'], 'EPERM', (path) => String(path).endsWith('.davtari-backup'));
    const made = good(await backupInto(company.file, fixedNow() + 9 * day, { folder }));
    expect(refused()).toBeGreaterThan(0);
    expect([made.removed, existsSync(made.file), readdirSync(folder).length]).toEqual([[], true, before + 1]);
  });
});
