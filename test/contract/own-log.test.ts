import { copyFileSync, cpSync, existsSync, readFileSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { connect } from '../../electron/db/db.ts';
import type { Company } from '../../electron/engine/index.ts';
import { headFileOf, readBeacon } from '../../electron/log/head-beacon.ts';
import { keyFileOf } from '../../electron/log/keys.ts';
import { backup } from '../../electron/services/backup.ts';
import { rebuild } from '../../electron/services/rebuild.ts';
import { verifyFile } from '../../electron/verify/verify.ts';
import { good, makeCompany, reopen, run, tempFolder } from '../support/company.ts';

const date = '2026-05-04' as never;
/** Posts an entry. Its number, "own-" standing for the mark of a log that is not the company's first. */
const post = (company: Company): string =>
  run(company, 'journal.post', {
    date,
    lines: [
      { account: '1210', debit: '1' },
      { account: '5150', credit: '1' },
    ],
  }).number.replace(/^[0-9A-Z]+-/, 'own-');

/** A closed company with two entries. */
function closed(): string {
  const company = makeCompany();
  post(company);
  post(company);
  company.close();
  return company.file;
}

/** Sequence numbers by log, in order of enrolment. */
function logs(file: string): number[] {
  const db = connect(file, { readonly: true });
  try {
    return db
      .all<{ n: bigint }>('SELECT max(b.seq) AS n FROM device d JOIN batch b ON b.log = d.log GROUP BY d.no ORDER BY d.no')
      .map(({ n }) => Number(n));
  } finally {
    db.close();
  }
}

/** Opens the file, posts, closes: why a new log began, and the number drawn. */
function work(file: string): [string | undefined, string] {
  const company = reopen(file);
  const answer: [string | undefined, string] = [company.newLog, post(company)];
  company.close();
  expect(verifyFile(file)).toMatchObject({ ok: true });
  return answer;
}

describe('the log of this device', () => {
  test('[LOG-2] is continued from day to day, and after the file was moved or renamed', () => {
    const file = closed();
    expect(work(file)).toEqual([undefined, '0000000003']);
    expect(logs(file)).toEqual([4]);
    const moved = join(tempFolder(), 'moved.davtari');
    for (const named of [(path: string) => path, keyFileOf, headFileOf]) renameSync(named(file), named(moved));
    expect(work(moved)).toEqual([undefined, '0000000004']);
  });

  test('[LOG-2] is continued when the file is ahead of its beacon, as after a crash', () => {
    const file = closed();
    const behind = readFileSync(headFileOf(file));
    expect(work(file)).toEqual([undefined, '0000000003']);
    writeFileSync(headFileOf(file), behind);
    expect(work(file)).toEqual([undefined, '0000000004']);
    expect(readBeacon(file)).toMatchObject({ seq: 5 });
  });

  test('[LOG-2] the beacon names the newest batch after every commit, and its size never changes', () => {
    const company = makeCompany();
    for (let count = 0; count < 12; count += 1) {
      post(company);
      const { headHash } = run(company, 'company.info', {});
      expect(readBeacon(company.file)).toMatchObject({ hash: headHash });
      expect(statSync(headFileOf(company.file)).size).toBe(448);
    }
  });
});

describe('a file that is not what this device wrote last', () => {
  test('[LOG-2] restored over: the older copy under the old name begins a new log with numbers of its own', async () => {
    const file = closed();
    const older = join(tempFolder(), 'older.davtari-backup');
    good(await backup(file, older));
    expect(work(file)).toEqual([undefined, '0000000003']);
    copyFileSync(older, file); // in place: the same inode, with key and beacon beside it
    // Number 3 was given out: the older copy must not give it out again.
    expect(work(file)).toEqual(['older', 'own-0000000001']);
    expect(work(file)).toEqual([undefined, 'own-0000000002']);
    expect(logs(file)).toEqual([3, 3]);
    expect(good(rebuild(file))).toMatchObject({ different: [] });
  });

  test('[LOG-2] replaced by another branch of the same log', () => {
    const file = closed();
    const other = join(tempFolder(), 'branch.davtari');
    // Two files that both continue one log, as a program without beacons would have made them.
    for (const side of [keyFileOf, (path: string) => path]) copyFileSync(side(file), side(other));
    const key = JSON.parse(readFileSync(keyFileOf(other), 'utf8'));
    writeFileSync(keyFileOf(other), JSON.stringify({ ...key, place: undefined }));
    expect(work(other)).toEqual([undefined, '0000000003']);
    expect(work(file)).toEqual([undefined, '0000000003']);
    copyFileSync(other, file);
    expect(work(file)).toEqual(['other-branch', 'own-0000000001']);
  });

  test('[LOG-2] copied with key and beacon, then both opened at once: only the first continues the log', () => {
    const file = closed();
    const folder = tempFolder();
    const copy = join(folder, 'company.davtari');
    for (const side of [keyFileOf, headFileOf, (path: string) => path]) cpSync(side(file), side(copy));
    const [first, second] = [reopen(file), reopen(copy)];
    expect([first.newLog, second.newLog]).toEqual([undefined, 'copied']);
    expect([post(first), post(second)]).toEqual(['0000000003', 'own-0000000001']);
    // A second copy marks its numbers otherwise than the first.
    const third = join(tempFolder(), 'company.davtari');
    for (const side of [keyFileOf, headFileOf, (path: string) => path]) cpSync(side(file), side(third));
    const another = reopen(third);
    post(another);
    const marks = [second, another].map((company) =>
      run(company, 'journal.list', {})
        .rows.find(({ number }) => number.includes('-'))!
        .number.slice(0, 6),
    );
    expect(marks[0]).not.toBe(marks[1]);
    another.close();
    first.close();
    second.close();
    expect([work(file), work(copy)]).toEqual([
      [undefined, '0000000004'],
      [undefined, 'own-0000000002'],
    ]);
  });

  test('[LOG-2] copied with its key only', () => {
    const file = closed();
    const copy = join(tempFolder(), 'company.davtari');
    for (const side of [keyFileOf, (path: string) => path]) cpSync(side(file), side(copy));
    expect(work(copy)).toEqual(['copied', 'own-0000000001']);
    expect(work(copy)).toEqual([undefined, 'own-0000000002']);
  });

  test('[LOG-2] copied without its key', () => {
    const file = closed();
    const copy = join(tempFolder(), 'company.davtari');
    copyFileSync(file, copy);
    expect(work(copy)).toEqual(['key-missing', 'own-0000000001']);
    expect(work(copy)).toEqual([undefined, 'own-0000000002']);
    expect(work(file)).toEqual([undefined, '0000000003']);
  });

  test('[LOG-2] the whole folder put back as it was: file, key and beacon agree, and yet they are copies', () => {
    const file = closed();
    const kept = tempFolder();
    for (const side of [keyFileOf, headFileOf, (path: string) => path]) cpSync(side(file), join(kept, side('x')));
    expect(work(file)).toEqual([undefined, '0000000003']);
    for (const side of [keyFileOf, headFileOf, (path: string) => path]) {
      cpSync(join(kept, side('x')), `${side(file)}.back`);
      renameSync(`${side(file)}.back`, side(file)); // as programs that restore do
    }
    expect(work(file)).toEqual(['copied', 'own-0000000001']);
  });

  test('[LOG-2] why it began is in the signed history', () => {
    const file = closed();
    rmSync(keyFileOf(file));
    const company = reopen(file);
    const [row] = run(company, 'history.list', { limit: 1 }).rows;
    expect(row).toMatchObject({ type: 'device.enrolled', after: { why: 'key-missing' } });
    company.close();
  });
});

describe('a beacon that is lost or damaged never stands in the way', () => {
  test('[LOG-2] deleted', () => {
    const file = closed();
    rmSync(headFileOf(file));
    expect(work(file)).toEqual([undefined, '0000000003']);
    expect(existsSync(headFileOf(file))).toBe(true);
  });

  test.each([
    ['empty', () => ''],
    ['garbage', () => 'x'.repeat(448)],
    ['zeros', () => '\0'.repeat(448)],
    ['half of it', (text: string) => text.slice(0, 120)],
    ['another sequence number under the old sum', (text: string) => text.replace(/"seq":\d+/, '"seq":9999')],
    ['JSON of another kind', () => '[]\n4f53cda18c2baa0c\n'],
    ['longer than it should be', (text: string) => `${'y'.repeat(10_000)}${text}`],
  ])('[LOG-2] %s', (_name, damage) => {
    const file = closed();
    writeFileSync(headFileOf(file), damage(readFileSync(headFileOf(file), 'utf8')));
    expect(work(file)).toEqual([undefined, '0000000003']);
    expect(readBeacon(file)).toMatchObject({ seq: 4 });
    expect(work(file)).toEqual([undefined, '0000000004']);
  });

  test('[LOG-2] of another company: it says nothing about this one', () => {
    const [file, other] = [closed(), closed()];
    copyFileSync(headFileOf(other), headFileOf(file));
    expect(work(file)).toEqual([undefined, '0000000003']);
  });

  test('[LOG-2] a folder in its place', () => {
    const file = closed();
    rmSync(headFileOf(file));
    cpSync(tempFolder(), headFileOf(file), { recursive: true });
    expect(work(file)).toEqual([undefined, '0000000003']);
  });
});
