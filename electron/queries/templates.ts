import type { TemplateInfo, TemplateKind } from '../../shared/contracts/templates.ts';
import { ok } from '../../shared/result.ts';
import type { QueryHandler } from './query.ts';

interface Row {
  readonly id: string;
  readonly kind: TemplateKind;
  readonly name: string;
  readonly form: string;
  readonly saved_at: bigint;
  readonly by: string;
  readonly rev: bigint;
}

/** Templates by name. */
export const templateList: QueryHandler<'template.list'> = ({ db }, { kind }) => {
  const rows = db.all<Row>(
    `SELECT t.id, t.kind, t.name, t.form, t.saved_at, coalesce(u.name, t.saved_by) AS by, t.rev FROM template t LEFT JOIN user_account u ON u.id = t.saved_by
     WHERE ?1 IS NULL OR t.kind = ?1`,
    kind ?? null,
  );
  // SQLite folds only Latin letters.
  const named = rows.map((row) => ({ row, folded: row.name.toLowerCase() }));
  named.sort((a, b) => (a.folded === b.folded ? (a.row.id < b.row.id ? -1 : 1) : a.folded < b.folded ? -1 : 1));
  return ok(
    named.map(
      ({ row }): TemplateInfo => ({
        id: row.id,
        kind: row.kind,
        name: row.name,
        form: JSON.parse(row.form) as unknown,
        savedAt: new Date(Number(row.saved_at)).toISOString(),
        by: row.by,
        version: Number(row.rev),
      }),
    ),
  );
};
