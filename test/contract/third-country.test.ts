import { expect, test, vi } from 'vitest';
import { rebuild } from '../../electron/services/rebuild.ts';
import { verifyFile } from '../../electron/verify/verify.ts';
import { layoutOf } from '../../shared/vat/form-layout.ts';
import { boxesOf } from '../golden/printed-boxes.ts';
import { readPdf } from '../golden/read-pdf.ts';
import { attempt, balances, cellsOf, codes, counterparty, good, makeCompany, month, postings, run, vatReturn } from '../support/company.ts';
import { ruritania } from '../support/ruritania.ts';

// The one line a new country adds to the program: its pack beside the others.
vi.mock('../../shared/jurisdictions/index.ts', async (load) => {
  const index = await load<typeof import('../../shared/jurisdictions/index.ts')>();
  const { ruritania } = await import('../support/ruritania.ts');
  return {
    countries: [...index.countries, ruritania.code],
    packFor: (country: string) => (country === ruritania.code ? ruritania : index.packFor(country)),
  };
});

const ruritanian = { country: 'XR', name: 'Zenda', taxId: 'R-007' };
const may = month('2026-05');

test('[V10] a country of which nothing but its pack is known keeps its books, files its return and closes its month', async () => {
  const company = makeCompany(ruritanian);
  expect(run(company, 'company.info', {})).toMatchObject({ country: 'XR', baseCurrency: 'TND' });
  expect(run(company, 'account.list', {}).map(({ code }) => code)).toContain('X20');

  const customer = counterparty(company, 'Black Michael', { country: 'XR', taxId: 'R-111' });
  const invoice = run(company, 'salesInvoice.post', {
    date: '2026-05-04' as never,
    counterpartyId: customer,
    lines: [{ unitPrice: '100.004', taxCode: 'OUT' }],
  });
  // 100.004 x 12.5 % = 12.5005, half up to the third decimal.
  expect(invoice.number).toBe('2026-00001');
  expect(postings(company, invoice)).toEqual(['Dr A20 112.505', 'Cr I10 100.004', 'Cr L30 12.501']);
  const bill = run(company, 'purchaseBill.post', {
    date: '2026-05-05' as never,
    counterpartyId: customer,
    lines: [{ unitPrice: '40', taxCode: 'IN' }],
  });
  expect(postings(company, bill)).toEqual(['Dr A30 40.000', 'Dr A40 5.000', 'Cr L10 45.000']);
  run(company, 'payment.post', {
    date: '2026-05-06' as never,
    direction: 'in',
    counterpartyId: customer,
    amount: '112.505',
    allocations: [{ documentId: invoice.id, amount: '112.505' }],
  });

  const shown = vatReturn(company, '2026-05');
  expect(cellsOf(shown)).toEqual({ '1.tax': '12.501', '2.tax': '5.000', '3.tax': '7.501', '4.tax': '0.000' });
  expect(shown).toMatchObject({ dueDate: '2026-06-03', packVersion: '1', payable: '7.501' });
  run(company, 'vatReturn.file', { period: may });
  expect(vatReturn(company, '2026-05').filed).toMatchObject({ payable: '7.501' });
  // A pack that lays out no form gets its parts one under another, boxes with the codes of their lines.
  const form = run(company, 'vatReturn.pdf', { period: may, language: 'ka' });
  const printed = await readPdf(new Uint8Array(Buffer.from(form.base64, 'base64')));
  expect(boxesOf(printed, layoutOf(ruritania.vatReturn))).toEqual({ 1: '12.501', 2: '5.000', 3: '7.501', 4: '0.000' });
  expect(codes(attempt(company, 'filedLedger.print', { period: may, ledger: 'sales', as: 'pdf', language: 'en' }))).toEqual([
    'NOTHING_TO_DECLARE',
  ]);

  run(company, 'period.close', { period: may, mode: 'hard' });
  const late = {
    date: '2026-05-31',
    lines: [
      { account: 'A10', debit: '1' },
      { account: 'E10', credit: '1' },
    ],
  };
  expect(codes(attempt(company, 'journal.post', late))).toEqual(['PERIOD_CLOSED']);
  expect(balances(company)).toEqual({
    A10: '112.505',
    A30: '40.000',
    A40: '5.000',
    I10: '-100.004',
    L10: '-45.000',
    L30: '-12.501',
  });
  expect(verifyFile(company.file)).toMatchObject({ ok: true });
  expect(good(rebuild(company.file)).different).toEqual([]);
});

test('[V10] a note is taxed as the invoice it corrects was, whatever the rate is by then', () => {
  const company = makeCompany(ruritanian);
  const customer = counterparty(company, 'Antoinette');
  const sale = (date: string) =>
    run(company, 'salesInvoice.post', { date: date as never, counterpartyId: customer, lines: [{ unitPrice: '100', taxCode: 'OUT' }] });
  const before = sale('2026-06-30');
  const after = sale('2026-07-01');
  expect([before, after].map((posted) => postings(company, posted))).toEqual([
    ['Dr A20 112.500', 'Cr I10 100.000', 'Cr L30 12.500'],
    ['Dr A20 115.000', 'Cr I10 100.000', 'Cr L30 15.000'],
  ]);
  const note = (method: 'salesCreditNote.post' | 'salesDebitNote.post', correctsDocumentId: string) =>
    postings(
      company,
      run(company, method, {
        date: '2026-07-10' as never,
        counterpartyId: customer,
        correctsDocumentId,
        reason: 'price-changed',
        lines: [{ unitPrice: '10', taxCode: 'OUT' }],
      }),
    );
  expect(note('salesCreditNote.post', before.id)).toEqual(['Dr I10 10.000', 'Dr L30 1.250', 'Cr A20 11.250']);
  expect(note('salesDebitNote.post', before.id)).toEqual(['Dr A20 11.250', 'Cr I10 10.000', 'Cr L30 1.250']);
  expect(note('salesCreditNote.post', after.id)).toEqual(['Dr I10 10.000', 'Dr L30 1.500', 'Cr A20 11.500']);
});

test('[V10] what the pack does not have is refused by name, not guessed', () => {
  const company = makeCompany(ruritanian);
  const customer = counterparty(company, 'Rupert');
  const sale = { date: '2026-05-04', counterpartyId: customer };
  expect(codes(attempt(company, 'salesInvoice.post', { ...sale, lines: [{ unitPrice: '1', taxCode: 'S20' }] }))).toEqual([
    'UNKNOWN_TAX_CODE',
  ]);
  expect(codes(attempt(company, 'counterparty.create', { name: 'X', country: 'XR', taxId: '123' }))).toEqual(['TAX_ID_INVALID']);
  expect(codes(attempt(company, 'year.close', { year: 2025 }))).toEqual(['NO_YEAR_END_RULES']);
  expect(codes(attempt(company, 'revaluation.preview', { on: '2026-05-31' }))).toEqual(['REVALUATION_NOT_IN_PACK']);
});

test('[V10] a company of a country without a pack is not made', () => {
  expect(() => makeCompany({ ...ruritanian, country: 'XQ' })).toThrow('UNKNOWN_COUNTRY');
});
