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

/** What has no meaning of its own in a form: the lines after it and the line to go on with. Undefined where there is nothing to do. */
export function arranged<L>(
  lines: readonly L[],
  act: 'copy' | 'up' | 'down',
  index: number,
  of: { isBlank: (line: L) => boolean; again: (line: L) => L },
): { lines: L[]; index: number } | undefined {
  if (act === 'copy') return copied(lines, index, of);
  const by = act === 'up' ? -1 : 1;
  const done = moved(lines, index, by);
  return done && { lines: done, index: index + by };
}

/** One line in parts, each a line of its own; the first stays the line it was. */
export const inParts = <L>(lines: readonly L[], index: number, parts: readonly Partial<L>[], again: (line: L) => L): L[] =>
  lines.toSpliced(index, 1, ...parts.map((part, at) => ({ ...(at === 0 ? lines[index]! : again(lines[index]!)), ...part })));
