import { expect, test } from 'vitest';
import { isIban } from './iban.ts';
import { checkTaxId, isEgn, isEik, isLnch, isOtherPerson } from './tax-id.ts';
import { filedIdentifier, isVatNumber } from './vat-number.ts';

const company = { ok: true, kind: 'company' };
const wrong = { ok: false, reason: 'checksum' };

test.each([
  ['131063188', company],
  ['000694037', company],
  ['831902088', company],
  ['175074752', company],
  ['123456786', company],
  ['111111113', company],
  ['100633526', company],
  ['107998190', company],
  ['1234567860016', company],
  // No digit zero, so that every weight counts: one pass, then two, with 9 and with 13 digits.
  ['313121137', company],
  ['1234567861237', company],
  ['1234567861128', company],
  ['123456789', wrong],
  ['175074751', wrong],
  ['100633525', wrong],
  ['107998191', wrong],
  ['1234567860017', wrong],
  ['1234567890016', wrong],
  ['7523169263', { ok: true, kind: 'citizen' }],
  ['8032056031', { ok: true, kind: 'citizen' }],
  // 29 February of 2000, 1904 and 1804.
  ['0042290000', { ok: true, kind: 'citizen' }],
  ['0402290006', { ok: true, kind: 'citizen' }],
  ['0422290000', { ok: true, kind: 'citizen' }],
  // January of 2000 and of 1800.
  ['0041010002', { ok: true, kind: 'citizen' }],
  ['0021010008', { ok: true, kind: 'citizen' }],
  ['7111042925', { ok: true, kind: 'foreign' }],
  ['0000100153', { ok: true, kind: 'other' }],
  ['8032056032', wrong],
  ['', { ok: false, reason: 'length' }],
  ['12345678', { ok: false, reason: 'length' }],
  ['12345678901', { ok: false, reason: 'length' }],
  ['BG123456786', { ok: false, reason: 'characters' }],
  ['123 456 786', { ok: false, reason: 'characters' }],
  ['123456786\n', { ok: false, reason: 'characters' }],
  ['١٢٣٤٥٦٧٨٩', { ok: false, reason: 'characters' }],
])('[V10] tax id %j gives %j', (text, expected) => {
  expect(checkTaxId(text)).toEqual(expected);
});

test.each(['131063188', '100633526', '107998190', '1234567860016', '8032056031'])(
  '[V10] %s has the only check digit that fits',
  (right) => {
    const check = right.length === 10 ? isEgn : isEik;
    expect([...'0123456789'].filter((digit) => check(right.slice(0, -1) + digit))).toEqual([right.at(-1)]);
  },
);

test('[V10] a personal number holds a day that exists', () => {
  // The check digit is right, the day is none: month 13, 30 February, day 0, 29 February of 1900.
  expect(['8013056031', '8002300001', '8001000000', '0002290001'].map(isEgn)).toEqual([false, false, false, false]);
  expect(isLnch('7111042926') || isOtherPerson('0000100154')).toBe(false);
  expect(isLnch('1234567893') && isOtherPerson('5271864932')).toBe(true);
});

test.each([
  ['BG', 'BG123456786', true],
  ['BG', 'BG175074752', true],
  ['BG', 'BG121846702', true],
  ['BG', 'BG0000100153', true],
  ['BG', 'BG7523169263', true],
  ['BG', 'BG101004509', false],
  ['BG', 'BG111004500', false],
  ['BG', 'BG1234567860016', false],
  ['BG', '123456786', false],
  ['DE', 'DE136695976', true],
  ['DE', 'DE13669597', false],
  ['DE', 'ATU13585627', false],
  ['AT', 'ATU13585627', true],
  ['AT', 'ATV13585627', false],
  ['BE', 'BE0411905847', true],
  ['BE', 'BE2411905847', false],
  ['CY', 'CY00001067Y', true],
  ['CY', 'CY12000000', false],
  ['CZ', 'CZ00008702', true],
  ['CZ', 'CZ6990012379', true],
  ['CZ', 'CZ69900123790', false],
  ['DK', 'DK10000009', true],
  ['EE', 'EE100007796', true],
  ['EL', 'EL094253457', true],
  ['GR', 'EL094253457', true],
  ['GR', 'GR094253457', false],
  ['ES', 'ESB58378431', true],
  ['ES', 'ESB5837843', false],
  ['FI', 'FI09853608', true],
  ['FR', 'FR55480081306', true],
  ['HR', 'HR23448731483', true],
  ['HR', 'HR9363442948', false],
  ['HU', 'HU10672101', true],
  ['IE', 'IE6433435F', true],
  ['IE', 'IE6433435OA', true],
  ['IE', 'IE64334355', false],
  ['IT', 'IT00743110157', true],
  ['LT', 'LT119511515', true],
  ['LT', 'LT100001919017', true],
  ['LT', 'LT1000019190', false],
  ['LU', 'LU15027442', true],
  ['LV', 'LV40003521600', true],
  ['MT', 'MT11679112', true],
  ['NL', 'NL004495445B01', true],
  ['NL', 'NL004495445C01', false],
  ['PL', 'PL8567346215', true],
  ['PT', 'PT501964843', true],
  ['RO', 'RO18547290', true],
  ['RO', 'RO1', false],
  ['SE', 'SE123456789701', true],
  ['SI', 'SI50223054', true],
  ['SK', 'SK2022749619', true],
  ['XI', 'XI110305878', true],
  ['GB', 'XI110305878', true],
  ['GB', 'XIGD001', true],
  ['XI', 'XIHA500', true],
  ['XI', 'XI110305878123', true],
  ['XI', 'XIGD0011', false],
  ['GB', 'GB110305878', false],
  ['CH', 'CHE123456788', false],
  ['constructor', 'constructor', false],
])('[V10] VAT number of %s, %s: %s', (country, text, expected) => {
  expect(isVatNumber(country, text)).toBe(expected);
});

test.each([
  ['a Bulgarian VAT payer', '123456786', 'BG', true, 'BG123456786'],
  ['a branch of one', '1234567860016', 'BG', true, 'BG123456786'],
  ['a Bulgarian without registration', '444444441', 'BG', false, '444444441'],
  ['a citizen', '8032056031', 'BG', false, '8032056031'],
  ['nobody in particular', '', 'BG', false, ''],
  ['a VAT payer of another member state', 'DE136695976', 'DE', true, 'DE136695976'],
  ['one whose prefix was left out', '136695976', 'DE', true, 'DE136695976'],
  ['a Greek', '094253457', 'GR', true, 'EL094253457'],
  ['someone there who is no VAT payer', '136695976', 'DE', false, '999999999999999'],
  ['a Swiss company', 'CHE123456788', 'CH', true, '999999999999999'],
  ['a British company', '110305878', 'GB', true, '999999999999999'],
  ['one in Northern Ireland', 'XI110305878', 'GB', true, 'XI110305878'],
  ['a foreigner without a number', '', 'US', false, '999999999999999'],
])('[V4] the ledgers write %s as is due', (_, taxId, country, vatPayer, expected) => {
  expect(filedIdentifier({ taxId, country, vatPayer })).toBe(expected);
});

test.each([
  ['BG80BNBG96611020345678', true],
  ['BG80BNBG96611020345679', false],
  ['BG80 BNBG 9661 1020 3456 78', false],
  ['BG80BNBG9661102034567', false],
  ['DE89370400440532013000', false],
])('[V10] IBAN %s: %s', (text, expected) => {
  expect(isIban(text)).toBe(expected);
});
