// In a country of two scripts the keyboard is on the wrong layout all the time: what was typed is read again as the same keys of another layout. Each
// row has the keys of an English keyboard, plain and with shift.

const english = { plain: "qwertyuiop[]asdfghjkl;'zxcvbnm,./`\\", shifted: 'QWERTYUIOP{}ASDFGHJKL:"ZXCVBNM<>?~|' };
const capitals = (plain: string) => ({ plain, shifted: plain.toUpperCase() });

/** @source Layouts as operating systems ship them: Georgian (QWERTY), Russian, Bulgarian (BDS 5237) and Bulgarian (traditional phonetic). */
const layouts = [
  english,
  { plain: "ქწერტყუიოპ[]ასდფგჰჯკლ;'ზხცვბნმ,./`\\", shifted: 'ქჭეღთყუიოპ{}აშდფგჰჟკლ:"ძხჩვბნმ<>?~|' },
  capitals('йцукенгшщзхъфывапролджэячсмитьбю.ё\\'),
  capitals(',уеишщксдзц;ьяаожгтнвмчюйъэфхпрлб`\\'),
  capitals("явертъуиопшщасдфгхйкл;'зьцжбнм,./чю"),
].map(({ plain, shifted }) => {
  const written = [...plain, ...shifted];
  const keyOf = new Map<string, number>();
  written.forEach((letter, key) => {
    if (!keyOf.has(letter)) keyOf.set(letter, key);
  });
  return { written, keyOf };
});

const letter = /\p{L}/u;
/** The soft sign stands behind a consonant and nowhere else. */
const noWord = /(^|[^бвгджзйклмнпрстфхцчшщ])ь/i;

/** What the same keys would have written on the other layouts that may have been meant; never the text itself. */
export function otherLayouts(typed: string): string[] {
  const found = new Set<string>();
  for (const { keyOf } of layouts) {
    if (![...typed].every((sign) => keyOf.has(sign) || !letter.test(sign))) continue;
    for (const { written } of layouts) {
      const text = [...typed].map((sign) => written[keyOf.get(sign) ?? -1] ?? sign).join('');
      if (letter.test(text) && !noWord.test(text)) found.add(text);
    }
  }
  found.delete(typed);
  return [...found];
}
