// What decomposition does not take apart. Written as small letters; capitals follow.
const words: Readonly<Record<string, string>> = {
  ß: 'ss',
  æ: 'ae',
  œ: 'oe',
  ø: 'o',
  ł: 'l',
  đ: 'd',
  ð: 'd',
  þ: 'th',
  ħ: 'h',
  ŋ: 'n',
  ŧ: 't',
  ı: 'i',
  ĸ: 'k',
  ə: 'e',
  // Greek, ELOT 743 letter by letter; the pair "ου" is seen where it is read.
  α: 'a',
  β: 'v',
  γ: 'g',
  δ: 'd',
  ε: 'e',
  ζ: 'z',
  η: 'i',
  θ: 'th',
  ι: 'i',
  κ: 'k',
  λ: 'l',
  μ: 'm',
  ν: 'n',
  ξ: 'x',
  ο: 'o',
  π: 'p',
  ρ: 'r',
  σ: 's',
  ς: 's',
  τ: 't',
  υ: 'y',
  φ: 'f',
  χ: 'ch',
  ψ: 'ps',
  ω: 'o',
  // Georgian, national system of 2002 without its apostrophes.
  ა: 'a',
  ბ: 'b',
  გ: 'g',
  დ: 'd',
  ე: 'e',
  ვ: 'v',
  ზ: 'z',
  თ: 't',
  ი: 'i',
  კ: 'k',
  ლ: 'l',
  მ: 'm',
  ნ: 'n',
  ო: 'o',
  პ: 'p',
  ჟ: 'zh',
  რ: 'r',
  ს: 's',
  ტ: 't',
  უ: 'u',
  ფ: 'p',
  ქ: 'k',
  ღ: 'gh',
  ყ: 'q',
  შ: 'sh',
  ჩ: 'ch',
  ც: 'ts',
  ძ: 'dz',
  წ: 'ts',
  ჭ: 'ch',
  ხ: 'kh',
  ჯ: 'j',
  ჰ: 'h',
  // Bulgarian letters of before 1945.
  ѣ: 'е',
  ѫ: 'ъ',
};

const marks: Readonly<Record<string, string>> = {
  '‐': '-',
  '‑': '-',
  '‒': '-',
  '―': '-',
  '−': '-',
  '⁃': '-',
  '⁄': '/',
  '∕': '/',
  '‛': "'",
  '‟': '"',
  '′': "'",
  '″': '"',
  ʼ: "'",
  ʻ: "'",
  ʹ: "'",
  '˝': '"',
  '〝': '"',
  '〞': '"',
  '⋅': '·',
  '∙': '·',
  '×': 'x',
  '÷': ':',
  '¡': '!',
  '¿': '?',
  '´': "'",
  '¨': '"',
  '‗': '_',
  '∗': '*',
  '£': 'GBP',
  '¥': 'JPY',
  '₽': 'RUB',
  '₾': 'GEL',
  '₺': 'TRY',
  '¢': 'c',
};

/**
 * Plain letters for one that an encoding of Cyrillic and basic Latin lacks, or undefined where nothing stands for it. A letter loses its marks
 * ("ü" is "u" in every language, for nothing says which one it is); capitals stay capitals, also where one letter becomes two.
 */
export function toPlainLetters(letter: string, before = '', after = ''): string | undefined {
  const mark = marks[letter];
  if (mark !== undefined) return mark;
  const known = word(letter, before, after);
  if (known !== undefined) return known;
  // "ž" is "z" with a caron, "ﬁ" is "f" and "i", "½" is "1⁄2", "ѝ" is "и" with a grave.
  const parts = [...letter.normalize('NFKD').replace(/\p{M}/gu, '')];
  if (parts.length === 0) return /^\p{M}$/u.test(letter) ? '' : undefined;
  if (parts.length === 1 && parts[0] === letter) return undefined;
  const plain = parts.map((part) => marks[part] ?? word(part, before, after) ?? part);
  return plain.join('');
}

function word(letter: string, before: string, after: string): string | undefined {
  const small = letter.toLowerCase();
  if (small === 'υ' && /^[οό]$/i.test(before.toLowerCase())) return letter === small ? 'u' : 'U';
  const known = words[small];
  if (known === undefined || letter === small) return known;
  const next = after.toUpperCase();
  return after !== '' && next !== after ? known.charAt(0).toUpperCase() + known.slice(1) : known.toUpperCase();
}
