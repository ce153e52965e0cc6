import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { cpus, tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';

// npm run crash [-- --kills 2000]: all crash tests, with as many kills at random moments as asked for, and the figures into docs/reliability.md.
const { values } = parseArgs({ options: { kills: { type: 'string', default: '2000' } } });
const kills = Math.max(200, Math.ceil(Number(values.kills) / 100) * 100);
const root = resolve(import.meta.dirname, '../..');
const folder = mkdtempSync(join(tmpdir(), 'davtari-crash-'));
const figures = join(folder, 'figures');
writeFileSync(figures, '');
const started = Date.now();
const { status } = spawnSync(
  process.execPath,
  [join(root, 'node_modules/vitest/vitest.mjs'), 'run', '--config', 'build/vitest.config.ts', '--project', 'unit', 'test/crash'],
  { cwd: root, stdio: 'inherit', env: { ...process.env, DAVTARI_KILLS: String(kills), DAVTARI_CRASH_FIGURES: figures } },
);
const noted = readFileSync(figures, 'utf8')
  .split('\n')
  .filter((line) => line !== '')
  .map((line) => JSON.parse(line) as Record<string, number | string>);
rmSync(folder, { recursive: true, force: true });
if (status !== 0) process.exit(status ?? 1);

const total = (kind: string, of: string) =>
  noted.reduce((sum, row) => sum + (row.kind === kind ? Number(row[of]) : 0), 0).toLocaleString('en');
const table = `<!-- crash -->
Run on ${new Date().toISOString().slice(0, 10)}, ${cpus().length} cores, Node ${process.versions.node}, ${Math.round((Date.now() - started) / 1000)} s.

| | |
|---|---:|
| processes killed (SIGKILL) at a random moment of their work | ${total('kills', 'kills')} |
| of them while opening the file, before a first answer | ${total('kills', 'duringOpen')} |
| posts acknowledged before the kills | ${total('kills', 'posts')} |
| other commands, imports and backups acknowledged | ${total('kills', 'others')} |
| processes killed during a backup or a restore | ${total('backups', 'kills')} |
| commands, session methods and works on files looked at before each statement | ${total('statements', 'works')} |
| moments at which the files were compared | ${total('statements', 'moments')} |
| different states of the files among them, each opened, verified and worked on | ${total('statements', 'states')} |
| write-ahead logs cut off within a commit | ${total('statements', 'cuts')} |
| acknowledged commands lost | 0 |
| entries, numbers, balances or files found half written | 0 |
<!-- /crash -->`;
const file = join(root, 'docs/reliability.md');
writeFileSync(
  file,
  readFileSync(file, 'utf8').replace(/<!-- crash -->[\s\S]*<!-- \/crash -->/, () => table),
);
process.stdout.write(`${table}\n`);
