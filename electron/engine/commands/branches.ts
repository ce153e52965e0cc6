import { ok, type Rejection, reject } from '../../../shared/result.ts';
import type { CommandHandler } from '../command.ts';
import type { Tx } from '../tx.ts';

/**
 * Opens a branch. Its code stands in its numbers, so it may not read like a prefix the company ever had.
 * Rejects: ID_REUSED, BRANCH_CODE_TAKEN, NUMBERS_ALIKE.
 */
export const branchOpen: CommandHandler<'branch.open'> = (tx, input) => {
  const rejections: Rejection[] = [];
  if (tx.revisionOf(input.id) > 0) rejections.push({ code: 'ID_REUSED' });
  if (tx.db.get('SELECT 1 FROM branch WHERE code = ?', input.code)) rejections.push({ code: 'BRANCH_CODE_TAKEN', branch: input.code });
  if (tx.db.get('SELECT 1 FROM numbering_prefix WHERE prefix = ?', input.code))
    rejections.push({ code: 'NUMBERS_ALIKE', text: input.code });
  if (rejections.length > 0) return reject(...rejections);
  tx.append('branch.opened', input.id, { code: input.code, name: input.name });
  return ok({ id: input.id });
};

/** Rejects: UNKNOWN_BRANCH, VERSION_CONFLICT. */
export const branchRename: CommandHandler<'branch.rename'> = (tx, input) => {
  const found = findBranch(tx, input);
  if ('rejection' in found) return reject(found.rejection);
  tx.append('branch.renamed', input.branchId, { name: input.name }, found.rev);
  return ok({ id: input.branchId });
};

/** Rejects: UNKNOWN_BRANCH, VERSION_CONFLICT, BRANCH_INACTIVE. */
export const branchDeactivate: CommandHandler<'branch.deactivate'> = (tx, input) => {
  const found = findBranch(tx, input);
  if ('rejection' in found) return reject(found.rejection);
  if (!found.active) return reject({ code: 'BRANCH_INACTIVE', branch: found.code });
  tx.append('branch.deactivated', input.branchId, {}, found.rev);
  return ok({ id: input.branchId });
};

function findBranch(
  tx: Tx,
  { branchId, version }: { readonly branchId: string; readonly version: number },
): { rev: number; code: string; active: boolean } | { rejection: Rejection } {
  const row = tx.db.get<{ rev: bigint; code: string; active: bigint }>('SELECT rev, code, active FROM branch WHERE id = ?', branchId);
  if (!row) return { rejection: { code: 'UNKNOWN_BRANCH', branch: branchId } };
  if (Number(row.rev) !== version) return { rejection: { code: 'VERSION_CONFLICT' } };
  return { rev: version, code: row.code, active: row.active === 1n };
}
