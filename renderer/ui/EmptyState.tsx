import type { ReactNode } from 'react';
import classes from './EmptyState.module.css';

/** What a list says when it holds nothing: why, and the one thing to do next. */
export function EmptyState({ title, children }: { title: string; children?: ReactNode }) {
  return (
    <div className={classes.empty} role="status">
      <p className={classes.title}>{title}</p>
      {children}
    </div>
  );
}
