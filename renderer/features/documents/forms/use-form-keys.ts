import { type RefObject, useEffect, useRef } from 'react';
import { fieldAfter, isInLastLine, lineOf } from './field-order.ts';

interface Keys {
  /** Ctrl+Enter, wherever the focus is. */
  onPost: () => void;
  /** Ctrl+S, wherever the focus is. */
  onSave: () => void;
  /** Insert, and Enter on the last field of the last line: a line after the given one. */
  onAddLine?: (after: number) => void;
  /** Ctrl+Delete. */
  onRemoveLine?: (index: number) => void;
  /** Ctrl+B on a line: the amount that is missing. */
  onBalance?: (index: number) => void;
}

/** Keys of an entry form. By physical key, so that they work on Georgian and Cyrillic layouts. */
export function useFormKeys(form: RefObject<HTMLFormElement | null>, keys: Keys) {
  const latest = useRef(keys);
  latest.current = keys;
  useEffect(() => {
    const onKeyDown = (event: KeyboardEvent) => {
      const target = event.target instanceof HTMLElement ? event.target : document.body;
      if (event.altKey || event.isComposing || !form.current) return;
      // A dialog above the form, or a small form inside it, has keys of its own.
      if (target.closest('[role="dialog"], [data-own-keys]')) return;
      const main = event.ctrlKey || event.metaKey;
      const inForm = form.current.contains(target);
      const used = isEnter(event)
        ? main
          ? done(latest.current.onPost)
          : !event.shiftKey && inForm && enter(form.current, target, latest.current)
        : main && event.code === 'KeyS'
          ? done(latest.current.onSave)
          : inForm && onLine(event, main, target, latest.current);
      if (used) event.preventDefault();
    };
    document.addEventListener('keydown', onKeyDown);
    return () => document.removeEventListener('keydown', onKeyDown);
  }, [form]);
}

const isEnter = (event: KeyboardEvent) => event.code === 'Enter' || event.code === 'NumpadEnter';

function done(run: () => void): boolean {
  run();
  return true;
}

/** Enter is Tab for fields; buttons, check boxes and texts of several lines keep their own meaning of it. */
function enter(form: HTMLFormElement, target: HTMLElement, keys: Keys): boolean {
  if (!(target instanceof HTMLSelectElement || (target instanceof HTMLInputElement && target.type !== 'checkbox'))) return false;
  const next = fieldAfter(form, target);
  const line = lineOf(target);
  const leavesLines = line !== undefined && isInLastLine(form, target) && (next === undefined || lineOf(next) === undefined);
  if (leavesLines && keys.onAddLine) keys.onAddLine(line);
  else if (next) next.focus();
  return true;
}

function onLine(event: KeyboardEvent, main: boolean, target: HTMLElement, keys: Keys): boolean {
  const line = lineOf(target);
  if (event.code === 'Insert' && !main && !event.shiftKey && keys.onAddLine) {
    keys.onAddLine(line ?? -1);
    return true;
  }
  if (line === undefined || !main) return false;
  if (event.code === 'Delete' && keys.onRemoveLine) {
    keys.onRemoveLine(line);
    return true;
  }
  if (event.code === 'KeyB' && keys.onBalance) {
    keys.onBalance(line);
    return true;
  }
  return false;
}
