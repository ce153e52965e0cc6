/** The last of some places, in order, of which something holds; it holds of none after the first of which it does not. 0 where there is none. */
export function lastAt(count: number, holds: (at: number) => boolean): number {
  let [low, high] = [0, count - 1];
  while (low < high) {
    const middle = Math.ceil((low + high) / 2);
    if (holds(middle)) low = middle;
    else high = middle - 1;
  }
  return Math.max(0, low);
}
