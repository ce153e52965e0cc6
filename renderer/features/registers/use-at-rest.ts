import { useDebouncedValue } from '@mantine/hooks';

/** Whether something has been the same for a while: what takes the engine longer is asked for then, so that it is in nobody's way. */
export function useAtRest(what: string): boolean {
  const [settled] = useDebouncedValue(what, 400);
  return settled === what;
}
