import { execFileSync, spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { chmodSync, existsSync, mkdirSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import SQLite from 'better-sqlite3';
import { afterAll, describe, expect, test } from 'vitest';
import { createCompany, openCompany } from '../../electron/engine/index.ts';
import { rebuild } from '../../electron/services/rebuild.ts';
import { verifyFile } from '../../electron/verify/verify.ts';
import {
  attempt,
  closing,
  codes,
  fixedNow,
  georgianCompany,
  good,
  makeCompany,
  nextId,
  reopen,
  run,
  stateOf,
  tempFolder,
} from '../support/company.ts';

const undo: (() => void)[] = [];
afterAll(() => {
  for (const step of undo.reverse()) step();
});

const entry = (amount = '10') => ({
  date: '2026-05-04',
  lines: [
    { account: '1210', debit: amount },
    { account: '5150', credit: amount },
  ],
});

/** A closed company file with one entry in it. */
function closedFile(): string {
  const company = makeCompany();
  run(company, 'journal.post', entry());
  company.close();
  return company.file;
}

/** Runs a system command that not every machine allows; the reason when it does not. */
function allowed(command: string, ...args: string[]): string | undefined {
  const { status, stderr, error } = spawnSync(command, args, { encoding: 'utf8' });
  return status === 0 ? undefined : (error?.message ?? stderr.trim());
}

const png = Buffer.from('iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==', 'base64');

describe('files that are no company', () => {
  test.each<[string, (path: string) => void, string]>([
    ['a text', (path) => writeFileSync(path, 'Davtari\n'.repeat(100)), 'NOT_A_COMPANY_FILE'],
    ['an empty file', (path) => writeFileSync(path, ''), 'NOT_A_COMPANY_FILE'],
    ['a picture', (path) => writeFileSync(path, png), 'NOT_A_COMPANY_FILE'],
    ['the first bytes of a database', (path) => writeFileSync(path, 'SQLite format 3\0'), 'NOT_A_COMPANY_FILE'],
    ['a database of another program', (path) => void new SQLite(path).exec('CREATE TABLE t (x)').close(), 'NOT_A_COMPANY_FILE'],
    ['a folder', (path) => mkdirSync(path), 'NOT_A_COMPANY_FILE'],
    ['nothing', () => {}, 'FILE_NOT_FOUND'],
  ])('[X1] %s is refused by every door and stays as it is', (_name, make, code) => {
    const path = join(tempFolder(), 'book.davtari');
    make(path);
    const before =
      existsSync(path) && !readdirSync(join(path, '..'), { withFileTypes: true })[0]!.isDirectory() ? readFileSync(path) : undefined;
    expect(codes(openCompany(path))).toEqual([code]);
    expect(verifyFile(path)).toMatchObject({ ok: false, fault: { fault: code } });
    expect(codes(rebuild(path))).toEqual([code]);
    // Nothing was made beside it either, and nothing in its place.
    expect(readdirSync(join(path, '..'))).toEqual(existsSync(path) ? ['book.davtari'] : []);
    if (before) expect(readFileSync(path).equals(before)).toBe(true);
  });

  test('[X1] our mark on a database without our tables is refused', () => {
    const path = join(tempFolder(), 'book.davtari');
    const db = new SQLite(path);
    db.pragma('application_id = 0x44565452');
    db.exec('CREATE TABLE t (x)');
    db.pragma('user_version = 3');
    db.close();
    expect(openCompany(path).ok).toBe(false);
    expect(verifyFile(path).ok).toBe(false);
  });

  test('[X1] a file cut off in the middle is refused as damaged', () => {
    const path = closedFile();
    const bytes = readFileSync(path);
    writeFileSync(path, bytes.subarray(0, Math.floor(bytes.length / 2)));
    const result = openCompany(path);
    if (result.ok) {
      // SQLite reads pages when they are asked for: then the first question is refused.
      const company = closing(result.value);
      expect(codes(attempt(company, 'journal.post', entry()))).toEqual(['FILE_DAMAGED']);
    } else {
      expect(codes(result)).toEqual(['FILE_DAMAGED']);
    }
    expect(verifyFile(path).ok).toBe(false);
  });

  test('[X1] a file of a newer version is refused and not touched', () => {
    const path = closedFile();
    const db = new SQLite(path);
    db.pragma('user_version = 9999');
    db.close();
    const before = readFileSync(path);
    expect(codes(openCompany(path))).toEqual(['NEWER_VERSION']);
    expect(verifyFile(path)).toMatchObject({ ok: false, fault: { fault: 'NEWER_VERSION' } });
    expect(codes(rebuild(path))).toEqual(['NEWER_VERSION']);
    expect(readFileSync(path).equals(before)).toBe(true);
  });

  test('[X1] an unknown user is refused', () => {
    expect(codes(openCompany(closedFile(), { userId: 'Nobody' }))).toEqual(['UNKNOWN_USER']);
  });
});

describe('making a company', () => {
  const make = (path: string, changes: object = {}) => createCompany(path, { ...georgianCompany, ...changes }, { now: fixedNow });

  test.each<[string, object, string]>([
    ['a country without rules', { country: 'FR' }, 'UNKNOWN_COUNTRY'],
    ['a short tax id', { taxId: '12345678' }, 'TAX_ID_INVALID'],
    ['a tax id with letters', { taxId: '20485459X' }, 'TAX_ID_INVALID'],
    ['no tax id', { taxId: '' }, 'TAX_ID_INVALID'],
    ['neither country nor currency', { country: null }, 'CURRENCY_UNKNOWN'],
  ])('[X8] %s is refused and leaves nothing behind', (_name, changes, code) => {
    const folder = tempFolder();
    expect(codes(make(join(folder, 'new.davtari'), changes))).toEqual([code]);
    expect(readdirSync(folder)).toEqual([]);
  });

  test('[X8] never in the place of a file that is there, nor of a key', () => {
    const path = closedFile();
    const before = [readFileSync(path), readFileSync(`${path}.key`)];
    expect(codes(make(path))).toEqual(['FILE_EXISTS']);
    expect([readFileSync(path), readFileSync(`${path}.key`)]).toEqual(before);
    const orphan = join(tempFolder(), 'new.davtari');
    writeFileSync(`${orphan}.key`, 'of other books');
    expect(codes(make(orphan))).toEqual(['FILE_EXISTS']);
    expect(readFileSync(`${orphan}.key`, 'utf8')).toBe('of other books');
    expect(existsSync(orphan)).toBe(false);
  });

  test('[X8] never over the write-ahead log another file left behind', () => {
    const path = join(tempFolder(), 'new.davtari');
    writeFileSync(`${path}-wal`, 'left behind');
    expect(codes(make(path))).toEqual(['FILE_EXISTS']);
    expect(readFileSync(`${path}-wal`, 'utf8')).toBe('left behind');
  });

  test('[X8] in a folder that is not there is refused', () => {
    expect(codes(make(join(tempFolder(), 'gone', 'new.davtari')))).toEqual(['FILE_NOT_FOUND']);
  });
});

describe('the signing key', () => {
  const withPassphrase = (): string => {
    const company = makeCompany({}, { passphrase: 'დავთარი' });
    run(company, 'journal.post', entry());
    company.close();
    return company.file;
  };

  test('[X4] a wrong or missing passphrase is refused, the right one opens', () => {
    const path = withPassphrase();
    const before = stateOf(path);
    expect(codes(openCompany(path, { passphrase: 'davtari' }))).toEqual(['WRONG_PASSPHRASE']);
    expect(codes(openCompany(path))).toEqual(['WRONG_PASSPHRASE']);
    expect(stateOf(path)).toBe(before);
    expect(codes(attempt(reopen(path, { passphrase: 'დავთარი' }), 'journal.post', entry()))).toEqual([]);
  });

  test.each([
    ['empty', ''],
    ['no JSON', 'key'],
    ['another JSON', '{"v":1}'],
    ['JSON that is no record', 'null'],
    ['a list', '[]'],
    [
      'a key that is none',
      '{"v":1,"device":"0196f000-0000-7000-8000-00e100000001","pem":"-----BEGIN PRIVATE KEY-----\\nAAAA\\n-----END PRIVATE KEY-----\\n"}',
    ],
  ])('[X4] a damaged key file is refused and kept: %s', (_name, content) => {
    const path = closedFile();
    writeFileSync(`${path}.key`, content);
    const before = stateOf(path);
    expect(codes(openCompany(path))).toEqual(['KEY_DAMAGED']);
    expect(readFileSync(`${path}.key`, 'utf8')).toBe(content);
    expect(stateOf(path)).toBe(before);
  });

  test('[LOG-2] a file that lost its key starts a log of its own and still verifies', () => {
    const path = closedFile();
    rmSync(`${path}.key`);
    const company = reopen(path);
    const posted = run(company, 'journal.post', entry());
    // A second device draws from a series of its own.
    expect(posted.number).toMatch(/^[0-9A-Z]{6}-0000000001$/);
    company.close();
    expect(verifyFile(path)).toMatchObject({ ok: true, entries: 2 });
    expect(verifyFile(path)).not.toMatchObject({ batches: 2 });
  });

  test('[X4] a key the file does not know is used for a log of its own, and not overwritten', () => {
    const path = closedFile();
    const other = closedFile();
    const key = readFileSync(`${other}.key`);
    writeFileSync(`${path}.key`, key);
    const company = reopen(path);
    expect(run(company, 'journal.post', entry()).number).toMatch(/^[0-9A-Z]{6}-0000000001$/);
    company.close();
    expect(readFileSync(`${path}.key`).equals(key)).toBe(true);
    expect(run(reopen(path), 'journal.post', entry()).number).toMatch(/^[0-9A-Z]{6}-0000000002$/);
    expect(verifyFile(path)).toMatchObject({ ok: true, entries: 3 });
  });

  test('[X4] only its owner may read the key', () => {
    const { mode } = statSync(`${closedFile()}.key`);
    expect(mode & 0o077).toBe(0);
  });
});

describe('a file that may only be read', () => {
  /** Root may write whatever its mode says, so a read-only file needs more than chmod. */
  const readOnly: [string, (path: string) => string | undefined][] = [
    [
      'an immutable file',
      (path) => {
        const refused = allowed('chattr', '+i', path);
        if (refused === undefined) undo.push(() => void spawnSync('chattr', ['-i', path]));
        return refused;
      },
    ],
    [
      'a read-only mount',
      (path) => {
        const folder = join(path, '..');
        const refused = allowed('mount', '--bind', folder, folder) ?? allowed('mount', '-o', 'remount,bind,ro', folder);
        undo.push(() => void spawnSync('umount', [folder]));
        return refused;
      },
    ],
    [
      'a file without write permission',
      (path) => {
        if (process.getuid?.() === 0) return 'root may write it all the same';
        chmodSync(path, 0o444);
        chmodSync(join(path, '..'), 0o555);
        undo.push(() => chmodSync(join(path, '..'), 0o755));
        return undefined;
      },
    ],
  ];
  test.for(readOnly)('[X1] %s is refused as read-only and verifies as it is', ([name, protect], context) => {
    const path = closedFile();
    const before = readFileSync(path);
    const refused = protect(path);
    if (refused !== undefined) return context.skip(`${name} can't be had here: ${refused}`);
    expect(codes(openCompany(path, { now: fixedNow }))).toEqual(['FILE_READ_ONLY']);
    expect(codes(rebuild(path))).toEqual(['FILE_READ_ONLY']);
    // An auditor's copy on a medium that can't be written to still has to verify.
    expect(verifyFile(path)).toMatchObject({ ok: true, entries: 1 });
    expect(readFileSync(path).equals(before)).toBe(true);
  });
});

describe('a file someone else is writing', () => {
  async function locked(path: string, how: string): Promise<() => Promise<void>> {
    const child = spawn(process.execPath, [join(import.meta.dirname, 'children/hold-lock.ts'), path, how], {
      stdio: ['pipe', 'pipe', 'inherit'],
    });
    undo.push(() => child.kill('SIGKILL'));
    await once(child.stdout!, 'data');
    return async () => {
      child.stdin!.end();
      await once(child, 'exit');
    };
  }

  test('[IDM-1] a post waits as long as it may, is refused as busy, and succeeds with the same id afterwards', async () => {
    const path = closedFile();
    const company = reopen(path, { busyTimeoutMs: 300 });
    const before = stateOf(path);
    const release = await locked(path, 'write-lock');
    const input = { id: nextId(), ...entry() };
    const started = performance.now();
    expect(codes(attempt(company, 'journal.post', input))).toEqual(['FILE_BUSY']);
    const waited = performance.now() - started;
    expect(waited).toBeGreaterThanOrEqual(250);
    expect(waited).toBeLessThan(3000);
    // Reading goes on meanwhile.
    expect(run(company, 'journal.list', {}).total).toBe(1);
    await release();
    expect(stateOf(path)).toBe(before);
    expect(run(company, 'journal.post', input).number).toBe('0000000002');
  });

  test('[X1] a file locked as a whole is busy, for opening, verifying and rebuilding', async () => {
    const path = closedFile();
    const release = await locked(path, 'exclusive-mode');
    const started = performance.now();
    expect(codes(openCompany(path, { busyTimeoutMs: 300 }))).toEqual(['FILE_BUSY']);
    expect(performance.now() - started).toBeLessThan(3000);
    expect(verifyFile(path)).toMatchObject({ ok: false, fault: { fault: 'FILE_BUSY' } });
    await release();
    expect(verifyFile(path)).toMatchObject({ ok: true });
  });
});

describe('a disk that is full', () => {
  const child = join(import.meta.dirname, 'children/fill-disk.ts');

  test('[LOG-1] a full disk is a refusal, and what was acknowledged is there', (context) => {
    const folder = join(tempFolder(), 'small');
    mkdirSync(folder);
    const refused = allowed('mount', '-t', 'tmpfs', '-o', 'size=1500k', 'tmpfs', folder);
    if (refused !== undefined) return context.skip(`a small file system can't be mounted here: ${refused}`);
    undo.push(() => void spawnSync('umount', ['-l', folder]));
    const path = join(folder, 'company.davtari');
    good(createCompany(path, georgianCompany, { now: fixedNow })).close();
    const { posted, codes: refusal } = JSON.parse(execFileSync(process.execPath, [child, path], { encoding: 'utf8' })) as {
      posted: number;
      codes: string[];
    };
    expect(refusal).toEqual(['DISK_FULL']);
    expect(posted).toBeGreaterThan(10);
    execFileSync('mount', ['-o', 'remount,size=20m', folder]);
    const company = reopen(path);
    expect(run(company, 'journal.list', { limit: 1 }).total).toBe(posted);
    expect(run(company, 'journal.post', entry()).number).toBe(String(posted + 1).padStart(10, '0'));
    company.close();
    expect(verifyFile(path)).toMatchObject({ ok: true, entries: posted + 1 });
  });

  test('[LOG-1] a company that does not fit on the disk is refused and leaves nothing behind', (context) => {
    const folder = join(tempFolder(), 'tiny');
    mkdirSync(folder);
    const refused = allowed('mount', '-t', 'tmpfs', '-o', 'size=200k', 'tmpfs', folder);
    if (refused !== undefined) return context.skip(`a small file system can't be mounted here: ${refused}`);
    undo.push(() => void spawnSync('umount', ['-l', folder]));
    expect(codes(createCompany(join(folder, 'company.davtari'), georgianCompany, { now: fixedNow }))).toEqual(['DISK_FULL']);
    expect(readdirSync(folder)).toEqual([]);
  });

  test('[LOG-1] a file that may not grow is a refusal, and what was acknowledged is there', (context) => {
    const path = closedFile();
    const limit = allowed('bash', '-c', 'ulimit -f 1000');
    if (limit !== undefined) return context.skip(`file sizes can't be limited here: ${limit}`);
    const out = execFileSync('bash', ['-c', 'ulimit -f 1200; exec "$0" "$@"', process.execPath, child, path], { encoding: 'utf8' });
    const { posted, codes: refusal } = JSON.parse(out) as { posted: number; codes: string[] };
    expect(['DISK_FULL', 'DISK_ERROR']).toContain(refusal.join());
    expect(posted).toBeGreaterThan(10);
    const company = reopen(path);
    expect(run(company, 'journal.list', { limit: 1 }).total).toBe(posted + 1);
    expect(run(company, 'journal.post', entry()).number).toBe(String(posted + 2).padStart(10, '0'));
    company.close();
    expect(verifyFile(path)).toMatchObject({ ok: true, entries: posted + 2 });
  });
});
