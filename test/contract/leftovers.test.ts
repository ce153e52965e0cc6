import { spawn } from 'node:child_process';
import { copyFileSync, mkdirSync, readdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { createCompany } from '../../electron/engine/index.ts';
import { listBackups } from '../../electron/services/backup/list.ts';
import { backupInto } from '../../electron/services/backup.ts';
import { fixedNow, georgianCompany, good, makeCompany, reopen, tempFolder } from '../support/company.ts';

const dead = 2147483646; // beyond the numbers processes get
let living: ReturnType<typeof spawn>;
beforeAll(() => {
  living = spawn(process.execPath, ['-e', 'setInterval(() => {}, 1000)'], { stdio: 'ignore' });
});
afterAll(() => void living.kill('SIGKILL'));

/** What killed processes left in a folder, and what looks like it and is not. */
function litter(folder: string): { gone: string[]; stays: string[] } {
  const nested = `killed.davtari.${dead}.part.${dead}.part`;
  const gone = [
    nested,
    `${nested}-wal`,
    `${nested}.key`,
    `${nested}.head`,
    `other.davtari.${dead}.part`,
    `other.davtari.${dead}.part-journal`,
  ];
  const stays = [
    `alive.davtari.${living.pid}.part`,
    `alive.davtari.${living.pid}.part.${living.pid}.part`,
    `half.davtari.${living.pid}.part.${dead}.part`,
    `half.davtari.${dead}.part.${living.pid}.part`,
    `mine.davtari.${process.pid}.part`,
    `film.${dead}.part`,
    'books.davtari.part',
  ];
  for (const name of [...gone, ...stays]) writeFileSync(join(folder, name), 'half');
  return { gone, stays };
}
const left = (folder: string, names: readonly string[]) => names.filter((name) => readdirSync(folder).includes(name));

test('[X3] what dead processes left is gone with the next company made in the folder, under whatever name; of living ones nothing is', () => {
  const folder = tempFolder();
  const { gone, stays } = litter(folder);
  good(createCompany(join(folder, 'new.davtari'), georgianCompany, { now: fixedNow })).close();
  expect(left(folder, gone)).toEqual([]);
  expect(left(folder, stays)).toEqual(stays);
});

test('[X3] and with the next one opened in it', () => {
  const company = makeCompany();
  company.close();
  const folder = dirname(company.file);
  const { gone, stays } = litter(folder);
  reopen(company.file).close();
  expect(left(folder, gone)).toEqual([]);
  expect(left(folder, stays)).toEqual(stays);
});

test('[X3] two copies of one company that back up into one folder keep a rotation each', async () => {
  const company = makeCompany();
  company.close();
  const elsewhere = join(tempFolder(), 'company.davtari');
  copyFileSync(company.file, elsewhere);
  reopen(elsewhere).close(); // a copy begins a log of its own
  const folder = join(tempFolder(), 'shared');
  mkdirSync(folder);
  const day = 86_400_000;
  // The copy is backed up every day, the original twice, long before.
  const own = [0, 1];
  for (const at of own) good(await backupInto(company.file, fixedNow() + at * day, { folder }));
  for (let at = 40; at < 52; at += 1) {
    const { removed } = good(await backupInto(elsewhere, fixedNow() + at * day, { folder }));
    expect(removed.every((name) => !name.includes('2026-07-2'))).toBe(true);
  }
  const all = listBackups(folder, 'company', undefined);
  const logs = [...new Set(all.map(({ log }) => log))];
  expect(logs).toHaveLength(2);
  expect(logs).not.toContain(undefined);
  const counts = logs.map((log) => all.filter((one) => one.log === log).length);
  // 29 August to 9 September: seven days, and the Sunday and the month's end before them. The original's two days are both still there.
  expect(counts).toEqual([9, 2]);
});
