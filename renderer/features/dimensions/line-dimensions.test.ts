import { expect, test } from 'vitest';
import type { DimensionInfo } from '../../../shared/contracts/dimensions.ts';
import { dimensionsForm, dimensionsShown, sentDimensions, withValue } from './line-dimensions.ts';

const dimension = (code: string, active: boolean) => ({ code, active }) as DimensionInfo;

test('[L15] a form has fields for what is in use and for what its lines have already', () => {
  const all = [dimension('CC', true), dimension('OLD', false), dimension('PRJ', true), dimension('REG', false)];
  const shown = (...lines: Record<string, string>[]) =>
    dimensionsShown(
      all,
      lines.map((dimensions) => ({ dimensions })),
    ).map(({ code }) => code);
  expect(shown()).toEqual(['CC', 'PRJ']);
  expect(shown({}, { CC: 'TB' }, { REG: 'X' })).toEqual(['CC', 'PRJ', 'REG']);
});

test('[L15] a value is chosen, changed and taken away; without any nothing is sent', () => {
  const chosen = withValue({ CC: 'TB' }, 'PRJ', 'P1');
  expect(chosen).toEqual({ CC: 'TB', PRJ: 'P1' });
  expect(sentDimensions(withValue(withValue(chosen, 'PRJ', 'P2'), 'CC', null))).toEqual({ dimensions: { PRJ: 'P2' } });
  expect(sentDimensions(withValue({ CC: 'TB' }, 'CC', null))).toEqual({});
  // Drafts of before there were any.
  expect(dimensionsForm.parse(undefined)).toEqual({});
});
