import { useCallback, useEffect, useLayoutEffect, useMemo, useRef, useState } from 'react';
import { useCompany } from '../../../app/company-context.ts';
import { useCommand } from '../../../app/engine.ts';
import { type FormKind, removeLocalCopy, writeLocalCopy } from './local-copies.ts';

interface Options {
  id: string;
  kind: FormKind;
  /** The form as typed: another object after every change. */
  form: unknown;
  /** What posting it would send, once it is complete; asked for when it is saved. */
  input: () => unknown;
  title: string;
  /** When the engine last saved it. */
  savedAt: string | null;
  /** Called at the first change. */
  onBegin: () => void;
}

const restMs = 500;
/** On this machine, as of now. What was typed after a save counts as newer than it, also when a clock was put back meanwhile. */
function keepTyped(companyId: string, { id, kind, title, form }: Options, savedAt: string | null): void {
  const now = new Date().toISOString();
  const after = savedAt === null ? now : new Date(Date.parse(savedAt) + 1).toISOString();
  writeLocalCopy(companyId, id, { kind, title, form, at: now > after ? now : after });
}

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
    /** When the engine saved a draft of this form; null while it has none. */
    savedAt: options.savedAt,
    stopped: false,
    forgotten: false,
    timer: 0,
    flight: undefined as Promise<unknown> | undefined,
  }).current;

  const flush = useCallback(async (): Promise<void> => {
    clearTimeout(state.timer);
    while (state.flight) await state.flight;
    const { id, kind, form, title } = latest.current;
    if (state.stopped || form === state.settled) return;
    const input = latest.current.input();
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
    state.savedAt = answer.value.updatedAt;
    setSavedAt(answer.value.updatedAt);
    const newest = latest.current;
    if (newest.form === form) removeLocalCopy(company.id, id);
    // Typed while this was under way, and so before the engine says it saved.
    else if (!state.forgotten) keepTyped(company.id, newest, state.savedAt);
  }, [run, company.id, state]);

  const { form } = options;
  useLayoutEffect(() => {
    if (state.stopped || form === state.settled) return;
    const { onBegin } = latest.current;
    keepTyped(company.id, latest.current, state.savedAt);
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

  // The same object until something is saved: what shows it is not drawn at every key.
  return useMemo(
    () => ({
      savedAt,
      /** Saves now what has not been saved. */
      flush,
      /** Saves the form even while nothing was typed into it: a file needs something it belongs to. False: the engine refused. */
      ensure: async (): Promise<boolean> => {
        if (state.savedAt === null) {
          state.settled = undefined;
          await flush();
          if (state.savedAt !== null && !state.begun) {
            state.begun = true;
            latest.current.onBegin();
          }
        }
        return state.savedAt !== null;
      },
      /** Before posting: nothing may be saved any more, or the posted draft would come back. Answers the id to post with. */
      stop: async (): Promise<{ draftId?: string }> => {
        clearTimeout(state.timer);
        state.stopped = true;
        await state.flight;
        return state.savedAt === null ? {} : { draftId: latest.current.id };
      },
      /** After a refusal: typing goes on. */
      resume: () => {
        state.stopped = false;
      },
      /** After posting or discarding. */
      forget: () => {
        state.stopped = true;
        state.forgotten = true;
        removeLocalCopy(company.id, latest.current.id);
      },
    }),
    [savedAt, flush, state, company.id],
  );
}
export type Draft = ReturnType<typeof useDraft>;
