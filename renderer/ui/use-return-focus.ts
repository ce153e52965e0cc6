import { useEffect, useRef, useState } from 'react';

/**
 * Puts the focus back where it was when the dialog opened, unless something has taken it by then. Mantine does so only for a dialog that stays in the tree when
 * it closes. An entry of a menu is gone by then: its button stands for it.
 */
export function useReturnFocus(): void {
  const [before] = useState(() => buttonOfMenu(document.activeElement) ?? document.activeElement);
  const isOpen = useRef(false);
  useEffect(() => {
    isOpen.current = true;
    return () => {
      isOpen.current = false;
      // After the focus trap has let go, and not when React only mounts the dialog twice to test it.
      setTimeout(() => {
        if (isOpen.current || document.activeElement !== document.body) return;
        if (before instanceof HTMLElement && before.isConnected) before.focus({ preventScroll: true });
      });
    };
  }, [before]);
}

function buttonOfMenu(entry: Element | null): Element | undefined {
  const menu = entry?.closest('[role="menu"]');
  return menu ? (document.querySelector(`[aria-controls="${CSS.escape(menu.id)}"]`) ?? undefined) : undefined;
}
