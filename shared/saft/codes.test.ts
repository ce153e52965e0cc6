import { expect, test } from 'vitest';
import { nraAccountOf, nraAccounts } from './nra-accounts.ts';
import { isPartyCode, noParty, partyCode } from './party-code.ts';
import { noTax, taxCodeOf, taxCodes } from './tax-codes.ts';
import { isUnit } from './units.ts';

test('[V7] an own account belongs to the account of the nomenclature its digits begin with, the longest first', () => {
  expect(nraAccounts.size).toBe(360);
  const cases: readonly (readonly [own: string, nra: string | undefined])[] = [
    ['411', '411'],
    ['4111', '411'],
    ['411-2', '411'],
    ['411.15', '411'],
    ['4531', '4531'],
    ['4531/1', '4531'],
    ['453-1', '4531'],
    ['139-1', '139'],
    ['1391', '1391'],
    ['60202', '60202'],
    ['602021', '60202'],
    ['41', undefined],
    ['', undefined],
    ['КЛ-411', undefined],
    ['0411', undefined],
  ];
  for (const [own, nra] of cases) expect([own, nraAccountOf(own)]).toEqual([own, nra]);
  for (const code of nraAccounts.keys()) {
    expect(code).toMatch(/^[1-9][0-9]{2,4}$/);
    expect(nraAccountOf(code)).toBe(code);
    expect(nraAccountOf(`${code}-1`)).toBe(code);
  }
});

test('[V7] party codes: two digits for the kind of number, then the number', () => {
  expect(partyCode({ kind: 'eik', number: '111111113' })).toBe('10111111113');
  expect(partyCode({ kind: 'eu-vat', country: 'EL', number: '123456789' })).toBe('11EL123456789');
  expect(partyCode({ kind: 'foreign-tax', country: 'TK', number: '123005284' })).toBe('12TK123005284');
  expect(partyCode({ kind: 'person', number: '7501020018' })).toBe('137501020018');
  expect(partyCode({ kind: 'foreign-own', country: 'US', number: 'C-7' })).toBe('14US' + 'C-7');
  expect(partyCode({ kind: 'own', number: 'C-7' })).toBe('15C-7');
  expect(partyCode({ kind: 'nra', number: '3071234567' })).toBe('163071234567');
  for (const code of ['10111111113', '101111111130001', '11EL123456789', '12TK1', '137501020018', '14USC-7', '15C-7', '163071234567'])
    expect([code, isPartyCode(code)]).toEqual([code, true]);
  for (const code of [
    noParty,
    '',
    '10',
    '1011111111',
    '10BG111111113',
    '11123456789',
    '11el1',
    '13123',
    '15',
    '161234567',
    '17X',
    '111111113',
  ])
    expect([code, isPartyCode(code)]).toEqual([code, false]);
});

test('[V7] nomenclatures as published: 168 tax codes, no tax outside of them, a piece is H87', () => {
  expect(taxCodes).toHaveLength(168);
  expect(taxCodeOf('100', '100211')).toMatchObject({ percentage: '20.00' });
  expect(taxCodeOf('100', '100213')).toMatchObject({ percentage: '9.00' });
  expect(taxCodeOf('200', '100211')).toBeUndefined();
  expect(taxCodeOf(noTax.taxType, noTax.taxCode)).toBeUndefined();
  for (const { percentage } of taxCodes) if (percentage !== undefined) expect(Number(percentage)).toBeLessThanOrEqual(33);
  expect(isUnit('H87')).toBe(true);
  expect(isUnit('PCS')).toBe(false);
});
