// Search parameters as plain text (`?account=1210&from=2026-01-01`), not as JSON: readable, and a code of digits stays text.

export function parseSearch(text: string): Record<string, string> {
  return Object.fromEntries(new URLSearchParams(text));
}

export function stringifySearch(search: Record<string, unknown>): string {
  const kept = Object.entries(search).filter(([, value]) => value !== undefined && value !== null && value !== '' && value !== false);
  const text = new URLSearchParams(kept.map(([key, value]) => [key, String(value)])).toString();
  return text ? `?${text}` : '';
}

/** Reads one text parameter; empty is absent. For `validateSearch`. */
export const textParam = (value: unknown): string | undefined => (typeof value === 'string' && value !== '' ? value : undefined);
export const flagParam = (value: unknown): true | undefined => (value === 'true' || value === true ? true : undefined);

type Readers = Record<string, (value: unknown) => unknown>;

/** `validateSearch: readSearch({ from: textParam, openOnly: flagParam })`: every parameter is optional, what is absent is left out. */
export const readSearch =
  <R extends Readers>(readers: R) =>
  (search: Record<string, unknown>): { [K in keyof R]?: Exclude<ReturnType<R[K]>, undefined> | undefined } =>
    Object.fromEntries(
      Object.entries(readers)
        .map(([key, read]) => [key, read(search[key])])
        .filter(([, value]) => value !== undefined),
    ) as never;
