import { useEffect, useRef, useState } from 'react';
import { paletteStore } from './palette-store.ts';

/** How long the palette takes to let go of the focus, at the most. */
const patienceMs = 600;

/**
 * Gives the focus to what has just appeared, unless the palette was opened meanwhile: that keeps what is being typed. Once it is closed again and nothing
 * else has taken the focus, it goes where it belongs.
 */
export function useOpeningFocus(take: () => void, enabled = true): void {
  const latest = useRef(take);
  latest.current = take;
  useEffect(() => {
    if (!enabled) return;
    if (!paletteStore.getState().opened) return latest.current();
    let timer: ReturnType<typeof setTimeout> | undefined;
    const whenFree = (until: number) => {
      if (document.activeElement === document.body) latest.current();
      else if (performance.now() < until) timer = setTimeout(whenFree, 30, until);
    };
    const stop = paletteStore.subscribe(({ opened }) => {
      clearTimeout(timer);
      if (!opened) whenFree(performance.now() + patienceMs);
    });
    return () => {
      stop();
      clearTimeout(timer);
    };
  }, [enabled]);
}

/** Whether a dialog may keep the focus inside: not while the palette, which was open when it appeared, has it. True ever after. */
export function useMayKeepFocus(): boolean {
  const [may, setMay] = useState(() => !paletteStore.getState().opened);
  useEffect(() => {
    if (may) return undefined;
    const look = () => setMay(!paletteStore.getState().opened);
    look();
    return paletteStore.subscribe(look);
  }, [may]);
  return may;
}
