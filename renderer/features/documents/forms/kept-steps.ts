import { type Steps, stepsOf } from './steps.ts';

// Of the form that was on screen last, in this window: kept when it is left, so that typing costs nothing.
const place = 'davtari.steps';
const mostKept = 30;
const mostCharacters = 400_000;

interface Kept {
  id: string;
  past: unknown[];
  now: string;
  future: unknown[];
}

/** Keys of lines belong to the screen. */
const textOf = (form: unknown): string => JSON.stringify(form, (name, value: unknown) => (name === 'key' ? undefined : value));

/** A storage that is full or switched off loses the way back, not what was typed. */
export function keepSteps<F>(id: string, { past, now, future }: Steps<F>): void {
  if (past.length + future.length === 0) return;
  try {
    const text = JSON.stringify({ id, past: past.slice(-mostKept), now: textOf(now), future: future.slice(0, mostKept) } satisfies Kept);
    if (text.length <= mostCharacters) sessionStorage.setItem(place, text);
  } catch {
    // Nothing to go back to then.
  }
}

/** The steps around a form that was opened again as it was left; none when it was changed elsewhere meanwhile. */
export function keptSteps<F>(id: string, now: F, restore: (kept: unknown) => F | undefined): Steps<F> | undefined {
  try {
    const kept = JSON.parse(sessionStorage.getItem(place) ?? 'null') as Kept | null;
    if (kept?.id !== id || textOf(restore(JSON.parse(kept.now))) !== textOf(now)) return undefined;
    const read = (forms: readonly unknown[]) => forms.map(restore).filter((form) => form !== undefined);
    const [past, future] = [read(kept.past), read(kept.future)];
    return past.length === kept.past.length && future.length === kept.future.length ? stepsOf(now, past, future) : undefined;
  } catch {
    return undefined;
  }
}
