import fs from 'node:fs';
import { syncBuiltinESMExports } from 'node:module';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import SQLite from 'better-sqlite3';

// A kill leaves behind what stands in the files at that moment. So a copy of the folder taken before each SQLite statement and before each change of
// a file is the same experiment as a process killed there, without a process for each.

/** Files of a folder at one moment, by path within it. A file keeps its inode: the books know by it whether they were moved or copied. */
export type Kept = ReadonlyMap<string, { readonly inode: string; readonly bytes: Buffer }>;

export interface Moments<T> {
  /** How many statements and changes of files were looked at. */
  readonly count: number;
  /** What stood there, each different state once, in order; the last one is what was there at the end. */
  readonly states: readonly Kept[];
  readonly result: T;
}

// As they are before they are wrapped: looking must not be looked at.
const { linkSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } = fs;

const changing = [
  'copyFileSync',
  'fsyncSync',
  'linkSync',
  'mkdirSync',
  'openSync',
  'renameSync',
  'rmSync',
  'truncateSync',
  'unlinkSync',
  'writeFileSync',
  'writeSync',
] as const;

type Methods = Record<string, (...args: unknown[]) => unknown>;

/** Runs `before` ahead of each statement of any connection and each change of a file, until the returned function is called. */
function watch(before: () => void): () => void {
  const memory = new SQLite(':memory:');
  const statement = Object.getPrototypeOf(memory.prepare('SELECT 1')) as Methods;
  memory.close();
  const wrapped: [Methods, readonly string[]][] = [
    [statement, ['run', 'get', 'all', 'iterate']],
    [SQLite.prototype as unknown as Methods, ['exec', 'pragma', 'close']],
    [fs as unknown as Methods, changing],
  ];
  const undo = wrapped.flatMap(([object, names]) =>
    names.map((name) => {
      const original = object[name]!;
      object[name] = function (this: unknown, ...args: unknown[]) {
        before();
        return original.apply(this, args);
      };
      return () => {
        object[name] = original;
      };
    }),
  );
  syncBuiltinESMExports();
  return () => {
    for (const step of undo) step();
    syncBuiltinESMExports();
  };
}

/** A folder whose states can be kept and put back. */
export class Scene {
  readonly folder: string;
  /** A second name of every file that was ever seen, so that its inode is not given to another one. */
  readonly #pool: string;

  constructor(folder: string) {
    this.folder = folder;
    this.#pool = mkdtempSync(join(tmpdir(), 'davtari-moments-'));
  }

  /** All files now, but for the index of the write-ahead log: the next to open makes it anew. */
  keep(): Kept {
    const kept = new Map<string, { inode: string; bytes: Buffer }>();
    for (const item of readdirSync(this.folder, { recursive: true, withFileTypes: true })) {
      if (!item.isFile() || item.name.endsWith('-shm')) continue;
      const path = join(item.parentPath, item.name);
      const inode = String(statSync(path, { bigint: true }).ino);
      const pooled = join(this.#pool, inode);
      if (!fs.existsSync(pooled)) linkSync(path, pooled);
      kept.set(path.slice(this.folder.length + 1), { inode, bytes: readFileSync(path) });
    }
    return kept;
  }

  /** Makes the folder what it was. Nothing in it may be open. */
  putBack(kept: Kept): void {
    for (const name of readdirSync(this.folder)) rmSync(join(this.folder, name), { recursive: true });
    for (const [name, { inode, bytes }] of kept) {
      const path = join(this.folder, name);
      mkdirSync(dirname(path), { recursive: true });
      linkSync(join(this.#pool, inode), path);
      writeFileSync(path, bytes);
    }
  }

  /** Does the work and keeps what stands in the folder before each of its steps and after the last one. */
  async during<T>(work: () => T | Promise<T>): Promise<Moments<T>> {
    const states: Kept[] = [];
    let count = 0;
    let isLooking = false;
    const look = () => {
      if (isLooking) return;
      isLooking = true;
      const now = this.keep();
      if (!isSame(states.at(-1), now)) states.push(now);
      count += 1;
      isLooking = false;
    };
    const unwatch = watch(look);
    let result: T;
    try {
      result = await work();
    } finally {
      unwatch();
    }
    look();
    return { count, states, result };
  }

  remove(): void {
    rmSync(this.#pool, { recursive: true, force: true });
  }
}

function isSame(one: Kept | undefined, other: Kept): boolean {
  if (one?.size !== other.size) return false;
  for (const [name, { inode, bytes }] of other) {
    const before = one.get(name);
    if (before?.inode !== inode || !before.bytes.equals(bytes)) return false;
  }
  return true;
}
