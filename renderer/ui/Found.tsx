import { highlight } from '../../shared/search/highlight.ts';
import classes from './Lookup.module.css';

/** A text with the part of it marked that was looked for. */
export function Found({ text, typed }: { text: string; typed: string }) {
  return (
    <span>
      {highlight(text, typed).map(({ at, text: part, found }) =>
        found ? (
          <mark key={at} className={classes.found}>
            {part}
          </mark>
        ) : (
          part
        ),
      )}
    </span>
  );
}
