import { writeSync } from 'node:fs';
import SQLite from 'better-sqlite3';
import { openCompany } from '../../../electron/engine/index.ts';

// Runs one command and is killed before its n-th SQLite statement.
const [file, method, input, at] = process.argv.slice(2);
const opened = openCompany(file!, { now: () => Date.UTC(2026, 6, 20, 9) });
if (!opened.ok) throw new Error(JSON.stringify(opened.rejections));

let statements = 0;
function before(): void {
  statements += 1;
  if (statements === Number(at)) process.kill(process.pid, 'SIGKILL');
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
