import { type RefObject, useEffect } from 'react';

/** Marks the frame of a grid while columns lie beyond its end: nobody takes the last one in sight for the last there is. */
export function useMoreBeside(box: RefObject<HTMLElement | null>): void {
  useEffect(() => {
    const element = box.current;
    const frame = element?.parentElement;
    if (!element || !frame) return;
    const look = () => {
      const left = element.scrollWidth - element.clientWidth - Math.abs(element.scrollLeft);
      frame.toggleAttribute('data-more', left > 1);
    };
    look();
    element.addEventListener('scroll', look, { passive: true });
    const size = new ResizeObserver(look);
    size.observe(element);
    for (const child of element.children) size.observe(child);
    return () => {
      element.removeEventListener('scroll', look);
      size.disconnect();
    };
  }, [box]);
}
