import { describe, expect, test } from 'vitest';
import { date } from '../../dates/local-date.ts';
import { period } from '../../dates/period.ts';
import { encode1251 } from '../fixed-width/cp1251.ts';
import type { LedgerRow, LedgerSide } from '../ledger-row.ts';
import { checkVatFiles, prepareVatFiles } from './check.ts';
import type { EarlierPurchase } from './check-context.ts';
import { documentType, documentTypeCodes, isInReturn, type LedgerDocumentType } from './document-types.ts';
import { declarant, fieldsOf, rows, submission } from './january-2026.fixture.ts';
import { computeReturnCells } from './return-cells.ts';
import type { VatFileName, VatFiles, VatSubmission } from './submission.ts';

const clean = prepareVatFiles(submission).files!;

/** Findings of the worked month after its rows were changed, with the return computed anew, as "rule level code file:line". */
const findingsOf = (changed: readonly LedgerRow[], rest: Partial<VatSubmission> = {}, earlier: readonly EarlierPurchase[] = []) =>
  prepareVatFiles({ ...submission, rows: changed, cells: computeReturnCells(changed, 80n), ...rest }, earlier).findings;
const brief = (findings: ReturnType<typeof findingsOf>) =>
  findings.map(({ rule, level, code, place }) => `${rule} ${level} ${code} ${place.file}:${place.line ?? ''}`);
const change = (documentId: string, to: Partial<LedgerRow>) => rows.map((row) => (row.documentId === documentId ? { ...row, ...to } : row));
const added = (side: LedgerSide, to: Partial<LedgerRow>): LedgerRow[] => [
  ...rows,
  {
    ...{ side, branch: 0, documentType: '01', number: '0000009999', date: date('2026-01-31'), documentId: 'added', entryId: null },
    ...{ partner: { identifier: 'BG111111113', name: 'КЛИЕНТ АД' }, subject: 'Стоки', fields: {} },
    ...to,
  },
];

/** Findings of files in which a text of one was replaced. */
function tampered(name: VatFileName, from: string | RegExp, to: string) {
  const text = new TextDecoder('windows-1251').decode(clean[name]);
  const changed = text.replace(from, to);
  expect(changed).not.toBe(text);
  const files: VatFiles = { ...clean, [name]: encode1251(changed)! };
  return checkVatFiles(files);
}

test('[V4] files of the worked month have no findings when they come from elsewhere', () => {
  expect(checkVatFiles(clean)).toEqual([]);
});

describe('BG-VAT-1: number and period', () => {
  test('[V4] of another person', () => {
    const findings = tampered('PRODAGBI.TXT', 'BG123456786', 'BG000694037');
    expect(brief(findings)).toEqual(['BG-VAT-1 error OWN_NUMBER_DIFFERS PRODAGBI.TXT:1']);
    expect(findings[0]).toMatchObject({ params: { found: 'BG000694037', expected: 'BG123456786' }, place: { number: '0000000101' } });
  });
  test('[V4] of another month', () => {
    expect(brief(tampered('POKUPKI.TXT', '202601', '202512'))).toEqual(['BG-VAT-1 error PERIOD_DIFFERS POKUPKI.TXT:1']);
    expect(brief(tampered('VIES.TXT', '01/2026', '02/2026'))).toEqual(['BG-VAT-1 error PERIOD_DIFFERS VIES.TXT:']);
  });
});

describe('BG-VAT-2: sequence', () => {
  test('[V4] a number that is missing or stands twice', () => {
    expect(brief(tampered('PRODAGBI.TXT', / {2}4(?=01)/, '  5'))).toEqual(['BG-VAT-2 error SEQUENCE_BROKEN PRODAGBI.TXT:4']);
    expect(brief(tampered('VIES.TXT', 'VIR    2', 'VIR    1'))).toEqual(['BG-VAT-2 error SEQUENCE_BROKEN VIES.TXT:6']);
  });
  test('[V4] a count that is not that of the records', () => {
    const findings = tampered('DEKLAR.TXT', '             13', '             12');
    expect(brief(findings)).toEqual(['BG-VAT-2 error COUNT_DIFFERS DEKLAR.TXT:1']);
    expect(findings[0]?.params).toEqual({ field: '00-05', found: '12', expected: '13' });
    expect(brief(tampered('VIES.TXT', '    3', '    4'))).toContain('BG-VAT-2 error COUNT_DIFFERS VIES.TXT:1');
  });
  test('[V4] a record that was taken out', () => {
    const findings = tampered('POKUPKI.TXT', /^.*\r\n/, '');
    expect(brief(findings).filter((each) => each.startsWith('BG-VAT-2'))).toEqual(
      [
        'BG-VAT-2 error COUNT_DIFFERS DEKLAR.TXT:1',
        ...[1, 2, 3, 4, 5, 6, 7].map((line) => `BG-VAT-2 error SEQUENCE_BROKEN POKUPKI.TXT:${line}`),
      ].sort((a, b) => Number(a.includes('DEKLAR')) - Number(b.includes('DEKLAR'))),
    );
  });
});

describe('BG-VAT-3: form', () => {
  test('[V4] a record one byte too wide or too narrow', () => {
    const findings = tampered('PRODAGBI.TXT', 'КЛИЕНТ АД ', 'КЛИЕНТ АД');
    expect(brief(findings)).toEqual(['BG-VAT-3 error RECORD_WIDTH PRODAGBI.TXT:1']);
    expect(findings[0]?.params).toEqual({ found: '423', expected: '424' });
    expect(brief(tampered('VIES.TXT', /(VIR.{63})/, '$1 '))).toEqual(['BG-VAT-3 error RECORD_WIDTH VIES.TXT:5']);
  });
  test('[V4] text in UTF-8 is too wide', () => {
    const utf8 = new TextEncoder().encode(new TextDecoder('windows-1251').decode(clean['DEKLAR.TXT']));
    expect(brief(checkVatFiles({ ...clean, 'DEKLAR.TXT': utf8 }))).toEqual(['BG-VAT-3 error RECORD_WIDTH DEKLAR.TXT:1']);
  });
  test('[V4] an amount that is none, a last line end that is missing, two returns', () => {
    expect(tampered('PRODAGBI.TXT', '   1000.00', '   1000,00')[0]).toMatchObject({
      code: 'VALUE_UNREADABLE',
      params: { field: '02-10', found: '1000,00' },
    });
    expect(brief(tampered('POKUPKI.TXT', /\r\n$/, ''))).toEqual(['BG-VAT-3 error LINE_END_MISSING POKUPKI.TXT:8']);
    expect(brief(tampered('DEKLAR.TXT', /^(.*\r\n)$/, '$1$1'))).toEqual(['BG-VAT-3 error RECORD_COUNT DEKLAR.TXT:']);
    expect(brief(tampered('VIES.TXT', /^TTR.*\r\n/m, ''))).toEqual(['BG-VAT-3 error RECORD_COUNT VIES.TXT:']);
    expect(brief(tampered('VIES.TXT', 'VHR', 'XYZ'))).toEqual([
      'BG-VAT-3 error RECORD_UNKNOWN VIES.TXT:1',
      'BG-VAT-3 error RECORD_COUNT VIES.TXT:',
    ]);
  });
});

test('[V4] BG-VAT-4: a total that is not the sum of its parts', () => {
  const findings = tampered('PRODAGBI.TXT', '         820.00         164.00', '         820.01         164.00');
  expect(brief(findings)).toEqual(['BG-VAT-4 error TOTAL_DIFFERS PRODAGBI.TXT:13']);
  expect(findings[0]?.params).toEqual({ field: '02-10', found: '820.01', expected: '820.00' });
  // What stands outside the base is no part of it.
  expect(brief(tampered('PRODAGBI.TXT', /(Тристранна операция {22})0\.00/, '$11.00'))).toEqual([
    'BG-VAT-4 error TOTAL_DIFFERS PRODAGBI.TXT:8',
  ]);
});

describe('BG-VAT-5: cells', () => {
  const withCells = (cells: Record<string, string>) =>
    prepareVatFiles({ ...submission, cells: { ...submission.cells, ...fieldsOf(cells) } }).findings.map(({ rule, code, params }) => [
      rule,
      code,
      params,
    ]);

  test('[V4] a cell that is one cent off, and what follows from it', () => {
    expect(withCells({ '14': '3000.01' })).toEqual([
      ['BG-VAT-5', 'CELL_DIFFERS', { cell: '14', found: '3000.01', expected: '3000.00' }],
      ['BG-VAT-5', 'CELL_DIFFERS', { cell: '01', found: '9270.00', expected: '9270.01' }],
    ]);
    expect(withCells({ '60': '752.99' })).toEqual([['BG-VAT-5', 'CELL_DIFFERS', { cell: '60', found: '752.99', expected: '753.00' }]]);
    expect(withCells({ '40': '1570.00' })).toEqual([['BG-VAT-5', 'CELL_DIFFERS', { cell: '40', found: '1570.00', expected: '1562.00' }]]);
  });
  test.each([
    '01',
    '11',
    '12',
    '13',
    '14',
    '15',
    '16',
    '17',
    '18',
    '19',
    '20',
    '21',
    '22',
    '23',
    '24',
    '30',
    '31',
    '32',
    '40',
    '41',
    '42',
    '43',
    '50',
    '60',
  ])('[V4] cell %s is checked', (cell) => {
    const wrong = { ...submission.cells, [cell]: submission.cells[cell]! + 1n };
    const found = prepareVatFiles({ ...submission, cells: wrong }).findings;
    expect(found.some(({ code, params }) => code === 'CELL_DIFFERS' && 'cell' in params && params.cell === cell)).toBe(true);
  });
  test('[V4] the recapitulative statement and the return', () => {
    expect(tampered('VIES.TXT', '1200.00', '1200.01').map(({ code, params }) => [code, params])).toEqual([
      ['VIES_DIFFERS', { column: 'к4', found: '1200.01', expected: '1200.00' }],
      ['TOTAL_DIFFERS', { field: 'total', found: '3950.00', expected: '3950.01' }],
    ]);
    // Goods are compared where the exempt supplies among them are known: from the books.
    const exempt = change('case-4-sales', { fields: { '02-19': 200_000n } });
    expect(findingsOf(exempt).map(({ code }) => code)).toEqual([]);
  });
  test('[V4] supplies to member states without a statement', () => {
    const { 'VIES.TXT': _, ...without } = clean;
    expect(checkVatFiles(without).map(({ code, params }) => [code, params])).toEqual([
      ['VIES_DIFFERS', { column: 'к4', found: '0.00', expected: '1200.00' }],
      ['VIES_DIFFERS', { column: 'к5', found: '0.00', expected: '750.00' }],
    ]);
  });
});

test.each([
  ['sales', '08', 'error DOCUMENT_TYPE_UNKNOWN'],
  ['sales', '92', 'error DOCUMENT_TYPE_NOT_ALLOWED'],
  ['sales', '05', 'error DOCUMENT_TYPE_NOT_ALLOWED'],
  ['purchases', '81', 'error DOCUMENT_TYPE_NOT_ALLOWED'],
  ['purchases', '29', 'error DOCUMENT_TYPE_NOT_ALLOWED'],
  ['sales', '84', 'error DOCUMENT_TYPE_LAPSED'],
  ['purchases', '91', 'warning DOCUMENT_TYPE_UNCONFIRMED'],
  ['purchases', '93', 'warning DOCUMENT_TYPE_UNCONFIRMED'],
] as const)('[V4] BG-VAT-6: %s with type %s: %s', (side, documentType, expected) => {
  const found = brief(findingsOf(added(side, { documentType })));
  expect(found.length).toBe(1);
  expect(found[0]).toContain(`BG-VAT-6 ${expected}`);
});

test.each(['01', '02', '03', '11', '12', '13', '23'])('[V4] BG-VAT-7: ten digits for type %s', (documentType) => {
  for (const number of ['123', '00000000A1', '00000000001', '']) {
    expect(brief(findingsOf(added('purchases', { documentType, number })))).toEqual(['BG-VAT-7 error NUMBER_NOT_TEN_DIGITS POKUPKI.TXT:9']);
  }
  expect(findingsOf(added('purchases', { documentType, number: '0000000001' }))).toEqual([]);
});

describe('BG-VAT-8: numbers of persons', () => {
  const partner = (identifier: string, name = 'X') => added('purchases', { partner: { identifier, name } });
  test.each(['BG123456789', 'GB123456789', 'GR123456789', 'DE12', '123456789', '12345', 'X'])('[V4] %s is none', (identifier) => {
    expect(brief(findingsOf(partner(identifier)))).toEqual(['BG-VAT-8 error PARTNER_NUMBER_INVALID POKUPKI.TXT:9']);
  });
  test.each(['BG123456786', 'EL123456789', '444444441', '1234567860016', '7523169263', '999999999999999'])(
    '[V4] %s is one',
    (identifier) => {
      expect(findingsOf(partner(identifier))).toEqual([]);
    },
  );
  test('[V4] what may be the number of a person is not shown whole', () => {
    expect(findingsOf(partner('8001010007'))[0]?.params).toEqual({ identifier: '******0007' });
  });
  test('[V4] a number without a name, a purchase without a number', () => {
    expect(brief(findingsOf(partner('444444441', '')))).toEqual(['BG-VAT-8 error PARTNER_NAME_MISSING POKUPKI.TXT:9']);
    expect(brief(findingsOf(partner('')))).toEqual(['BG-VAT-8 warning PARTNER_NUMBER_MISSING POKUPKI.TXT:9']);
  });
  test('[V4] a sale to a VAT payer has his number; one to nobody in particular, or to a person without one, has none', () => {
    const sale = (partner: LedgerRow['partner'], documentType = '01') => findingsOf(added('sales', { documentType, partner }));
    const payer = { identifier: '', name: 'КЛИЕНТ АД', isVatPayer: true };
    for (const type of ['01', '02', '09']) {
      expect(brief(sale(payer, type))).toEqual(['BG-VAT-8 error VAT_PAYER_NUMBER_MISSING PRODAGBI.TXT:13']);
    }
    expect(sale(payer)[0]).toMatchObject({ params: { name: 'КЛИЕНТ АД' }, place: { documentId: 'added' } });
    expect(sale({ ...payer, identifier: 'BG111111113' })).toEqual([]);
    expect(sale({ identifier: '', name: 'Физически лица' })).toEqual([]);
    // A report of sales sums what many bought.
    for (const type of ['81', '82']) expect(sale(payer, type)).toEqual([]);
    // Files alone do not say who is registered.
    const files = prepareVatFiles({ ...submission, rows: added('sales', { partner: payer }) }).files!;
    expect(checkVatFiles(files)).toEqual([]);
  });
  test('[V4] who declares and who signs', () => {
    const wrong = { ...declarant, vatNumber: 'BG123456789', submitterId: '7523169264' };
    const found = findingsOf(rows, { declarant: wrong });
    expect(brief(found)).toEqual(['BG-VAT-8 error OWN_NUMBER_INVALID DEKLAR.TXT:1', 'BG-VAT-8 error SUBMITTER_NUMBER_INVALID VIES.TXT:2']);
    expect(JSON.stringify(found)).not.toContain('7523169264');
  });
});

describe('BG-VAT-9: dates', () => {
  const invoice = { documentType: '01', date: date('2025-07-31'), fields: fieldsOf({ '03-31': '100.00', '03-41': '20.00' }) };
  const inPeriod = (text: string, to: Partial<LedgerRow>) => {
    const only = [added('purchases', to).at(-1)!];
    return brief(findingsOf(only, { period: period(text) }));
  };
  test('[V4] an invoice of July 2025 is deducted up to July 2026', () => {
    expect(inPeriod('2026-07', invoice)).toEqual([]);
    expect(inPeriod('2025-07', invoice)).toEqual([]);
    expect(inPeriod('2026-08', invoice)).toEqual(['BG-VAT-9 error CREDIT_TOO_LATE POKUPKI.TXT:1']);
  });
  test('[V4] without credit, or taking it back, there is no such term', () => {
    expect(inPeriod('2026-08', { ...invoice, fields: fieldsOf({ '03-30': '120.00' }) })).toEqual([]);
    expect(inPeriod('2026-08', { ...invoice, documentType: '03', fields: fieldsOf({ '03-31': '-100.00', '03-41': '-20.00' }) })).toEqual(
      [],
    );
  });
  test('[V4] nothing is dated after the period, of either ledger', () => {
    expect(inPeriod('2025-06', invoice)).toEqual(['BG-VAT-9 error DATED_AFTER_PERIOD POKUPKI.TXT:1']);
    expect(brief(findingsOf(added('sales', { date: date('2026-02-01') })))).toEqual(['BG-VAT-9 error DATED_AFTER_PERIOD PRODAGBI.TXT:14']);
  });
});

describe('BG-VAT-10: result', () => {
  const withInput = (entered: Record<string, string>, coefficient = 80n) => {
    const cells = computeReturnCells(rows, coefficient, fieldsOf(entered));
    return brief(prepareVatFiles({ ...submission, cells, coefficient }).findings);
  };
  test('[V4] refunds stay within cell 60, payments within cell 50', () => {
    expect(withInput({ '80': '700.00', '82': '53.00' })).toEqual([]);
    expect(withInput({ '80': '700.00', '82': '53.01' })).toEqual(['BG-VAT-10 error REFUND_OVER_DUE DEKLAR.TXT:1']);
    expect(withInput({ '71': '0.01' })).toEqual(['BG-VAT-10 error PAID_OVER_DUE DEKLAR.TXT:1']);
    expect(withInput({ '81': '-1.00' })).toEqual(['BG-VAT-10 error CELL_NEGATIVE DEKLAR.TXT:1']);
  });
  test('[V4] the coefficient is between 0 and 1', () => {
    expect(withInput({}, 100n)).toEqual([]);
    expect(withInput({}, 0n)).toEqual([]);
    expect(withInput({}, 101n)).toEqual(['BG-VAT-10 error COEFFICIENT_OUT_OF_RANGE DEKLAR.TXT:1']);
  });
});

test('[V4] BG-VAT-11: signs', () => {
  const mixed = { '02-11': '100.00', '02-21': '20.00', '02-19': '-5.00' };
  expect(brief(findingsOf(added('sales', { fields: fieldsOf(mixed) })))).toEqual(['BG-VAT-11 error MIXED_SIGNS PRODAGBI.TXT:13']);
  const positive = { documentType: '03', fields: fieldsOf({ '02-11': '100.00', '02-21': '20.00' }) };
  expect(brief(findingsOf(added('sales', positive)))).toEqual(['BG-VAT-11 warning CREDIT_NOTE_POSITIVE PRODAGBI.TXT:13']);
});

test('[V4] BG-VAT-12: a purchase that stands twice, in this month or an earlier one', () => {
  const first = rows.find(({ documentId }) => documentId === 'case-11-purchases')!;
  const again = findingsOf([...rows, { ...first, documentId: 'again' }]);
  expect(brief(again)).toEqual(['BG-VAT-12 warning DOCUMENT_TWICE POKUPKI.TXT:2']);
  const { documentType, number } = first;
  const earlier = { identifier: first.partner.identifier, documentType, number, date: first.date, period: period('2025-12') };
  expect(findingsOf(rows, {}, [earlier]).map(({ code, params, place }) => [code, params, place.documentId])).toEqual([
    ['DOCUMENT_TWICE', { number: '0000004567', period: '2025-12' }, 'case-11-purchases'],
  ]);
  expect(findingsOf(rows, {}, [{ ...earlier, number: '0000004566' }])).toEqual([]);
  // Own documents are no purchases.
  const sale = rows.find(({ documentId }) => documentId === 'case-6-sales')!;
  expect(findingsOf([...rows, sale]).filter(({ rule }) => rule === 'BG-VAT-12')).toEqual([]);
});

describe('BG-VAT-13: tax and base', () => {
  const found = (side: LedgerSide, fields: Record<string, string>, documentType = '01') =>
    findingsOf(added(side, { documentType, fields: fieldsOf(fields) })).map(({ rule, level, code, params }) => [rule, level, code, params]);
  test('[V4] a cent is allowed, two are not', () => {
    expect(found('sales', { '02-11': '100.00', '02-21': '20.01' })).toEqual([]);
    expect(found('sales', { '02-11': '100.00', '02-21': '20.02' })).toEqual([
      ['BG-VAT-13', 'warning', 'TAX_DEVIATES', { field: '02-21', base: '100.00', found: '20.02', expected: '20.00' }],
    ]);
    expect(found('sales', { '02-13': '100.00', '02-24': '20.00' }).length).toBe(1);
    expect(found('sales', { '02-11': '-100.00', '02-21': '-20.02' }).length).toBe(1);
  });
  test('[V4] purchases are at either rate; foreign tax that was taken for ours is named', () => {
    expect(found('purchases', { '03-31': '100.00', '03-41': '9.00' })).toEqual([]);
    expect(found('purchases', { '03-32': '100.00', '03-42': '20.00' })).toEqual([]);
    expect(found('purchases', { '03-31': '100.00', '03-41': '19.00' })).toEqual([
      ['BG-VAT-13', 'warning', 'TAX_DEVIATES', { field: '03-41', base: '100.00', found: '19.00', expected: '20.00 / 9.00' }],
    ]);
  });
  test('[V4] a report of sales sums receipts and may be off by more', () => {
    expect(found('sales', { '02-11': '10000.00', '02-21': '2001.00' }, '81')).toEqual([]);
    expect(found('sales', { '02-11': '10000.00', '02-21': '2001.01' }, '81').length).toBe(1);
  });
});

test.each(['02-15', '02-17', '02-25'])('[V4] BG-VAT-14: a buyer in %s has a number of another member state', (field) => {
  for (const identifier of ['BG111111113', '999999999999999', '444444441']) {
    const findings = findingsOf(added('sales', { partner: { identifier, name: 'X' }, fields: fieldsOf({ [field]: '10.00' }) }));
    expect(brief(findings)).toEqual(['BG-VAT-14 error EU_NUMBER_REQUIRED PRODAGBI.TXT:13']);
  }
});

test('[V4] BG-VAT-14: so has one whose supply was exempt, or is corrected', () => {
  const exempt = added('sales', { fields: fieldsOf({ '02-19': '10.00' }), exemptIntraCommunity: 1_000n });
  expect(brief(findingsOf(exempt))).toEqual(['BG-VAT-14 error EU_NUMBER_REQUIRED VIES.TXT:6']);
  const viesCorrections = [{ vatNumber: 'GB123456789', period: period('2025-12'), goods: 1n, triangular: 0n, services: 0n }];
  expect(brief(findingsOf(rows, { viesCorrections }))).toEqual(['BG-VAT-14 error EU_NUMBER_REQUIRED VIES.TXT:7']);
});

test('[V4] BG-VAT-15, 16, 17: special codes, call-off stock, the final buyer of a triangular operation', () => {
  expect(brief(findingsOf(added('sales', { specialCode: '02' })))).toEqual([]);
  expect(brief(findingsOf(added('sales', { specialCode: '51' })))).toEqual(['BG-VAT-15 error SPECIAL_CODE_NOT_ALLOWED PRODAGBI.TXT:13']);
  expect(brief(findingsOf(added('sales', { specialCode: '99' })))).toEqual(['BG-VAT-15 error SPECIAL_CODE_NOT_ALLOWED PRODAGBI.TXT:13']);
  expect(brief(findingsOf(added('sales', { specialCode: '07' })))).toEqual(['BG-VAT-15 error SPECIAL_CODE_ENDED PRODAGBI.TXT:13']);
  expect(brief(findingsOf(added('sales', { documentType: '04', specialCode: '41' })))).toEqual([
    'BG-VAT-16 error CALL_OFF_NOT_WRITTEN PRODAGBI.TXT:13',
  ]);
  expect(brief(findingsOf(added('purchases', { documentType: '05', specialCode: '51' })))).toEqual([]);
  const finalBuyer = { documentType: '09', fields: fieldsOf({ '03-44': '900.00', '03-41': '180.00' }) };
  expect(brief(findingsOf(added('purchases', finalBuyer)))).toEqual(['BG-VAT-17 warning TRIANGULAR_UNCONFIRMED POKUPKI.TXT:9']);
});

test('[V4] what the ledgers take of the official list', () => {
  const of = (wanted: (type: LedgerDocumentType) => boolean) => documentTypeCodes.filter((code) => wanted(documentType(code)!)).join(' ');
  expect(documentTypeCodes.length).toBe(23);
  expect(of(({ lapsed }) => lapsed)).toBe('50 83 84 85');
  expect(of(({ sales }) => sales === 'no')).toBe('05 92');
  expect(of(({ purchases }) => purchases === 'yes')).toBe('01 02 03 05 07 09 11 12 13 23 92 94');
  expect(of(({ purchases }) => purchases === 'unconfirmed')).toBe('91 93');
  expect(of(({ tenDigits }) => tenDigits)).toBe('01 02 03 11 12 13 23');
  expect(of(({ creditNote }) => creditNote)).toBe('03 13 23');
  expect(documentTypeCodes.filter((code) => !isInReturn('sales', code)).join(' ')).toBe('04 11 12 13');
  expect(documentTypeCodes.filter((code) => !isInReturn('purchases', code)).join(' ')).toBe('05 11 12 13 94');
  expect(documentType('08')).toBeUndefined();
});
