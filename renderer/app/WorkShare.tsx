import classes from './WorkStatus.module.css';

/** How far work is, from 0 to 1. For the eye: the words beside it are read out, each step of a bar is not. */
export function WorkShare({ of }: { of: number }) {
  return (
    <span className={classes.track} aria-hidden="true">
      <span className={classes.done} style={{ width: `${Math.min(100, of * 100)}%` }} />
    </span>
  );
}
