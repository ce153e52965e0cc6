import { existsSync, readdirSync, rmSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { headFileOf, isAt } from '../log/head-beacon.ts';
import { keyFileOf, keyPlaceOf } from '../log/keys.ts';

// Files are written as NAME.PROCESS.part and renamed when they are whole. A killed process leaves its half behind.

/** Paths `NAME.PROCESS.part` of processes that no longer run, for names that end in `ending`. */
export function halvesIn(folder: string, ending: string): string[] {
  const found = new Set<string>();
  for (const name of namesIn(folder)) {
    // A half may have had halves of its own: an import makes a company first.
    const match = /^((.+?)((?:\.\d+\.part)+))(?:-wal|-shm|-journal|\.key|\.key\.new|\.head)?$/.exec(name);
    if (!match?.[2]?.endsWith(ending)) continue;
    const makers = match[3]!.match(/\d+/g)!;
    if (!makers.some((pid) => isRunning(Number(pid)))) found.add(join(folder, match[1]!));
  }
  return [...found];
}

/** The name a half would have got. */
const wholeOf = (half: string): string => half.replace(/(?:\.\d+\.part)+$/, '');

/** Halves of one file. */
export const halvesOf = (file: string): string[] =>
  halvesIn(dirname(file), basename(file)).filter((half) => basename(wholeOf(half)) === basename(file));

/** All that may stand beside a file that is being made, itself included. */
export const sidesOf = (file: string): string[] => [
  ...['', '-wal', '-shm', '-journal'].map((side) => `${file}${side}`),
  keyFileOf(file),
  `${keyFileOf(file)}.new`,
  headFileOf(file),
];

/** Removes what processes that were killed while they made `file` left behind. */
export function removeKilled(file: string): void {
  for (const half of halvesOf(file)) {
    removeOrphanKey(file, half);
    for (const left of sidesOf(half)) rmSync(left, { force: true });
  }
}

/**
 * The same for every company file of a folder: whoever was killed may never ask for that name again. What can't be removed stays, since nobody waits
 * for it.
 */
export function tidyFolder(folder: string): void {
  for (const half of halvesIn(folder, '.davtari')) {
    try {
      removeOrphanKey(wholeOf(half), half);
      for (const left of sidesOf(half)) rmSync(left, { force: true });
    } catch {
      // in use, or in a folder that may only be read
    }
  }
}

/**
 * Removes key and beacon that a killed process had given the name of `file` already, before `part`, for which they were made, got it: the key says so.
 * They would keep the name taken for ever.
 */
export function removeOrphanKey(file: string, part: string): void {
  const made = existsSync(file) || !existsSync(part) ? undefined : keyPlaceOf(file);
  if (made && isAt(made, part)) for (const left of [keyFileOf(file), headFileOf(file)]) rmSync(left, { force: true });
}

function isRunning(pid: number): boolean {
  if (pid === process.pid) return true;
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
}

function namesIn(folder: string): string[] {
  try {
    return readdirSync(folder);
  } catch {
    return [];
  }
}
