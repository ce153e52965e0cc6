import { assert } from '../../shared/assert.ts';
import type { EventData } from '../log/events.ts';
import type { ProjectionContext } from './context.ts';

export function applyBranchOpened(context: ProjectionContext, id: string, rev: number, data: EventData['branch.opened']): void {
  const { no } = context.db.get<{ no: bigint }>('SELECT coalesce(max(no), 0) + 1 AS no FROM branch')!;
  context.db.run('INSERT INTO branch VALUES (?, ?, ?, ?, 1, ?)', no, id, data.code, data.name, rev);
  context.touched.add('branches');
}

export function applyBranchRenamed(context: ProjectionContext, id: string, rev: number, data: EventData['branch.renamed']): void {
  context.db.run('UPDATE branch SET name = ?, rev = ? WHERE id = ?', data.name, rev, id);
  context.touched.add('branches');
}

export function applyBranchDeactivated(context: ProjectionContext, id: string, rev: number): void {
  context.db.run('UPDATE branch SET active = 0, rev = ? WHERE id = ?', rev, id);
  context.touched.add('branches');
}

/** Remembers where a document or an entry was made. Without a branch nothing is written. */
export function registerBranch(context: ProjectionContext, branch: string | undefined, position: number): void {
  if (branch === undefined) return;
  const row = context.db.get<{ no: bigint }>('SELECT no FROM branch WHERE id = ?', branch);
  assert(row, 'projection: unknown branch');
  context.db.run('INSERT INTO posted_branch VALUES (?, ?)', position, row.no);
}
