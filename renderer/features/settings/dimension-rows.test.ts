import { expect, test } from 'vitest';
import type { DimensionInfo } from '../../../shared/contracts/dimensions.ts';
import { dimensionRows } from './dimension-rows.ts';

const thing = (code: string, name: string, active = true) => ({ id: `id ${code}`, code, name, active, lines: 0, version: 1 });
const all: DimensionInfo[] = [
  { ...thing('CC', 'ხარჯების ცენტრი'), values: [thing('ADMIN', 'Администрация'), thing('SHOP', 'მაღაზია', false)] },
  { ...thing('PRJ', 'Project', false), values: [thing('A-1', 'Bridge')] },
];
const shown = (typed: string) => dimensionRows(all, typed).map(({ code }) => code);

test('[L15] values stand under their dimension, and one that is out of use takes its values with it', () => {
  expect(dimensionRows(all, '').map(({ code, isInUse, value }) => [code, isInUse, value !== undefined])).toEqual([
    ['CC', true, false],
    ['ADMIN', true, true],
    ['SHOP', false, true],
    ['PRJ', false, false],
    ['A-1', false, true],
  ]);
});

test('[L15] what is found keeps the dimension it belongs to, in whatever script it was typed', () => {
  expect(shown('magazia')).toEqual(['CC', 'SHOP']);
  expect(shown('a-1')).toEqual(['PRJ', 'A-1']);
  expect(shown('project')).toEqual(['PRJ']);
  expect(shown('zzzz')).toEqual([]);
});
