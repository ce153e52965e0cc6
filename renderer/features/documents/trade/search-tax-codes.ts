import type { TaxCodeInfo } from '../../../../shared/contracts/accounts.ts';
import { search, searchIndex } from '../../../../shared/search/rank.ts';

type Code = Pick<TaxCodeInfo, 'code' | 'names' | 'ratePercent'>;

export interface FoundCodes<C> {
  /** Best first; what is meant stands before all others. */
  readonly codes: readonly C[];
  /** The only one the text can mean. A figure that is in many codes and is the rate of none means none of them: it is never guessed which. */
  readonly meant: C | undefined;
}

/**
 * Tax codes for what was typed. A figure is a rate first ("18", "18 %", "5,5") and means the ordinary code of it ("S18", "P18"), then it is the figures of a
 * code ("30" is SZ30), and only then a word of a name, which it never means. Words are answered as everywhere, and mean the best of what is found.
 */
export function searchTaxCodes<C extends Code>(all: readonly C[], typed: string, recent?: (code: C) => number | undefined): FoundCodes<C> {
  // A few dozen: made anew at each key it costs less than keeping it right.
  const index = searchIndex(all, ({ code, names }) => ({ codes: [code], names: Object.values(names) }));
  const found = search(index, typed, { limit: all.length, ...(recent ? { recent } : {}) });
  const figure = figureOf(typed);
  if (figure === undefined) return { codes: found, meant: found[0] };

  const ofRate = all.filter(({ ratePercent }) => ratePercent === figure);
  const begun = all.filter(({ code, ratePercent }) => ratePercent.startsWith(figure) || figuresIn(code).startsWith(figure));
  const likely = ofRate.length > 0 ? ofRate : begun;
  const rates = new Set(likely.map(({ ratePercent }) => ratePercent));
  const meant = likely.length === 1 ? likely[0] : rates.size === 1 ? likely.find(isOrdinary) : undefined;

  const grade = (code: C) =>
    code === meant ? 0 : code.ratePercent === figure ? 1 : figuresIn(code.code) === figure ? 2 : begun.includes(code) ? 3 : 4;
  const last = Number.MAX_SAFE_INTEGER;
  const codes = all
    .map((code, at) => ({ code, at, grade: grade(code), placed: found.indexOf(code) }))
    .filter((each) => each.grade < 4 || each.placed >= 0)
    .map((each) => ({ ...each, place: each.grade < 4 ? (recent?.(each.code) ?? last) : each.placed }))
    .sort((a, b) => a.grade - b.grade || a.place - b.place || a.at - b.at);
  return { codes: codes.map(({ code }) => code), meant };
}

/** The code that was typed in full, or that a typed figure means: what counts when the field is left without choosing. */
export const typedCode = <C extends Code>(all: readonly C[], typed: string): C | undefined =>
  all.find(({ code }) => code.toLowerCase() === typed.toLowerCase()) ??
  (figureOf(typed) === undefined ? undefined : searchTaxCodes(all, typed).meant);

/** "18", "18 %" and "5,5" as rates are written. */
const figureOf = (typed: string): string | undefined => /^\s*(\d+(?:[.,]\d+)?)\s*%?\s*$/.exec(typed)?.[1]?.replace(',', '.');

const figuresIn = (code: string): string => /\d+(?:\.\d+)?/.exec(code)?.[0] ?? '';

/** One letter and the rate: "S18", and not one of its special cases. */
const isOrdinary = ({ code, ratePercent }: Code): boolean => code.length === 1 + ratePercent.length && code.endsWith(ratePercent);
