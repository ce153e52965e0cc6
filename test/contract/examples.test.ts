import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import type { Company } from '../../electron/engine/index.ts';
import { verifyFile } from '../../electron/verify/verify.ts';
import type { Contract } from '../../shared/contracts/index.ts';
import type { Posted } from '../../shared/contracts/journal.ts';
import { packFor } from '../../shared/jurisdictions/index.ts';
import { decimal, writeDecimal } from '../../shared/money/decimal.ts';
import { divRound } from '../../shared/money/minor.ts';
import { cellRules } from '../../shared/reports/vat-return.ts';
import {
  attempt,
  balances,
  cellsOf,
  codes,
  counterparty,
  entryOf,
  filledCells,
  good,
  makeCompany,
  month,
  nextId,
  openOf,
  postings,
  run,
  vatReturn,
} from '../support/company.ts';

interface Step {
  readonly do: keyof Contract;
  readonly input: { readonly id: string };
}

const steps = (name: string): Step[] =>
  readFileSync(join(import.meta.dirname, '../fixtures/exec', name), 'utf8')
    .split('\n')
    .filter((line) => line !== '' && !line.startsWith('#'))
    .map((line) => JSON.parse(line) as Step);

/** Runs a fixture as a script would, and gives what every posting answered, in order. */
function exec(company: Company, name: string): Posted[] {
  return steps(name).flatMap((step) => {
    const value = good(company.callRaw(step.do, step.input));
    return 'entryId' in (value as object) ? [value as Posted] : [];
  });
}

const e1Cells = {
  'I.1.base': '10300.00',
  'I.1.vat': '1854.00',
  'I.2.base': '1000.00',
  'I.2.vat': '180.00',
  'I.14.base': '7000.00',
  'I.14¹.base': '300.00',
  'I.15.vat': '2034.00',
  'II.1.base': '1000.00',
  'II.1.vat': '180.00',
  'II.4.base': '1000.00',
  'II.4.vat': '180.00',
  'III.1.goods': '720.00',
  'III.1.assets': '360.00',
  'III.1.total': '1080.00',
  'III.2.goods': '945.00',
  'III.2.total': '945.00',
  'III.4.goods': '180.00',
  'III.4.total': '180.00',
  'III.9.goods': '1845.00',
  'III.9.assets': '360.00',
  'III.9.total': '2205.00',
  'OUT.amount': '2214.00',
  'IN.amount': '2205.00',
  'PAY.amount': '9.00',
};

const e1Postings = [
  ['Dr 1410 11800.00', 'Cr 3330 1800.00', 'Cr 6110 10000.00'],
  ['Dr 1410 590.00', 'Cr 3330 90.00', 'Cr 6110 500.00'],
  ['Dr 3330 36.00', 'Dr 6120 200.00', 'Cr 1410 236.00'],
  ['Dr 1210 1180.00', 'Dr 3120 180.00', 'Cr 3120 1180.00', 'Cr 3331 180.00'],
  ['Dr 1410 7000.00', 'Cr 6110 7000.00'],
  ['Dr 1410 300.00', 'Cr 8110 300.00'],
  ['Dr 3345 180.00', 'Dr 7450 1000.00', 'Cr 3110 1000.00', 'Cr 3332 180.00'],
  ['Dr 1610 4000.00', 'Dr 3340 720.00', 'Cr 3110 4720.00'],
  ['Dr 2150 2000.00', 'Dr 3341 360.00', 'Cr 3110 2360.00'],
  ['Dr 1610 5000.00', 'Cr 3110 5000.00'],
  ['Dr 1610 250.00', 'Dr 3342 945.00', 'Cr 1485 1195.00'],
];

describe('E1, a full VAT month', () => {
  test('[V1] books every event of the month line by line', () => {
    const company = makeCompany();
    expect(exec(company, 'e1.jsonl').map((posted) => postings(company, posted))).toEqual(e1Postings);
    expect(balances(company)).toEqual({
      '1210': '1180.00',
      '1410': '19454.00', // 11,800 + 590 - 236 + 7,000 + 300
      '1485': '-1195.00',
      '1610': '9250.00',
      '2150': '2000.00',
      '3110': '-13080.00',
      '3120': '-1000.00',
      '3330': '-1854.00',
      '3331': '-180.00',
      '3332': '-180.00',
      '3340': '720.00',
      '3341': '360.00',
      '3342': '945.00',
      '3345': '180.00',
      '6110': '-17500.00',
      '6120': '200.00',
      '7450': '1000.00',
      '8110': '-300.00',
    });
  });

  test('[V2] the return has every cell of the table and nothing else', () => {
    const company = makeCompany();
    exec(company, 'e1.jsonl');
    const shown = vatReturn(company, '2026-05');
    expect(filledCells(shown)).toEqual(e1Cells);
    expect(shown).toMatchObject({ payable: '9.00', credit: '0.00', roundingDifference: '0.00', dueDate: '2026-06-15', filed: null });
    expect(shown.parts[0]!.lines.find((line) => line.code === 'I.1')!.cells.base).toMatchObject({
      gross: '10500.00',
      corrections: '-200.00',
      rows: 3,
    });
  });

  test('[V2] filing freezes the same cells and books nothing where there is no difference', () => {
    const company = makeCompany();
    exec(company, 'e1.jsonl');
    const entriesBefore = run(company, 'journal.list', {}).total;
    expect(run(company, 'vatReturn.file', { period: month('2026-05') }).roundingEntryId).toBeNull();
    expect(run(company, 'journal.list', {}).total).toBe(entriesBefore);
    const filed = vatReturn(company, '2026-05');
    expect(filed.filed).toMatchObject({ by: 'Nino', payable: '9.00', credit: '0.00' });
    expect(filled(filed)).toEqual(e1Cells);
    expect(filed.changedSinceFiling).toEqual([]);
    expect(codes(attempt(company, 'vatReturn.file', { period: '2026-05' }))).toEqual(['RETURN_ALREADY_FILED']);
  });

  test('[VAT-1] each cell is what the rows it drills to give, and counts them', () => {
    const company = makeCompany();
    exec(company, 'e1.jsonl');
    const shown = vatReturn(company, '2026-05');
    const rules = cellRules(packFor('GE')!.vatReturn);
    const amounts = cellsOf(shown);
    for (const cell of shown.parts.flatMap((part) => part.lines.flatMap((line) => Object.values(line.cells)))) {
      const rows = run(company, 'vatReturn.rows', { period: month('2026-05'), cell: cell.cell });
      expect(rows.length, `rows of ${cell.cell}`).toBe(cell.rows);
      const sum = (key: 'taxable' | 'vat') => rows.reduce((total, row) => total + decimal(row[key], 2), 0n);
      const rule = rules.get(cell.cell)!;
      if (rule.from === 'taxable') expect(writeDecimal(sum('taxable'), 2), cell.cell).toBe(cell.amount);
      if (rule.from === 'vat') expect(writeDecimal(sum('vat'), 2), cell.cell).toBe(cell.amount);
      if (rule.from === 'rate') {
        expect(decimal(cell.amount, 2), cell.cell).toBe(divRound(decimal(amounts[rule.cell]!, 2) * rule.rateBp, 10_000n));
        expect(writeDecimal(sum('vat'), 2), `VAT of the rows of ${cell.cell}`).toBe(cell.amount);
      }
    }
  });

  test('[LED-2] receivables and payables equal what is open on documents', () => {
    const company = makeCompany();
    exec(company, 'e1.jsonl');
    const open = (kinds: ('sales-invoice' | 'purchase-bill')[]) =>
      run(company, 'document.list', { kinds, openOnly: true }).rows.reduce((sum, row) => sum + decimal(row.open, 2), 0n);
    expect(open(['sales-invoice'])).toBe(1_945_400n);
    expect(open(['purchase-bill'])).toBe(1_308_000n);
  });
});

const filled = filledCells;

describe('E2, credit position', () => {
  test('[V1] the month without events 1 and 3 ends in an excess of 1,755.00', () => {
    const company = makeCompany();
    expect(exec(company, 'e2.jsonl').map((posted) => postings(company, posted))).toEqual(
      e1Postings.filter((_, index) => index !== 0 && index !== 2),
    );
    const shown = vatReturn(company, '2026-05');
    const { 'PAY.amount': _pay, ...cells } = e1Cells;
    expect(filled(shown)).toEqual({
      ...cells,
      'I.1.base': '500.00',
      'I.1.vat': '90.00',
      'I.15.vat': '270.00',
      'OUT.amount': '450.00',
      'EXCESS.amount': '1755.00',
    });
    expect(shown).toMatchObject({ payable: '0.00', credit: '1755.00', roundingDifference: '0.00' });
  });
});

describe('E3, an advance across two months', () => {
  test('[V1] April taxes the advance, May only the rest of the supply', () => {
    const company = makeCompany();
    const [advance, supply] = exec(company, 'e3.jsonl');
    expect(postings(company, advance!)).toEqual(['Dr 1210 11800.00', 'Dr 3120 1800.00', 'Cr 3120 11800.00', 'Cr 3331 1800.00']);
    expect(postings(company, supply!)).toEqual([
      'Dr 1410 23600.00',
      'Dr 3120 10000.00',
      'Dr 3331 1800.00',
      'Cr 1410 11800.00',
      'Cr 3330 3600.00',
      'Cr 6110 20000.00',
    ]);
    expect(filled(vatReturn(company, '2026-04'))).toEqual({
      'I.2.base': '10000.00',
      'I.2.vat': '1800.00',
      'I.15.vat': '1800.00',
      'OUT.amount': '1800.00',
      'PAY.amount': '1800.00',
    });
    expect(filled(vatReturn(company, '2026-05'))).toEqual({
      'I.1.base': '10000.00',
      'I.1.vat': '1800.00',
      'I.15.vat': '1800.00',
      'OUT.amount': '1800.00',
      'PAY.amount': '1800.00',
    });
    expect(openOf(company, supply!.id)).toBe('11800.00');
    expect(openOf(company, advance!.id)).toBe('0.00');
    // 3331 and 3120 are used up, and the VAT of both months stands on 3330.
    expect(balances(company)).toEqual({ '1210': '11800.00', '1410': '11800.00', '3330': '-3600.00', '6110': '-20000.00' });
    expect(balances(company, { asOf: month('2026-04') ? ('2026-04-30' as never) : undefined })).toEqual({
      '1210': '11800.00',
      '3120': '-10000.00',
      '3331': '-1800.00',
    });
  });
});

describe('E8, rounding', () => {
  test('[V2] filing books the difference of 0.02 between receipts and form', () => {
    const company = makeCompany();
    const posted = exec(company, 'e8.jsonl');
    for (const receipt of posted.slice(0, 3)) {
      expect(postings(company, receipt)).toEqual(['Dr 1410 33.33', 'Cr 3330 5.08', 'Cr 6110 28.25']);
    }
    expect(postings(company, posted[3]!)).toEqual(['Dr 1410 99.99', 'Cr 3330 15.25', 'Cr 6110 84.74']);
    const may = vatReturn(company, '2026-05');
    expect(filled(may)).toEqual({
      'I.1.base': '84.75',
      'I.1.vat': '15.26',
      'I.15.vat': '15.26',
      'OUT.amount': '15.26',
      'PAY.amount': '15.26',
    });
    expect(may.roundingDifference).toBe('0.02');
    const rounding = run(company, 'journal.list', { from: '2026-05-31' as never, to: '2026-05-31' as never }).rows;
    expect(rounding.map((row) => row.kind)).toEqual(['vat-rounding']);
    expect(postings(company, rounding[0]!)).toEqual(['Dr 8295 0.02', 'Cr 3330 0.02']);
    // 3330 now carries what the return says: 15.26 for May and 15.25 for June.
    expect(balances(company)['3330']).toBe('-30.51');
    const june = vatReturn(company, '2026-06');
    expect([june.payable, june.roundingDifference]).toEqual(['15.25', '0.00']);
    expect(run(company, 'journal.list', { from: '2026-06-30' as never, to: '2026-06-30' as never }).total).toBe(0);
    expect(may.changedSinceFiling).toEqual([]);
  });

  test('[V2] a form below the ledger is booked to the gain account', () => {
    // Three sales of 0.03 net: VAT 0.01 each (0.0054 rounds up), 0.03 in the ledger; the row total 0.09 gives 0.02.
    const company = makeCompany();
    for (let count = 0; count < 3; count += 1)
      run(company, 'salesInvoice.post', { date: '2026-05-04', lines: [{ unitPrice: '0.03', taxCode: 'S18' }] });
    expect(vatReturn(company, '2026-05').roundingDifference).toBe('-0.01');
    const { roundingEntryId } = run(company, 'vatReturn.file', { period: '2026-05' });
    expect(postings(company, { entryId: roundingEntryId! })).toEqual(['Dr 3330 0.01', 'Cr 8195 0.01']);
    expect(balances(company)['3330']).toBe('-0.02');
  });
});

describe('E9, a correction after the month', () => {
  const mayCells = {
    'I.1.base': '-1000.00',
    'I.1.vat': '-180.00',
    'I.15.vat': '-180.00',
    'OUT.amount': '-180.00',
    'EXCESS.amount': '180.00',
  };
  const marchCells = { 'I.1.base': '5000.00', 'I.1.vat': '900.00', 'I.15.vat': '900.00', 'OUT.amount': '900.00', 'PAY.amount': '900.00' };

  test.each([
    ['March filed before', (step: Step) => step],
    ['March not filed', (step: Step) => (step.do === 'vatReturn.file' ? undefined : step)],
  ])('[V2] the reduced price goes into May, March stays as it was (%s)', (_name, keep) => {
    const company = makeCompany();
    const posted = steps('e9.jsonl').flatMap((step) => {
      if (!keep(step)) return [];
      const value = good(company.callRaw(step.do, step.input)) as Posted;
      return value.entryId === undefined ? [] : [value];
    });
    expect(posted.map((each) => postings(company, each))).toEqual([
      ['Dr 1410 5900.00', 'Cr 3330 900.00', 'Cr 6110 5000.00'],
      ['Dr 3330 180.00', 'Dr 6120 1000.00', 'Cr 1410 1180.00'],
    ]);
    const march = vatReturn(company, '2026-03');
    expect(filled(march)).toEqual(marchCells);
    expect(march.changedSinceFiling).toEqual([]);
    const may = vatReturn(company, '2026-05');
    expect(filled(may)).toEqual(mayCells);
    expect(may.parts[0]!.lines[0]!.cells.base).toMatchObject({ gross: '0.00', corrections: '-1000.00' });
    expect(openOf(company, posted[0]!.id)).toBe('4720.00');
    expect(openOf(company, posted[1]!.id)).toBe('0.00');
  });

  test('[V2] a document booked into the filed month shows as a difference, and what was filed stays', () => {
    const company = makeCompany();
    exec(company, 'e9.jsonl');
    run(company, 'salesInvoice.post', { date: '2026-03-31', lines: [{ unitPrice: '100', taxCode: 'S18' }] });
    const march = vatReturn(company, '2026-03');
    expect(march.changedSinceFiling).toEqual([
      { cell: 'I.1.base', filed: '5000.00', now: '5100.00' },
      { cell: 'I.1.vat', filed: '900.00', now: '918.00' },
      { cell: 'I.15.vat', filed: '900.00', now: '918.00' },
      { cell: 'OUT.amount', filed: '900.00', now: '918.00' },
      { cell: 'PAY.amount', filed: '900.00', now: '918.00' },
    ]);
    expect(march.filed).toMatchObject({ payable: '900.00' });
  });
});

describe('E14, foreign exchange', () => {
  test('[L8] a payment at a better rate realises a gain', () => {
    const company = makeCompany();
    const customer = counterparty(company, 'Export Buyer GmbH', { country: 'DE' });
    const usd = { currency: 'USD', counterpartyId: customer };
    const invoice = run(company, 'salesInvoice.post', {
      ...usd,
      date: '2026-05-04',
      rate: '2.7000',
      lines: [{ unitPrice: '1000', taxCode: 'S0X' }],
    });
    expect(postings(company, invoice)).toEqual(['Dr 1410 2700.00', 'Cr 6110 2700.00']);
    const payment = run(company, 'payment.post', {
      ...usd,
      date: '2026-06-10',
      direction: 'in',
      rate: '2.7200',
      amount: '1000',
      allocations: [{ documentId: invoice.id, amount: '1000' }],
    });
    expect(postings(company, payment)).toEqual(['Dr 1220 2720.00', 'Cr 1410 2700.00', 'Cr 8140 20.00']);
    expect(openOf(company, invoice.id)).toBe('0.00');
    expect(balances(company)).toEqual({ '1220': '2720.00', '6110': '-2700.00', '8140': '-20.00' });
    expect(entryOf(company, payment).lines.find((line) => line.accountCode === '1220')).toMatchObject({
      commodity: 'USD',
      quantity: '1000.00',
      rate: '2.7200',
    });
  });

  test('[L8] a payment at a worse rate realises a loss, also in parts and when we pay', () => {
    const company = makeCompany();
    const supplier = counterparty(company, 'Import Supplier AG', { country: 'CH' });
    const usd = { currency: 'USD', counterpartyId: supplier };
    const bill = run(company, 'purchaseBill.post', {
      ...usd,
      date: '2026-05-04',
      rate: '2.7',
      lines: [{ unitPrice: '1000', taxCode: 'P0' }],
    });
    const pay = (amount: string, rate: string) =>
      postings(
        company,
        run(company, 'payment.post', {
          ...usd,
          date: '2026-06-10',
          direction: 'out',
          rate,
          amount,
          allocations: [{ documentId: bill.id, amount }],
        }),
      );
    expect(pay('400', '2.72')).toEqual(['Dr 3110 1080.00', 'Dr 8240 8.00', 'Cr 1220 1088.00']);
    expect(pay('600', '2.65')).toEqual(['Dr 3110 1620.00', 'Cr 1220 1590.00', 'Cr 8140 30.00']);
    expect(balances(company)['3110']).toBeUndefined();
  });

  test('[L8] yen are converted by the rate for one unit and have no decimals', () => {
    const company = makeCompany();
    const supplier = counterparty(company, 'Tokyo Parts KK', { country: 'JP' });
    const bill = run(company, 'purchaseBill.post', {
      date: '2026-05-04',
      counterpartyId: supplier,
      currency: 'JPY',
      rate: '0.018234', // 1.8234 for 100
      lines: [{ unitPrice: '150000', taxCode: 'P0' }],
      expectedGross: '150000',
    });
    expect(postings(company, bill)).toEqual(['Dr 1610 2735.10', 'Cr 3110 2735.10']);
  });
});

test('[LOG-2] every example leaves a file that verifies', () => {
  for (const name of ['e1.jsonl', 'e2.jsonl', 'e3.jsonl', 'e8.jsonl', 'e9.jsonl']) {
    const company = makeCompany();
    exec(company, name);
    company.close();
    expect(verifyFile(company.file), name).toMatchObject({ ok: true });
  }
});

test('[IDM-1] an example played twice answers the same and changes nothing', () => {
  const company = makeCompany();
  const first = exec(company, 'e1.jsonl');
  const position = run(company, 'company.info', {}).position;
  expect(exec(company, 'e1.jsonl')).toEqual(first);
  expect(run(company, 'company.info', {}).position).toBe(position);
  expect(nextId()).not.toBe(nextId());
});
