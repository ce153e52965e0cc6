import { expect, test } from 'vitest';
import { BrokenInvariant } from '../../assert.ts';
import { purchasesLayout } from '../bg-vat/purchases-layout.ts';
import { returnLayout } from '../bg-vat/return-layout.ts';
import { salesLayout } from '../bg-vat/sales-layout.ts';
import { viesLayouts } from '../bg-vat/vies-layouts.ts';
import { decode1251, encode1251, showIn1251 } from './cp1251.ts';
import { field, layout } from './layout.ts';
import { readLines, readRecord, writeLines, writeRecord } from './record.ts';

test.each([
  ['DEKLAR', returnLayout, 590, 36],
  ['POKUPKI', purchasesLayout, 274, 18],
  ['PRODAGBI', salesLayout, 424, 28],
  ['VIES VHR', viesLayouts.VHR, 15, 3],
  ['VIES VDR', viesLayouts.VDR, 373, 7],
  ['VIES VTR', viesLayouts.VTR, 368, 4],
  ['VIES TTR', viesLayouts.TTR, 27, 3],
  ['VIES VIR', viesLayouts.VIR, 66, 7],
])('[V4] the fields of %s join without gap and fill the record', (_, { fields, length }, expected, count) => {
  expect(length).toBe(expected);
  expect(fields.length).toBe(count);
  let next = 1;
  for (const { start, length: width } of fields) {
    expect(start).toBe(next);
    next = start + width;
  }
  expect(next - 1).toBe(expected);
});

test('[V4] a layout with a gap, an overlap, a rest or a code twice is a mistake of the program', () => {
  const first = field('a', 1, 3, 'text');
  expect(() => layout('x', 5, [first, field('b', 5, 1, 'text')])).toThrow(BrokenInvariant);
  expect(() => layout('x', 5, [first, field('b', 3, 3, 'text')])).toThrow(BrokenInvariant);
  expect(() => layout('x', 6, [first, field('b', 4, 2, 'text')])).toThrow(BrokenInvariant);
  expect(() => layout('x', 5, [first, field('a', 4, 2, 'text')])).toThrow(BrokenInvariant);
  expect(layout('x', 5, [first, field('b', 4, 2, 'text')]).length).toBe(5);
});

test('[V4] windows-1251 is what the platform says it is, byte for byte', () => {
  const platform = new TextDecoder('windows-1251');
  for (let byte = 0; byte < 256; byte += 1) {
    if (byte === 0x98) continue;
    const text = platform.decode(Uint8Array.of(byte));
    expect(decode1251(Uint8Array.of(byte)), byte.toString(16)).toBe(text);
    expect(encode1251(text)?.[0], byte.toString(16)).toBe(byte);
  }
  expect(decode1251(Uint8Array.of(0x98))).toBe('\ufffd');
  expect(encode1251('\u0098')).toBeUndefined();
  expect(encode1251('ø')).toBeUndefined();
});

test.each([
  ['Søren Ærø ÆRØ', 'Soren Aero AERO'],
  ['Großmann & Müller KÄSE', 'Grossmann & Muller KASE'],
  ['Žluťoučký kůň', 'Zlutoucky kun'],
  ['Łódź Świętokrzyskie', 'Lodz Swietokrzyskie'],
  ['İstanbul Işık ĞŞÇ', 'Istanbul Isik GSC'],
  ['Θεοδώρου ΑΕ', 'Theodorou AE'],
  ['ΘΕΟΔΩΡΟΥ ΨΩΜΙ', 'THEODOROU PSOMI'],
  ['შპს მაგალითი', 'shps magaliti'],
  ['Ѝ, ѝ и й', 'И, и и й'],
  ['И\u0306', 'Й'],
  ['„Ромашка“ – ЕООД', '„Ромашка“ – ЕООД'],
  ['a‐b‑c−d′e″f', 'a-b-c-d\'e"f'],
  ['½ x² ﬁn １２', '1/2 x2 fin 12'],
  ['№ 5 € ™', '№ 5 € ™'],
  ['two\r\n lines\tand\u00a0a\u200b gap ', 'two lines and a gap'],
  ['co\u00adop', 'coop'],
  ['', ''],
])('[V4] "%s" is shown as "%s"', (text, shown) => {
  expect(showIn1251(text)).toEqual({ ok: true, text: shown });
});

test.each(['株', 'א', '😀', '\ufffd', 'қ'])('[V4] %s is not shown, and no mark stands for it', (character) => {
  expect(showIn1251(`ab ${character} c`)).toEqual({ ok: false, character });
});

const sample = layout('sample', 71, [
  field('text', 1, 5, 'text'),
  field('name', 6, 5, 'text', 'cut'),
  field('count', 11, 4, 'integer'),
  field('amount', 15, 10, 'amount'),
  field('k', 25, 4, 'coefficient'),
  field('on', 29, 10, 'date'),
  field('month', 39, 6, 'month'),
  field('slash', 45, 7, 'slashMonth'),
  field('end', 52, 20, 'text'),
]);
const values = {
  text: 'ab',
  name: 'четири',
  count: 7n,
  amount: -2000n,
  k: 80n,
  on: '2026-01-31',
  month: '2026-01',
  slash: '2025-12',
  end: '',
};

test('[V4] texts stand left, figures right, and a record is read back as it was', () => {
  const { text, faults } = writeRecord(sample, values);
  expect(faults).toEqual([]);
  expect(text).toBe('ab   четир   7    -20.000.8031/01/202620260112/2025                    ');
  expect(readRecord(sample, text, 1)).toEqual({ values: { ...values, name: 'четир' }, faults: [] });
});

test('[V4] zero, one cent and their negatives', () => {
  const amounts = [0n, 1n, -1n, -100n, 9_999_999_99n, -999_999_99n];
  const written = amounts.map((amount) => writeRecord(sample, { ...values, amount }).text.slice(14, 24));
  expect(written).toEqual(['      0.00', '      0.01', '     -0.01', '     -1.00', '9999999.99', '-999999.99']);
});

test('[V4] what does not fit is a fault, but for names, which are cut', () => {
  const { faults } = writeRecord(sample, { ...values, text: 'sixsix', amount: 10_000_000_00n, k: 1000n, count: 10_000n, end: '漢' });
  expect(faults).toEqual([
    { code: 'VALUE_TOO_LONG', field: 'text', value: 'sixsix', length: 5 },
    { code: 'VALUE_TOO_LONG', field: 'count', value: '10000', length: 4 },
    { code: 'VALUE_TOO_LONG', field: 'amount', value: '10000000.00', length: 10 },
    { code: 'VALUE_TOO_LONG', field: 'k', value: '10.00', length: 4 },
    { code: 'CHARACTER_NOT_SHOWN', field: 'end', character: '漢' },
  ]);
});

test('[V4] a missing value, or one of another type, is a mistake of the program', () => {
  const { count: _, ...missing } = values;
  expect(() => writeRecord(sample, missing)).toThrow(BrokenInvariant);
  expect(() => writeRecord(sample, { ...values, count: '7' })).toThrow(BrokenInvariant);
  expect(() => writeRecord(sample, { ...values, text: 7n })).toThrow(BrokenInvariant);
});

test('[V4] a value that can not be read is named, never guessed', () => {
  const { text } = writeRecord(sample, values);
  const wrong = text.replace('-20.00', '-20,00').replace('31/01/2026', '31/02/2026').replace('12/2025', '13/2025').replace('   7', '  7x');
  expect(readRecord(sample, wrong, 3).faults).toEqual([
    { code: 'VALUE_UNREADABLE', line: 3, field: 'count', found: '7x' },
    { code: 'VALUE_UNREADABLE', line: 3, field: 'amount', found: '-20,00' },
    { code: 'VALUE_UNREADABLE', line: 3, field: 'on', found: '31/02/2026' },
    { code: 'VALUE_UNREADABLE', line: 3, field: 'slash', found: '13/2025' },
  ]);
  expect(readRecord(sample, `${text} `, 2).faults).toEqual([{ code: 'RECORD_WIDTH', line: 2, found: 72, expected: 71 }]);
});

test('[V4] every record ends with CR LF, the last one too; no record is no byte', () => {
  expect(writeLines([])).toEqual(new Uint8Array());
  expect([...writeLines(['а', 'b'])]).toEqual([0xe0, 13, 10, 0x62, 13, 10]);
  expect(readLines(new Uint8Array())).toEqual({ lines: [], faults: [] });
  expect(readLines(Uint8Array.of(0xe0, 13, 10, 0x62))).toEqual({ lines: ['а', 'b'], faults: [{ code: 'LINE_END_MISSING', line: 2 }] });
});
