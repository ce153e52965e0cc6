import { readdirSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';

// Files are written as NAME.PROCESS.part and renamed when they are whole. A killed process leaves its half behind.

/** Paths `NAME.PROCESS.part` of processes that no longer run, for names that end in `ending`. */
export function halvesIn(folder: string, ending: string): string[] {
  const found = new Set<string>();
  for (const name of namesIn(folder)) {
    const match = /^((.+)\.(\d+)\.part)(?:-wal|-shm|-journal|\.key|\.key\.new|\.head)?$/.exec(name);
    if (match?.[2]?.endsWith(ending) && !isRunning(Number(match[3]))) found.add(join(folder, match[1]!));
  }
  return [...found];
}

/** Halves of one file. */
export const halvesOf = (file: string): string[] =>
  halvesIn(dirname(file), basename(file)).filter((half) => basename(half).replace(/\.\d+\.part$/, '') === basename(file));

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
