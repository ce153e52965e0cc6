/** Milliseconds of one call. */
export function timed(work: () => void): number {
  const start = process.hrtime.bigint();
  work();
  return Number(process.hrtime.bigint() - start) / 1e6;
}

/** Milliseconds of processor time of one call: of work on one thread, what one core needs for it, whoever else keeps it busy. */
export function processorTimed(work: () => void): number {
  const start = process.cpuUsage();
  work();
  const { user, system } = process.cpuUsage(start);
  return (user + system) / 1000;
}

export function percentile(values: readonly number[], part: number): number {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * part))]!;
}

export const median = (values: readonly number[]): number => percentile(values, 0.5);

/** Runs both turn by turn, so that a slow moment of the machine falls on both. */
export function alternately(
  rounds: number,
  floor: (round: number) => void,
  product: (round: number) => void,
): { floor: number[]; product: number[] } {
  const times = { floor: [] as number[], product: [] as number[] };
  for (let round = 0; round < rounds; round += 1) {
    times.floor.push(timed(() => floor(round)));
    times.product.push(timed(() => product(round)));
  }
  return times;
}
