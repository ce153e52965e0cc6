import { expect, test } from 'vitest';
import { packFor } from '../../shared/jurisdictions/index.ts';
import { minor } from '../../shared/money/minor.ts';
import { taxCodeOf } from '../../shared/saft/tax-codes.ts';
import { saftTaxCode, type TaxSide, vatInformation } from './tax-mapping.ts';

const { taxCodes } = packFor('BG')!;
const of = (code: string) => taxCodes.find((each) => each.code === code)!;

// bulgaria.md 6.6, row by row.
const expected: readonly (readonly [code: string, output: string | undefined, input: string | undefined])[] = [
  ['S20', '100211', undefined],
  ['S9', '100213', undefined],
  ['SPU20', '100223', undefined],
  ['SPU9', '100224', undefined],
  ['SZ28', '100214', undefined],
  ['SZICS', '100215', undefined],
  ['SZ140', '100216', undefined],
  ['SP21', '100217', undefined],
  ['SP69', '100218', undefined],
  ['SE41', '100219', undefined],
  ['STRI', '100225', undefined],
  ['SRC1', '100227', undefined],
  ['SRC2', '100228', undefined],
  ['SNREG', undefined, undefined],
  ['P20', undefined, '100331'],
  ['P20P', undefined, '100332'],
  ['P20N', undefined, '100330'],
  ['P9', undefined, '100331'],
  ['PIM20', undefined, '100331'],
  ['RICA20', '100212', '100331'],
  ['RICA20P', '100212', '100332'],
  ['RICA20N', '100212', '100330'],
  ['RICA9', '100220', '100331'],
  ['R82', '100226', '100331'],
  ['RC1', '100227', '100346'],
  ['RC2', '100228', '100345'],
  ['RTRI', '100226', '100344'],
  ['R829', '100226', '100331'],
  ['PIM167', '100229', '100347'],
  ['SMARG', '100211', undefined],
  ['SMARGI', undefined, undefined],
  ['SFOOD', undefined, undefined],
  ['SCO41', '100230', undefined],
  ['SCO43', '100231', undefined],
  ['SCO46', '100232', undefined],
  ['SCO48', '100233', undefined],
  ['PCO51', undefined, '100348'],
  ['PCO53', undefined, '100349'],
  ['PCO54', undefined, '100350'],
  ['PCO58', undefined, '100351'],
  ['P0', undefined, '100330'],
  ['PNREG', undefined, undefined],
];

test.each(expected)('[V7] tax code %s is %s where it is charged and %s where it is credited', (code, output, input) => {
  expect([saftTaxCode(of(code), 'output'), saftTaxCode(of(code), 'input')]).toEqual([output, input]);
});

test('[V7] every tax code of the pack with a place in a ledger has a code of the nomenclature there', () => {
  for (const taxCode of taxCodes) {
    for (const side of ['output', 'input'] as const satisfies TaxSide[]) {
      const place = side === 'output' ? taxCode.ledger?.sales : taxCode.ledger?.purchases;
      const code = saftTaxCode(taxCode, side);
      // Food that is donated stands in the ledger without an amount, a field or a special code.
      const hasAny = place !== undefined && Object.keys(place).length > 0;
      expect([taxCode.code, side, code !== undefined]).toEqual([taxCode.code, side, hasAny]);
      if (code !== undefined) expect(taxCodeOf('100', code)).toBeDefined();
    }
  }
});

test('[V7] what a line says of its VAT', () => {
  expect(vatInformation(of('S20'), 'output', minor(100000n), minor(20000n))).toEqual({
    taxType: '100',
    taxCode: '100211',
    taxPercentage: '20.00',
    taxBase: 100000n,
    taxAmount: { amount: 20000n, currencyCode: 'EUR', currencyAmount: 20000n, exchangeRate: '1.0000' },
  });
  expect(vatInformation(of('SE41'), 'output', minor(40000n), minor(0n))).not.toHaveProperty('taxPercentage');
  expect(vatInformation(of('S20'), 'input', minor(1n), minor(0n))).toBeUndefined();
});
