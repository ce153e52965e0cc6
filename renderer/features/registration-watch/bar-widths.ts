import { decimal } from '../../../shared/money/decimal.ts';

/** Widths in thousandths of the longest bar: the only place where an amount becomes a length. Amounts below zero get no bar. */
export function barWidths(amounts: readonly string[], scale: number): number[] {
  const units = amounts.map((amount) => decimal(amount, scale));
  const longest = units.reduce((most: bigint, each) => (each > most ? each : most), 0n);
  return units.map((each) => (longest > 0n && each > 0n ? Number((each * 1000n) / longest) : 0));
}
