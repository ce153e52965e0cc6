import { globSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { expect, test } from 'vitest';

const root = resolve(import.meta.dirname, '../../..');

test('[U7] every component of renderer/ui has its place on the page of components, and no place is without one', () => {
  const components = globSync('**/*.tsx', { cwd: join(root, 'renderer/ui') }).filter((file) => !file.endsWith('.test.tsx'));
  const listed = [...readFileSync(join(import.meta.dirname, 'places.ts'), 'utf8').matchAll(/'((?:[a-z-]+\/)?[A-Z]\w*\.tsx)'/g)].map(
    ([, file]) => file!,
  );
  expect(components.length).toBeGreaterThan(20);
  expect(listed.toSorted()).toEqual(components.toSorted());
});
