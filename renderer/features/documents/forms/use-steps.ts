import { useCallback, useEffect, useMemo, useReducer, useRef } from 'react';
import { keepSteps, keptSteps } from './kept-steps.ts';
import { act, automatic, lineChanged, placeOf, redo, type Steps, stepsOf, typed, undo } from './steps.ts';

type Change<F> = F | ((now: F) => F);
type Action<F> =
  | { do: 'typed'; change: Change<F>; visit: string | null }
  | { do: 'act' | 'automatic'; change: Change<F> }
  | { do: 'undo' | 'redo' };

// A stay in a field begins when it takes the focus. While it is being left nothing has it.
let visits = 0;
document.addEventListener('focusin', () => {
  visits += 1;
});
const visitNow = (): string | null => (document.activeElement === null || document.activeElement === document.body ? null : String(visits));

const apply = <F>(change: Change<F>, now: F): F => (typeof change === 'function' ? (change as (now: F) => F)(now) : change);

function reduce<F extends object>(steps: Steps<F>, action: Action<F>): Steps<F> {
  switch (action.do) {
    case 'typed':
      return typed(steps, apply(action.change, steps.now), action.visit);
    case 'act':
      return act(steps, apply(action.change, steps.now));
    case 'automatic':
      return automatic(steps, apply(action.change, steps.now));
    case 'undo':
      return undo(steps) ?? steps;
    case 'redo':
      return redo(steps) ?? steps;
  }
}

interface Options<F> {
  /** Of the draft: a reload of the window finds the steps again. */
  id: string;
  /** Reads a form that was kept, in the language of the screen. */
  restore: (kept: unknown) => F | undefined;
}

/**
 * The form as typed, with undo and redo over all of it. `setForm` is for what is typed, `act` for what is done at once, `adjust` for what nobody did. Steps are
 * those of this window: what was posted is not undone, it is reversed.
 */
export function useSteps<F extends object>(initial: F, { id, restore }: Options<F>) {
  const [steps, dispatch] = useReducer(reduce<F>, undefined, () => keptSteps(id, initial, restore) ?? stepsOf(initial));
  const latest = useRef(steps);
  latest.current = steps;
  useEffect(() => {
    const keep = () => keepSteps(id, latest.current);
    window.addEventListener('pagehide', keep);
    return () => {
      window.removeEventListener('pagehide', keep);
      keep();
    };
  }, [id]);

  const step = useCallback((which: 'undo' | 'redo') => {
    const now = latest.current;
    const next = which === 'undo' ? undo(now) : redo(now);
    if (!next) return;
    dispatch({ do: which });
    focusChange(now.now, next.now);
  }, []);
  const canUndo = steps.past.length > 0;
  const canRedo = steps.future.length > 0;
  const history = useMemo(
    () => ({ undo: canUndo ? () => step('undo') : undefined, redo: canRedo ? () => step('redo') : undefined }),
    [canUndo, canRedo, step],
  );
  return {
    form: steps.now,
    /** The form as it is when this is called: for what stays the same from one drawing to the next. */
    current: useCallback(() => latest.current.now, []),
    setForm: useCallback((change: Change<F>) => dispatch({ do: 'typed', change, visit: visitNow() }), []),
    act: useCallback((change: Change<F>) => dispatch({ do: 'act', change }), []),
    adjust: useCallback((change: Change<F>) => dispatch({ do: 'automatic', change }), []),
    history,
  };
}
export type History = ReturnType<typeof useSteps>['history'];

/** What was undone is looked at: its field takes the focus, once it is drawn. */
function focusChange(before: object, after: object): void {
  const path = placeOf(before, after)?.split('+')[0];
  const line = path === undefined ? lineChanged(before, after) : undefined;
  setTimeout(() => {
    const named = path ? [path, `${path}Id`].map((name) => document.querySelector<HTMLElement>(`form [name="${CSS.escape(name)}"]`)) : [];
    const field =
      named.find((found) => found) ?? (line === undefined ? null : document.querySelector<HTMLElement>(`[data-line="${line}"] input`));
    if (field && field !== document.activeElement) field.focus();
  }, 0);
}
