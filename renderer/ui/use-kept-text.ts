import { useCallback, useState } from 'react';
import { useCompany } from '../app/company-context.ts';

type Typed = Readonly<Record<string, string>>;

/**
 * What is typed into a dialog or a small form: kept on this machine at every key, and there again when it is opened again at the same place, after a crash as
 * after Escape. `forget` once it was sent. `place` names what it is about: "void 019a...". A storage that is full or switched off keeps nothing.
 */
export function useKeptText<T extends Typed>(
  place: string,
  initial: T,
): { typed: T; change: (patch: Partial<T>) => void; forget: () => void } {
  const { id } = useCompany();
  const key = `davtari.typed.${id}.${place}`;
  const [first] = useState(initial);
  const [typed, setTyped] = useState<T>(() => ({ ...first, ...readKept(key, first) }));
  const change = useCallback(
    (patch: Partial<T>) =>
      setTyped((now) => {
        const next = { ...now, ...patch };
        // What nobody typed is proposed anew: today is another day tomorrow.
        writeKept(key, Object.fromEntries(Object.entries(next).filter(([name, value]) => value !== first[name])));
        return next;
      }),
    [key, first],
  );
  const forget = useCallback(() => writeKept(key, undefined), [key]);
  return { typed, change, forget };
}

/** Only what the form has a place for. */
function readKept<T extends Typed>(key: string, initial: T): Partial<T> {
  try {
    const kept = JSON.parse(localStorage.getItem(key) ?? '{}') as Record<string, unknown>;
    return Object.fromEntries(Object.entries(kept).filter(([name, value]) => name in initial && typeof value === 'string')) as Partial<T>;
  } catch {
    return {};
  }
}

function writeKept(key: string, typed: Typed | undefined): void {
  try {
    if (typed === undefined) localStorage.removeItem(key);
    else localStorage.setItem(key, JSON.stringify(typed));
  } catch {
    // It stays on the screen.
  }
}
