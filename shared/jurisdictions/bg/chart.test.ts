import { expect, test } from 'vitest';
import type { Language } from '../../locales/languages.ts';
import { languages } from '../../locales/languages.ts';
import { chart } from './chart.ts';
import { monetaryAccounts } from './monetary-accounts.ts';
import { roles } from './roles.ts';
import { taxCodes } from './tax-codes.ts';

const posting = chart.filter(({ postable }) => postable);
const byCode = new Map(chart.map((account) => [account.code, account]));

/** Every posting account by its nature: bulgaria.md 9, "Active" is a debit side, "Passive" a credit side. */
const natures: Readonly<Record<string, string>> = {
  'equity credit': '101 102 103 104 111 112 113 114 115 117 119 122 123 124 125',
  'equity debit': '116 121',
  'liability credit': `151 152 153 154 156 159 232 263 401 403 404 405 409 412 416 421 423 425 427 429 443 448 449 4521 4522 4532 4539 454 455 456 457 458
    459 461 462 463 469 491 493 494 495 496 497 499 751 752 753 754 991 994`,
  'liability debit': '999',
  'asset debit': `2011 2012 202 203 204 205 206 207 208 2081 209 211 212 213 214 219 221 222 223 224 225 226 227 228 229 231 271 272 273 274 279 281 282
    283 284 285 286 287 301 302 303 304 311 312 313 314 315 316 319 402 408 411 413 414 415 419 422 424 426 431 432 434 435 438 439 441 442 444 445 446 447
    4531 4536 4537 4538 492 498 501 502 503 504 505 506 507 509 511 512 513 514 519 613 651 652 911 912 913 914 981 984`,
  'asset credit': '241 242 243 251 252 261 262 989',
  'expense debit': `60101 60102 60103 60104 60105 60201 60202 60203 60204 60205 60206 60207 60208 60209 60210 60211 60212 603 604 605 60601 60602 60603
    60604 60605 607 608 60901 60902 60903 60904 60905 60906 60907 60908 60909 611 612 614 615 621 623 624 625 629 699`,
  'income credit': '701 702 703 704 705 706 707 708 709 721 722 723 724 725 729 755 799',
};

test('[L1] the chart has the 238 accounts of the nomenclature, each of its nature', () => {
  const expected = Object.entries(natures).flatMap(([nature, codes]) => codes.split(/\s+/).map((code) => `${code} ${nature}`));
  expect(posting.map(({ code, type, normalSide }) => `${code} ${type} ${normalSide}`).sort()).toEqual(expected.sort());
  expect(posting).toHaveLength(238);
});

test('[L1] codes of posting accounts fit the standard audit file, are unique and in order', () => {
  const codes = chart.map(({ code }) => code);
  expect(posting.filter(({ code }) => !/^[1-9][0-9]{2,4}$/.test(code))).toEqual([]);
  expect(new Set(codes).size).toBe(codes.length);
  expect(codes).toEqual([...codes].sort());
});

test('[L1] headings are sections, groups and four parts of group 60; every account hangs under the nearest of them', () => {
  const headings = chart.filter(({ postable }) => !postable).map(({ code }) => code);
  expect(headings).toEqual(
    `1 10 11 12 15 2 20 21 22 23 24 25 26 27 28 3 30 31 4 40 41 42 43 44 45 46 49 5 50 51 6 60 601 602 606 609 61 62 65 69 7 70 72 75 79 9 91 98 99`.split(
      ' ',
    ),
  );
  for (const { code, parent } of chart) {
    const above = [3, 2, 1].map((length) => code.slice(0, length)).find((head) => head !== code && headings.includes(head));
    expect(parent, code).toBe(above ?? null);
  }
});

/** Script of a language: what a name must hold, and the letters that give a wrong language away. */
const scripts: Readonly<Record<Language, { readonly holds: RegExp; readonly never: RegExp }>> = {
  ka: { holds: /[ა-ჰ]{2}/, never: /[A-Za-zА-Яа-яЁё]/ },
  bg: { holds: /[А-Яа-я]{2}/, never: /[A-HJ-QS-Za-zა-ჰЁёЫыЭэ]/ },
  ru: { holds: /[А-Яа-яЁё]{2}/, never: /[A-Za-zა-ჰ]/ },
  en: { holds: /[A-Za-z]{2}/, never: /[А-Яа-яЁёა-ჰ]/ },
};

test.each(languages)('[L1] every account has a name of its own in its own script: %s', (language) => {
  const wrong = chart.filter(({ names }) => {
    // The nomenclature itself names a standard in Latin letters.
    const name = names[language].replace('IFRS 16', '');
    return name.trim() !== name.replace(/ $/, '') || !scripts[language].holds.test(name) || scripts[language].never.test(name);
  });
  expect(wrong.map(({ code, names }) => [code, names[language]])).toEqual([]);
  const names = posting.map((account) => account.names[language]);
  expect(names.filter((name, index) => names.indexOf(name) !== index)).toEqual([]);
});

test.each([
  ['101', 'Основен капитал, изискващ регистрация', 'Share capital requiring registration', '10'],
  ['2081', 'Активи за препродажба', 'Assets held for resale', '20'],
  ['411', 'Вземания от клиенти', 'Receivables from customers', '41'],
  ['4531', 'Начислен данък върху добавената стойност за покупките', 'VAT charged on purchases (input VAT)', '45'],
  ['504', 'Разплащателна сметка във валута', 'Current bank account - foreign currency', '50'],
  ['60202', 'Разходи за наем, включително оперативен лизинг', 'Rent incl. operating lease', '602'],
  ['604', 'Разходи за заплати (възнаграждения)', 'Salaries (remuneration)', '60'],
  ['702', 'Приходи от продажби на стоки', 'Revenue from sale of goods', '70'],
  ['913', 'Материални активи, приети на съхранение', 'Tangible assets held in custody', '91'],
])('[L1] %s reads as published', (code, bg, en, parent) => {
  expect(byCode.get(code)).toMatchObject({ names: { bg, en }, parent, active: true });
});

test('[L1] no account is named after the lev, which is no longer the currency of the books', () => {
  expect(chart.filter(({ names }) => /(^| )лев/i.test(names.bg)).map(({ code, names }) => `${code} ${names.bg}`)).toEqual([]);
  expect(['501', '503'].map((code) => byCode.get(code)?.names)).toEqual([
    expect.objectContaining({ bg: 'Каса в основна валута', en: 'Cash desk - base currency' }),
    expect.objectContaining({ bg: 'Разплащателна сметка в основна валута', en: 'Current bank account - base currency' }),
  ]);
});

test('[L1] off-balance accounts have their contra account in the same type', () => {
  const types = (prefixes: readonly string[]) =>
    new Set(posting.filter(({ code }) => prefixes.includes(code.slice(0, 2))).map(({ type }) => type));
  expect([types(['91', '98']), types(['99'])]).toEqual([new Set(['asset']), new Set(['liability'])]);
});

test('[L1] roles', () => {
  expect(roles).toEqual({
    receivables: '411',
    payables: '401',
    advancesReceived: '412',
    advancesPaid: '402',
    bank: '503',
    bankForeign: '504',
    cash: '501',
    sales: '702',
    purchases: '304',
    goods: '304',
    customs: '458',
    notDeductibleVat: '60909',
    roundingGain: '729',
    roundingLoss: '629',
    exchangeGain: '724',
    exchangeLoss: '624',
    retainedEarnings: '122',
    capital: '101',
    refundableVat: '4538',
    payableVat: '4539',
    partlyDeductibleVat: '60909',
  });
  for (const [role, code] of Object.entries(roles)) expect(byCode.get(code), role).toMatchObject({ postable: true, active: true });
});

test('[V4] accounts of the tax codes are posting accounts of the right side', () => {
  for (const { outputAccount, inputAccount } of taxCodes) {
    if (outputAccount !== null)
      expect(byCode.get(outputAccount)).toMatchObject({ postable: true, type: 'liability', normalSide: 'credit' });
    if (inputAccount !== null) expect(byCode.get(inputAccount)).toMatchObject({ postable: true, type: 'asset', normalSide: 'debit' });
  }
});

test('[X3] money, receivables, payables and loans are revalued; advances, inventory, assets and taxes are not', () => {
  const covered = posting.filter(({ code }) => monetaryAccounts.some(({ prefix }) => code.startsWith(prefix))).map(({ code }) => code);
  expect(covered).toEqual(
    `151 152 153 154 156 159 227 401 403 404 405 409 411 413 414 415 419 421 422 424 425 426 427 429 441 442 444 445 446 447 449 491 492 493 495 496 498 499
     502 504 505 506 507 509 513`.split(/\s+/),
  );
  expect(monetaryAccounts.filter(({ holdsOnlyForeign }) => holdsOnlyForeign).map(({ prefix }) => prefix)).toEqual(['502', '504']);
});
