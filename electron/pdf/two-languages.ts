import type { Language, Names } from '../../shared/locales/languages.ts';
import { lineHeight, type Place, type Sheet, type Tag, type TextStyle } from './document.ts';

/** The language of the office, and on a bilingual form a second one. */
export interface Tongues {
  readonly official: Language;
  readonly other: Language | undefined;
}

/** A second language only where it is another one. */
export const tongues = (official: Language, chosen?: Language): Tongues => ({
  official,
  other: chosen === official ? undefined : chosen,
});

/** "Период / Period", once where both languages say the same. */
export function inBoth(names: Names | ((language: Language) => string), { official, other }: Tongues): string {
  const say = typeof names === 'function' ? names : (language: Language) => names[language];
  const first = say(official);
  const second = other === undefined ? first : say(other);
  return first === second ? first : `${first} / ${second}`;
}

/** A caption in the language of the office, and small under it in the second one. */
export interface Caption {
  readonly names: Names;
  /** Added to both: a mark. */
  readonly after?: string;
  readonly style: TextStyle;
  readonly under: TextStyle;
}

function textsOf({ names, after = '' }: Caption, { official, other }: Tongues): readonly [string, string | undefined] {
  const second = other === undefined || names[other] === names[official] ? undefined : unbroken(names[other]);
  return [unbroken(names[official]) + after, second];
}

/** A percent sign stays with its number. */
const unbroken = (text: string): string => text.replaceAll(' %', '\u00a0%');

export function heightOfCaption(sheet: Sheet, caption: Caption, width: number, spoken: Tongues): number {
  const [first, second] = textsOf(caption, spoken);
  const main = sheet.wrap(first, width, caption.style).length * lineHeight(caption.style);
  return second === undefined ? main : main + sheet.wrap(second, width, caption.under).length * lineHeight(caption.under);
}

export function drawCaption(sheet: Sheet, caption: Caption, place: Place, spoken: Tongues, tag: Tag): number {
  const [first, second] = textsOf(caption, spoken);
  const used = sheet.text(first, place, caption.style, tag);
  if (second === undefined) return used;
  return used + sheet.text(second, { ...place, y: place.y + used }, caption.under, { ...tag, language: spoken.other! });
}

/** As `drawCaption`, inside `decoration`. */
export function drawUntaggedCaption(sheet: Sheet, caption: Caption, place: Place, spoken: Tongues): void {
  const [first, second] = textsOf(caption, spoken);
  let { y } = place;
  for (const [text, style] of [
    [first, caption.style],
    [second, caption.under],
  ] as const) {
    if (text === undefined) continue;
    for (const line of sheet.wrap(text, place.width, style)) {
      sheet.untaggedText(line, { ...place, y }, style);
      y += lineHeight(style);
    }
  }
}
