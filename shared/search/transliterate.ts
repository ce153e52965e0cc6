/** The rules a name is written in Latin letters by. */
export type Romanisation = 'ka' | 'bg' | 'ru';

/** @source National system of romanisation of Georgian (2002); the apostrophes of k', p', t', q', ts', ch' are left out, as people type it. */
const georgian: Readonly<Record<string, string>> = letters(
  'ა a ბ b გ g დ d ე e ვ v ზ z თ t ი i კ k ლ l მ m ნ n ო o პ p ჟ zh რ r ს s ტ t უ u ფ p ქ k ღ gh ყ q შ sh ჩ ch ც ts ძ dz წ ts ჭ ch ხ kh ჯ j ჰ h',
);
const shared =
  'а a б b в v г g д d е e ё e ж zh з z и i й y к k л l м m н n о o п p р r с s т t у u ф f ц ts ч ch ш sh ю yu я ya і i ї yi є ye ґ g';
const cyrillic: Readonly<Record<'bg' | 'ru', Readonly<Record<string, string>>>> = {
  /** @source Transliteration Act (Bulgaria, SG 19/2009) art. 5; that -ия ends in -ia is left to `latinKey`, which reads y as i and doubled letters as one. */
  bg: letters(`${shared} х h щ sht ъ a ь y ы y э e`),
  /** @source The usual romanisation of Russian in passports and on maps; the signs that have no sound are left out. */
  ru: letters(`${shared} х kh щ shch ъ - ь - ы y э e`),
};

function letters(pairs: string): Record<string, string> {
  const parts = pairs.split(' ');
  return Object.fromEntries(parts.flatMap((from, at) => (at % 2 === 0 ? [[from, parts[at + 1] === '-' ? '' : parts[at + 1]!]] : [])));
}

/** Small letters in Latin by the rules of a language; letters of the other script are written by its usual rules, and what is no letter of either stays. */
export function romanise(text: string, rules: Romanisation): string {
  const table = cyrillic[rules === 'bg' ? 'bg' : 'ru'];
  let latin = '';
  for (const letter of text.toLowerCase()) latin += georgian[letter] ?? table[letter] ?? letter;
  return latin;
}

/** Letters the two Cyrillic rules write differently. */
export const isReadTwoWays = (text: string): boolean => /[хщъь]/i.test(text);
