import { createHash } from 'node:crypto';
import { describe, expect, test } from 'vitest';
import { BrokenInvariant } from '../../assert.ts';
import { period } from '../../dates/period.ts';
import { decimal } from '../../money/decimal.ts';
import { prepareVatFiles } from './check.ts';
import { cells, declarant, rows, submission } from './january-2026.fixture.ts';
import { readVatFiles } from './read-files.ts';
import { vatRecords } from './records.ts';
import { computeReturnCells } from './return-cells.ts';
import type { VatFileName, VatFiles } from './submission.ts';
import { viesLines } from './vies-lines.ts';

const sha256 = (bytes: Uint8Array) => createHash('sha256').update(bytes).digest('hex');
const filesOf = (of: typeof submission): VatFiles => {
  const { files, findings } = prepareVatFiles(of);
  expect(findings.filter(({ level }) => level === 'error')).toEqual([]);
  return files!;
};
const text = (files: VatFiles, name: VatFileName) => new TextDecoder('windows-1251').decode(files[name]);

test.each([
  ['DEKLAR.TXT', 592, 'dde693c457de6fe21f30fe6a3bcfed8fbc13318011c2de8bca1c4f815e1e0e9f'],
  ['POKUPKI.TXT', 2208, '50dec54123e95384a95965a12d30805e93c55bdbbea671584796df8f8f23972b'],
  ['PRODAGBI.TXT', 5538, 'e0650da108d85b2005044d776cd7557abafc43167698ceaf6da9c992014b4b41'],
  ['VIES.TXT', 995, '8a2c07367f9cdf078ae1687bfdeb5f67874195ba92c57c8b336ec447460c0247'],
] as const)('[V4] %s of the seventeen cases, byte for byte', (name, bytes, hash) => {
  const file = filesOf(submission)[name]!;
  expect(file.length).toBe(bytes);
  expect(sha256(file)).toBe(hash);
});

test('[V4] the order rows come in does not matter', () => {
  const turned = filesOf({ ...submission, rows: rows.toReversed() });
  expect(turned).toEqual(filesOf(submission));
});

test('[V4] nothing speaks against the worked month', () => {
  expect(prepareVatFiles(submission).findings).toEqual([]);
});

describe('the return', () => {
  test('[V4] cells computed from the rows are those of the worked example', () => {
    expect(computeReturnCells(rows, 80n)).toEqual(cells);
  });

  test('[V4] the same, by the formulas of the form written out', () => {
    const sum = (field: string) => rows.reduce((total, { fields }) => total + (fields[field] ?? 0n), 0n);
    const tax = sum('02-21') + sum('02-22') + sum('02-23') + sum('02-24');
    // 40.00 x 0.80 is 32.00 to the cent.
    const credit = sum('03-41') + (sum('03-42') * 80n) / 100n + sum('03-43');
    expect((sum('03-42') * 80n) % 100n).toBe(0n);
    const computed = computeReturnCells(rows, 80n);
    expect(computed['01']).toBe(sum('02-11') + sum('02-12') + sum('02-26') + sum('02-13') + sum('02-14') + sum('02-15') + sum('02-16'));
    expect(computed['20']).toBe(tax);
    expect(computed['40']).toBe(credit);
    expect(computed['60']).toBe(credit - tax);
    expect(computed['30']).toBe(sum('03-30') + sum('03-44'));
    expect(computed['18']).toBe(sum('02-18') + sum('02-25'));
  });

  test.each([
    ['without the import', rows.filter(({ documentType }) => documentType !== '07'), 80n, '562.00', '247.00', '0.00'],
    ['with a coefficient of 1', rows, 100n, '1570.00', '0.00', '761.00'],
    ['with a coefficient of 0', rows, 0n, '1530.00', '0.00', '721.00'],
  ] as const)('[V4] %s', (_, of, coefficient, credit, due, refund) => {
    const computed = computeReturnCells(of, coefficient);
    expect([computed['40'], computed['50'], computed['60']]).toEqual([credit, due, refund].map((amount) => decimal(amount, 2)));
  });

  test('[V4] types of cash accounting stay out of the sums and in the count', () => {
    const cash = { ...rows[0]!, documentType: '11', number: '0000000200' };
    expect(computeReturnCells([...rows, cash], 80n)).toEqual(cells);
    const files = filesOf({ ...submission, rows: [...rows, cash] });
    expect(text(files, 'DEKLAR.TXT').slice(121, 136)).toBe('             14');
    const without = prepareVatFiles({ ...submission, rows: [...rows, cash], countTypesOutsideReturn: false });
    expect(without.findings).toEqual([]);
    expect(text(without.files!, 'DEKLAR.TXT').slice(121, 136)).toBe('             13');
  });

  test('[V4] the purchase protocol 94 stays out on purchases and counts on sales', () => {
    const sale = { ...rows[0]!, documentType: '94' };
    const purchase = { ...rows.find(({ side, fields }) => side === 'purchases' && fields['03-31'])!, documentType: '94' };
    const computed = computeReturnCells([sale, purchase], 0n);
    expect([computed['11'], computed['31']]).toEqual([100_000n, 0n]);
  });

  test('[V4] the deductible part is rounded once, half away from zero', () => {
    const partial = (amount: bigint) =>
      computeReturnCells([{ side: 'purchases', documentType: '01', fields: { '03-42': amount } }], 75n)['40'];
    // 0.02 x 0.75 = 0.015; 0.01 x 0.75 = 0.0075
    expect([partial(2n), partial(-2n), partial(1n)]).toEqual([2n, -2n, 1n]);
  });
});

describe('the recapitulative statement', () => {
  const goods = rows.find(({ fields }) => fields['02-15'])!;

  test('[V4] without supplies to other member states there is no file', () => {
    const domestic = rows.filter(({ fields }) => !fields['02-15'] && !fields['02-17'] && !fields['02-25']);
    const files = filesOf({ ...submission, rows: domestic, cells: computeReturnCells(domestic, 80n) });
    expect('VIES.TXT' in files).toBe(false);
  });

  test('[V4] one line for a partner; what nets to nothing makes none', () => {
    const service = { ...goods, fields: { '02-17': 5_000n } };
    const note = { ...goods, fields: { '02-15': -200_000n } };
    expect(viesLines([goods, service, goods])).toEqual([
      { vatNumber: 'DE136695976', goods: 400_000n, triangular: 0n, services: 5_000n, period: null },
    ]);
    expect(viesLines([goods, note])).toEqual([]);
  });

  test('[V4] an exempt supply of goods stands in the statement beside cell 15', () => {
    const exempt = { ...goods, fields: { '02-19': 30_000n }, exemptIntraCommunity: 30_000n };
    const all = [...rows, exempt];
    const files = filesOf({ ...submission, rows: all, cells: computeReturnCells(all, 80n) });
    expect(text(files, 'VIES.TXT').split('\r\n')[5]).toBe('VIR    2DE136695976         2300.00        0.00        0.00       ');
  });

  test('[V4] a correction of another month is a line of its own with that month', () => {
    const viesCorrections = [{ vatNumber: 'DE136695976', period: period('2025-11'), goods: -5_000n, triangular: 0n, services: 0n }];
    const files = filesOf({ ...submission, viesCorrections });
    expect(text(files, 'VIES.TXT').split('\r\n').slice(3)).toEqual([
      'TTR     3900.00     1950.00',
      'VIR    1ATU13585627            0.00     1200.00        0.00       ',
      'VIR    2DE136695976         2000.00        0.00        0.00       ',
      'VIR    3DE136695976          -50.00        0.00        0.0011/2025',
      'VIR    4RO18547290             0.00        0.00      750.00       ',
      '',
    ]);
  });
});

test('[V4] a month without anything is a return of zeros and two files without a byte', () => {
  const files = filesOf({ ...submission, rows: [], cells: {}, coefficient: 0n });
  expect(files['DEKLAR.TXT'].length).toBe(592);
  expect([files['POKUPKI.TXT'].length, files['PRODAGBI.TXT'].length, 'VIES.TXT' in files]).toEqual([0, 0, false]);
  expect(text(files, 'DEKLAR.TXT')).toMatch(/ 0 {14}0( {11}0\.00){21}0\.00( {11}0\.00){8}\r\n$/);
});

test('[V4] files are read back as the records they were written from', () => {
  expect(readVatFiles(filesOf(submission))).toEqual({ records: vatRecords(submission), findings: [] });
});

test('[V4] a figure under a code the ledger does not have is a mistake of the program', () => {
  const wrong = (fields: Record<string, bigint>) => () => vatRecords({ ...submission, rows: [{ ...rows[0]!, fields }] });
  expect(wrong({ '03-31': 1n })).toThrow(BrokenInvariant);
  expect(wrong({ '02-10': 1n })).toThrow(BrokenInvariant);
  expect(() => vatRecords({ ...submission, cells: { '99': 1n } })).toThrow(BrokenInvariant);
  expect(() => vatRecords({ ...submission, cells: { '33': 1n } })).toThrow(BrokenInvariant);
});

test('[V4] a character that can not be shown refuses the files and names document and field', () => {
  const strange = { ...rows[0]!, partner: { ...rows[0]!.partner, name: '株式会社' } };
  const { files, findings } = prepareVatFiles({ ...submission, rows: [strange, ...rows.slice(1)], declarant: { ...declarant, town: 'א' } });
  expect(files).toBeNull();
  expect(findings.filter(({ rule }) => rule === 'BG-VAT-3')).toEqual([
    {
      rule: 'BG-VAT-3',
      level: 'error',
      code: 'CHARACTER_NOT_SHOWN',
      params: { field: '02-08', character: '株' },
      place: {
        ...{ file: 'PRODAGBI.TXT', line: 1, side: 'sales', documentType: '01', number: '0000000101' },
        ...{ documentId: 'case-1-sales', entryId: 'entry-1' },
      },
    },
    {
      rule: 'BG-VAT-3',
      level: 'error',
      code: 'CHARACTER_NOT_SHOWN',
      params: { field: 'town', character: 'א' },
      place: { file: 'VIES.TXT', line: 2, side: null, documentType: null, number: null, documentId: null, entryId: null },
    },
  ]);
});

test('[V4] a document number that is too long is refused, a long name is cut', () => {
  const long = { ...rows.at(-1)!, number: '1'.repeat(21), partner: { identifier: '999999999999999', name: 'Н'.repeat(60) } };
  const refused = prepareVatFiles({ ...submission, rows: [...rows.slice(0, -1), long] });
  expect(refused.files).toBeNull();
  expect(refused.findings.map(({ code, params }) => [code, params])).toEqual([
    ['VALUE_TOO_LONG', { field: '03-06', found: '1'.repeat(21), length: '20' }],
  ]);
  const cut = filesOf({ ...submission, rows: [...rows.slice(0, -1), { ...long, number: '26BG005100012345A6' }] });
  expect(text(cut, 'POKUPKI.TXT')).toContain(`${'Н'.repeat(50)}Внос на стоки`);
});
