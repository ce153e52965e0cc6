import { type RefObject, useEffect, useRef } from 'react';

/**
 * For a button that waits while it works, and so lets go of the focus: it has it again when the work is over, unless somebody has gone on elsewhere. Where the
 * button itself is gone by then, the title of the screen has it.
 */
export function useFocusBack(busy: boolean): RefObject<HTMLButtonElement | null> {
  const button = useRef<HTMLButtonElement>(null);
  const waited = useRef(false);
  useEffect(() => {
    if (busy) {
      waited.current = true;
      return;
    }
    if (!waited.current) return;
    waited.current = false;
    if (document.activeElement !== document.body) return;
    (button.current ?? document.querySelector<HTMLElement>('main h1'))?.focus({ preventScroll: true });
  }, [busy]);
  return button;
}
