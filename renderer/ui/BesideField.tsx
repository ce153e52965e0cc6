import { type ReactNode, type RefObject, useLayoutEffect, useRef } from 'react';
import { createPortal } from 'react-dom';
import classes from './BesideField.module.css';

/** What is typed is read as, under the end of its field. On the page itself, since the cells of a table cut off what stands out of them. */
export function BesideField({ of, children }: { of: RefObject<HTMLElement | null>; children: ReactNode }) {
  const note = useRef<HTMLDivElement>(null);
  useLayoutEffect(() => {
    const place = () => {
      const field = of.current?.getBoundingClientRect();
      const own = note.current;
      if (!field || !own) return;
      const { width, height } = own.getBoundingClientRect();
      const below = field.bottom + 2;
      own.style.top = `${below + height > window.innerHeight ? field.top - height - 2 : below}px`;
      own.style.left = `${Math.max(4, field.right - width)}px`;
    };
    place();
    window.addEventListener('scroll', place, true);
    window.addEventListener('resize', place);
    return () => {
      window.removeEventListener('scroll', place, true);
      window.removeEventListener('resize', place);
    };
  });
  return createPortal(
    <div ref={note} className={classes.note} role="status" data-testid="calculated">
      {children}
    </div>,
    document.body,
  );
}
