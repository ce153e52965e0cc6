import { expect, test } from 'vitest';
import { bulgarianNumber, isBranchEik, isBulgarianVatNumber, isEgn, isEik, isLnch } from './bulgarian-number.ts';
import { isEuVatNumber, isForeignEuVatNumber, vatNumberPatterns } from './eu-vat-number.ts';

test.each([
  ...['131063188', '000694037', '831902088', '175074752', '123456786', '104453698', '131272009'].map((text) => [text, true]),
  // Second pass; both passes leave 10.
  ...['100633526', '107998190'].map((text) => [text, true]),
  ...['123456789', '175074751', '12345678', '1234567860', '12345678A', ''].map((text) => [text, false]),
] as [string, boolean][])('[V4] EIK %s: %s', (text, valid) => {
  expect(isEik(text)).toBe(valid);
});

test.each([
  ...['1234567860016', '1218173090007', '1750155580016', '8319195360123', '1044536981020', '2023227280016'].map((text) => [text, true]),
  ...['1218173090008', '8319195360124', '2218173090007', '121817309000'].map((text) => [text, false]),
] as [string, boolean][])('[V4] EIK of a branch %s: %s', (text, valid) => {
  expect(isBranchEik(text)).toBe(valid);
});

test.each([
  ...['7523169263', '8032056031', '0010100100', '7501020018', '7542011030', '7552010005', '8001010008'].map((text) => [text, true]),
  ...['8001010007', '8019010008', '7552A10004', '750102001', '8002300009', '7501020019', '7513010004', '7561010005'].map((text) => [
    text,
    false,
  ]),
] as [string, boolean][])('[V4] EGN %s: %s', (text, valid) => {
  expect(isEgn(text)).toBe(valid);
});

test('[V4] an EGN with an impossible month is none, whatever its check digit', () => {
  const weights = [2, 4, 8, 5, 10, 9, 7, 3, 6];
  for (const month of ['00', '13', '20', '33', '40', '53', '60', '61', '80', '99']) {
    const nine = `75${month}01000`;
    const digit = ([...nine].reduce((total, each, index) => total + Number(each) * weights[index]!, 0) % 11) % 10;
    expect(isEgn(`${nine}${digit}`), month).toBe(false);
  }
});

test('[V4] LNCh and VAT numbers', () => {
  expect(['7111042925', '1000000001', '7001234568', '1234567893'].every(isLnch)).toBe(true);
  expect(['7111042922', '1000000000', '71110A2925', '711104292', '12345678900'].some(isLnch)).toBe(false);
  expect(['BG123456786', 'BG7523169263', 'BG7111042925', 'BG0000100153', 'BG121846702'].every(isBulgarianVatNumber)).toBe(true);
  expect(['BG123456789', 'BG101004509', 'BG111004500', 'bg123456786', '123456786', 'BG1234567860016'].some(isBulgarianVatNumber)).toBe(
    false,
  );
  expect(['123456786', '1234567860016', '7523169263', '7111042925', '123456789'].map(bulgarianNumber)).toEqual([
    'eik',
    'eik-branch',
    'egn',
    'lnch',
    undefined,
  ]);
});

test('[V4] VAT numbers of member states have the form of their state', () => {
  const valid = [
    'ATU13585627',
    'BE0411905847',
    'DE136695976',
    'EL123456789',
    'FR25432701258',
    'IE6433435F',
    'IT00743110157',
    'NL010000446B01',
  ];
  expect(
    [...valid, 'RO18547290', 'XI123456789', 'LT123456789', 'LT123456789012', 'BG123456786'].filter((text) => !isEuVatNumber(text)),
  ).toEqual([]);
  expect(valid.every(isForeignEuVatNumber)).toBe(true);
  expect(
    ['GB123456789', 'GR123456789', 'CHE12345678', 'DE13669597', 'ATV66889218', 'DE', '', '999999999999999'].filter(isEuVatNumber),
  ).toEqual([]);
  expect(isForeignEuVatNumber('BG123456786')).toBe(false);
  expect(Object.keys(vatNumberPatterns).length).toBe(28);
});
