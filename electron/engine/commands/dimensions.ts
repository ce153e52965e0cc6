import { ok, type Rejection, type Result, reject } from '../../../shared/result.ts';
import type { CommandHandler } from '../command.ts';
import type { Tx } from '../tx.ts';

interface Row {
  readonly id: string;
  readonly code: string;
  readonly name: string;
  readonly active: bigint;
  readonly rev: bigint;
}

/** Adds a dimension. Rejects: ID_REUSED, DIMENSION_CODE_TAKEN. */
export const dimensionAdd: CommandHandler<'dimension.add'> = (tx, { id, code, name }) => {
  const holder = tx.db.get<Row>('SELECT * FROM dimension WHERE code = ?', code);
  const rejections = refusalsOfNew(tx, id, code, holder);
  if (rejections.length > 0) return reject(...rejections);
  tx.append('dimension.added', id, { code, name });
  return ok({ id });
};

/** Adds a value to a dimension, in use or not. Rejects: ID_REUSED, UNKNOWN_DIMENSION, DIMENSION_CODE_TAKEN. */
export const dimensionValueAdd: CommandHandler<'dimensionValue.add'> = (tx, { id, dimensionId, code, name }) => {
  const dimension = tx.db.get<{ no: bigint }>('SELECT no FROM dimension WHERE id = ?', dimensionId);
  const holder = dimension && tx.db.get<Row>('SELECT * FROM dimension_value WHERE dimension_no = ? AND code = ?', dimension.no, code);
  const rejections = refusalsOfNew(tx, id, code, holder);
  if (!dimension) rejections.push({ code: 'UNKNOWN_DIMENSION', dimension: dimensionId });
  if (rejections.length > 0) return reject(...rejections);
  tx.append('dimension_value.added', id, { dimension: dimensionId, code, name });
  return ok({ id });
};

/** A code stays with what it was given to, in use or not: files and earlier lines name it. */
function refusalsOfNew(tx: Tx, id: string, code: string, holder: Row | undefined): Rejection[] {
  const rejections: Rejection[] = [];
  if (tx.revisionOf(id) > 0) rejections.push({ code: 'ID_REUSED' });
  if (holder) rejections.push({ code: 'DIMENSION_CODE_TAKEN', field: 'code', dimension: code, name: holder.name });
  return rejections;
}

/** Rejects: UNKNOWN_DIMENSION, VERSION_CONFLICT. */
export const dimensionRename: CommandHandler<'dimension.rename'> = (tx, { dimensionId: id, version, name }) =>
  changed(findDimension(tx, id), id, version, () => tx.append('dimension.renamed', id, { name }, version));

/** New lines take no value of it any more. Rejects: UNKNOWN_DIMENSION, VERSION_CONFLICT, DIMENSION_INACTIVE. */
export const dimensionDeactivate: CommandHandler<'dimension.deactivate'> = (tx, { dimensionId: id, version }) =>
  changed(findDimension(tx, id), id, version, () => tx.append('dimension.deactivated', id, {}, version), 1n);

/** Rejects: UNKNOWN_DIMENSION, VERSION_CONFLICT, DIMENSION_ACTIVE. */
export const dimensionActivate: CommandHandler<'dimension.activate'> = (tx, { dimensionId: id, version }) =>
  changed(findDimension(tx, id), id, version, () => tx.append('dimension.activated', id, {}, version), 0n);

/** Rejects: UNKNOWN_DIMENSION_VALUE, VERSION_CONFLICT. */
export const dimensionValueRename: CommandHandler<'dimensionValue.rename'> = (tx, { valueId: id, version, name }) =>
  changed(findValue(tx, id), id, version, () => tx.append('dimension_value.renamed', id, { name }, version));

/** New lines do not take it any more. Rejects: UNKNOWN_DIMENSION_VALUE, VERSION_CONFLICT, DIMENSION_INACTIVE. */
export const dimensionValueDeactivate: CommandHandler<'dimensionValue.deactivate'> = (tx, { valueId: id, version }) =>
  changed(findValue(tx, id), id, version, () => tx.append('dimension_value.deactivated', id, {}, version), 1n);

/** Rejects: UNKNOWN_DIMENSION_VALUE, VERSION_CONFLICT, DIMENSION_ACTIVE. */
export const dimensionValueActivate: CommandHandler<'dimensionValue.activate'> = (tx, { valueId: id, version }) =>
  changed(findValue(tx, id), id, version, () => tx.append('dimension_value.activated', id, {}, version), 0n);

type Found = { readonly row: Row } | { readonly rejection: Rejection };

function findDimension(tx: Tx, id: string): Found {
  const row = tx.db.get<Row>('SELECT * FROM dimension WHERE id = ?', id);
  return row ? { row } : { rejection: { code: 'UNKNOWN_DIMENSION', dimension: id } };
}

function findValue(tx: Tx, id: string): Found {
  const row = tx.db.get<Row>(
    `SELECT v.id, d.code || ': ' || v.code AS code, v.name, v.active, v.rev FROM dimension_value v JOIN dimension d ON d.no = v.dimension_no
     WHERE v.id = ?`,
    id,
  );
  return row ? { row } : { rejection: { code: 'UNKNOWN_DIMENSION_VALUE', dimension: id } };
}

/** Records the change of what the screen saw; `active` is what it has to be before. */
function changed(found: Found, id: string, version: number, append: () => void, active?: 0n | 1n): Result<{ id: string }> {
  if ('rejection' in found) return reject(found.rejection);
  const { row } = found;
  if (row.rev !== BigInt(version)) return reject({ code: 'VERSION_CONFLICT' });
  if (active !== undefined && row.active !== active)
    return reject({ code: active === 1n ? 'DIMENSION_INACTIVE' : 'DIMENSION_ACTIVE', dimension: row.code });
  append();
  return ok({ id });
}
