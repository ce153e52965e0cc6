/** The one of `known` that was probably meant: one that it is the beginning of, or one at most two letters away. */
export function nearest(typed: string, known: readonly string[]): string | undefined {
  const begun = known.filter((name) => typed.length > 0 && name.startsWith(typed));
  if (begun.length === 1) return begun[0];
  const [best] = known
    .map((name) => ({ name, away: distance(typed, name) }))
    .filter(({ name, away }) => away <= Math.min(2, Math.floor(name.length / 2)))
    .sort((a, b) => a.away - b.away || (a.name < b.name ? -1 : 1));
  return best?.name;
}

/** Letters to insert, leave out or replace (Levenshtein). */
function distance(one: string, other: string): number {
  let row = Array.from({ length: other.length + 1 }, (_, index) => index);
  for (let i = 1; i <= one.length; i += 1) {
    const next = [i];
    for (let j = 1; j <= other.length; j += 1)
      next.push(Math.min(row[j]! + 1, next[j - 1]! + 1, row[j - 1]! + (one[i - 1] === other[j - 1] ? 0 : 1)));
    row = next;
  }
  return row[other.length]!;
}
