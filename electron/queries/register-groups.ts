import { mostGroups, type RegisterGroup, type RegisterGroups } from '../../shared/contracts/registers.ts';
import { writeDecimal } from '../../shared/money/decimal.ts';

/** Part of a group in one currency, minor units. */
export interface GroupPart<Amount extends string> {
  readonly key: string;
  readonly name: string;
  readonly currency: string;
  readonly count: number;
  readonly amounts: Readonly<Record<Amount, bigint>>;
  readonly scale: number;
}

/** "2026-05" of 202605. */
export const monthText = (month: bigint): string => `${String(month).slice(0, 4)}-${String(month).slice(4)}`;

interface Sum {
  readonly amounts: Record<string, bigint>;
  readonly scale: number;
}

/** Parts put together, by name or newest first; what has no name comes last. */
export function groupsOf<Amount extends string>(parts: readonly GroupPart<Amount>[], newestFirst: boolean): RegisterGroups<Amount> {
  const groups = new Map<string, { key: string; name: string; count: number; sums: Map<string, Sum> }>();
  for (const { key, name, currency, count, amounts, scale } of parts) {
    const group = groups.get(key) ?? { key, name, count: 0, sums: new Map() };
    groups.set(key, group);
    group.count += count;
    const sum = group.sums.get(currency) ?? { amounts: {}, scale };
    group.sums.set(currency, sum);
    for (const [amount, minor] of Object.entries<bigint>(amounts)) sum.amounts[amount] = (sum.amounts[amount] ?? 0n) + minor;
  }
  const direction = newestFirst ? -1 : 1;
  const byName = (a: { name: string; key: string }, b: { name: string; key: string }) =>
    (a.name === '' ? 1 : 0) - (b.name === '' ? 1 : 0) || direction * compare(a.name, b.name) || compare(a.key, b.key);
  const all = [...groups.values()].sort(byName);
  return { groups: all.slice(0, mostGroups).map((group) => ({ ...group, sums: written<Amount>(group.sums) })), total: all.length };
}

const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);

const written = <Amount extends string>(sums: ReadonlyMap<string, Sum>): RegisterGroup<Amount>['sums'] =>
  [...sums]
    .sort(([a], [b]) => compare(a, b))
    .map(([currency, { amounts, scale }]) => ({
      currency,
      amounts: Object.fromEntries(Object.entries(amounts).map(([name, minor]) => [name, writeDecimal(minor, scale)])) as Record<
        Amount,
        string
      >,
    }));
