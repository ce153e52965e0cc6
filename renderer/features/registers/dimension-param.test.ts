import { expect, test } from 'vitest';
import { readDimensions, writeDimensions } from './dimension-param.ts';

test('[L15] a filter by dimensions stands in the address and is read from it again; what is none is no filter', () => {
  const filter = { CC: ['A-1', ''], 'P-2': ['X/Y'] };
  expect(writeDimensions(filter)).toBe('CC:A-1,-;P-2:X/Y');
  expect(readDimensions('CC:A-1,-;P-2:X/Y')).toEqual(filter);
  expect(writeDimensions({ CC: [] })).toBeUndefined();
  for (const text of [undefined, '', 'CC', 'CC:', 'cc:A', 'CC:A;', 'CC:A,,B', 'CC:A;P']) expect(readDimensions(text), text).toBeUndefined();
});
