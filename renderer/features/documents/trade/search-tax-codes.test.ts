import { expect, test } from 'vitest';
import type { LocalDate } from '../../../../shared/dates/local-date.ts';
import { packFor } from '../../../../shared/jurisdictions/index.ts';
import { writeTrimmed } from '../../../../shared/money/decimal.ts';
import { inForce, type TaxCodeUse } from '../../../../shared/vat/tax-code.ts';
import { searchTaxCodes, typedCode } from './search-tax-codes.ts';

const codesOf = (country: string, use: TaxCodeUse, { abroad = false } = {}) =>
  packFor(country)!
    .taxCodes.filter((code) => code.use.includes(use) && inForce(code, '2026-11-12' as LocalDate) && (abroad || !code.consumption))
    .map(({ code, names, rateBp }) => ({ code, names, ratePercent: writeTrimmed(rateBp, 2) }));

test.each([
  // A rate is its ordinary code, however it is written and whatever was chosen last.
  ['GE', 'sale', '18', 'S18'],
  ['GE', 'sale', '18%', 'S18'],
  ['GE', 'sale', ' 18 % ', 'S18'],
  ['GE', 'purchase', '18', 'P18'],
  ['GE', 'purchase', '0', 'P0'],
  ['BG', 'sale', '20', 'S20'],
  ['BG', 'sale', '9', 'S9'],
  ['BG', 'purchase', '20', 'P20'],
  ['BG', 'purchase', '9', 'P9'],
  ['BG', 'purchase', '0', 'P0'],
  // The beginning of the only rate it can be.
  ['GE', 'sale', '1', 'S18'],
  ['BG', 'purchase', '2', 'P20'],
  // Figures of one code alone.
  ['BG', 'sale', '30', 'SZ30'],
  ['BG', 'sale', '140', 'SZ140'],
  // A code in full, in any case, and words.
  ['BG', 'sale', 'sz30', 'SZ30'],
  ['GE', 'sale', 'S18M', 'S18M'],
  ['GE', 'sale', 'export', 'S0X'],
] as const)('[U3] %s %s: "%s" means %s', (country, use, typed, expected) => {
  const all = codesOf(country, use);
  const { codes, meant } = searchTaxCodes(all, typed, ({ code }) =>
    code === 'S18M' || code === 'P18F' || code === 'P20N' ? 0 : undefined,
  );
  expect(meant?.code).toBe(expected);
  expect(codes[0]).toBe(meant);
});

test.each([
  // Seven articles begin with it, and it is the rate of none.
  ['BG', 'sale', '3', 'SZ30 SZ31 SZ32 SZ33 SZ34 SZ35 SZ36'],
  ['BG', 'sale', '14', 'SZ140 SZ146'],
  // Both of 20 % and of 9 %.
  ['BG', 'purchase', '8', 'R82 R82P R82N R829 R829P R829N'],
  // In the name of one code alone, of barter begun before 2021: that is no rate.
  ['GE', 'sale', '2', 'S18T'],
  // No code is the ordinary one of what is sold without VAT.
  ['GE', 'sale', '0', 'S0X S0T S0D S0P S0G S0C'],
] as const)('[U3] %s %s: "%s" may mean several, and none is taken for them', (country, use, typed, first) => {
  const { codes, meant } = searchTaxCodes(codesOf(country, use), typed);
  expect(meant).toBeUndefined();
  expect(codes.map(({ code }) => code).slice(0, first.split(' ').length)).toEqual(first.split(' '));
});

test('[U3] a rate of other member states stands before codes that have the figure in their names, and no state is guessed', () => {
  const all = codesOf('BG', 'sale', { abroad: true });
  const { codes, meant } = searchTaxCodes(all, '21');
  expect(meant).toBeUndefined();
  expect(codes.slice(0, 2).map(({ code }) => code)).toEqual(['OSS-BE-21G', 'OSS-BE-21S']);
  expect(codes.findIndex(({ code }) => code === 'SP21')).toBeGreaterThan(codes.findLastIndex(({ ratePercent }) => ratePercent === '21'));
  expect(searchTaxCodes(all, '20').meant?.code).toBe('S20');
  expect(
    searchTaxCodes(all, '5,5')
      .codes.slice(0, 2)
      .map(({ code }) => code),
  ).toEqual(['OSS-FR-5.5G', 'OSS-FR-5.5S']);
  // What was chosen last comes first among them.
  expect(searchTaxCodes(all, '21', ({ code }) => (code === 'OSS-NL-21S' ? 0 : undefined)).codes[0]?.code).toBe('OSS-NL-21S');
});

test('[U3] left without choosing, a code in full and a figure that means one count, a beginning does not', () => {
  const all = codesOf('BG', 'sale');
  expect(typedCode(all, 's20')?.code).toBe('S20');
  expect(typedCode(all, '20 %')?.code).toBe('S20');
  expect(typedCode(all, '30')?.code).toBe('SZ30');
  expect(typedCode(all, '3')).toBeUndefined();
  expect(typedCode(all, 'export')).toBeUndefined();
  expect(typedCode(all, '')).toBeUndefined();
});
