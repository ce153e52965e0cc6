import { resolve } from 'node:path';
import { defineConfig } from 'vitest/config';

const root = resolve(import.meta.dirname, '..');
export default defineConfig({
  root,
  test: {
    // Programs that tests start find compiled what an earlier one has read: half of the time of a short command.
    env: { NODE_COMPILE_CACHE: resolve(root, 'node_modules/.cache/node') },
    // Tests that start processes of their own do so two at a time, whatever the machine: one that waits for its turn is not late.
    maxConcurrency: 2,
    projects: [
      {
        extends: true,
        test: {
          name: 'unit',
          // First, a file a core. The screens come after them, two windows at a time: what is typed there waits for what is drawn.
          sequence: { groupOrder: 0 },
          maxWorkers: 2,
          include: ['{electron,build}/**/*.test.ts', 'test/{contract,crash,golden,property,samples,structure,desktop}/**/*.test.ts'],
          environment: 'node',
          setupFiles: ['test/support/seed.ts'],
          testTimeout: 60_000,
        },
      },
      {
        extends: true,
        test: {
          // Functions that keep nothing and open nothing: all of them in the same two processes, so that modules are read twice and not a hundred times.
          name: 'pure',
          sequence: { groupOrder: 0 },
          maxWorkers: 2,
          isolate: false,
          include: ['{shared,renderer}/**/*.test.ts'],
          environment: 'node',
          setupFiles: ['test/support/seed.ts'],
          testTimeout: 60_000,
        },
      },
      {
        extends: true,
        test: {
          name: 'e2e',
          sequence: { groupOrder: 1 },
          maxWorkers: 2,
          include: ['test/e2e/**/*.test.ts'],
          environment: 'node',
          testTimeout: 60_000,
          hookTimeout: 120_000,
        },
      },
    ],
  },
});
