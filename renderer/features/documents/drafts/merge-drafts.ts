import type { DraftInfo } from '../../../../shared/contracts/drafts.ts';
import type { DraftState } from '../../../../shared/workflow/entry-workflow.ts';
import type { FormKind, LocalCopy } from './local-copies.ts';

/** A draft of the list, wherever it is kept. */
export interface DraftRow {
  id: string;
  kind: FormKind;
  title: string;
  form: unknown;
  updatedAt: string;
  by: string;
  state: DraftState;
  approvedBy: string | null;
  /** Why it was rejected. */
  reason: string | null;
  /** The engine has never seen it: it is on this machine only. */
  localOnly: boolean;
}

/** The form to show on opening: whichever of the engine's draft and this machine's copy was typed last. */
export function newerForm(saved: Pick<DraftInfo, 'form' | 'updatedAt'> | null, local: Pick<LocalCopy, 'form' | 'at'> | undefined): unknown {
  if (!saved) return local?.form;
  return local && local.at > saved.updatedAt ? local.form : saved.form;
}

/** Drafts of the engine and copies that never reached it, last changed first. */
export function mergeDrafts(saved: readonly DraftInfo[], local: readonly { id: string; copy: LocalCopy }[]): DraftRow[] {
  const copies = new Map(local.map(({ id, copy }) => [id, copy]));
  const rows = saved.map(({ id, kind, title, form, updatedAt, by, state, approvedBy, reason }): DraftRow => {
    const copy = copies.get(id);
    copies.delete(id);
    const newer = copy && copy.at > updatedAt;
    // What was typed after the approval is not what was approved.
    return newer
      ? {
          id,
          kind,
          title: copy.title,
          form: copy.form,
          updatedAt: copy.at,
          by,
          state: 'draft',
          approvedBy: null,
          reason: null,
          localOnly: false,
        }
      : { id, kind, title, form, updatedAt, by, state, approvedBy, reason, localOnly: false };
  });
  for (const [id, { kind, title, form, at }] of copies) {
    rows.push({ id, kind, title, form, updatedAt: at, by: '', state: 'draft', approvedBy: null, reason: null, localOnly: true });
  }
  return rows.sort((a, b) => (a.updatedAt === b.updatedAt ? (a.id < b.id ? -1 : 1) : a.updatedAt > b.updatedAt ? -1 : 1));
}
