import type { Balance, BeancountSettings, Directive, Pad, Transaction } from './beancount-directives.ts';
import type { BookedLine } from './beancount-interpolation.ts';
import { multiply, powerOfTen, type Rational, zero } from './rational.ts';

/** An entry as the tool works with it: complete, and possibly made by a pad. */
export interface BookedEntry {
  kind: 'entry';
  date: string;
  lines: BookedLine[];
  /** The entry of the file, or the pad that made it. */
  from: Transaction | Pad;
  /** Only of pads. */
  narration?: string;
}

/** Everything in the order of days, entries booked. */
export type Step = BookedEntry | Exclude<Directive, Transaction>;

/** How far a balance may be off: as stated, else twice the usual multiple of its last digit. */
export function balanceTolerance({ tolerance, number }: Balance, { toleranceMultiplier }: BeancountSettings): Rational {
  if (tolerance !== undefined) return tolerance.value;
  if (number.decimals === 0) return zero;
  return multiply({ num: 2n, den: powerOfTen(number.decimals) }, toleranceMultiplier.value);
}

/** `Assets:Bank` covers itself and `Assets:Bank:Savings`. */
export const covers = (parent: string, account: string): boolean =>
  account.startsWith(parent) && (account.length === parent.length || account[parent.length] === ':');
