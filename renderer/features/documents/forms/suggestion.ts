import type { KeyboardEvent } from 'react';
import classes from './form.module.css';

interface Suggestion {
  /** What would be taken, as one types it; undefined: nothing is offered. */
  offered: string | undefined;
  typed: string;
  onTake: (offered: string) => void;
  /** Said of the field: which keys take it. */
  description: (offered: string) => string;
}

/** An amount offered in an empty field, for `AmountInput`: Enter and Tab take it, anything typed takes its place, and nothing is taken without one of these keys. */
export function suggestion({ offered, typed, onTake, description }: Suggestion) {
  if (offered === undefined || typed !== '') return {};
  return {
    placeholder: offered,
    classNames: { input: classes.suggested ?? '' },
    'aria-description': description(offered),
    onKeyDown: (event: KeyboardEvent) => {
      const isPlain = !event.shiftKey && !event.ctrlKey && !event.metaKey && !event.altKey;
      if (isPlain && (event.key === 'Enter' || event.key === 'Tab')) onTake(offered);
    },
  };
}
