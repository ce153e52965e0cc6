import { type RefObject, useEffect, useRef } from 'react';
import { fieldAfter, isInLastLine, lineOf } from './field-order.ts';
import type { LineAct } from './line-acts.ts';
import type { History } from './use-steps.ts';

interface Keys {
  /** Ctrl+Enter, wherever the focus is. */
  onPost: () => void;
  /** Ctrl+S, wherever the focus is. */
  onSave: () => void;
  /** Insert, and Enter on the last field of the last line: a line after the given one. */
  onAddLine?: (after: number) => void;
  /** Keys on a line: see `actOf`. */
  onLineAct?: (act: LineAct, index: number) => void;
  /** Ctrl+Z, and Ctrl+Shift+Z or Ctrl+Y. */
  history: Pick<History, 'undo' | 'redo'>;
}

/** By physical key; each with Ctrl. */
const acts: Readonly<Record<string, LineAct>> = { Delete: 'remove', KeyB: 'balance', KeyD: 'copy', KeyE: 'swap', Slash: 'split' };
const moves: Readonly<Record<string, LineAct>> = { ArrowUp: 'up', ArrowDown: 'down' };

const actOf = ({ code, shiftKey }: KeyboardEvent): LineAct | undefined => (shiftKey ? moves : acts)[code];

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
          : (main && (inForm || !isField(target)) && step(event, target, latest.current)) ||
            (inForm && onLine(event, main, target, latest.current));
      if (used) event.preventDefault();
    };
    // A field that opens a list takes arrows for itself, with any other key: the line moves before it hears of them.
    const onMove = (event: KeyboardEvent) => {
      if (!(event.ctrlKey || event.metaKey) || !event.shiftKey || moves[event.code] === undefined) return;
      if (!(event.target instanceof HTMLElement) || !form.current?.contains(event.target) || lineOf(event.target) === undefined) return;
      event.stopPropagation();
      onKeyDown(event);
    };
    document.addEventListener('keydown', onMove, true);
    document.addEventListener('keydown', onKeyDown);
    return () => {
      document.removeEventListener('keydown', onMove, true);
      document.removeEventListener('keydown', onKeyDown);
    };
  }, [form]);
}

const isField = (target: HTMLElement) => target.matches('input, textarea, select');

/** Undo and redo of the form. What is half typed into a list that is open is no part of it yet: the field takes that back by itself. */
function step(event: KeyboardEvent, target: HTMLElement, { history }: Keys): boolean {
  const which = event.code === 'KeyY' || (event.code === 'KeyZ' && event.shiftKey) ? 'redo' : event.code === 'KeyZ' ? 'undo' : undefined;
  if (which === undefined || target.getAttribute('aria-expanded') === 'true') return false;
  history[which]?.();
  return true;
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
  const act = actOf(event);
  if (line === undefined || !main || act === undefined || !keys.onLineAct) return false;
  keys.onLineAct(act, line);
  return true;
}
