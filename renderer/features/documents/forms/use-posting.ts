import { useState } from 'react';
import type { Rejection, Result } from '../../../../shared/result.ts';
import type { Draft } from '../drafts/use-draft.ts';

interface Options<Input, Posted> {
  draft: Draft;
  busy: boolean;
  /** What would be posted, or what is missing. */
  read: () => Result<Input>;
  run: (input: Input, draft: { draftId?: string }) => Promise<Result<Posted>>;
  onPosted: (posted: Posted) => unknown;
}

/** Posting of an entry form: nothing is saved meanwhile, a refusal gives the form back as it was, a success forgets its draft. */
export function usePosting<Input, Posted>({ draft, busy, read, run, onPosted }: Options<Input, Posted>) {
  const [problems, setProblems] = useState<readonly Rejection[]>([]);
  const send = async () => {
    if (busy) return;
    const input = read();
    if (!input.ok) return setProblems(input.rejections);
    const answer = await run(input.value, await draft.stop());
    if (!answer.ok) {
      draft.resume();
      return setProblems(answer.rejections);
    }
    draft.forget();
    await onPosted(answer.value);
  };
  return { problems, onProblems: setProblems, onPost: () => void send() };
}
