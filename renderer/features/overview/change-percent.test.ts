import { expect, test } from 'vitest';
import { changeOf } from './change-percent.ts';

test.each([
  ['150.00', '100.00', { way: 'up', percent: '50' }],
  ['99.50', '100.00', { way: 'down', percent: '1' }],
  ['100.00', '100.00', { way: 'same' }],
  ['-150.00', '-100.00', { way: 'down', percent: '50' }],
  ['-50.00', '-100.00', { way: 'up', percent: '50' }],
  ['0.00', '80.00', { way: 'down', percent: '100' }],
  // Nothing to compare with, or another sign: a percentage would say nothing.
  ['10.00', '0.00', { way: 'up' }],
  ['-10.00', '5.00', { way: 'down' }],
  ['1000.00', '1.00', { way: 'up' }],
])('[K9] %s after %s', (amount, before, change) => {
  expect(changeOf(amount, before, 2)).toEqual(change);
});
