import { spawnSync } from 'node:child_process';
import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';

// npm run explore [-- --rounds 20] [--only test/property/vat-months]: every test with random inputs, each round with new ones. A failure names its seed: pin
// the case by name in its test.
const { values } = parseArgs({ options: { rounds: { type: 'string', default: '5' }, only: { type: 'string' } } });
const root = resolve(import.meta.dirname, '../..');
for (let round = 1; round <= Number(values.rounds); round += 1) {
  process.stdout.write(`round ${round}\n`);
  const { status } = spawnSync(
    process.execPath,
    [
      join(root, 'node_modules/vitest/vitest.mjs'),
      'run',
      '--config',
      'build/vitest.config.ts',
      '--project',
      'unit',
      '--project',
      'pure',
      ...(values.only === undefined ? ['test/property', 'shared'] : [values.only]),
    ],
    { cwd: root, stdio: 'inherit', env: { ...process.env, DAVTARI_SEED: 'random' } },
  );
  if (status !== 0) process.exit(status ?? 1);
}
