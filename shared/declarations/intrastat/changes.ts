import { type IntrastatLine, lineKey, wholeUnits } from './declaration.ts';

/** A line as it is declared: amounts in whole units. What is smaller can't be told from what was filed. */
export const asDeclared = (line: IntrastatLine): IntrastatLine => ({
  ...line,
  value: wholeUnits(line.value) * 100n,
  statisticalValue: line.statisticalValue === null ? null : wholeUnits(line.statisticalValue) * 100n,
});

export interface LineChange {
  readonly filed: IntrastatLine | null;
  readonly corrected: IntrastatLine | null;
}

const isSame = (a: IntrastatLine, b: IntrastatLine): boolean =>
  a.netMassGrams === b.netMassGrams &&
  a.value === b.value &&
  a.statisticalValue === b.statisticalValue &&
  a.supplementaryMilli === b.supplementaryMilli;

/**
 * What differs between the lines that were filed and those of now, both combined: filed lines in their order, then new ones. A line that is declared
 * under another code, state or number is one deleted and one new.
 */
export function changesSince(filed: readonly IntrastatLine[], now: readonly IntrastatLine[]): readonly LineChange[] {
  const today = new Map(now.map((line) => [lineKey(line), asDeclared(line)]));
  const before = new Set(filed.map(lineKey));
  const changed = filed.flatMap((line): LineChange[] => {
    const corrected = today.get(lineKey(line)) ?? null;
    return corrected !== null && isSame(line, corrected) ? [] : [{ filed: line, corrected }];
  });
  const added = [...today].filter(([key]) => !before.has(key)).map(([, corrected]): LineChange => ({ filed: null, corrected }));
  return [...changed, ...added];
}
