/** Lines put in after a line, or in its place when nobody has typed into it; empty lines that follow make room. */
export function putLines<L>(lines: readonly L[], index: number, put: readonly L[], isBlank: (line: L) => boolean): L[] {
  const line = lines[index];
  const from = line !== undefined && isBlank(line) ? index : index + 1;
  let to = from;
  while (to < lines.length && isBlank(lines[to]!)) to += 1;
  return lines.toSpliced(from, to - from, ...put);
}
