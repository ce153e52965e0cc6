import type { DraftInfo } from '../../../shared/contracts/drafts.ts';
import type { EntryAction } from '../../../shared/workflow/entry-workflow.ts';

/** The drafts a button acts on: the marked ones, or the one the keyboard is on while none is marked. A draft that is gone is marked no more. */
export function targetsOf(rows: readonly DraftInfo[], marked: ReadonlySet<string>, active: DraftInfo | undefined): DraftInfo[] {
  const chosen = rows.filter(({ id }) => marked.has(id));
  return chosen.length > 0 ? chosen : rows.filter(({ id }) => id === active?.id);
}

/** Those of them the workflow lets the acting user take a step with. */
export const offering = (targets: readonly DraftInfo[], action: EntryAction): DraftInfo[] =>
  targets.filter(({ actions }) => actions.includes(action));
