import { describe, expect, test } from 'vitest';
import { printable } from '../../electron/pdf/document.ts';
import { fonts } from '../../electron/pdf/fonts.ts';
import { woffToTrueType } from '../../electron/pdf/woff.ts';

const georgian = 'აბგდევზთიკლმნოპჟრსტუფქღყშჩცძწჭხჯჰ';
const bulgarian = 'абвгдежзийклмнопрстуфхцчшщъьюяѝ';
const russian = 'абвгдеёжзийклмнопрстуфхцчшщъыьэюя';
const latin = 'abcdefghijklmnopqrstuvwxyz';
const signs = '0123456789₾€$№%§.,:;!?()[]/+-–—…·„“”«»\'"&@#¹²³ \u00a0';

describe.each(['regular', 'semibold'] as const)('FiraGO %s', (weight) => {
  const characters = charactersOf(fonts()[weight]);

  test.each([
    ['Georgian', georgian],
    ['Bulgarian', bulgarian + bulgarian.toUpperCase()],
    ['Russian', russian + russian.toUpperCase()],
    ['Latin', latin + latin.toUpperCase()],
    ['digits and signs', signs],
  ])('[V2] has a glyph for every character: %s', (_name, text) => {
    expect([...text].filter((character) => !characters.has(character.codePointAt(0)!))).toEqual([]);
  });

  test('[V2] unpacked tables lie one after the other and end with the file', () => {
    const font = fonts()[weight];
    let offset = 12 + 16 * font.readUInt16BE(4);
    for (let index = 0; index < font.readUInt16BE(4); index += 1) {
      expect(font.readUInt32BE(12 + 16 * index + 8)).toBe(offset);
      offset += Math.ceil(font.readUInt32BE(12 + 16 * index + 12) / 4) * 4;
    }
    expect(offset).toBe(font.length);
  });
});

test('[V2] a file that is no WOFF font is refused', () => {
  expect(() => woffToTrueType(Buffer.from('%PDF-1.7 and more than forty-four bytes of something'))).toThrow('not WOFF');
});

test('[D9] text the font lacks is printed with letters it has', () => {
  expect(printable('\u1ca8\u1c9e\u1ca1')).toBe('\u10e8\u10de\u10e1');
  expect(printable('1\u202f000\r\n2\t3\u0007')).toBe('1\u00a0000 2 3 ');
  expect(printable('и\u0306')).toBe('й');
});

/** Code points of a TrueType font, read from its character map, format 4 (OpenType 1.9, "cmap"). */
function charactersOf(font: Buffer): Set<number> {
  let cmap = 0;
  for (let index = 0; index < font.readUInt16BE(4); index += 1) {
    const entry = 12 + 16 * index;
    if (font.toString('latin1', entry, entry + 4) === 'cmap') cmap = font.readUInt32BE(entry + 8);
  }
  const found = new Set<number>();
  for (let index = 0; index < font.readUInt16BE(cmap + 2); index += 1) {
    const table = cmap + font.readUInt32BE(cmap + 4 + 8 * index + 4);
    if (font.readUInt16BE(table) === 4) addFormat4(font, table, found);
  }
  return found;
}

function addFormat4(font: Buffer, table: number, found: Set<number>): void {
  const doubled = font.readUInt16BE(table + 6);
  for (let at = 0; at < doubled; at += 2) {
    const end = font.readUInt16BE(table + 14 + at);
    const start = font.readUInt16BE(table + 16 + doubled + at);
    const delta = font.readUInt16BE(table + 16 + 2 * doubled + at);
    const rangeAt = table + 16 + 3 * doubled + at;
    const range = font.readUInt16BE(rangeAt);
    for (let code = start; code <= end && code !== 0xffff; code += 1) {
      const raw = range === 0 ? code : font.readUInt16BE(rangeAt + range + 2 * (code - start));
      const glyph = range !== 0 && raw === 0 ? 0 : (raw + delta) & 0xffff;
      if (glyph !== 0) found.add(code);
    }
  }
}
