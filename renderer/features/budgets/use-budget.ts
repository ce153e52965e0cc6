import { useCallback, useEffect, useMemo, useReducer, useRef, useState } from 'react';
import type { BudgetSheet } from '../../../shared/contracts/budgets.ts';
import { useCompany } from '../../app/company-context.ts';
import { act, redo, type Steps, stepsOf, typed, undo } from '../documents/forms/steps.ts';
import { type Sheet, sheetOf } from './sheet.ts';

/** What was typed and not saved yet, and the version of the budget it was typed over. */
interface Kept {
  readonly version: number;
  readonly sheet: Sheet;
}

const keyOf = (companyId: string, keptAs: string) => `davtari.budget.${companyId}.${keptAs}`;

export function readKept(companyId: string, keptAs: string): Kept | undefined {
  try {
    const kept = JSON.parse(localStorage.getItem(keyOf(companyId, keptAs)) ?? 'null') as Kept | null;
    return kept !== null && Array.isArray(kept.sheet.rows) ? kept : undefined;
  } catch {
    return undefined;
  }
}

function writeKept(companyId: string, keptAs: string, kept: Kept | undefined): void {
  try {
    if (kept === undefined) localStorage.removeItem(keyOf(companyId, keptAs));
    else localStorage.setItem(keyOf(companyId, keptAs), JSON.stringify(kept));
  } catch {
    // It stays on the screen.
  }
}

type Action = { do: 'act' | 'typed'; sheet: Sheet } | { do: 'undo' | 'redo' } | { do: 'begin'; sheet: Sheet };

function reduce(steps: Steps<Sheet>, action: Action): Steps<Sheet> {
  if (action.do === 'act') return act(steps, action.sheet);
  // What is typed into a field is one step, until something else is done.
  if (action.do === 'typed') return typed(steps, action.sheet, 'field');
  if (action.do === 'begin') return stepsOf(action.sheet);
  return (action.do === 'undo' ? undo(steps) : redo(steps)) ?? steps;
}

const isSame = (a: Sheet, b: Sheet): boolean => a === b || JSON.stringify(a) === JSON.stringify(b);

/**
 * A budget that is worked on: each change is a step that can be undone, and what is not saved is kept on this machine at once, with the version it was typed
 * over. Where nothing was changed, what another one saves is shown; else theirs is only met when this one is saved. `keptAs`: a name of its own for each budget
 * and each way a new one begins. `first`: what a new budget begins with.
 */
export function useBudget(keptAs: string, saved: BudgetSheet | undefined, first: Sheet) {
  const { id: companyId } = useCompany();
  const [kept] = useState(() => readKept(companyId, keptAs));
  const [base, setBase] = useState<Kept>(() =>
    saved && (kept === undefined || kept.version === saved.version)
      ? { version: saved.version, sheet: sheetOf(saved) }
      : { version: kept?.version ?? 0, sheet: first },
  );
  const [steps, dispatch] = useReducer(reduce, undefined, () => stepsOf(kept?.sheet ?? base.sheet));
  const isChanged = useMemo(() => !isSame(steps.now, base.sheet), [steps.now, base.sheet]);
  const latest = useRef(steps.now);
  latest.current = steps.now;
  /** The budget this is: a new one becomes another as it is saved. */
  const own = useRef(saved?.id);
  const written = useRef(keptAs);

  useEffect(() => {
    if (written.current !== keptAs) writeKept(companyId, written.current, undefined);
    written.current = keptAs;
    writeKept(companyId, keptAs, isChanged ? { version: base.version, sheet: steps.now } : undefined);
  }, [companyId, keptAs, isChanged, base.version, steps.now]);

  const begin = useCallback((sheet: Sheet, version: number) => {
    setBase({ version, sheet });
    dispatch({ do: 'begin', sheet });
  }, []);
  const savedVersion = saved?.version;
  // biome-ignore lint/correctness/useExhaustiveDependencies: only another version is another sheet
  useEffect(() => {
    if (saved?.id === own.current && saved && !isChanged && saved.version > base.version) begin(sheetOf(saved), saved.version);
  }, [savedVersion, isChanged]);

  return {
    sheet: steps.now,
    current: useCallback(() => latest.current, []),
    version: base.version,
    isChanged,
    act: useCallback((sheet: Sheet) => dispatch({ do: 'act', sheet }), []),
    typed: useCallback((sheet: Sheet) => dispatch({ do: 'typed', sheet }), []),
    /** What was sent is what is saved now; what was typed since stays. */
    wasSaved: useCallback((sheet: Sheet, { id, version }: { id: string; version: number }) => {
      own.current = id;
      setBase({ version, sheet });
    }, []),
    begin,
    history: {
      undo: steps.past.length > 0 ? () => dispatch({ do: 'undo' }) : undefined,
      redo: steps.future.length > 0 ? () => dispatch({ do: 'redo' }) : undefined,
    },
  };
}
