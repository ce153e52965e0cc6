import { expect, test } from 'vitest';
import { isCn8, itemsOf, rowsOf, withRow } from './goods-form.ts';

const document = {
  items: [],
  lines: [
    { line: 1, description: 'Болтове', taxCode: 'SZICS', value: '1672.49' },
    { line: 3, description: 'Месо', taxCode: 'SZICS', value: '8014.50' },
  ],
  usual: { partnerState: 'DE', partnerVatNumber: 'DE136695976', nature: '1.1' },
};

test('[V6] a document nobody described begins with a row a line, at what it was booked', () => {
  const rows = rowsOf(document, 'bg');
  expect(
    rows.map(({ line, value, partnerState, partnerVatNumber, cn8, region }) => [line, value, partnerState, partnerVatNumber, cn8, region]),
  ).toEqual([
    ['1', '1 672,49'.replace(' ', rows[0]!.value[1]!), 'DE', 'DE136695976', '', ''],
    ['3', rows[1]!.value, 'DE', 'DE136695976', '', ''],
  ]);
});

test('[V6] what is typed becomes decimals, and what is left empty is not sent', () => {
  const [first] = rowsOf(document, 'bg');
  const typed = {
    ...first!,
    cn8: '7318 13 00',
    netMass: '320,5',
    originCountry: 'BG',
    transportMode: '3',
    region: 'SOF',
    deliveryTerms: 'EXW',
  };
  expect(itemsOf([typed], 'bg')).toEqual([
    {
      ...{ line: 1, cn8: '73181300', netMass: '320.5', originCountry: 'BG', nature: '1.1', transportMode: '3', region: 'SOF' },
      ...{ deliveryTerms: 'EXW', partnerState: 'DE', partnerVatNumber: 'DE136695976', value: '1672.49' },
    },
  ]);
  expect(itemsOf([{ ...typed, netMass: 'много' }], 'bg')[0]!.netMass).toBe('много');
  expect([isCn8('7318 13 00'), isCn8('7318130'), isCn8('')]).toEqual([true, false, false]);
});

test('[V6] a further row goes on with the consignment of the row above', () => {
  const [first] = rowsOf(document, 'bg');
  const rows = withRow([{ ...first!, key: 7, cn8: '73181300', region: 'SOF', value: '5' }]);
  expect(rows[1]).toMatchObject({ key: 8, line: '1', region: 'SOF', cn8: '', value: '' });
});

test('[V6] a described document is shown as it was described', () => {
  const item = {
    ...{
      line: 3,
      cn8: '02031959',
      netMass: '16389.005',
      supplementary: null,
      originCountry: 'RO',
      partnerState: 'DE',
      partnerVatNumber: '',
    },
    ...{
      vehicleCountry: '',
      nature: '1.2',
      transportMode: '1',
      region: 'PDV',
      deliveryTerms: 'FOB',
      value: '10.00',
      statisticalValue: null,
    },
  };
  const rows = rowsOf({ ...document, items: [item] }, 'en');
  expect(rows).toMatchObject([{ line: '3', netMass: '16,389.005', supplementary: '', value: '10.00', nature: '1.2' }]);
  expect(itemsOf(rows, 'en')[0]).toMatchObject({ netMass: '16389.005', value: '10.00', partnerVatNumber: '' });
});
