import type { DimensionInfo, LineDimension } from '../../shared/contracts/dimensions.ts';
import { ok } from '../../shared/result.ts';
import type { Db } from '../db/db.ts';
import type { QueryHandler } from './query.ts';

interface Row {
  readonly no: bigint;
  readonly id: string;
  readonly code: string;
  readonly name: string;
  readonly active: bigint;
  readonly rev: bigint;
}

/** Dimensions and their values by code, those out of use included. */
export const dimensionList: QueryHandler<'dimension.list'> = ({ db }, { counts }) => {
  const lines = counts
    ? new Map(
        db
          .all<{ no: bigint; n: bigint }>('SELECT value_no AS no, count(*) AS n FROM line_dimension GROUP BY value_no')
          .map(({ no, n }) => [no, Number(n)]),
      )
    : undefined;
  const values = new Map<bigint, DimensionInfo['values']>();
  for (const row of db.all<Row & { dimension_no: bigint }>('SELECT * FROM dimension_value ORDER BY code')) {
    const of = values.get(row.dimension_no) ?? [];
    values.set(row.dimension_no, of);
    of.push({ ...told(row), lines: lines ? (lines.get(row.no) ?? 0) : null });
  }
  return ok(
    db.all<Row>('SELECT * FROM dimension ORDER BY code').map((row) => {
      const own = values.get(row.no) ?? [];
      return { ...told(row), lines: lines ? own.reduce((sum, value) => sum + value.lines!, 0) : null, values: own };
    }),
  );
};

const told = ({ id, code, name, active, rev }: Row) => ({ id, code, name, active: active === 1n, version: Number(rev) });

/** What the lines of an entry, or of a document, are sorted by, by number of the line. */
export function dimensionsOfLines(
  db: Db,
  table: 'line_dimension' | 'document_line_dimension',
  position: bigint,
): Map<number, LineDimension[]> {
  const lines = new Map<number, LineDimension[]>();
  for (const { line_no, ...dimension } of db.all<LineDimension & { line_no: bigint }>(
    `SELECT l.line_no, d.code AS dimension, d.name AS dimensionName, v.code AS value, v.name FROM ${table} l JOIN dimension_value v ON v.no = l.value_no
     JOIN dimension d ON d.no = l.dimension_no WHERE l.position = ? ORDER BY l.line_no, d.code`,
    position,
  )) {
    const of = lines.get(Number(line_no)) ?? [];
    lines.set(Number(line_no), of);
    of.push(dimension);
  }
  return lines;
}
