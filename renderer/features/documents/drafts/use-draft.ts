import { useCallback, useEffect, useLayoutEffect, useRef, useState } from 'react';
import { useCompany } from '../../../app/company-context.ts';
import { useCommand } from '../../../app/engine.ts';
import { type FormKind, removeLocalCopy, writeLocalCopy } from './local-copies.ts';

interface Options {
  id: string;
  kind: FormKind;
  /** The form as typed: another object after every change. */
  form: unknown;
  /** What posting it would send, once it is complete. */
  input: unknown;
  title: string;
  /** When the engine last saved it. */
  savedAt: string | null;
  /** Called at the first change. */
  onBegin: () => void;
}

const restMs = 500;
/** Plain JSON: absent members, not undefined ones. */
const plain = (value: unknown) => JSON.parse(JSON.stringify(value)) as never;

/**
 * Saves a form while it is being typed: on this machine at every key, in the engine half a second after the last one, when a field is left and
 * when the page is hidden. Nothing is saved before the first change.
 */
export function useDraft(options: Options) {
  const company = useCompany();
  const { run } = useCommand('draft.save');
  const [savedAt, setSavedAt] = useState(options.savedAt);
  const latest = useRef(options);
  latest.current = options;
  const state = useRef({
    /** The form the engine has, or the untouched one. */
    settled: options.form,
    begun: false,
    /** The engine has a draft of this form. */
    known: options.savedAt !== null,
    stopped: false,
    timer: 0,
    flight: undefined as Promise<unknown> | undefined,
  }).current;

  const flush = useCallback(async (): Promise<void> => {
    clearTimeout(state.timer);
    while (state.flight) await state.flight;
    const { id, kind, form, input, title } = latest.current;
    if (state.stopped || form === state.settled) return;
    const flight = run({
      id,
      kind,
      title: title.slice(0, 200),
      form: plain(form),
      ...(input === undefined ? {} : { input: plain(input) }),
    });
    state.flight = flight;
    const answer = await flight;
    state.flight = undefined;
    if (!answer.ok) return;
    state.settled = form;
    state.known = true;
    setSavedAt(answer.value.updatedAt);
    if (latest.current.form === form) removeLocalCopy(company.id, id);
  }, [run, company.id, state]);

  const { form } = options;
  useLayoutEffect(() => {
    if (state.stopped || form === state.settled) return;
    const { id, kind, title, onBegin } = latest.current;
    writeLocalCopy(company.id, id, { kind, title, form, at: new Date().toISOString() });
    if (!state.begun) {
      state.begun = true;
      onBegin();
    }
    clearTimeout(state.timer);
    state.timer = window.setTimeout(() => void flush(), restMs);
  }, [form, company.id, state, flush]);

  useEffect(() => {
    const save = () => void flush();
    window.addEventListener('pagehide', save);
    document.addEventListener('visibilitychange', save);
    document.addEventListener('focusout', save);
    return () => {
      window.removeEventListener('pagehide', save);
      document.removeEventListener('visibilitychange', save);
      document.removeEventListener('focusout', save);
      save();
    };
  }, [flush]);

  return {
    savedAt,
    /** Saves now what has not been saved. */
    flush,
    /** Before posting: nothing may be saved any more, or the posted draft would come back. Answers the id to post with. */
    stop: async (): Promise<{ draftId?: string }> => {
      clearTimeout(state.timer);
      state.stopped = true;
      await state.flight;
      return state.known ? { draftId: options.id } : {};
    },
    /** After a refusal: typing goes on. */
    resume: () => {
      state.stopped = false;
    },
    /** After posting or discarding. */
    forget: () => {
      state.stopped = true;
      removeLocalCopy(company.id, options.id);
    },
  };
}
export type Draft = ReturnType<typeof useDraft>;
