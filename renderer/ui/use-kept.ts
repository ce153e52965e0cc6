import { useRouterState } from '@tanstack/react-router';
import { useEffect, useRef, useState } from 'react';

// By place in the history of this window. A reload forgets it.
const kept = new Map<string, unknown>();

/**
 * State of a screen that Back finds as it was left: what is folded, which figure is pointed at. Kept for the place in the history, not for the address, so
 * that the same screen opened anew begins anew.
 */
export function useKept<T>(name: string, initial: () => T): readonly [T, (next: T) => void] {
  const place = usePlace();
  const [value, setValue] = useState<T>(() => (kept.get(`${place} ${name}`) as T | undefined) ?? initial());
  useEffect(() => {
    kept.set(`${place} ${name}`, value);
  }, [place, name, value]);
  return [value, setValue];
}

/** As `useKept`, for what changes too often to be drawn each time: what was kept, and a way to keep what is now. */
export function useKeptPlace<T>(name: string): { readonly first: T | undefined; readonly keep: (value: T) => void } {
  const place = usePlace();
  const now = useRef(place);
  now.current = place;
  const [first] = useState(() => kept.get(`${place} ${name}`) as T | undefined);
  const [keep] = useState(() => (value: T) => void kept.set(`${now.current} ${name}`, value));
  return { first, keep };
}

/**
 * Key of the entry in the history of the window that shows this screen. While the next screen is being fetched the address is that one's already: a screen
 * only follows what changes beside its own path.
 */
function usePlace(): string {
  const [path, key] = useRouterState({ select: ({ location }) => `${location.pathname} ${location.state.__TSR_key ?? ''}` }).split(' ');
  const [own] = useState(path);
  const place = useRef(key);
  if (path === own) place.current = key;
  return place.current ?? '';
}
