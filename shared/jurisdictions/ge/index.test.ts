import { expect, test } from 'vitest';
import { numberedKinds } from '../../contracts/numbers.ts';
import { date } from '../../dates/local-date.ts';
import { ge } from './index.ts';

test('[V10] the pack is Georgia in lari', () => {
  expect([ge.code, ge.baseCurrency(date('2021-01-01')), ge.baseCurrency(date('2035-12-31'))]).toEqual(['GE', 'GEL', 'GEL']);
  expect(ge.names.ka).toBe('საქართველო');
});

test('[L9] every kind of document has a ten-digit number that never starts again', () => {
  for (const [kind, rule] of Object.entries(ge.numbering)) expect(rule, kind).toMatchObject({ digits: 10, resets: 'never' });
  expect(Object.keys(ge.numbering).sort()).toEqual([...numberedKinds].sort());
});

test('[V1] the VAT of a document is the sum of its lines', () => {
  expect(ge.vatRounding).toBe('per-line');
});
