import { toPlainLetters } from './plain-letters.ts';

// Bytes 0x80 to 0xFF. 0x98 stands for nothing.
const upperHalf =
  'ЂЃ‚ѓ„…†‡€‰Љ‹ЊЌЋЏђ‘’“”•–—\u0098™љ›њќћџ\u00a0ЎўЈ¤Ґ¦§Ё©Є«¬\u00ad®Ї°±Ііґµ¶·ё№є»јЅѕї' +
  'АБВГДЕЖЗИЙКЛМНОПРСТУФХЦЧШЩЪЫЬЭЮЯабвгдежзийклмнопрстуфхцчшщъыьэюя';

const unused = 0x98;
const byteOf = new Map<string, number>([...upperHalf].map((letter, index) => [letter, 0x80 + index]));
byteOf.delete('\u0098');
/** Character codes by byte. */
const codeOf = Array.from({ length: 256 }, (_, byte) =>
  byte < 0x80 ? byte : byte === unused ? 0xfffd : upperHalf.charCodeAt(byte - 0x80),
);
/** As many arguments as a call takes for certain. */
const chunk = 8_192;

/** Text as windows-1251 shows it, with one character for each byte, or the first character that can't be shown. */
export type Shown = { readonly ok: true; readonly text: string } | { readonly ok: false; readonly character: string };

/**
 * Text as a windows-1251 record can hold it: blanks of any kind and line ends become single spaces, letters the encoding lacks are written in
 * plain Latin or Cyrillic letters ("Søren" as "Soren", "ѝ" as "и"). A character nothing stands for is never replaced by a mark.
 */
export function showIn1251(text: string): Shown {
  if (ordinary.test(text) && !/^ | $| {2}/.test(text)) return { ok: true, text };
  const normal = text
    .normalize('NFC')
    .replace(/[\s\u00a0\p{Cc}]+/gu, ' ')
    .replace(/\p{Cf}/gu, '')
    .trim();
  let shown = '';
  const letters = [...normal];
  for (const [index, letter] of letters.entries()) {
    if (isIn1251(letter)) {
      shown += letter;
      continue;
    }
    const plain = toPlainLetters(letter, letters[index - 1], letters[index + 1]);
    if (plain === undefined || ![...plain].every(isIn1251)) return { ok: false, character: letter };
    shown += plain;
  }
  return { ok: true, text: shown };
}

/** Nearly every text: nothing to look up. */
const ordinary = /^[ -~А-я]*$/;

const isIn1251 = (letter: string): boolean => (letter >= ' ' && letter <= '~') || byteOf.has(letter);

/** Bytes of a text every character of which is in windows-1251; line ends included. Undefined when one is not. */
export function encode1251(text: string): Uint8Array | undefined {
  const bytes = new Uint8Array(text.length);
  for (let index = 0; index < text.length; index += 1) {
    const code = text.charCodeAt(index);
    const byte = code < 0x80 ? code : byteOf.get(text.charAt(index));
    if (byte === undefined) return undefined;
    bytes[index] = byte;
  }
  return bytes;
}

/** Text of windows-1251 bytes. The one byte without a character becomes U+FFFD. */
export function decode1251(bytes: Uint8Array): string {
  let text = '';
  for (let at = 0; at < bytes.length; at += chunk)
    text += String.fromCharCode(...Array.from(bytes.subarray(at, at + chunk), (byte) => codeOf[byte]!));
  return text;
}
