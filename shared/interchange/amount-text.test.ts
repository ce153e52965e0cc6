import { expect, test } from 'vitest';
import { type AmountRules, type Cursor, type DecimalMark, hledgerStops, readAmount, readMarkedNumber } from './amount-text.ts';
import { toDecimalText } from './rational.ts';

const rules: AmountRules = {
  exponents: true,
  blankGroups: true,
  commaGroups: false,
  stops: hledgerStops,
  defaultCommodity: '',
  decimalMarkOf: () => undefined,
  commodityNamed: (symbol) => symbol,
  seen: () => {},
};

function read(text: string, overrides: Partial<AmountRules> = {}): string {
  const cursor: Cursor = { text, at: 0 };
  const amount = readAmount(cursor, { ...rules, ...overrides });
  if (amount === undefined) return `refused: ${cursor.reason}`;
  const rest = text.slice(cursor.at);
  return `${toDecimalText(amount.value, amount.decimals)} [${amount.commodity}]${rest === '' ? '' : ` then '${rest}'`}`;
}

test('[K12] amounts with the commodity on either side and the sign before or behind it', () => {
  const table: Record<string, string> = {
    '5 EUR': '5 [EUR]',
    'EUR 5': '5 [EUR]',
    '$-5.00': '-5.00 [$]',
    '-$5.00': '-5.00 [$]',
    '- $ 5': '-5 [$]',
    '$ -5': '-5 [$]',
    '-$-5': '5 [$]',
    '+5€': '5 [€]',
    '5€': '5 [€]',
    '10 "AAPL 2"': '10 [AAPL 2]',
    '"AAPL 2" -10': '-10 [AAPL 2]',
    '5': '5 []',
    '5 APPL@$2000': "5 [APPL] then '@$2000'",
    '5 ; EUR': "5 [] then ' ; EUR'",
    '🐑 2': '2 [🐑]',
    '10 проверка': '10 [проверка]',
    '1E3 EUR': '1000 [EUR]',
    '5e-2 EUR': '0.05 [EUR]',
    '1.5e1 EUR': '15 [EUR]',
    '5EUR': '5 [EUR]',
  };
  for (const [text, expected] of Object.entries(table)) expect(read(text), text).toBe(expected);
});

test('[K12] digit group marks and decimal marks', () => {
  const table: Record<string, string> = {
    '1,234.50 USD': '1234.50 [USD]',
    '1.234,50 USD': '1234.50 [USD]',
    '1 234,50 USD': '1234.50 [USD]',
    '1\u00a0234\u00a0567.5 USD': '1234567.5 [USD]',
    '1,00,000.00 INR': '100000.00 [INR]',
    '1,234,567 USD': '1234567 [USD]',
    '.5 USD': '0.5 [USD]',
    '5. USD': '5 [USD]',
    '0.123 USD': '0.123 [USD]',
    '1234.567 USD': '1234.567 [USD]',
    '1,000 USD': '1.000 [USD]',
  };
  for (const [text, expected] of Object.entries(table)) expect(read(text), text).toBe(expected);
});

test('[K12] one mark with three digits behind it is ambiguous until something decides', () => {
  expect(readMarkedNumber('1,000', undefined)?.ambiguousMark).toBe(',');
  expect(readMarkedNumber('1.000', undefined)?.ambiguousMark).toBe('.');
  const table: [string, DecimalMark, string, number][] = [
    ['1,000', '.', '1000', 0],
    ['1,000', ',', '1000', 3],
    ['1.000', ',', '1000', 0],
    ['1.000', '.', '1000', 3],
  ];
  for (const [raw, mark, digits, decimals] of table)
    expect(readMarkedNumber(raw, mark), `${raw} ${mark}`).toMatchObject({ digits, decimals });
});

test('[K12] digits that make no number are refused', () => {
  for (const raw of ['1,2,3', '1.234.5', '1,234.567.8', '1,23.5', '1.2,3.4', '1,,000', '.', '', '9'.repeat(61)])
    expect(readMarkedNumber(raw, undefined), raw).toBeUndefined();
  expect(readMarkedNumber('1,5', '.')).toBeUndefined();
  expect(readMarkedNumber('1.234,50', '.')).toBeUndefined();
  for (const text of ['EUR', '--5 EUR', '"AAPL 5', '', '-', '5e99 EUR', '1,2,3 EUR']) expect(read(text), text).toMatch(/^refused: ./);
});

test('[K12] where a comma can only group thousands, 0,500 is refused instead of being read as 500', () => {
  expect(read('0,500 EUR', { commaGroups: true })).toMatch(/^refused/);
  expect(read('0,50 EUR', { commaGroups: true })).toBe('0.50 [EUR]');
});
