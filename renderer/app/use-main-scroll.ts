import { useRouter } from '@tanstack/react-router';
import { type RefObject, useEffect } from 'react';

/** What arrives later than this moves nothing any more: by then people read. */
const patienceMs = 2000;

/**
 * Back and Forward find a screen scrolled as it was left, also when what it shows arrives only then; a new screen begins at its top. Kept by place in the
 * history of this window. A filter changes the address, not the place: nothing moves.
 */
export function useMainScroll(main: RefObject<HTMLElement | null>): void {
  const { history } = useRouter();
  useEffect(() => {
    const kept = new Map<number, number>();
    const placeOf = (location: typeof history.location) => location.state.__TSR_index ?? 0;
    let place = placeOf(history.location);
    let path = history.location.pathname;
    let stopWaiting = () => {};

    const onScroll = (event: Event) => {
      if (main.current && event.target === main.current) kept.set(place, main.current.scrollTop);
    };
    const restore = (top: number) => {
      const until = performance.now() + patienceMs;
      let frame = 0;
      const settle = () => {
        const element = main.current;
        if (element && element.scrollTop !== top) element.scrollTop = top;
        if (element && Math.abs(element.scrollTop - top) < 2 && top === 0) return;
        if (performance.now() < until) frame = requestAnimationFrame(settle);
      };
      settle();
      stopWaiting = () => cancelAnimationFrame(frame);
    };
    const end = history.subscribe(({ location, action }) => {
      stopWaiting();
      const next = placeOf(location);
      const isOther = location.pathname !== path;
      if (action.type === 'PUSH') for (const each of kept.keys()) if (each >= next) kept.delete(each);
      const wasHere = next === place && !isOther;
      place = next;
      path = location.pathname;
      if (wasHere || (action.type === 'REPLACE' && !isOther)) return;
      restore(kept.get(next) ?? 0);
    });
    // Whoever scrolls or types has taken over.
    const takeOver = () => stopWaiting();
    addEventListener('scroll', onScroll, { capture: true, passive: true });
    addEventListener('wheel', takeOver, { passive: true });
    addEventListener('keydown', takeOver);
    addEventListener('pointerdown', takeOver);
    return () => {
      end();
      stopWaiting();
      removeEventListener('scroll', onScroll, { capture: true });
      removeEventListener('wheel', takeOver);
      removeEventListener('keydown', takeOver);
      removeEventListener('pointerdown', takeOver);
    };
  }, [history, main]);
}
