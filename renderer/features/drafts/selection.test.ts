import { expect, test } from 'vitest';
import type { DraftInfo } from '../../../shared/contracts/drafts.ts';
import { offering, targetsOf } from './selection.ts';

const draft = (id: string, actions: DraftInfo['actions']) => ({ id, actions }) as DraftInfo;
const rows = [draft('a', ['approve', 'post']), draft('b', ['post']), draft('c', [])];

test('buttons act on what is marked, on the active row while nothing is, and never on a draft that is gone', () => {
  expect(targetsOf(rows, new Set(['c', 'a']), rows[1]).map(({ id }) => id)).toEqual(['a', 'c']);
  expect(targetsOf(rows, new Set(), rows[1]).map(({ id }) => id)).toEqual(['b']);
  expect(targetsOf(rows, new Set(['gone']), rows[1]).map(({ id }) => id)).toEqual(['b']);
  expect(targetsOf(rows, new Set(), undefined)).toEqual([]);
});

test('[D4] only drafts whose step the workflow offers are sent', () => {
  expect(offering(rows, 'approve').map(({ id }) => id)).toEqual(['a']);
  expect(offering(rows, 'post').map(({ id }) => id)).toEqual(['a', 'b']);
});
