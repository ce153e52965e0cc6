import type { DimensionInfo, DimensionValueInfo } from '../../../shared/contracts/dimensions.ts';
import { search, searchIndex } from '../../../shared/search/rank.ts';

/** A dimension, or one of its values. */
export interface DimensionRow {
  readonly key: string;
  readonly dimension: DimensionInfo;
  readonly value: DimensionValueInfo | undefined;
  readonly code: string;
  readonly name: string;
  readonly lines: number | null;
  readonly active: boolean;
  /** No value of a dimension that is out of use is in use. */
  readonly isInUse: boolean;
}

/** Each dimension with its values under it, by code; for words that were typed what they find, and the dimensions it belongs to. */
export function dimensionRows(dimensions: readonly DimensionInfo[], typed: string): DimensionRow[] {
  const rows = dimensions.flatMap((dimension): DimensionRow[] => [
    { ...dimension, key: dimension.id, dimension, value: undefined, isInUse: dimension.active },
    ...dimension.values.map((value) => ({ ...value, key: value.id, dimension, value, isInUse: dimension.active && value.active })),
  ]);
  if (typed.trim() === '') return rows;
  const index = searchIndex(rows, ({ code, name }) => ({ codes: [code], names: [name] }));
  const found = new Set(search(index, typed, { limit: rows.length }));
  const holders = new Set([...found].map(({ dimension }) => dimension.id));
  return rows.filter((row) => found.has(row) || holders.has(row.key));
}
