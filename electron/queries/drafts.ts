import type { DraftInfo, DraftKind } from '../../shared/contracts/company.ts';
import { ok } from '../../shared/result.ts';
import type { QueryHandler } from './query.ts';

interface Row {
  readonly id: string;
  readonly kind: DraftKind;
  readonly title: string;
  readonly form: string;
  readonly input: string | null;
  readonly by: string;
  readonly approved_by: string | null;
  readonly updated_at: bigint;
}

const select = `SELECT d.id, d.kind, d.title, d.form, d.input, d.updated_at, coalesce(u.name, d.updated_by) AS by, coalesce(a.name, d.approved_by) AS approved_by
  FROM draft d LEFT JOIN user_account u ON u.id = d.updated_by LEFT JOIN user_account a ON a.id = d.approved_by`;

const describe = (row: Row): DraftInfo => ({
  id: row.id,
  kind: row.kind,
  title: row.title,
  form: JSON.parse(row.form) as unknown,
  input: row.input === null ? null : (JSON.parse(row.input) as unknown),
  updatedAt: new Date(Number(row.updated_at)).toISOString(),
  by: row.by,
  state: row.approved_by === null ? 'draft' : 'approved',
  approvedBy: row.approved_by,
});

/** Drafts, last changed first. */
export const draftList: QueryHandler<'draft.list'> = ({ db }, { kind }) =>
  ok(
    (kind === undefined
      ? db.all<Row>(`${select} ORDER BY d.updated_at DESC, d.id`)
      : db.all<Row>(`${select} WHERE d.kind = ? ORDER BY d.updated_at DESC, d.id`, kind)
    ).map(describe),
  );

export const draftGet: QueryHandler<'draft.get'> = ({ db }, { id }) => {
  const row = db.get<Row>(`${select} WHERE d.id = ?`, id);
  return ok(row ? describe(row) : null);
};
