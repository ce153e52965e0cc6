import { useRef } from 'react';

/** The value as it was while the next ones say the same: what takes time is made of it anew only once it changes. */
export function useUnchanged<T>(value: T, isSame: (before: T, after: T) => boolean): T {
  const kept = useRef(value);
  if (kept.current !== value && !isSame(kept.current, value)) kept.current = value;
  return kept.current;
}
