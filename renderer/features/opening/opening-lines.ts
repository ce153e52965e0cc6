import type { Language } from '../../../shared/locales/languages.ts';
import { decimal, writeDecimal } from '../../../shared/money/decimal.ts';
import { readAmount } from '../../../shared/money/expression.ts';

/** A balance as typed: what the account held when the books began. */
export interface OpeningRow {
  readonly key: number;
  readonly account: string | null;
  readonly debit: string;
  readonly credit: string;
}

export interface OpeningLine {
  readonly account: string;
  readonly debit?: string;
  readonly credit?: string;
}

/**
 * Lines of the opening entry in the order of the rows, and the line that balances them on the account of what the owners put in. `left`: debit less
 * credit of the rows, decimal text. Undefined where an amount can't be read; rows without an amount are left out.
 */
export function openingLines(
  rows: readonly OpeningRow[],
  balancing: string | null,
  scale: number,
  language: Language,
): { lines: OpeningLine[]; left: string } | undefined {
  const lines: OpeningLine[] = [];
  let left = 0n;
  for (const { account, debit, credit } of rows) {
    for (const [side, typed] of [
      ['debit', debit],
      ['credit', credit],
    ] as const) {
      if (typed.trim() === '') continue;
      const read = readAmount(typed, scale, language);
      if (!read.ok) return undefined;
      const minor = decimal(read.text, scale);
      if (minor === 0n) continue;
      left += side === 'debit' ? minor : -minor;
      lines.push({ account: account ?? '', [side]: writeDecimal(minor, scale) });
    }
  }
  if (left !== 0n && balancing !== null)
    lines.push({ account: balancing, [left > 0n ? 'credit' : 'debit']: writeDecimal(left > 0n ? left : -left, scale) });
  return { lines, left: writeDecimal(left, scale) };
}
