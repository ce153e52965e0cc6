import { useState } from 'react';

/** What a form begins with: the first answer that is no older one kept. It stays, so that a change by others is seen when the form is sent. */
export function useFirstAnswer<T>({ data, isFetching }: { data: T | null | undefined; isFetching: boolean }): T | undefined {
  const [held, setHeld] = useState<T>();
  if (held === undefined && data !== undefined && data !== null && !isFetching) setHeld(data);
  return held;
}
