import { expect, test } from 'vitest';
import { date } from '../../dates/local-date.ts';
import { lawNote } from '../../laws/source.ts';
import { languages } from '../../locales/languages.ts';
import { inForce } from '../../vat/tax-code.ts';
import { chart } from './chart.ts';
import { taxCodes } from './tax-codes.ts';

const accounts = new Map(chart.map((account) => [account.code, account]));
const byCode = new Map(taxCodes.map((taxCode) => [taxCode.code, taxCode]));

test('[V1] every VAT code of the product is there, once', () => {
  const all = 'S18 S18A S18M S18F S18S S18P S18B S18R S18T S18D S18O S0X S0T S0D S0P S0G S0C SXF SXL SXO SOUT S0N';
  const bought = 'P18 P18F P18M PIM PIMF RC18 RCW RCF P18W PNC P0';
  expect(taxCodes.map((taxCode) => taxCode.code).sort()).toEqual(`${all} ${bought}`.split(' ').sort());
});

test.each([
  ['S18', 'charged', '3330', null],
  ['S18A', 'charged', '3331', null],
  ['S18M', 'charged', '3330', null],
  ['S0X', 'none', null, null],
  ['SXF', 'none', null, null],
  ['SOUT', 'none', null, null],
  ['S0N', 'none', null, null],
  ['P18', 'deducted', null, '3340'],
  ['P18F', 'deducted', null, '3341'],
  ['P18M', 'partly-deducted', null, '3340'],
  ['P18W', 'deducted', null, '3346'],
  ['PIM', 'deducted', null, '3342'],
  ['PIMF', 'deducted', null, '3342'],
  ['RC18', 'reverse-charge', '3332', '3345'],
  ['RCW', 'reverse-charge', '3332', '3345'],
  ['RCF', 'reverse-charge', '3332', '3345'],
  ['PNC', 'not-deductible', null, null],
  ['P0', 'none', null, null],
])('[V1] %s is %s, output %s, input %s', (code, effect, outputAccount, inputAccount) => {
  expect(byCode.get(code)).toMatchObject({ effect, outputAccount, inputAccount });
});

test('[V1] the rate is 18 %, or nothing where no VAT arises', () => {
  for (const { code, effect, rateBp } of taxCodes) expect(rateBp, code).toBe(effect === 'none' ? 0n : 1800n);
});

test('[V1] accounts of the tax codes are active posting accounts of the right side', () => {
  for (const { code, outputAccount, inputAccount } of taxCodes) {
    if (outputAccount !== null) {
      expect(accounts.get(outputAccount), code).toMatchObject({ postable: true, active: true, normalSide: 'credit' });
    }
    if (inputAccount !== null) {
      expect(accounts.get(inputAccount), code).toMatchObject({ postable: true, active: true, normalSide: 'debit' });
    }
  }
});

test('[V1] a code has the accounts its effect needs and no others', () => {
  for (const { code, effect, outputAccount, inputAccount } of taxCodes) {
    expect([outputAccount !== null, inputAccount !== null], code).toEqual([
      effect === 'charged' || effect === 'reverse-charge',
      effect === 'deducted' || effect === 'partly-deducted' || effect === 'reverse-charge',
    ]);
  }
});

test('[V1] codes are offered where they belong', () => {
  for (const { code, use } of taxCodes) {
    const expected = code === 'S18A' ? 'advance-received' : code.startsWith('S') ? 'sale' : code.startsWith('PIM') ? 'import' : 'purchase';
    expect(use, code).toEqual([expected]);
  }
});

test('[V1] codes are in force from the first day of the renumbered Code', () => {
  for (const taxCode of taxCodes) {
    expect(inForce(taxCode, date('2020-12-31')), taxCode.code).toBe(false);
    expect(inForce(taxCode, date('2021-01-01')), taxCode.code).toBe(true);
  }
});

test('[V1] every code has a source and a name in every language', () => {
  for (const { code, names, source } of taxCodes) {
    expect(lawNote(source), code).toMatch(/^TC 1[5-7]\d/);
    for (const language of languages) expect(names[language].trim(), code).not.toBe('');
    expect(names.bg, code).not.toMatch(/[A-Za-zыэёЫЭЁ]/);
    expect(names.ru, code).not.toMatch(/[A-Za-z]/);
    expect(names.ka, code).toMatch(/^[^A-Za-zА-Яа-я]+$/);
  }
});

test('[V1] codes whose legal basis is not confirmed say so', () => {
  const marked = taxCodes.filter((taxCode) => taxCode.unconfirmed).map((taxCode) => taxCode.code);
  expect(marked.sort()).toEqual(['PNC', 'S0G', 'SOUT', 'SXF', 'SXL', 'SXO']);
});
