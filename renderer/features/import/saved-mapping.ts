/** Account of a book to account of a chart, as a person chose it. */
export type Mapping = Readonly<Record<string, string>>;

const keyOf = (country: string) => `davtari.import.${country}`;

/** What was chosen in earlier imports into charts of this country: a book that is exported anew is mapped already. */
export function readSavedMapping(country: string): Mapping {
  try {
    const kept = JSON.parse(localStorage.getItem(keyOf(country)) ?? '{}') as unknown;
    if (typeof kept !== 'object' || kept === null) return {};
    return Object.fromEntries(Object.entries(kept).filter((entry): entry is [string, string] => typeof entry[1] === 'string'));
  } catch {
    return {};
  }
}

const mostKept = 5000;

export function saveMapping(country: string, mapping: Mapping): void {
  try {
    const all = Object.entries({ ...readSavedMapping(country), ...mapping });
    localStorage.setItem(keyOf(country), JSON.stringify(Object.fromEntries(all.slice(-mostKept))));
  } catch {
    // A full or switched-off storage loses only this convenience.
  }
}
