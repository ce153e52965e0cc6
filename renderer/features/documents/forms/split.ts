import type { Language } from '../../../../shared/locales/languages.ts';
import { decimal, writeDecimal, writeTrimmed } from '../../../../shared/money/decimal.ts';
import { readAmount } from '../../../../shared/money/expression.ts';
import { typedOf } from './typed.ts';

/** In so many equal parts, or one part of an amount and the rest. Both as typed. */
export type SplitBy = { readonly parts: string } | { readonly first: string };
export type SplitProblem = 'unreadable' | 'parts' | 'too-small' | 'beyond';

/** Most parts a line is split into. */
export const mostParts = 60;

/**
 * A typed amount in parts that add up to it exactly, as typed: equal parts are rounded down, and the last one takes what is left. Refuses an amount that can't be
 * read or is not above zero (unreadable), a number of parts that is not 2 to 60 (parts), more parts than smallest units (too-small), a first part that leaves
 * nothing (beyond).
 */
export function splitTyped(typed: string, by: SplitBy, scale: number, language: Language): readonly string[] | SplitProblem {
  const read = readAmount(typed, scale, language);
  if (!read.ok) return 'unreadable';
  const total = decimal(read.text, scale);
  if (total <= 0n) return 'unreadable';
  const shown = (value: bigint) => typedOf(scale > 4 ? writeTrimmed(value, scale) : writeDecimal(value, scale), language);
  if ('first' in by) {
    const first = readAmount(by.first, scale, language);
    if (!first.ok) return 'unreadable';
    const part = decimal(first.text, scale);
    return part <= 0n || part >= total ? 'beyond' : [shown(part), shown(total - part)];
  }
  const count = /^\d{1,3}$/.test(by.parts.trim()) ? Number(by.parts) : 0;
  if (count < 2 || count > mostParts) return 'parts';
  const part = total / BigInt(count);
  if (part === 0n) return 'too-small';
  return [...Array.from({ length: count - 1 }, () => shown(part)), shown(total - part * BigInt(count - 1))];
}
