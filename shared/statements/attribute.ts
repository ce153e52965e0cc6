import { allocate } from '../money/allocate.ts';
import { abs, sum } from '../money/minor.ts';

/** A line of an entry. Minor units, debit positive. */
export interface AttributedLine {
  readonly code: string;
  readonly minor: bigint;
}

/** What an entry moved on accounts of one's own, by the account it came from or went to. The sign is that of the accounts of one's own: debit positive. */
export interface Attributed {
  readonly code: string;
  readonly moved: bigint;
}

/**
 * Divides what an entry moved on some accounts among the accounts it moved against: those of the lines on the other side, in proportion to their amounts.
 * Lines on the same side only lower what moved (a fee the bank kept, tax withheld from a salary) and take no part. Lines that follow take part only where
 * there is nothing else. The parts add up exactly; nothing moved is no part.
 */
export function attribute(
  lines: readonly AttributedLine[],
  isOwn: (code: string) => boolean,
  follows: (code: string) => boolean = () => false,
): Attributed[] {
  const moved = sum(lines.filter(({ code }) => isOwn(code)).map(({ minor }) => minor));
  if (moved === 0n) return [];
  const opposite = lines.filter(({ code, minor }) => !isOwn(code) && minor !== 0n && minor > 0n !== moved > 0n);
  const leading = opposite.filter(({ code }) => !follows(code));
  const against = leading.length > 0 ? leading : opposite;
  const parts = allocate(
    moved,
    against.map(({ minor }) => abs(minor)),
  );
  return against.map(({ code }, index) => ({ code, moved: parts[index]! }));
}
