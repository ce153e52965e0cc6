import { expect, test } from 'vitest';
import { languages } from '../../locales/languages.ts';
import { documentTypeOf, documentTypes } from './document-types.ts';

/**
 * Written by hand from bulgaria.md 2.7: code, Bulgarian name, ledgers that take it (S, P), those of them whose amounts count in the return, and marks:
 * 10 digits, negative, unconfirmed, lapsed.
 */
const expected = `
01 | Фактура | SP | SP | 10
02 | Дебитно известие | SP | SP | 10
03 | Кредитно известие | SP | SP | 10 negative
04 | Регистър на стоки под режим складиране на стоки до поискване - изпратени до друга държава членка | S | - |
05 | Регистър на стоки под режим складиране на стоки до поискване - получени на територията на страната | P | - |
07 | Митническа декларация | SP | SP |
09 | Протокол или друг документ | SP | SP |
11 | Фактура - касова отчетност | SP | - | 10
12 | Дебитно известие - касова отчетност | SP | - | 10
13 | Кредитно известие - касова отчетност | SP | - | 10 negative
23 | Кредитно известие по чл. 126б, ал. 1 ЗДДС | SP | SP | 10 negative
29 | Протокол по чл. 126б, ал. 2 и 7 ЗДДС | S | S |
81 | Отчет за извършените продажби | S | S |
82 | Отчет за извършените продажби при специален ред на облагане | S | S |
91 | Протокол за изискуемия данък по чл. 151в, ал. 3 ЗДДС | SP | SP | unconfirmed
92 | Протокол за данъчния кредит по чл. 151г, ал. 8 ЗДДС или отчет по чл. 104ж, ал. 14 ЗДДС | P | P |
93 | Протокол по чл. 151в, ал. 7 ЗДДС, получателят не прилага специалния режим | SP | SP | unconfirmed
94 | Протокол по чл. 151в, ал. 7 ЗДДС, получателят прилага специалния режим | SP | S |
95 | Протокол за безвъзмездно предоставяне на хранителни стоки по чл. 6, ал. 4, т. 4 ЗДДС | S | S |
50 | Протокол за компенсиране на данък за горива | S | S | unconfirmed lapsed
83 | Отчет за продажби на горива с компенсация | S | S | unconfirmed lapsed
84 | Отчет за продажби на хляб | S | S | unconfirmed lapsed
85 | Отчет за продажби на брашно | S | S | unconfirmed lapsed
`
  .trim()
  .split('\n')
  .map((line) => line.split('|').map((part) => part.trim()) as [code: string, name: string, takes: string, counts: string, marks: string]);

const sides = ({ sales, purchases }: { readonly sales: boolean; readonly purchases: boolean }): string =>
  `${sales ? 'S' : ''}${purchases ? 'P' : ''}` || '-';

test('[V4] the official list has 19 types in force; four have lapsed', () => {
  expect(documentTypes.map(({ code }) => code)).toEqual(expected.map(([code]) => code));
  expect(documentTypes.filter(({ importOnly }) => !importOnly)).toHaveLength(19);
});

test.each(expected)('[V4] type %s %s: taken by %s, counted in %s, %s', (code, name, takes, counts, marks) => {
  const type = documentTypes.find((candidate) => candidate.code === code)!;
  const found = [type.digits, type.negative && 'negative', type.unconfirmed && 'unconfirmed', type.importOnly && 'lapsed'];
  expect([type.names.bg, sides(type), sides(type.inTotals), found.filter(Boolean).join(' ')]).toEqual([name, takes, counts, marks]);
});

test('[V4] names in four languages, none twice', () => {
  for (const language of languages) {
    const names = documentTypes.map((type) => type.names[language]);
    expect(new Set(names).size).toBe(names.length);
    for (const name of names) expect(name.trim()).toBe(name);
  }
  for (const { names } of documentTypes) {
    expect(names.ka).toMatch(/^[^A-Za-zА-Яа-я]+$/);
    expect(names.en).toMatch(/^[^А-Яа-яა-ჰ]+$/);
    expect(names.ru).toMatch(/^[^A-Za-zა-ჰ]+$/);
  }
});

test('[V4] the type a document has by itself', () => {
  expect(documentTypeOf).toEqual({
    'sales-invoice': '01',
    'sales-credit-note': '03',
    'sales-debit-note': '02',
    'purchase-bill': '01',
    'purchase-credit-note': '03',
    'purchase-debit-note': '02',
    'advance-received': '01',
    'import-declaration': '07',
    protocol: '09',
    'sales-report': '81',
  });
});
