import type { EntryLink } from '../../shared/contracts/journal.ts';
import { isReversibleKind } from '../../shared/ledger/journal-entry.ts';
import { ok } from '../../shared/result.ts';
import { type EntryAction, type EntryState, entryWorkflow } from '../../shared/workflow/entry-workflow.ts';
import { actionsFrom } from '../../shared/workflow/workflow.ts';
import { blobToId, idToBlob } from '../db/ids.ts';
import { dateOfDay } from './company.ts';
import { fieldAt } from './counterparties.ts';
import type { QueryHandler, QueryScope } from './query.ts';

/** What the acting user may do with something posted or reversed, out of what makes sense for it. */
export const postedActions = (
  { actor, company }: Pick<QueryScope, 'actor' | 'company'>,
  state: EntryState,
  sensible: readonly EntryAction[],
): EntryAction[] =>
  actionsFrom(entryWorkflow, state, { access: actor, isAuthor: false, isApprover: false, onePerson: company.onePerson }).filter((action) =>
    sensible.includes(action),
  );

/** How an entry hangs together with others. */
export const journalLinks: QueryHandler<'journal.links'> = (scope, { entryId }) => {
  const { db } = scope;
  const row = db.get<{
    position: bigint;
    kind: string;
    reverses: bigint | null;
    reversed_by: bigint | null;
    corrects: bigint | null;
  }>(
    `SELECT e.position, e.kind, e.reverses, e.reversed_by, e.corrects FROM event_index i JOIN journal_entry e ON e.position = i.position
     WHERE i.id = ? AND i.rev = 1`,
    idToBlob(entryId),
  );
  if (!row) return ok(null);
  const read = (where: string, position: bigint | null): EntryLink[] =>
    position === null
      ? []
      : db
          .all<{ id: Buffer; number: string; day: bigint }>(
            `SELECT id, number, day FROM journal_entry WHERE ${where} ORDER BY position`,
            position,
          )
          .map(({ id, number, day }) => ({ entryId: blobToId(id), number, date: dateOfDay(day) }));
  const at = (position: bigint | null): EntryLink | null => read('position = ?', position)[0] ?? null;
  const state = row.reversed_by === null ? 'posted' : 'reversed';
  return ok({
    reverses: at(row.reverses),
    reversedBy: at(row.reversed_by),
    corrects: at(row.corrects),
    correctedBy: read('corrects = ?', row.position),
    parties: db
      .all<{ line_no: bigint; id: string; name: string; tax_id: string }>(
        `SELECT l.line_no, c.id, ${fieldAt('name', '?1')} AS name, ${fieldAt('tax_id', '?1')} AS tax_id FROM line_detail l JOIN counterparty c ON c.no = l.counterparty_no
         WHERE l.position = ?1 ORDER BY l.line_no`,
        row.position,
      )
      .map((party) => ({ lineNo: Number(party.line_no), id: party.id, name: party.name, taxId: party.tax_id })),
    actions: isReversibleKind(row.kind) ? postedActions(scope, state, ['reverse', 'correct']) : [],
  });
};
