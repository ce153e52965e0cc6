import { existsSync } from 'node:fs';
import SQLite from 'better-sqlite3';
import { describe, expect, test } from 'vitest';
import { connect, type Db } from '../../electron/db/db.ts';
import { checkSettings } from '../../electron/db/settings.ts';
import { openCompany } from '../../electron/engine/index.ts';
import { lightCheck } from '../../electron/engine/light-check.ts';
import { codes, makeCompany, rejections, run, stateOf } from '../support/company.ts';

function closed(entries = 3): string {
  const company = makeCompany();
  for (let count = 0; count < entries; count += 1) {
    run(company, 'journal.post', {
      date: '2026-05-04' as never,
      lines: [
        { account: '1210', debit: '1' },
        { account: '5150', credit: '1' },
      ],
    });
  }
  company.close();
  return company.file;
}

/** Changes a file with its triggers out of the way, as damage or a person with a database tool would. */
function changed(file: string, sql: string): void {
  const db = new SQLite(file);
  try {
    const triggers = db.prepare("SELECT name, sql FROM sqlite_schema WHERE type = 'trigger'").all() as { name: string; sql: string }[];
    for (const { name } of triggers) db.exec(`DROP TRIGGER "${name}"`);
    db.pragma('foreign_keys = OFF');
    db.exec(sql);
    for (const trigger of triggers) db.exec(trigger.sql);
  } finally {
    db.close();
  }
}

describe('the settings of an open file', () => {
  const withDb = (work: (db: Db) => void): void => {
    const db = connect(closed(1));
    try {
      work(db);
    } finally {
      db.close();
    }
  };

  test.each([
    ['journal_mode = DELETE', 'journal_mode', 'delete'],
    ['synchronous = NORMAL', 'synchronous', '1'],
    ['foreign_keys = OFF', 'foreign_keys', '0'],
    ['trusted_schema = ON', 'trusted_schema', '1'],
    ['cell_size_check = OFF', 'cell_size_check', '0'],
    ['application_id = 1', 'application_id', '1'],
  ])('[LOG-1] one that is not in force is refused by name: %s', (pragma, setting, found) => {
    withDb((db) => {
      expect(checkSettings(db)).toEqual({ ok: true, value: true });
      db.raw.pragma(pragma);
      expect(rejections(checkSettings(db))).toMatchObject([{ code: 'SETTING_NOT_IN_FORCE', setting, found }]);
    });
  });

  test('[LOG-1] they do what they are for: the log stands beside the file, foreign keys hold, what the schema says is not trusted', () => {
    withDb((db) => {
      db.raw.exec('BEGIN IMMEDIATE');
      db.run('UPDATE draft SET title = title');
      expect(existsSync(`${db.raw.name}-wal`)).toBe(true);
      db.raw.exec('ROLLBACK');
      db.raw.exec('CREATE TEMP TABLE parent (x INTEGER PRIMARY KEY); CREATE TEMP TABLE child (x REFERENCES parent (x))');
      expect(() => db.raw.exec('INSERT INTO child VALUES (1)')).toThrow(/FOREIGN KEY/);
      db.raw.function('reach_out', () => 1);
      db.raw.exec('CREATE VIEW planted AS SELECT reach_out() AS x');
      expect(() => db.all('SELECT x FROM planted')).toThrow(/unsafe use of reach_out/);
    });
  });
});

describe('the check of every open', () => {
  test('[LOG-2] a sound file passes, and the check changes nothing', () => {
    const file = closed();
    const before = stateOf(file);
    const db = connect(file);
    expect(lightCheck(db)).toEqual({ ok: true, value: true });
    db.close();
    expect(stateOf(file)).toBe(before);
  });

  const last = '(SELECT max(first_position) FROM batch)';
  test.each([
    [
      'a byte of the newest events',
      `UPDATE batch SET payload = cast(replace(cast(payload AS TEXT), '"1.00"', '"9.00"') AS BLOB) WHERE first_position = ${last}`,
    ],
    ['its hash', `UPDATE batch SET hash = randomblob(32) WHERE first_position = ${last}`],
    ['its signature', `UPDATE batch SET signature = randomblob(64) WHERE first_position = ${last}`],
    [
      'its header',
      `UPDATE batch SET header = cast(replace(cast(header AS TEXT), '"n":1', '"n":2') AS BLOB) WHERE first_position = ${last}`,
    ],
    ['its sequence number', `UPDATE batch SET seq = seq + 1 WHERE first_position = ${last}`],
    [
      'a batch that is gone',
      `DELETE FROM batch WHERE first_position = (SELECT first_position FROM batch ORDER BY first_position DESC LIMIT 1 OFFSET 1)`,
    ],
    ['the key of the device', 'UPDATE device SET public_key = lower(hex(randomblob(32)))'],
  ])('[LOG-2] %s: refused with the place', (_name, sql) => {
    const file = closed();
    changed(file, sql);
    const before = stateOf(file);
    const refused = rejections(openCompany(file));
    expect(refused).toMatchObject([{ code: 'FILE_DAMAGED' }]);
    expect(String(refused[0]!.place)).toMatch(/^batch at event \d+$/);
    expect(stateOf(file)).toBe(before);
  });

  test.each([
    ['behind the log', 'DELETE FROM event_index WHERE position = (SELECT max(position) FROM event_index)'],
    ['at another place', 'UPDATE event_index SET position = position + 1 WHERE position = (SELECT max(position) FROM event_index)'],
    ['ahead of the log', `DELETE FROM batch WHERE first_position = ${last}`],
  ])('[PRJ-1] derived tables %s: refused, and the person is told to rebuild', (_name, sql) => {
    const file = closed();
    changed(file, sql);
    expect(codes(openCompany(file))).toEqual(['DERIVED_TABLES_DIFFER']);
  });

  test('[LOG-1] it looks at the same few batches however long the log is', () => {
    const counted = (file: string): number => {
      const db = connect(file);
      let statements = 0;
      const get = db.get.bind(db);
      db.get = ((sql: string, ...parameters: unknown[]) => {
        statements += 1;
        return get(sql, ...parameters);
      }) as Db['get'];
      expect(lightCheck(db).ok).toBe(true);
      db.close();
      return statements;
    };
    expect(counted(closed(60))).toBe(counted(closed(20)));
  });
});
