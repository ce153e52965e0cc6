import { useSyncExternalStore } from 'react';

let section: string | undefined;
const listeners = new Set<() => void>();

/** The screen of the navigation that the one shown stands below: set by its header. */
export function showSection(to: string | undefined): void {
  if (to === section) return;
  section = to;
  for (const listener of listeners) listener();
}

export const useSection = (): string | undefined =>
  useSyncExternalStore(
    (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    () => section,
  );
