import { useMemo } from 'react';
import type { DimensionInfo } from '../../../shared/contracts/dimensions.ts';
import { useQueryOf } from '../../app/engine.ts';
import { type DimensionsForm, dimensionsShown } from './line-dimensions.ts';

const none: readonly DimensionInfo[] = [];

/** What the lines of a form have fields for. The same list until it changes: lines are drawn again with another one. */
export function useDimensionsShown(lines: readonly { dimensions: DimensionsForm }[]): readonly DimensionInfo[] {
  const { data } = useQueryOf('dimension.list', {});
  const codes = data ? dimensionsShown(data, lines).map(({ code }) => code) : [];
  const asked = codes.join(' ');
  return useMemo(() => (data && asked !== '' ? data.filter(({ code }) => asked.split(' ').includes(code)) : none), [data, asked]);
}
