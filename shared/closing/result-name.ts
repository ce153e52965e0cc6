import type { Names } from '../locales/languages.ts';

/** A line that is called by its sign: `names` for a profit, `loss` where it is below zero, `either` over amounts of both signs. */
export interface NamedBySign {
  readonly names: Names;
  readonly loss?: Names;
  readonly either?: Names;
}

/** What a line is called over some amounts. Nobody is told of a profit that is a loss. */
export function nameOver({ names, loss, either }: NamedBySign, amounts: readonly bigint[]): Names {
  if (loss === undefined || amounts.every((amount) => amount >= 0n)) return names;
  return amounts.every((amount) => amount <= 0n) ? loss : (either ?? names);
}
