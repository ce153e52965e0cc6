import { assert } from '../../shared/assert.ts';
import type { LineDimensions } from '../../shared/ledger/line-dimensions.ts';
import type { Rejection } from '../../shared/result.ts';
import type { Tx } from './tx.ts';

interface KnownDimension {
  readonly active: boolean;
  readonly values: Map<string, { readonly id: string; readonly active: boolean }>;
}

/** By code, with their values. Read when a line first names one, and again when one has changed. */
const dimensionsOf = (tx: Tx): ReadonlyMap<string, KnownDimension> =>
  tx.remember('dimensions', () => {
    const known = new Map(
      tx.db
        .all<{ code: string; active: bigint }>('SELECT code, active FROM dimension')
        .map(({ code, active }): [string, KnownDimension] => [code, { active: active === 1n, values: new Map() }]),
    );
    for (const { dimension, code, id, active } of tx.db.all<{ dimension: string; code: string; id: string; active: bigint }>(
      'SELECT d.code AS dimension, v.code, v.id, v.active FROM dimension_value v JOIN dimension d ON d.no = v.dimension_no',
    ))
      known.get(dimension)!.values.set(code, { id, active: active === 1n });
    return known;
  });

/**
 * What speaks against the dimensions of a line (1-based): UNKNOWN_DIMENSION, UNKNOWN_DIMENSION_VALUE, or DIMENSION_INACTIVE for a dimension or a value that
 * is out of use; not where something earlier is corrected, which may have had it.
 */
export function checkDimensions(tx: Tx, dimensions: LineDimensions | undefined, line: number, isCorrection: boolean): Rejection[] {
  if (dimensions === undefined) return [];
  return Object.entries(dimensions).flatMap(([code, value]): Rejection[] => {
    const place = { line, field: `lines.${line - 1}.dimensions.${code}` };
    const dimension = dimensionsOf(tx).get(code);
    if (!dimension) return [{ code: 'UNKNOWN_DIMENSION', ...place, dimension: code }];
    const known = dimension.values.get(value);
    if (!known) return [{ code: 'UNKNOWN_DIMENSION_VALUE', ...place, dimension: `${code}: ${value}` }];
    if (isCorrection || (dimension.active && known.active)) return [];
    return [{ code: 'DIMENSION_INACTIVE', ...place, dimension: dimension.active ? `${code}: ${value}` : code }];
  });
}

/** Ids of the values of a line that was checked, in the order the log has them; undefined for none. */
export function dimensionIds(tx: Tx, dimensions: LineDimensions | undefined): readonly string[] | undefined {
  if (dimensions === undefined) return undefined;
  const ids = Object.keys(dimensions)
    .sort()
    .map((code) => {
      const known = dimensionsOf(tx).get(code)?.values.get(dimensions[code]!);
      assert(known !== undefined, 'entry: value of a dimension was not checked');
      return known.id;
    });
  return ids.length === 0 ? undefined : ids;
}
