import { copyFileSync, existsSync, writeSync } from 'node:fs';
import SQLite from 'better-sqlite3';
import { openCompany } from '../../../electron/engine/index.ts';

// Runs one command and stops before its n-th SQLite statement: by SIGKILL, or (with "every") by keeping the files as they are before each one.
// What a kill leaves behind is what stands in the files at that moment, so a copy of them is the same experiment without a process for each n.
const [file, method, input, how] = process.argv.slice(2);
const opened = openCompany(file!, { now: () => Date.UTC(2026, 6, 20, 9) });
if (!opened.ok) throw new Error(JSON.stringify(opened.rejections));

let statements = 0;
function before(): void {
  statements += 1;
  if (how === 'every') {
    copyFileSync(file!, `${file}.${statements}`);
    if (existsSync(`${file}-wal`)) copyFileSync(`${file}-wal`, `${file}.${statements}-wal`);
  } else if (statements === Number(how)) {
    process.kill(process.pid, 'SIGKILL');
  }
}
const memory = new SQLite(':memory:');
for (const [prototype, names] of [
  [Object.getPrototypeOf(memory.prepare('SELECT 1')), ['run', 'get', 'all', 'iterate']],
  [SQLite.prototype, ['exec', 'pragma']],
] as [Record<string, (...args: unknown[]) => unknown>, string[]][]) {
  for (const name of names) {
    const original = prototype[name]!;
    prototype[name] = function (...args: unknown[]) {
      before();
      return original.apply(this, args);
    };
  }
}
const result = opened.value.callRaw(method!, JSON.parse(input!));
if (!result.ok) throw new Error(JSON.stringify(result.rejections));
// Not closed: closing would write the log back into the file.
writeSync(1, `${statements}\n`);
process.kill(process.pid, 'SIGKILL');
