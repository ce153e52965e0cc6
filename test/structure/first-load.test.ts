import { existsSync } from 'node:fs';
import { resolve } from 'node:path';
import { expect, test } from 'vitest';
import { firstLoad } from './first-load.ts';

const rendererRoot = resolve(import.meta.dirname, '../../dist/renderer');

test('[L11] what a window loads before its first screen is at most 350 kB of JavaScript', () => {
  if (!existsSync(resolve(rendererRoot, 'index.html'))) throw new Error('The interface is not built: npm run build');
  const sizes = firstLoad(rendererRoot);
  // The page, a language and the overview were found: otherwise the sum says nothing.
  for (const part of [/^index-/, /^(ka|bg|ru|en)-/, /^OverviewScreen-/])
    expect(
      [...sizes.keys()].some((name) => part.test(name)),
      `${part}`,
    ).toBe(true);
  const total = [...sizes.values()].reduce((sum, size) => sum + size, 0);
  const largest = [...sizes].sort(([, a], [, b]) => b - a).slice(0, 8);
  expect(total, largest.map(([name, size]) => `${name} ${size}`).join(', ')).toBeLessThanOrEqual(350_000);
});
