import type { ReactNode } from 'react';
import classes from './Screen.module.css';

/** Body of a screen. `fill`: the grid in it takes the height that is left, so that the page itself does not scroll. */
export function Screen({ fill = false, children, name }: { fill?: boolean; name: string; children: ReactNode }) {
  return (
    <div className={classes.screen} data-fill={fill || undefined} data-testid={`screen-${name}`}>
      {children}
    </div>
  );
}

/** Filters above a grid. */
export function Toolbar({ children }: { children: ReactNode }) {
  return <div className={classes.toolbar}>{children}</div>;
}
