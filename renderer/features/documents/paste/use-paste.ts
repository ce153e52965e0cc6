import { type RefObject, useCallback, useEffect, useRef, useState } from 'react';
import { lineOf } from '../forms/field-order.ts';

/** A copied text on its way into lines: after which one. Empty: it is still to be pasted. */
export interface Pasting {
  readonly text: string;
  readonly index: number;
}

/** Cells pasted into a line of the form are lines; anything else is pasted as ever. */
export function usePaste(form: RefObject<HTMLFormElement | null>) {
  const [pasting, setPasting] = useState<Pasting | null>(null);
  const last = useRef(0);
  useEffect(() => {
    const onPaste = (event: ClipboardEvent) => {
      const { target } = event;
      const text = event.clipboardData?.getData('text/plain') ?? '';
      if (!(target instanceof HTMLElement) || !form.current?.contains(target)) return;
      const index = lineOf(target);
      if (index === undefined || !/\t|\n\s*\S/.test(text.trimStart())) return;
      event.preventDefault();
      setPasting({ text, index });
    };
    const onFocus = ({ target }: FocusEvent) => {
      const line = target instanceof HTMLElement && form.current?.contains(target) ? lineOf(target) : undefined;
      if (line !== undefined) last.current = line;
    };
    document.addEventListener('paste', onPaste);
    document.addEventListener('focusin', onFocus);
    return () => {
      document.removeEventListener('paste', onPaste);
      document.removeEventListener('focusin', onFocus);
    };
  }, [form]);
  return {
    pasting,
    /** From the button: after the line one was in last. */
    begin: useCallback((lines: number) => setPasting({ text: '', index: Math.min(last.current, lines - 1) }), []),
    end: () => setPasting(null),
  };
}
