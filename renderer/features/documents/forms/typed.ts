import type { Language } from '../../../../shared/locales/languages.ts';
import { rateScale } from '../../../../shared/money/convert.ts';
import { isExpression, readAmount } from '../../../../shared/money/expression.ts';
import { formatDecimal } from '../../../../shared/money/format.ts';
import type { Rejection } from '../../../../shared/result.ts';

// Amounts stay the text that was typed until a form is read. The same text may mean another number in another language ("1,234"), so a form carries
// the language it was typed in.

/** The text to show for a neutral decimal. */
export const typedOf = (decimal: string, language: Language): string => formatDecimal(decimal, language);

const numbers = /[.,]?\d(?:[\d.,'_ \u00a0\u202f]*[\d.,])?/g;

/** The typed text as one would have typed it in the other language; what can't be read stays as it is. A calculation stays one: each of its numbers is rewritten. */
export function retype(typed: string, scale: number, from: Language, to: Language): string {
  if (from === to) return typed;
  if (isExpression(typed)) return typed.replace(numbers, (number) => retype(number, rateScale, from, to));
  const read = readAmount(typed, scale, from);
  return read.ok ? typedOf(read.text, to) : typed;
}

/** Neutral decimal of a typed amount that is zero or more, or the rejection the contract would give. */
export function readTyped(
  typed: string,
  {
    scale,
    language,
    field,
    kind = 'amount',
    zero = false,
  }: { scale: number; language: Language; field: string; kind?: string; zero?: boolean },
): { ok: true; text: string } | { ok: false; problem: Rejection } {
  const read = readAmount(typed, scale, language);
  if (!read.ok) return invalid(field, read.reason === 'empty' ? 'required' : kind);
  if (read.text.startsWith('-') || (!zero && !/[1-9]/.test(read.text))) return invalid(field, 'positive');
  return { ok: true, text: read.text };
}

export const invalid = (field: string, reason: string): { ok: false; problem: Rejection } => ({
  ok: false,
  problem: { code: 'INPUT_INVALID', field, reason },
});
