import { expect, test } from 'vitest';
import type { AccountType, Side } from '../../accounts/account.ts';
import { normalSide } from '../../accounts/account.ts';
import type { Language } from '../../locales/languages.ts';
import { languages } from '../../locales/languages.ts';
import { chart } from './chart.ts';
import { roles } from './roles.ts';

const posting = chart.filter((account) => account.postable);
const byCode = new Map(chart.map((account) => [account.code, account]));

/** Script of a language: what a name must hold, and the letters that give a wrong language away. */
const scripts: Readonly<Record<Language, { readonly holds: RegExp; readonly never: RegExp }>> = {
  ka: { holds: /[ა-ჰ]{2}/, never: /[A-Za-zА-Яа-яЁё]/ },
  bg: { holds: /[А-Яа-я]{2}/, never: /[A-Za-zა-ჰЁёЫыЭэ]/ },
  ru: { holds: /[А-Яа-яЁё]{2}/, never: /[A-Za-zა-ჰ]/ },
  en: { holds: /[A-Za-z]{2}/, never: /[А-Яа-яЁёა-ჰ]/ },
};

const typeByRule = (code: string): AccountType => {
  if (code === '9110' || code.startsWith('81')) return 'income';
  const types: Record<string, AccountType> = {
    1: 'asset',
    2: 'asset',
    3: 'liability',
    4: 'liability',
    5: 'equity',
    6: 'income',
    7: 'expense',
    8: 'expense',
    9: 'expense',
  };
  return types[code.slice(0, 1)]!;
};

test('[L1] the chart has 229 posting accounts, in the classes the template counts', () => {
  const perClass = Object.groupBy(posting, (account) => account.code.slice(0, 1));
  expect(Object.entries(perClass).map(([digit, accounts]) => [digit, accounts?.length])).toEqual([
    ['1', 47],
    ['2', 44],
    ['3', 46],
    ['4', 10],
    ['5', 14],
    ['6', 8],
    ['7', 41],
    ['8', 15],
    ['9', 4],
  ]);
  expect(posting).toHaveLength(229);
});

test('[L1] codes are four digits, unique and in order', () => {
  const codes = chart.map((account) => account.code);
  expect(codes.filter((code) => !/^[1-9][0-9]{3}$/.test(code))).toEqual([]);
  expect(new Set(codes).size).toBe(codes.length);
  expect(codes).toEqual([...codes].sort());
});

test.each(languages)('[L1] every account has a name in its own script: %s', (language) => {
  const wrong = chart.filter(({ names }) => {
    const name = names[language];
    return name.trim() !== name || !scripts[language].holds.test(name) || scripts[language].never.test(name);
  });
  expect(wrong.map(({ code, names }) => [code, names[language]])).toEqual([]);
});

test.each(languages)('[L1] no two posting accounts share a name: %s', (language) => {
  const names = posting.map((account) => account.names[language]);
  expect(names.filter((name, index) => names.indexOf(name) !== index)).toEqual([]);
});

test('[L1] the type follows the class', () => {
  expect(posting.filter((account) => account.type !== typeByRule(account.code)).map((account) => account.code)).toEqual([]);
});

test('[L1] only contra accounts take the other side, and they keep the type of their class', () => {
  const contra = posting.filter((account) => account.normalSide !== normalSide(account.type)).map((account) => account.code);
  expect(contra).toEqual([
    '1415',
    ...['2230', '2240', '2250', '2260', '2270', '2280', '2290', '2295'],
    ...['2610', '2620', '2630', '2640', '2690', '2691', '2692'],
    ...['3315', '3340', '3341', '3342', '3345', '3346', '3347', '3360'],
    ...['5130', '5320'],
    '6120',
    ...['7185', '7220'],
  ]);
});

test('[L1] codes ending in 00 are headings, all others receive postings', () => {
  expect(chart.filter((account) => account.postable === account.code.endsWith('00')).map((account) => account.code)).toEqual([]);
});

test('[L1] every account hangs under a heading of its class, classes hang under nothing', () => {
  for (const { code, parent } of chart) {
    if (code.endsWith('000')) {
      expect(parent).toBeNull();
      continue;
    }
    const above = byCode.get(parent ?? '');
    expect(above, code).toMatchObject({ postable: false });
    expect(above?.code.slice(0, 1)).toBe(code.slice(0, 1));
  }
  expect([byCode.get('1110')?.parent, byCode.get('1100')?.parent]).toEqual(['1100', '1000']);
});

test('[L1] the most specific heading is the parent: no heading stands between', () => {
  for (const { code, parent, postable } of chart) {
    if (postable) expect(parent).toBe(`${code.slice(0, 2)}00`);
  }
});

test('[L1] only the legacy social tax is inactive', () => {
  expect(chart.filter((account) => !account.active).map((account) => account.code)).toEqual(['3370']);
});

test('[L1] a few accounts read as an accountant writes them', () => {
  const cases: readonly [string, AccountType, Side, string, string, string, string][] = [
    [
      '1410',
      'asset',
      'debit',
      'მოთხოვნები მიწოდებიდან და მომსახურებიდან',
      'Вземания от клиенти',
      'Требования по поставкам и услугам (покупатели)',
      'Trade receivables',
    ],
    ['3330', 'liability', 'credit', 'გადასახდელი დღგ', 'Начислен ДДС', 'НДС к уплате', 'VAT payable (output VAT)'],
    [
      '7210',
      'expense',
      'debit',
      'რეალიზებული საქონლის თვითღირებულება',
      'Отчетна стойност на продадените стоки',
      'Себестоимость реализованных товаров',
      'Cost of goods sold',
    ],
  ];
  for (const [code, type, side, ka, bg, ru, en] of cases) {
    expect(byCode.get(code)).toMatchObject({ type, normalSide: side, names: { ka, bg, ru, en } });
  }
});

test('[L1] every role names an active posting account', () => {
  for (const [role, code] of Object.entries(roles)) {
    expect(byCode.get(code), role).toMatchObject({ postable: true, active: true });
  }
});

test('[L1] roles stand on the side they are used on', () => {
  const sides = Object.fromEntries(Object.entries(roles).map(([role, code]) => [role, byCode.get(code)?.normalSide]));
  expect(sides).toMatchObject({
    receivables: 'debit',
    payables: 'credit',
    advancesReceived: 'credit',
    advancesPaid: 'debit',
    sales: 'credit',
    salesReturns: 'debit',
    notDeductibleVat: 'debit',
    roundingGain: 'credit',
    roundingLoss: 'debit',
    exchangeGain: 'credit',
    exchangeLoss: 'debit',
  });
});
