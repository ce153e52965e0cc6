import type { DraftInfo, DraftKind } from '../../shared/contracts/drafts.ts';
import { ok } from '../../shared/result.ts';
import { type DraftState, entryWorkflow, isAuthorOf } from '../../shared/workflow/entry-workflow.ts';
import { actionsFrom } from '../../shared/workflow/workflow.ts';
import type { QueryHandler, QueryScope } from './query.ts';

interface Row {
  readonly id: string;
  readonly kind: DraftKind;
  readonly title: string;
  readonly form: string;
  readonly input: string | null;
  readonly created_by: string;
  readonly created_by_name: string;
  readonly created_at: bigint;
  readonly changed_by: string;
  readonly updated_by: string;
  readonly by: string;
  readonly updated_at: bigint;
  readonly state: DraftState;
  readonly decided_by: string | null;
  readonly decided_by_name: string | null;
  readonly decided_at: bigint | null;
  readonly reason: string | null;
}

const select = `SELECT d.id, d.kind, d.title, d.form, d.input, d.created_by, coalesce(c.name, d.created_by) AS created_by_name, d.created_at, d.changed_by,
    d.updated_by, coalesce(u.name, d.updated_by) AS by, d.updated_at, d.state, d.decided_by, coalesce(a.name, d.decided_by) AS decided_by_name, d.decided_at,
    d.reason
  FROM draft d LEFT JOIN user_account u ON u.id = d.updated_by LEFT JOIN user_account c ON c.id = d.created_by
  LEFT JOIN user_account a ON a.id = d.decided_by`;

const instant = (ms: bigint): string => new Date(Number(ms)).toISOString();

function describe({ actor, company }: QueryScope, row: Row): DraftInfo {
  const isAuthor = isAuthorOf(actor.id, row);
  const isApprover = row.state === 'approved' && row.decided_by === actor.id;
  const actions = actionsFrom(entryWorkflow, row.state, { access: actor, isAuthor, isApprover, onePerson: company.onePerson });
  return {
    id: row.id,
    kind: row.kind,
    title: row.title,
    form: JSON.parse(row.form) as unknown,
    input: row.input === null ? null : (JSON.parse(row.input) as unknown),
    createdAt: instant(row.created_at),
    createdBy: row.created_by_name,
    updatedAt: instant(row.updated_at),
    by: row.by,
    state: row.state,
    approvedBy: row.state === 'approved' ? row.decided_by_name : null,
    decidedBy: row.decided_by_name,
    decidedAt: row.decided_at === null ? null : instant(row.decided_at),
    reason: row.reason,
    // What is not complete can be typed on and thrown away, but neither approved nor posted.
    actions: row.input === null ? actions.filter((action) => action !== 'approve' && action !== 'post') : actions,
  };
}

/** Drafts, last changed first. */
export const draftList: QueryHandler<'draft.list'> = (scope, { kind }) =>
  ok(
    (kind === undefined
      ? scope.db.all<Row>(`${select} ORDER BY d.updated_at DESC, d.id`)
      : scope.db.all<Row>(`${select} WHERE d.kind = ? ORDER BY d.updated_at DESC, d.id`, kind)
    ).map((row) => describe(scope, row)),
  );

export const draftGet: QueryHandler<'draft.get'> = (scope, { id }) => {
  const row = scope.db.get<Row>(`${select} WHERE d.id = ?`, id);
  return ok(row ? describe(scope, row) : null);
};
