import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import SQLite from 'better-sqlite3';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { migrations } from '../../migrations/index.ts';
import { replayInPlace } from '../log/replay.ts';
import { connect, connectMemory } from './db.ts';
import { tableDigest } from './digest.ts';
import { fileRejection, openRejection } from './failures.ts';
import { migrate, projectionTables, recreateProjections, schemaVersion } from './migrate.ts';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'davtari-db-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

describe('a connection', () => {
  test('[LOG-1] is durable and strict, also when a file is opened again', () => {
    const file = join(folder, 'a.db');
    for (const time of ['made', 'opened again']) {
      const db = connect(file);
      const pragma = (name: string) => db.raw.pragma(name, { simple: true });
      expect(
        [pragma('journal_mode'), pragma('synchronous'), pragma('foreign_keys'), pragma('trusted_schema'), pragma('cell_size_check')],
        time,
      ).toEqual(['wal', 2n, 1n, 0n, 1n]);
      db.close();
    }
  });

  test('[LED-1] gives integers as they are, beyond what a float counts', () => {
    const db = connectMemory();
    db.raw.exec('CREATE TABLE t (x INTEGER PRIMARY KEY) STRICT');
    db.run('INSERT INTO t VALUES (?)', 2n ** 53n + 1n);
    expect(db.get('SELECT x FROM t')).toEqual({ x: 2n ** 53n + 1n });
    expect(() => db.run('INSERT INTO t VALUES (?)', 1.5)).toThrow();
    expect(() => db.run('INSERT INTO t VALUES (?)', 2n ** 63n)).toThrow();
  });

  test('[L6] takes parameters by place and by number', () => {
    const db = connectMemory();
    expect(db.get('SELECT ? AS a, ? AS b', 1n, 2n)).toEqual({ a: 1n, b: 2n });
    expect(db.get('SELECT ?2 AS a, ?1 AS b, ?2 AS c', 1n, 2n)).toEqual({ a: 2n, b: 1n, c: 2n });
    expect(db.all('SELECT 1 AS a WHERE 1 = ?1 UNION ALL SELECT 2 WHERE 1 = ?1', 1n)).toEqual([{ a: 1n }, { a: 2n }]);
    expect(db.get("SELECT '?' AS a, ? AS b, 'it''s ?' AS c", 1n)).toEqual({ a: '?', b: 1n, c: "it's ?" });
  });

  test('[L6] finds by a parameter what SQLite finds by it', () => {
    const db = connectMemory();
    db.raw.exec(
      "CREATE TABLE t (a TEXT UNIQUE, b INTEGER UNIQUE, c BLOB UNIQUE, d UNIQUE); INSERT INTO t VALUES ('5', 5, x'35', 5), ('6', 6, x'36', '6')",
    );
    for (const column of ['a', 'b', 'c', 'd']) {
      for (const value of [5n, '5', 5.5, Buffer.from('5'), null, 6n, '6', Buffer.from('6'), 2n ** 62n]) {
        for (const condition of ['= ?', 'IS ?', '< ?', 'BETWEEN ? AND 5', 'IN (?, 7)', 'LIKE ?']) {
          const sql = `SELECT rowid FROM t WHERE ${column} ${condition} ORDER BY ${column} DESC LIMIT 9`;
          expect(db.all(sql, value), `${column} ${condition} ${value}`).toEqual(db.raw.prepare(sql).all(value));
        }
      }
    }
  });
});

describe('migrations', () => {
  test('[PRJ-1] bring an empty file to the version of the program, once', () => {
    const db = connect(join(folder, 'a.db'));
    migrate(db, replayInPlace);
    expect(db.raw.pragma('user_version', { simple: true })).toBe(BigInt(schemaVersion));
    const before = db.all('SELECT * FROM migration');
    expect(before.length).toBe(migrations.length);
    migrate(db, replayInPlace);
    expect(db.all('SELECT * FROM migration')).toEqual(before);
    db.close();
  });

  test('[PRJ-1] are numbered in order, without a gap, and the kept ones make no derived table', () => {
    expect(migrations.map(({ number }) => number)).toEqual(migrations.map((_, index) => index + 1));
    const db = connectMemory();
    migrate(db, replayInPlace);
    const derived = projectionTables(db);
    expect(derived).toEqual(expect.arrayContaining(['journal_line', 'balance_month', 'vat_ledger', 'open_item', 'number_register']));
    for (const kept of ['batch', 'command_receipt', 'draft', 'draft_file', 'blob', 'migration']) expect(derived).not.toContain(kept);
    recreateProjections(db);
    expect(projectionTables(db)).toEqual(derived);
  });

  test('[PRJ-1] a file made by other migrations is not guessed at', () => {
    const db = connect(join(folder, 'a.db'));
    migrate(db, replayInPlace);
    db.run('UPDATE migration SET checksum = ? WHERE number = 1', 'other');
    db.raw.pragma('user_version = 1');
    expect(() => migrate(db, replayInPlace)).toThrow(/migration 1/);
    expect(db.raw.inTransaction).toBe(false);
    expect(db.raw.pragma('user_version', { simple: true })).toBe(1n);
    db.close();
  });

  test('[LOG-1] all of them or none: a failure in the middle leaves the file as it was', () => {
    const file = join(folder, 'a.db');
    const db = connect(file);
    db.raw.exec('CREATE TABLE journal_entry (x)');
    expect(() => migrate(db, replayInPlace)).toThrow(/already exists/);
    expect(db.all("SELECT name FROM sqlite_schema WHERE type = 'table'")).toEqual([{ name: 'journal_entry' }]);
    expect(db.raw.pragma('user_version', { simple: true })).toBe(0n);
    db.close();
  });
});

describe('digests', () => {
  const digestOf = (columns: string, ...rows: unknown[][]) => {
    const db = connectMemory();
    db.raw.exec(`CREATE TABLE t (${columns})`);
    for (const row of rows) db.run(`INSERT INTO t VALUES (${row.map(() => '?').join()})`, ...row);
    return tableDigest(db, 't');
  };

  test('[PRJ-1] do not know in what order rows were written', () => {
    const columns = 'k INTEGER PRIMARY KEY, v TEXT';
    expect(digestOf(columns, [1n, 'a'], [2n, 'b'])).toBe(digestOf(columns, [2n, 'b'], [1n, 'a']));
  });

  test('[PRJ-1] tell apart what only looks alike', () => {
    const columns = 'k INTEGER PRIMARY KEY, a, b';
    const digests = [
      [1n, 'ab', 'c'],
      [1n, 'a', 'bc'],
      [1n, null, 'c'],
      [1n, '', 'c'],
      [1n, 1n, 'c'],
      [1n, '1', 'c'],
      [1n, Buffer.from('1'), 'c'],
      [1n, 'i1;', 'c'],
    ].map((row) => digestOf(columns, row));
    expect(new Set([...digests, digestOf(columns)]).size).toBe(digests.length + 1);
  });
});

describe('what the disk refuses', () => {
  test.each([
    ['SQLITE_BUSY', 'FILE_BUSY'],
    ['SQLITE_BUSY_SNAPSHOT', 'FILE_BUSY'],
    ['SQLITE_LOCKED', 'FILE_BUSY'],
    ['SQLITE_READONLY', 'FILE_READ_ONLY'],
    ['SQLITE_READONLY_DIRECTORY', 'FILE_READ_ONLY'],
    ['SQLITE_FULL', 'DISK_FULL'],
    ['SQLITE_NOTADB', 'NOT_A_COMPANY_FILE'],
    ['SQLITE_CORRUPT', 'FILE_DAMAGED'],
    ['SQLITE_CORRUPT_VTAB', 'FILE_DAMAGED'],
    ['SQLITE_CANTOPEN', 'FILE_NOT_FOUND'],
    ['SQLITE_IOERR_WRITE', 'DISK_ERROR'],
  ])('[X1] %s is %s', (code, expected) => {
    expect(fileRejection(new SQLite.SqliteError('said by the library', code))).toMatchObject({ code: expected });
  });

  test.each([
    ['ENOSPC', 'DISK_FULL'],
    ['EDQUOT', 'DISK_FULL'],
    ['EACCES', 'FILE_READ_ONLY'],
    ['EPERM', 'FILE_READ_ONLY'],
    ['EROFS', 'FILE_READ_ONLY'],
    ['ENOENT', 'FILE_NOT_FOUND'],
  ])('[X1] %s is %s', (code, expected) => {
    expect(fileRejection(Object.assign(new Error('said by the system'), { code }))).toEqual({ code: expected });
  });

  test('[X1] a mistake of the program is none of the disk, and what SQLite says never leaves', () => {
    for (const error of [
      new Error('x'),
      new TypeError('x'),
      undefined,
      null,
      'text',
      new SQLite.SqliteError('UNBALANCED_ENTRY', 'SQLITE_CONSTRAINT_TRIGGER'),
    ]) {
      expect(fileRejection(error)).toBeUndefined();
    }
    // While a file is opened, what SQLite can't make sense of is damage.
    expect(openRejection(new SQLite.SqliteError('no such table: user_account', 'SQLITE_ERROR'))).toEqual({
      code: 'FILE_DAMAGED',
      place: 'database structure',
    });
    expect(openRejection(new TypeError('x'))).toBeUndefined();
    expect(JSON.stringify(fileRejection(new SQLite.SqliteError('/home/nino/secret.davtari', 'SQLITE_IOERR')))).not.toContain('nino');
  });
});

test('[L6] whole numbers reach SQLite as integers, by place and by number, so that days divide into months', () => {
  const db = connectMemory();
  expect(db.get('SELECT ? / 100 AS month', 20260531)).toEqual({ month: 202605n });
  expect(db.all('SELECT ?1 / 100 AS month', 20260531)).toEqual([{ month: 202605n }]);
  expect(db.get('SELECT typeof(?) AS whole, typeof(?) AS text', 5, '5')).toEqual({ whole: 'integer', text: 'text' });
  db.close();
});
