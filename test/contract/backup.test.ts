import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { backupName, readBackupName } from '../../electron/db/backup-names.ts';
import { connect } from '../../electron/db/db.ts';
import { schemaVersion } from '../../electron/db/migrate.ts';
import { type Company, openCompany } from '../../electron/engine/index.ts';
import { headFileOf } from '../../electron/log/head-beacon.ts';
import { keyFileOf } from '../../electron/log/keys.ts';
import { listBackups } from '../../electron/services/backup/list.ts';
import { backup, backupInto } from '../../electron/services/backup.ts';
import { restore } from '../../electron/services/restore.ts';
import { verifyFile } from '../../electron/verify/verify.ts';
import { balances, codes, counterparty, fixedNow, good, makeCompany, reopen, run, stateOf, tempFolder } from '../support/company.ts';

const date = '2026-05-04' as never;
const dayMs = 86_400_000;
/** Posts an entry. Its number, "own-" standing for the mark of a log that is not the company's first. */
const post = (company: Company): string =>
  run(company, 'journal.post', {
    date,
    lines: [
      { account: '1210', debit: '1' },
      { account: '5150', credit: '1' },
    ],
  }).number.replace(/^[0-9A-Z]+-/, 'own-');

function closed(entries = 2): string {
  const company = makeCompany();
  for (let count = 0; count < entries; count += 1) post(company);
  company.close();
  return company.file;
}
const names = (folder: string): string[] => readdirSync(folder).sort();

describe('names', () => {
  test('[X3] say company, moment and kind, and are read back', () => {
    const name = { stem: 'შპს მაგალითი 2', at: Date.UTC(2026, 10, 21, 14, 49, 20), kind: 'before-update' as const, company: '0a1b2c3d' };
    expect(backupName(name)).toBe('შპს მაგალითი 2 2026-11-21 14-49-20Z before-update 0a1b2c3d.davtari-backup');
    expect(readBackupName(backupName(name))).toEqual(name);
    expect(readBackupName(backupName({ ...name, kind: 'regular' }))).toEqual({ ...name, kind: 'regular' });
    for (const other of ['x.davtari', 'x 2026-13-41 99-99-99Z 0a1b2c3d.davtari-backup', `${backupName(name)}.77.part`, '']) {
      expect(readBackupName(other)).toBeUndefined();
    }
  });
});

describe('a backup', () => {
  test('[X3] holds everything but the key, is verified, and is made while others post', async () => {
    const company = makeCompany();
    const party = counterparty(company, 'Customer');
    for (let count = 0; count < 300; count += 1) post(company);
    const to = join(tempFolder(), 'copy.davtari-backup');
    // Another process posts all the while.
    const child = spawn(process.execPath, [join(import.meta.dirname, '../crash/children/post-until-killed.ts'), company.file, party], {
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    await once(child.stdout!, 'data');
    const made = good(await backup(company.file, to));
    child.kill('SIGKILL');
    await once(child, 'close');
    expect(names(join(to, '..'))).toEqual(['copy.davtari-backup']);
    expect(verifyFile(to)).toMatchObject({ ok: true, headHash: made.headHash });
    expect(made.events).toBeGreaterThan(300);
    const pem = JSON.parse(readFileSync(keyFileOf(company.file), 'utf8')).pem as string;
    expect(readFileSync(to).includes(pem.split('\n')[1]!)).toBe(false);
  });

  test('[X3] takes the key along only when asked, readable by its owner only', async () => {
    const file = closed();
    const to = join(tempFolder(), 'copy.davtari-backup');
    good(await backup(file, to, { withKey: true }));
    expect(readFileSync(keyFileOf(to), 'utf8')).toBe(readFileSync(keyFileOf(file), 'utf8'));
    expect(statSync(keyFileOf(to)).mode & 0o077).toBe(0);
    expect(codes(await backup(file, to))).toEqual(['FILE_EXISTS']);
  });

  test('[X3] of a damaged file does not count, and leaves nothing', async () => {
    const file = closed();
    const bytes = readFileSync(file);
    const place = bytes.indexOf('"memo"') > 0 ? bytes.indexOf('"memo"') : bytes.indexOf('"account":"');
    expect(place).toBeGreaterThan(0);
    bytes[place + 14] = bytes[place + 14]! ^ 1;
    writeFileSync(file, bytes);
    const folder = tempFolder();
    expect(codes(await backup(file, join(folder, 'copy.davtari-backup')))).toEqual(['BACKUP_DAMAGED']);
    expect(names(folder)).toEqual([]);
  });

  test('[X3] can be called off, and leaves nothing', async () => {
    const file = closed();
    const folder = tempFolder();
    expect(codes(await backup(file, join(folder, 'a.davtari-backup'), { shouldStop: () => true }))).toEqual(['STOPPED']);
    let asked = 0;
    const late = () => {
      asked += 1;
      return asked > 1;
    };
    expect(codes(await backup(file, join(folder, 'a.davtari-backup'), { shouldStop: late }))).toEqual(['STOPPED']);
    expect(names(folder)).toEqual([]);
  });

  test('[X3] into a folder that is not there is refused, and into one that is a file', async () => {
    const file = closed();
    expect(codes(await backup(file, join(tempFolder(), 'no', 'copy.davtari-backup')))).toEqual(['FILE_NOT_FOUND']);
    const taken = join(tempFolder(), 'taken');
    writeFileSync(taken, '');
    expect(codes(await backupInto(file, fixedNow(), { folder: taken }))).toEqual(['NOT_A_FOLDER']);
    expect(codes(await backupInto(file, fixedNow(), { folder: join(taken, 'below') }))).toEqual(['NOT_A_FOLDER']);
  });

  test.skipIf(!existsSync('/dev/full'))('[X3] on a full disk is refused, and leaves nothing', async () => {
    // A small file system of its own needs rights that tests have not everywhere: then the next test stands for it.
    const folder = tempFolder();
    const mounted = await mount(folder);
    if (!mounted) return;
    try {
      const company = makeCompany();
      for (let count = 0; count < 200; count += 1) post(company);
      company.close();
      expect(codes(await backup(company.file, join(folder, 'copy.davtari-backup')))).toEqual(['DISK_FULL']);
      expect(names(folder)).toEqual([]);
    } finally {
      await unmount(folder);
    }
  });
});

const ran = async (command: string, ...args: string[]): Promise<boolean> => {
  const [code] = (await once(spawn(command, args, { stdio: 'ignore' }), 'close').catch(() => [1])) as [number];
  return code === 0;
};
const mount = (folder: string): Promise<boolean> => ran('mount', '-t', 'tmpfs', '-o', 'size=200k', 'tmpfs', folder);
const unmount = (folder: string): Promise<boolean> => ran('umount', folder);

describe('backups of a folder', () => {
  const at = (day: number): number => fixedNow() + day * dayMs;
  const made = (folder: string) => listBackups(folder, 'company', '');

  test('[X3] are listed newest first and rotated, only those of this company', async () => {
    const [file, other] = [closed(), closed()];
    const folder = tempFolder();
    expect(made(folder)).toEqual([]);
    for (let day = 0; day < 10; day += 1) good(await backupInto(file, at(day), { folder }));
    const company = readBackupName(names(folder)[0]!)!.company;
    const listed = listBackups(folder, 'company', company);
    // Monday 20 July to Wednesday 29 July: the newest seven days, and the newest of the week before, which is among them.
    expect(listed.map(({ at: moment }) => new Date(moment).getUTCDate())).toEqual([29, 28, 27, 26, 25, 24, 23]);
    expect(listed.every(({ bytes, kind }) => bytes > 4096 && kind === 'regular')).toBe(true);
    writeFileSync(join(folder, 'letter.txt'), 'mine');
    writeFileSync(join(folder, `other 2020-01-01 00-00-00Z ${company}.davtari-backup`), 'of another file');
    const { removed } = good(await backupInto(file, at(10), { folder }));
    expect(removed.length).toBe(1);
    expect(removed[0]).toContain('2026-07-23');
    expect(names(folder)).toContain('letter.txt');
    expect(names(folder).some((name) => name.startsWith('other 2020'))).toBe(true);
    void other;
  });

  test('[X3] a clock that was put back neither overwrites a backup nor makes the new one look old', async () => {
    const file = closed();
    const folder = tempFolder();
    const first = good(await backupInto(file, at(30), { folder }));
    const second = good(await backupInto(file, at(0), { folder }));
    const company = readBackupName(basename(first.file))!.company;
    expect(listBackups(folder, 'company', company)[0]!.file).toBe(second.file);
    expect(existsSync(second.file)).toBe(true);
  });

  test('[X3] a half that a killed process left is removed, that of a running one is not', async () => {
    const file = closed();
    const folder = tempFolder();
    const [dead, alive] = ['x.davtari-backup.2147483646.part', `x.davtari-backup.${process.ppid}.part`];
    for (const name of [dead, `${dead}-wal`, alive]) writeFileSync(join(folder, name), 'half');
    good(await backupInto(file, at(0), { folder }));
    expect(names(folder).filter((name) => name.includes('.part'))).toEqual([alive]);
  });
});

describe('a restore', () => {
  const backedUp = async (): Promise<{ file: string; copy: string }> => {
    const file = closed();
    const copy = join(tempFolder(), 'copy.davtari-backup');
    good(await backup(file, copy));
    return { file, copy };
  };

  test('[X3] makes a new file with key, beacon and log of its own; the backup stays as it is', async () => {
    const { file, copy } = await backedUp();
    const before = readFileSync(copy);
    const folder = tempFolder();
    const to = join(folder, 'restored.davtari');
    const restored = good(restore(copy, to, { now: fixedNow }));
    expect(names(folder)).toEqual(['restored.davtari', 'restored.davtari.head', 'restored.davtari.key']);
    expect(readFileSync(copy).equals(before)).toBe(true);
    expect(restored).toMatchObject({ headHash: run(reopen(file), 'company.info', {}).headHash });
    const company = reopen(to);
    expect(company.newLog).toBeUndefined(); // it began its log while it was restored
    expect(balances(company)).toEqual({ '1210': '2.00', '5150': '-2.00' });
    expect(run(company, 'history.list', { limit: 1 }).rows[0]).toMatchObject({ type: 'device.enrolled', after: { why: 'restored' } });
    expect(post(company)).toBe('own-0000000001');
    company.close();
    expect(verifyFile(to)).toMatchObject({ ok: true, entries: 3 });
  });

  test('[X3] with the key taken along begins a new log all the same', async () => {
    const file = closed();
    const copy = join(tempFolder(), 'copy.davtari-backup');
    good(await backup(file, copy, { withKey: true }));
    const to = join(tempFolder(), 'restored.davtari');
    good(restore(copy, to, { now: fixedNow }));
    expect(readFileSync(keyFileOf(to), 'utf8')).toBe(readFileSync(keyFileOf(file), 'utf8'));
    const company = reopen(to);
    expect(post(company)).toBe('own-0000000001');
    company.close();
    expect(verifyFile(to)).toMatchObject({ ok: true });
  });

  test('[X3] never writes over anything', async () => {
    const { copy } = await backedUp();
    const to = join(tempFolder(), 'taken.davtari');
    for (const taken of [to, keyFileOf(to), `${to}-wal`]) {
      writeFileSync(taken, 'theirs');
      expect(codes(restore(copy, to)), taken).toEqual(['FILE_EXISTS']);
      expect(readFileSync(taken, 'utf8')).toBe('theirs');
      rmSync(taken);
    }
  });

  test('[X3] of a damaged backup is refused with its place, and leaves nothing', async () => {
    const { copy } = await backedUp();
    const bytes = readFileSync(copy);
    const place = bytes.indexOf('"account":"');
    bytes[place + 14] = bytes[place + 14]! ^ 1;
    writeFileSync(copy, bytes);
    const folder = tempFolder();
    expect(codes(restore(copy, join(folder, 'a.davtari')))).toEqual(['BACKUP_DAMAGED']);
    expect(codes(restore(join(folder, 'no'), join(folder, 'a.davtari')))).toEqual(['FILE_NOT_FOUND']);
    writeFileSync(join(folder, 'text'), 'no database');
    expect(codes(restore(join(folder, 'text'), join(folder, 'a.davtari')))).toEqual(['NOT_A_COMPANY_FILE']);
    expect(codes(restore(copy, join(folder, 'no', 'a.davtari')))).toEqual(['FILE_NOT_FOUND']);
    expect(names(folder)).toEqual(['text']);
  });

  test('[X3] after a kill between its steps, the next one succeeds', async () => {
    const { copy } = await backedUp();
    const folder = tempFolder();
    const to = join(folder, 'restored.davtari');
    const half = `${to}.2147483646.part`;
    // As a kill leaves it after the key got its name and before the company file did.
    good(restore(copy, half, { now: fixedNow }));
    writeFileSync(keyFileOf(to), readFileSync(keyFileOf(half)));
    writeFileSync(headFileOf(to), readFileSync(headFileOf(half)));
    for (const gone of [keyFileOf(half), headFileOf(half)]) rmSync(gone);
    good(restore(copy, to, { now: fixedNow }));
    expect(names(folder)).toEqual(['restored.davtari', 'restored.davtari.head', 'restored.davtari.key']);
    expect(post(reopen(to))).toBe('own-0000000001');
  });
});

describe('before an update of the file', () => {
  /** A file as an older version of the program leaves it, as far as its version number goes. */
  function older(): string {
    const file = closed();
    const db = connect(file);
    db.raw.pragma(`user_version = ${schemaVersion - 1}`);
    db.close();
    return file;
  }

  test('[X3] a copy is kept, complete and openable, and the rotation leaves it alone', async () => {
    const file = older();
    const before = stateOf(file);
    const company = reopen(file);
    company.close();
    const folder = join(file, '..', 'Backups');
    const [name] = names(folder);
    expect(names(folder).length).toBe(1);
    expect(readBackupName(name!)).toMatchObject({ stem: 'company', kind: 'before-update', at: fixedNow() });
    expect(stateOf(join(folder, name!))).toBe(before);
    for (let day = 1; day < 12; day += 1) good(await backupInto(file, fixedNow() + day * dayMs));
    expect(names(folder)).toContain(name);
    const to = join(tempFolder(), 'back.davtari');
    good(restore(join(folder, name!), to, { now: fixedNow }));
    expect(balances(reopen(to))).toEqual({ '1210': '2.00', '5150': '-2.00' });
  });

  test('[X3] without room for the copy the file is refused and not touched', () => {
    const file = older();
    const folder = join(tempFolder(), 'taken');
    writeFileSync(folder, 'a file where the folder should be');
    const before = readFileSync(file);
    expect(openTo(file, folder)).toEqual(['NOT_A_FOLDER', 'UPDATE_NEEDS_BACKUP']);
    expect(readFileSync(file).equals(before)).toBe(true);
    const db = connect(file, { readonly: true });
    expect(db.raw.pragma('user_version', { simple: true })).toBe(BigInt(schemaVersion - 1));
    db.close();
    mkdirSync(join(file, '..', 'good'));
    expect(openTo(file, join(file, '..', 'good'))).toEqual([]);
  });

  const openTo = (file: string, backupFolder: string): string[] => {
    const opened = openCompany(file, { now: fixedNow, backupFolder });
    if (opened.ok) opened.value.close();
    return codes(opened);
  };
});
