import { type ReactNode, useState } from 'react';
import { useText } from '../../i18n/use-text.ts';
import classes from './components.module.css';

export type State =
  | 'usual'
  | 'focused'
  | 'disabled'
  | 'error'
  | 'loading'
  | 'empty'
  | 'long'
  | 'negative'
  | 'zero'
  | 'narrow'
  | 'columns'
  | 'strong'
  | 'filled'
  | 'open';

/** Files of `renderer/ui` and how they look in their states. */
export interface Place {
  readonly files: readonly string[];
  readonly Samples: () => ReactNode;
}

/** One state of a component with its name. */
export function Sample({ state, wide = false, children }: { state: State; wide?: boolean; children: ReactNode }) {
  const { t } = useText();
  return (
    <div className={classes.sample} data-state={state} data-wide={wide || undefined}>
      <span className={classes.state}>{t(`components:state.${state}`)}</span>
      <div className={classes.box}>{children}</div>
    </div>
  );
}

/** A field that keeps what is typed into it, as a form would. */
export function Typed({
  first = '',
  children,
}: {
  first?: string;
  children: (value: string, onChange: (next: string) => void) => ReactNode;
}) {
  const [value, setValue] = useState(first);
  return children(value, setValue);
}
