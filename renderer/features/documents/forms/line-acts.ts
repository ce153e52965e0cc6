/** What can be done with a line as a whole. Keys are in `use-form-keys.ts` and `app/keyboard-map.ts`. */
export type LineAct = 'copy' | 'split' | 'swap' | 'balance' | 'up' | 'down' | 'insert' | 'remove';

/** Lines with one in another place, or undefined at the end of the road. */
export function moved<L>(lines: readonly L[], index: number, by: -1 | 1): L[] | undefined {
  const to = index + by;
  const line = lines[index];
  if (line === undefined || to < 0 || to >= lines.length) return undefined;
  return lines.toSpliced(index, 1).toSpliced(to, 0, line);
}

/**
 * Lines with one once more, below it; an empty line becomes what the line above it is. `index`: where the copy stands. Undefined where there is nothing to copy.
 */
export function copied<L>(
  lines: readonly L[],
  index: number,
  { isBlank, again }: { isBlank: (line: L) => boolean; again: (line: L) => L },
): { lines: L[]; index: number } | undefined {
  const line = lines[index];
  if (line === undefined) return undefined;
  if (!isBlank(line)) return { lines: lines.toSpliced(index + 1, 0, again(line)), index: index + 1 };
  const above = lines[index - 1];
  return above === undefined || isBlank(above) ? undefined : { lines: lines.toSpliced(index, 1, again(above)), index };
}
