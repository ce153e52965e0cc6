import { useNavigate } from '@tanstack/react-router';
import { useCallback, useEffect, useState } from 'react';
import { useCompany } from '../../../app/company-context.ts';
import { newId, useQueryOf } from '../../../app/engine.ts';
import { readLocalCopy } from './local-copies.ts';
import { newerForm } from './merge-drafts.ts';

/**
 * Which draft a form works on: the one named in the address, else a new one whose id enters the address at the first key, so that a reload finds it.
 * Key the form by `id`: another address is another form.
 */
export function useDraftSession(draft: string | undefined) {
  const company = useCompany();
  const navigate = useNavigate();
  const [fresh, setFresh] = useState(newId);
  const isFresh = draft === undefined || draft === fresh;
  const id = draft ?? fresh;
  const saved = useQueryOf('draft.get', { id }, { enabled: !isFresh });

  // Once the address has left the draft this form began, "new" means another one.
  useEffect(() => {
    if (draft !== fresh) return undefined;
    return () => setFresh(newId());
  }, [draft, fresh]);

  const setDraft = useCallback(
    (next: string | undefined) => void navigate({ to: '.', search: (now: object) => ({ ...now, draft: next }), replace: true } as never),
    [navigate],
  );
  const begin = useCallback(() => setDraft(id), [setDraft, id]);
  const restart = useCallback(() => {
    setFresh(newId());
    // What the posted form began with is no part of the next one.
    const begun = { draft: undefined, template: undefined, corrects: undefined, copies: undefined };
    void navigate({ to: '.', search: (now: object) => ({ ...now, ...begun }), replace: true } as never);
  }, [navigate]);

  return {
    id,
    pending: !isFresh && saved.isPending,
    /** The form as typed, or undefined for an empty one. Read when the form opens. */
    restored: isFresh ? undefined : newerForm(saved.data ?? null, readLocalCopy(company.id, id)),
    savedAt: isFresh ? null : (saved.data?.updatedAt ?? null),
    begin,
    restart,
  };
}
export type DraftSession = ReturnType<typeof useDraftSession>;
