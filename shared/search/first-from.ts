/** Place of the first that is not before the one that is looked for. */
export function firstFrom<V extends string | number>(sorted: readonly V[], wanted: V): number {
  let low = 0;
  let high = sorted.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (sorted[middle]! < wanted) low = middle + 1;
    else high = middle;
  }
  return low;
}
