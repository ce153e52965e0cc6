import type { ReactNode } from 'react';
import classes from './Figures.module.css';

export interface Figure {
  id: string;
  label: string;
  value: ReactNode;
}

/** A strip of a few figures with their names: the totals of a report. */
export function Figures({ of }: { of: readonly Figure[] }) {
  return (
    <dl className={classes.strip}>
      {of.map(({ id, label, value }) => (
        <div key={id} className={classes.figure} data-testid={`figure-${id}`}>
          <dt>{label}</dt>
          <dd>{value}</dd>
        </div>
      ))}
    </dl>
  );
}
