import { decimal } from '../../../shared/money/decimal.ts';
import { divRound } from '../../../shared/money/minor.ts';

export interface Change {
  readonly way: 'up' | 'down' | 'same';
  /** Whole percent of what it was before, rounded half up; undefined where it was nothing or changed its sign, and of more than 999. */
  readonly percent?: string;
}

/** How a figure stands to what it was before. Both in one currency with `scale` decimals. */
export function changeOf(amount: string, before: string, scale: number): Change {
  const [now, then] = [decimal(amount, scale), decimal(before, scale)];
  if (now === then) return { way: 'same' };
  const way = now > then ? 'up' : 'down';
  if (then === 0n || (now !== 0n && now > 0n !== then > 0n)) return { way };
  const size = (value: bigint) => (value < 0n ? -value : value);
  const percent = divRound(size(now - then) * 100n, size(then));
  return percent > 999n ? { way } : { way, percent: percent.toString() };
}
