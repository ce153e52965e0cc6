import type { DocumentIssued } from '../log/events.ts';
import type { Apply, ProjectionContext } from './context.ts';

const nextNo = ({ db }: ProjectionContext, table: string): bigint =>
  db.get<{ no: bigint }>(`SELECT coalesce(max(no), 0) + 1 AS no FROM ${table}`)!.no;

export const dimensionAdded: Apply<'dimension.added'> = (context, _recorded, id, rev, { code, name }) => {
  context.db.run('INSERT INTO dimension VALUES (?, ?, ?, ?, 1, ?)', nextNo(context, 'dimension'), id, code, name, rev);
  context.touched.add('dimensions');
};

export const dimensionValueAdded: Apply<'dimension_value.added'> = (context, _recorded, id, rev, { dimension, code, name }) => {
  context.db.run(
    'INSERT INTO dimension_value VALUES (?, ?, (SELECT no FROM dimension WHERE id = ?), ?, ?, 1, ?)',
    nextNo(context, 'dimension_value'),
    id,
    dimension,
    code,
    name,
    rev,
  );
  context.touched.add('dimensions');
};

function rename({ db, touched }: ProjectionContext, table: 'dimension' | 'dimension_value', id: string, rev: number, name: string): void {
  db.run(`UPDATE ${table} SET name = ?, rev = ? WHERE id = ?`, name, rev, id);
  touched.add('dimensions');
}
export const dimensionRenamed: Apply<'dimension.renamed'> = (context, _recorded, id, rev, { name }) =>
  rename(context, 'dimension', id, rev, name);
export const dimensionValueRenamed: Apply<'dimension_value.renamed'> = (context, _recorded, id, rev, { name }) =>
  rename(context, 'dimension_value', id, rev, name);

function setActive(
  { db, touched }: ProjectionContext,
  table: 'dimension' | 'dimension_value',
  id: string,
  rev: number,
  active: 0 | 1,
): void {
  db.run(`UPDATE ${table} SET active = ?, rev = ? WHERE id = ?`, active, rev, id);
  touched.add('dimensions');
}
export const dimensionDeactivated: Apply<'dimension.deactivated'> = (context, _recorded, id, rev) =>
  setActive(context, 'dimension', id, rev, 0);
export const dimensionActivated: Apply<'dimension.activated'> = (context, _recorded, id, rev) =>
  setActive(context, 'dimension', id, rev, 1);
export const dimensionValueDeactivated: Apply<'dimension_value.deactivated'> = (context, _recorded, id, rev) =>
  setActive(context, 'dimension_value', id, rev, 0);
export const dimensionValueActivated: Apply<'dimension_value.activated'> = (context, _recorded, id, rev) =>
  setActive(context, 'dimension_value', id, rev, 1);

/** Which values the lines of a document were given. */
export function registerLineDimensions(context: ProjectionContext, { lines }: Pick<DocumentIssued, 'lines'>, position: number): void {
  lines.forEach(({ dimensions }, index) => {
    for (const id of dimensions ?? []) {
      const { no, dimensionNo } = context.dimensionValue(id);
      context.db.run('INSERT INTO document_line_dimension VALUES (?, ?, ?, ?)', position, index + 1, dimensionNo, no);
    }
  });
}
