import { ok } from '../../shared/result.ts';
import type { QueryHandler } from './query.ts';

/** Branches by code, those out of use included. */
export const branchList: QueryHandler<'branch.list'> = ({ db }) =>
  ok(
    db
      .all<{ id: string; code: string; name: string; active: bigint; rev: bigint }>(
        'SELECT id, code, name, active, rev FROM branch ORDER BY code',
      )
      .map(({ active, rev, ...row }) => ({ ...row, active: active === 1n, version: Number(rev) })),
  );
