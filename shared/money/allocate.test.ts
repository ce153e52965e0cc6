import { expect, test } from 'vitest';
import { BrokenInvariant } from '../assert.ts';
import { allocate } from './allocate.ts';

test.each<[string, bigint, bigint[], bigint[]]>([
  ['even shares', 9n, [1n, 1n, 1n], [3n, 3n, 3n]],
  ['one left over goes to the earliest of equals', 10n, [1n, 1n, 1n], [4n, 3n, 3n]],
  ['two left over', 11n, [1n, 1n, 1n], [4n, 4n, 3n]],
  ['the largest remainder comes first', 10n, [1n, 5n], [2n, 8n]],
  ['a negative total', -10n, [1n, 1n, 1n], [-4n, -3n, -3n]],
  ['nothing to share', 0n, [5n, 1n], [0n, 0n]],
  ['a weight of zero gets nothing', 7n, [0n, 1n, 0n], [0n, 7n, 0n]],
  ['fewer units than parts', 2n, [1n, 1n, 1n, 1n], [1n, 1n, 0n, 0n]],
  ['VAT of three equal lines', 742n, [1236n, 1236n, 1236n], [248n, 247n, 247n]],
])('[VAT-3] %s', (_name, total, weights, parts) => {
  expect(allocate(total, weights)).toEqual(parts);
});

test.each<[string, bigint[]]>([
  ['no weights', []],
  ['weights of zero', [0n, 0n]],
  ['a negative weight', [2n, -1n]],
  ['weights that cancel out', [1n, -1n]],
])('[VAT-3] %s: a mistake of the program', (_name, weights) => {
  expect(() => allocate(10n, weights)).toThrow(BrokenInvariant);
});
