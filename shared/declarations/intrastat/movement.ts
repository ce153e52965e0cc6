import type { Period } from '../../dates/period.ts';
import type { Flow, IntrastatLine } from './declaration.ts';

/** A document as its goods are declared. */
export interface Movement {
  readonly flow: Flow;
  readonly period: Period;
  /** It changes the value of what the document it corrects declared, so that it may have no goods of its own. */
  readonly correctsValue: boolean;
  /** It lowers what that document declared. */
  readonly takesBack: boolean;
}

/** A credit or debit note, and the month of the document it corrects. */
export interface Correction {
  readonly kind: 'credit' | 'debit';
  readonly reason: string;
  readonly correctedMonth: Period;
}

/**
 * Flow and month of a document whose tax code says `flow`. The month is that of the tax point. Goods that are sent back move once more, the other way, in
 * the month they do so; a note for anything else changes what its document declared, in that document's month.
 * @source bulgaria.md 7.4 (2.1); the month by the chargeable event of the VAT, which the text leaves open
 */
export function movementOf(flow: Flow, month: Period, correction: Correction | undefined): Movement {
  if (correction === undefined) return { flow, period: month, correctsValue: false, takesBack: false };
  const { kind, reason, correctedMonth } = correction;
  if (kind === 'credit' && reason === 'returned')
    return { flow: flow === 'A' ? 'D' : 'A', period: month, correctsValue: false, takesBack: false };
  return { flow, period: correctedMonth, correctsValue: true, takesBack: kind === 'credit' };
}

/** The line with its amounts taken away instead of added. */
export const takenBack = (line: IntrastatLine): IntrastatLine => ({
  ...line,
  netMassGrams: -line.netMassGrams,
  value: -line.value,
  statisticalValue: line.statisticalValue === null ? null : -line.statisticalValue,
  supplementaryMilli: line.supplementaryMilli === null ? null : -line.supplementaryMilli,
});

const isNothing = (line: IntrastatLine): boolean =>
  line.netMassGrams === 0n && line.value === 0n && (line.statisticalValue ?? 0n) === 0n && (line.supplementaryMilli ?? 0n) === 0n;

/** What was taken back wholly is not declared. */
export const withoutNothing = (lines: readonly IntrastatLine[]): readonly IntrastatLine[] => lines.filter((line) => !isNothing(line));
