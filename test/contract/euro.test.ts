import { join } from 'node:path';
import { beforeEach, describe, expect, test } from 'vitest';
import { engineTables } from '../../electron/audit/tables.ts';
import { connect } from '../../electron/db/db.ts';
import type { Company } from '../../electron/engine/index.ts';
import { batchesOf } from '../../electron/log/replay.ts';
import { readCompany } from '../../electron/queries/company-row.ts';
import { monthlyFromBooks } from '../../electron/saft/from-books.ts';
import { rebuild } from '../../electron/services/rebuild.ts';
import { checkNow, LogVerifier, tablesOf } from '../../electron/verify/offline/log-verifier.mjs';
import { batchOf, cryptography, verifyFile } from '../../electron/verify/verify.ts';
import { bg } from '../../shared/jurisdictions/bg/index.ts';
import { smallHeader } from '../support/audit-file.ts';
import {
  attempt,
  balances,
  close,
  codes,
  counterparty,
  d,
  filledCells,
  good,
  idOf,
  makeCompany,
  month,
  nextId,
  openOf,
  postings,
  rejections,
  reopen,
  run,
  vatReturn,
} from '../support/company.ts';
import { describedGoods } from '../support/goods.ts';

// A company of Sofia that kept its books in leva in 2025 and goes over to the euro on 1 January 2026, at BGN 1.95583 for EUR 1.

const lev = { country: 'BG', name: 'ТЕСТ ЕООД', taxId: '123456786', vatPayer: true, userName: 'ИВАН', baseCurrency: 'BGN' } as const;
const sofia = (on: string, more: object = {}): Company =>
  makeCompany({ ...lev, id: nextId(), ...more }, { now: () => Date.parse(`${on}T09:00:00Z`) });

const post = (company: Company, date: string, debit: string, credit: string, amount: string, more: object = {}) =>
  run(company, 'journal.post', {
    date: d(date),
    lines: [
      { account: debit, debit: amount, ...more },
      { account: credit, credit: amount },
    ],
  });

let company: Company;
let client: string;
let supplier: string;
let invoice: { id: string; entryId: string; number: string };

/**
 * Leva: capital 10,000.00 on the bank, of which 5.00 in cash and 5.00 lent; an invoice over 1,200.00 with VAT of 200.00; a bill over 600.00 with VAT of 100.00.
 */
beforeEach(() => {
  company = sofia('2026-07-20');
  client = counterparty(company, 'КЛИЕНТ АД', { country: 'BG', taxId: '111111113', vatPayer: true });
  supplier = counterparty(company, 'ДОСТАВЧИК ООД', { country: 'BG', taxId: '222222226', vatPayer: true });
  post(company, '2025-12-01', '503', '101', '10000');
  post(company, '2025-12-02', '501', '503', '5');
  post(company, '2025-12-02', '498', '503', '5');
  invoice = run(company, 'salesInvoice.post', {
    date: d('2025-12-10'),
    counterpartyId: client,
    lines: [{ unitPrice: '1000', taxCode: 'S20' }],
  });
  run(company, 'purchaseBill.post', {
    date: d('2025-12-15'),
    counterpartyId: supplier,
    supplierNumber: '0000000077',
    lines: [{ unitPrice: '500', taxCode: 'P20' }],
  });
});

const convert = () => run(company, 'baseCurrency.change', {});
const inLeva = {
  '101': '-10000.00',
  '304': '500.00',
  '401': '-600.00',
  '411': '1200.00',
  '4531': '100.00',
  '4532': '-200.00',
  '498': '5.00',
  '501': '5.00',
  '503': '9990.00',
  '702': '-1000.00',
};
// 9990.00 / 1.95583 = 5107.8059..., 5.00 = 2.5564..., 1200.00 = 613.5502..., 500.00 = 255.6459..., 100.00 = 51.1291..., 200.00 = 102.2583...,
// 600.00 = 306.7751..., 1000.00 = 511.2918..., 10000.00 = 5112.9188...: debits 6033.26, credits 6033.25.
const inEuro = {
  '101': '-5112.92',
  '304': '255.65',
  '401': '-306.78',
  '411': '613.55',
  '4531': '51.13',
  '4532': '-102.26',
  '498': '2.56',
  '501': '2.56',
  '503': '5107.81',
  '702': '-511.29',
  '729': '-0.01',
};

const withoutRounding = ({ '729': _rounding, ...others }: Record<string, string>) => others;

/** Rebuilding changes nothing, the independent verifier finds nothing, and its tables are those of the engine. */
function expectSound(of: Company) {
  const { file } = of;
  close(of);
  expect(verifyFile(file)).toMatchObject({ ok: true, derived: 'compared' });
  const made = good(rebuild(file));
  expect(made.different).toEqual([]);
  const db = connect(file, { readonly: true });
  try {
    const verifier = new LogVerifier();
    for (const stored of batchesOf(db)) expect(checkNow(verifier, batchOf(stored), cryptography)).not.toHaveProperty('fault');
    expect(verifier.finish()).toBeUndefined();
    expect(tablesOf(verifier)).toEqual(engineTables(db));
  } finally {
    db.close();
  }
}

const dollarInvoice = (company: Company, client: string) =>
  run(company, 'salesInvoice.post', {
    date: d('2025-12-12'),
    counterpartyId: client,
    currency: 'USD',
    rate: '1.7',
    lines: [{ unitPrice: '1000', taxCode: 'SZ28' }],
  });

describe('[V10] going over to the euro', () => {
  test('[V10] every balance becomes its legal worth, what the roundings come to stands on 729, and both days keep their currency', () => {
    const made = convert();
    expect(made).toMatchObject({ on: '2026-01-01', from: 'BGN', to: 'EUR', rounding: '-0.01' });
    expect(balances(company, { asOf: d('2025-12-31') })).toEqual(inLeva);
    expect(balances(company, { asOf: d('2026-01-01') })).toEqual(inEuro);
    expect(postings(company, { entryId: made.entryId! })).toContain('Cr 411 1200.00');
    expect(postings(company, { entryId: made.entryId! })).toContain('Dr 411 613.55');
    const rows = run(company, 'trialBalance.get', { asOf: d('2026-01-31') }).rows.filter(({ accountCode }) => accountCode === '503');
    // Turnover of the new currency begins with what was carried over.
    expect(rows).toMatchObject([{ commodity: 'EUR', debitTurnover: '5107.81', creditTurnover: '0.00', balance: '5107.81' }]);
    expect(run(company, 'company.info', {})).toMatchObject({
      baseCurrency: 'EUR',
      baseChange: { on: '2026-01-01', from: 'BGN', to: 'EUR' },
    });
    expectSound(company);
  });

  test('[V10] by commodity no amount stands in two currencies', () => {
    convert();
    const rows = run(company, 'trialBalance.get', { asOf: d('2026-01-01'), in: 'commodity' }).rows.filter(
      ({ accountCode }) => accountCode === '411',
    );
    expect(rows).toMatchObject([
      { commodity: 'BGN', debitTurnover: '1200.00', creditTurnover: '1200.00', balance: '0.00' },
      { commodity: 'EUR', debitTurnover: '613.55', creditTurnover: '0.00', balance: '613.55' },
    ]);
  });

  test('[V10] until the books are converted the new year takes nothing, and says what to do', () => {
    expect(
      rejections(
        attempt(company, 'journal.post', {
          date: d('2026-01-01'),
          lines: [
            { account: '501', debit: '1' },
            { account: '503', credit: '1' },
          ],
        }),
      ),
    ).toEqual([{ code: 'BASE_CHANGE_NEEDED', on: '2026-01-01', from: 'BGN', to: 'EUR' }]);
    expect(
      codes(
        attempt(company, 'salesInvoice.post', {
          date: d('2025-12-31'),
          taxPoint: d('2026-01-02'),
          counterpartyId: client,
          lines: [{ unitPrice: '1', taxCode: 'S20' }],
        }),
      ),
    ).toEqual(['BASE_CHANGE_NEEDED']);
    expect(
      codes(attempt(company, 'payment.post', { direction: 'in', date: d('2026-02-01'), amount: '1', counterpartyId: client })),
    ).toEqual(['BASE_CHANGE_NEEDED']);
    convert();
    post(company, '2026-01-01', '501', '503', '1');
    expect(balances(company, { asOf: d('2026-01-01') })).toMatchObject({ '501': '3.56', '503': '5106.81' });
  });

  test('[V10] refusals: twice, another country, books in euro, too early, drafts of the new year, another rounding than shown', () => {
    expect(codes(attempt(company, 'baseCurrency.change', { expectedRounding: '0.00' }))).toEqual(['TOTAL_CHANGED']);
    run(company, 'draft.save', {
      id: nextId(),
      kind: 'journal-entry',
      title: 'x',
      form: JSON.stringify({ date: '2026-01-05' }),
      input: null,
    } as never);
    expect(rejections(attempt(company, 'baseCurrency.change', {}))).toEqual([{ code: 'BASE_CHANGE_DRAFTS', on: '2026-01-01', count: 1 }]);
    const [draft] = run(company, 'draft.list', {}) as unknown as { id: string }[];
    run(company, 'draft.discard', { id: draft!.id } as never);
    run(company, 'baseCurrency.change', { expectedRounding: '-0.01' });
    expect(codes(attempt(company, 'baseCurrency.change', {}))).toEqual(['BASE_CHANGE_DONE']);

    expect(codes(attempt(makeCompany({ id: nextId() }), 'baseCurrency.change', {}))).toEqual(['BASE_CHANGE_NOT_IN_PACK']);
    expect(run(makeCompany({ id: nextId() }), 'baseCurrency.preview', {})).toBeNull();
    expect(codes(attempt(sofia('2026-07-20', { baseCurrency: undefined }), 'baseCurrency.change', {}))).toEqual([
      'BASE_CHANGE_NOT_FOR_BOOKS',
    ]);
    expect(codes(attempt(sofia('2025-12-30'), 'baseCurrency.change', {}))).toEqual(['BASE_CHANGE_TOO_EARLY']);
    expect(() => sofia('2026-07-20', { baseCurrency: 'USD' })).toThrow('BASE_CURRENCY_NOT_OF_COUNTRY');
    expect(() => makeCompany({ id: nextId(), baseCurrency: 'BGN' })).toThrow('BASE_CURRENCY_NOT_OF_COUNTRY');
  });

  test('[V10] the preview shows what will be booked, and what was', () => {
    const before = run(company, 'baseCurrency.preview', {})!;
    expect(before).toMatchObject({
      isDone: false,
      from: 'BGN',
      to: 'EUR',
      rate: '1.95583',
      documents: 2,
      rounding: '-0.01',
      roundingAccount: '729',
      problems: [],
    });
    expect(before.accounts.find(({ account }) => account === '411')).toMatchObject({ former: '1200.00', converted: '613.55' });
    convert();
    expect(run(company, 'baseCurrency.preview', {})).toMatchObject({
      isDone: true,
      documents: 2,
      rounding: '-0.01',
      roundingAccount: '729',
      accounts: before.accounts,
    });
  });

  test('[V10] an entry that carries balances over is not reversed', () => {
    const { entryId } = convert();
    expect(codes(attempt(company, 'journal.reverse', { entryId, date: d('2026-01-01') }))).toEqual(['REVERSAL_OF_CONVERSION']);
  });
});

describe('[V10] documents over the change', () => {
  test('[V10] an invoice of December is open in euro and paid in January to the cent', () => {
    convert();
    expect(run(company, 'document.get', { id: invoice.id })).toMatchObject({
      currency: 'BGN',
      gross: '1200.00',
      open: '613.55',
      openCurrency: 'EUR',
    });
    const paid = run(company, 'payment.post', {
      direction: 'in',
      date: d('2026-01-15'),
      amount: '613.55',
      counterpartyId: client,
      allocations: [{ documentId: invoice.id, amount: '613.55' }],
    });
    expect(postings(company, paid)).toEqual(['Dr 503 613.55', 'Cr 411 613.55']);
    expect(openOf(company, invoice.id)).toBe('0.00');
    expect(balances(company)['411']).toBeUndefined();
    const listed = (asOf: string) =>
      run(company, 'document.list', { kinds: ['sales-invoice'], asOf: d(asOf) }).rows.map(({ open, currency, openCurrency }) => [
        open,
        openCurrency ?? currency,
      ]);
    expect([listed('2025-12-31'), listed('2026-01-01'), listed('2026-01-15')]).toEqual([
      [['1200.00', 'BGN']],
      [['613.55', 'EUR']],
      [['0.00', 'BGN']],
    ]);
    expect(run(company, 'document.get', { id: invoice.id })!.settlements).toMatchObject([{ amount: '613.55', currency: 'EUR' }]);
    expectSound(company);
  });

  test('[V10] a payment of December that comes late settles in leva, and the euro begin anew', () => {
    convert();
    const paid = run(company, 'payment.post', {
      direction: 'in',
      date: d('2025-12-30'),
      amount: '400',
      counterpartyId: client,
      allocations: [{ documentId: invoice.id, amount: '400' }],
    });
    expect(postings(company, paid)).toEqual(['Dr 503 400.00', 'Cr 411 400.00']);
    // 800.00 / 1.95583 = 409.0334..., 10390.00 = 5312.3226...: debits 6033.25, as the credits.
    expect(openOf(company, invoice.id)).toBe('409.03');
    expect(balances(company, { asOf: d('2025-12-31') })).toMatchObject({ '411': '800.00', '503': '10390.00' });
    expect(balances(company, { asOf: d('2026-01-01') })).toEqual(withoutRounding({ ...inEuro, '411': '409.03', '503': '5312.32' }));
    expect(run(company, 'period.checks', { period: month('2026-01') }).checks.find(({ id }) => id === 'control-accounts')).toMatchObject({
      state: 'ok',
    });
    run(company, 'document.void', { documentId: paid.id, reason: 'twice' });
    expect(openOf(company, invoice.id)).toBe('613.55');
    expect(balances(company, { asOf: d('2026-01-01') })).toEqual(inEuro);
    expectSound(company);
  });

  test('[V10] what was settled in euro is settled in leva no more, and what was taken in leva is given back in leva', () => {
    const inDecember = run(company, 'payment.post', {
      direction: 'in',
      date: d('2025-12-20'),
      amount: '200',
      counterpartyId: client,
      allocations: [{ documentId: invoice.id, amount: '200' }],
    });
    convert();
    run(company, 'payment.post', {
      direction: 'in',
      date: d('2026-01-15'),
      amount: '100',
      counterpartyId: client,
      allocations: [{ documentId: invoice.id, amount: '100' }],
    });
    const late = {
      direction: 'in',
      date: d('2025-12-30'),
      amount: '400',
      counterpartyId: client,
      allocations: [{ documentId: invoice.id, amount: '400' }],
    };
    expect(codes(attempt(company, 'payment.post', late))).toEqual(['SETTLED_AFTER_CHANGE']);
    expect(codes(attempt(company, 'document.void', { documentId: inDecember.id, date: d('2026-01-20'), reason: 'x' }))).toContain(
      'ACROSS_BASE_CHANGE',
    );
    const next = run(company, 'salesInvoice.post', {
      date: d('2026-01-05'),
      counterpartyId: client,
      lines: [{ unitPrice: '10', taxCode: 'S20' }],
    });
    expect(codes(attempt(company, 'payment.post', { ...late, allocations: [{ documentId: next.id, amount: '5' }] }))).toEqual([
      'DOCUMENT_AFTER_CHANGE',
    ]);
    // 1000.00 BGN is 511.29 EUR, 100.00 of it were paid; without the payment of December 613.55.
    expect(openOf(company, invoice.id)).toBe('411.29');
    run(company, 'document.void', { documentId: inDecember.id, date: d('2025-12-20'), reason: 'x' });
    expect(openOf(company, invoice.id)).toBe('513.55');
    expectSound(company);
  });

  test('[V10] a credit note of January takes back what the invoice in leva still holds, in euro', () => {
    convert();
    expect(run(company, 'document.get', { id: invoice.id })!.left).toMatchObject([
      { taxCode: 'S20', net: '511.29', vat: '102.26', baseNet: '511.29', baseVat: '102.26' },
    ]);
    const note = { date: d('2026-01-20'), counterpartyId: client, correctsDocumentId: invoice.id, reason: 'returned' } as const;
    expect(codes(attempt(company, 'salesCreditNote.post', { ...note, lines: [{ unitPrice: '511.30', taxCode: 'S20' }] }))).toEqual([
      'CORRECTION_EXCEEDS',
    ]);
    const made = run(company, 'salesCreditNote.post', { ...note, lines: [{ unitPrice: '511.29', taxCode: 'S20' }] });
    expect(postings(company, made)).toEqual(['Dr 4532 102.26', 'Dr 702 511.29', 'Cr 411 613.55']);
    expect(openOf(company, invoice.id)).toBe('0.00');
    expect(run(company, 'document.get', { id: invoice.id })!.left).toMatchObject([{ net: '0.00', vat: '0.00' }]);
    expectSound(company);
  });

  test('[V10] the rate of lev and euro is that of the law, on both sides of the day', () => {
    const euros = { counterpartyId: client, currency: 'EUR', lines: [{ unitPrice: '100', taxCode: 'SZ28' }] };
    expect(rejections(attempt(company, 'salesInvoice.post', { date: d('2025-12-11'), ...euros, rate: '1.9558' }))).toEqual([
      { code: 'RATE_FIXED', currency: 'EUR', rate: '1.95583' },
    ]);
    const inEur = run(company, 'salesInvoice.post', { date: d('2025-12-11'), ...euros });
    expect(postings(company, inEur)[0]).toBe('Dr 411 195.58');
    expect(run(company, 'rate.at', { currency: 'EUR', on: d('2025-12-11') })).toMatchObject({
      rate: '1.95583',
      base: 'BGN',
      isStale: false,
    });
    convert();
    // 100 euro are 100 euro, whatever 195.58 leva come to.
    expect(run(company, 'document.get', { id: inEur.id })).toMatchObject({ open: '100.00', currency: 'EUR' });
    const paid = run(company, 'payment.post', {
      direction: 'in',
      date: d('2026-01-15'),
      amount: '100',
      counterpartyId: client,
      allocations: [{ documentId: inEur.id, amount: '100' }],
    });
    expect(postings(company, paid)).toEqual(['Dr 503 100.00', 'Cr 411 100.00']);
    expect(run(company, 'rate.at', { currency: 'BGN', on: d('2026-01-15') })).toMatchObject({ rate: '0.5112918812', base: 'EUR' });
    // 300,000,000.00 leva are 153,387,564.36 euro by the law.
    const inBgn = run(company, 'salesInvoice.post', {
      date: d('2026-01-16'),
      counterpartyId: client,
      currency: 'BGN',
      lines: [{ unitPrice: '300000000', taxCode: 'SZ28' }],
    });
    expect(postings(company, inBgn)[0]).toBe('Dr 411 153387564.36');
    expect(codes(attempt(company, 'rate.record', { on: d('2026-02-01'), unit: 'BGN', rate: '0.6' }))).toEqual(['RATE_FIXED']);
    expectSound(company);
  });

  test('[V10] dollars stay dollars, and their worth is converted', () => {
    run(company, 'rate.record', { on: d('2025-12-12'), unit: 'USD', rate: '1.7' });
    const usd = dollarInvoice(company, client);
    convert();
    // 1700.00 BGN are 869.1962... EUR; paid at 0.85 EUR a dollar: a loss of 19.20.
    const paid = run(company, 'payment.post', {
      direction: 'in',
      date: d('2026-01-15'),
      currency: 'USD',
      rate: '0.85',
      amount: '1000',
      counterpartyId: client,
      allocations: [{ documentId: usd.id, amount: '1000' }],
    });
    expect(postings(company, paid)).toEqual(['Dr 504 850.00', 'Dr 624 19.20', 'Cr 411 869.20']);
    expect(openOf(company, usd.id)).toBe('0.00');
    expectSound(company);
  });

  test('[V10] a wrong entry of December is cancelled in January in euro', () => {
    const wrong = post(company, '2025-12-28', '501', '503', '19.99');
    convert();
    const back = run(company, 'journal.reverse', { entryId: wrong.entryId, date: d('2026-01-10') });
    expect(postings(company, back)).toEqual(['Dr 503 10.22', 'Cr 501 10.22']);
    expectSound(company);
  });
});

describe('[V10] what else reaches over the day', () => {
  test('[V10] an advance taxed in December is used up by an invoice of January, with its VAT in euro', () => {
    const advance = run(company, 'advance.receive', { date: d('2025-12-20'), counterpartyId: client, gross: '600', taxCode: 'S20' });
    convert();
    // 500.00 on 412 and 100.00 of VAT: 255.65 (the whole of 600.00 is 306.78) and 51.13.
    expect(run(company, 'document.get', { id: advance.id })).toMatchObject({ open: '306.78', openCurrency: 'EUR' });
    const used = run(company, 'salesInvoice.post', {
      date: d('2026-01-20'),
      counterpartyId: client,
      lines: [{ unitPrice: '500', taxCode: 'S20' }],
      advances: [{ documentId: advance.id, gross: '306.78' }],
    });
    expect(openOf(company, advance.id)).toBe('0.00');
    expect(balances(company)['412']).toBeUndefined();
    expect(postings(company, used)[0]).toBe('Dr 411 600.00');
    // 102.26 of the invoice of December, 51.13 of the advance, and 100.00 less these 51.13.
    expect(balances(company)['4532']).toBe('-202.26');
    expectSound(company);
  });

  test('[V10] an overpayment of December set off in December after the conversion', () => {
    const over = run(company, 'payment.post', { direction: 'in', date: d('2025-12-20'), amount: '300', counterpartyId: client });
    convert();
    expect(openOf(company, over.id)).toBe('153.39');
    const match = run(company, 'openItem.match', { date: d('2025-12-31'), documentId: invoice.id, creditId: over.id });
    expect(match).toMatchObject({ amount: '300.00', currency: 'BGN', entryId: null });
    // 900.00 / 1.95583 = 460.1626...
    expect([openOf(company, invoice.id), openOf(company, over.id)]).toEqual(['460.16', '0.00']);
    expect(balances(company, { asOf: d('2026-01-01') })['411']).toBe('460.16');
    expect(codes(attempt(company, 'openItem.unmatch', { matchId: match.id, date: d('2026-01-10'), reason: 'x' }))).toEqual([
      'ACROSS_BASE_CHANGE',
    ]);
    run(company, 'openItem.unmatch', { matchId: match.id, date: d('2025-12-31'), reason: 'x' });
    expect([openOf(company, invoice.id), openOf(company, over.id)]).toEqual(['613.55', '153.39']);
    expectSound(company);
  });

  test('[V10] the return of December is filed after the conversion, in leva, and the accounts of VAT go over settled', () => {
    convert();
    run(company, 'declarant.change', {
      name: 'ИВАН',
      personId: '7523169263',
      capacity: 'representative',
      town: 'СОФИЯ',
      postCode: '1000',
      street: 'УЛ. 1',
      companyAddress: 'СОФИЯ',
    });
    run(company, 'vatReturn.file', { period: month('2025-12'), accepted: [{ rule: 'VAT-1', reason: 'видяно' }] } as never);
    expect(balances(company, { asOf: d('2025-12-31') })['4539']).toBe('-100.00');
    const opened = balances(company, { asOf: d('2026-01-01') });
    expect([opened['4539'], opened['4531'], opened['4532']]).toEqual(['-51.13', undefined, undefined]);
    expectSound(company);
  });

  test('[V10] dollars revalued at the end of December after the conversion change what the euro begin with', () => {
    const usd = dollarInvoice(company, client);
    convert();
    run(company, 'revaluation.post', { on: d('2025-12-31'), rates: [{ currency: 'USD', rate: '1.65' }] });
    // 1200.00 in leva are 613.55, 1650.00 are 843.6316...
    expect(balances(company, { asOf: d('2025-12-31') })).toMatchObject({ '411': '2850.00', '624': '50.00' });
    expect(balances(company, { asOf: d('2026-01-01') })).toMatchObject({ '411': '1457.18' });
    run(company, 'exchangeSettings.change', { releaseNextDay: true });
    expect(codes(attempt(company, 'revaluation.post', { on: d('2025-12-31'), rates: [{ currency: 'USD', rate: '1.6' }] }))).toEqual([
      'ACROSS_BASE_CHANGE',
    ]);
    run(company, 'revaluation.post', { on: d('2026-01-31'), rates: [{ currency: 'USD', rate: '0.85' }] });
    expect(balances(company, { asOf: d('2026-01-31') })).toMatchObject({ '411': '1463.55' });
    expect(openOf(company, usd.id)).toBe('1000.00');
    expectSound(company);
  });

  test('[V10] [LED-2] dollars paid in leva settle what they were carried at in leva, whatever a revaluation in euro made of them since', () => {
    const usd = dollarInvoice(company, client);
    convert();
    // 1700.00 leva are 869.20 euro: 19.20 less.
    run(company, 'revaluation.post', { on: d('2026-01-31'), rates: [{ currency: 'USD', rate: '0.85' }] });
    const paid = run(company, 'payment.post', {
      direction: 'in',
      date: d('2025-12-20'),
      counterpartyId: client,
      currency: 'USD',
      rate: '1.7',
      amount: '1000',
      allocations: [{ documentId: usd.id, amount: '1000' }],
    });
    expect(postings(company, paid)).toEqual(['Dr 504 1700.00', 'Cr 411 1700.00']);
    const former = balances(company, { asOf: d('2025-12-31') });
    expect([former['411'], former['504'], former['624'], former['724']]).toEqual(['1200.00', '1700.00', undefined, undefined]);
    expect(balances(company, { asOf: d('2026-01-01') })).toMatchObject({ '411': '613.55', '504': '869.20' });
    // Revalued anew, nothing is left of what was paid by then: the difference is that of the money.
    run(company, 'revaluation.post', { on: d('2026-01-31'), rates: [{ currency: 'USD', rate: '0.85' }] });
    expect(balances(company, { asOf: d('2026-01-31') })).toMatchObject({ '411': '613.55', '504': '850.00' });
    expect(openOf(company, usd.id)).toBe('0.00');
    expectSound(company);
  });

  test('[IDM-1] sent twice the books are converted once', () => {
    const input = { id: nextId() };
    const first = good(company.callRaw('baseCurrency.change', input));
    const { position } = run(company, 'company.info', {});
    expect(good(company.callRaw('baseCurrency.change', input))).toEqual(first);
    expect(run(company, 'company.info', {}).position).toBe(position);
  });

  test('[V10] the history says that the books went over, and by which entry', () => {
    const { entryId } = convert();
    const rows = run(company, 'history.list', { limit: 3 }).rows;
    expect(rows.map(({ type, subject }) => [type, subject])).toMatchObject([
      ['journal.posted', expect.any(String)],
      ['base_currency.converted', '2026-01-01'],
      ['base_currency.changed', 'BGN / EUR'],
    ]);
    expect(rows[1]!.after).toMatchObject({ conversion_entry: entryId });
    expect(rows[2]!.after).toMatchObject({ from: 'BGN', to: 'EUR', rate: '1.95583' });
  });

  test('[V7] the audit file of January opens in euro and holds no conversion', () => {
    convert();
    const { file } = company;
    close(company);
    const db = connect(file, { readonly: true });
    try {
      const declared = {
        ...smallHeader.company,
        createdOn: d('2026-02-03'),
        softwareVersion: '1',
        ownership: smallHeader.ownership,
        region: 'BG-22',
        partyOf: () => undefined,
      };
      const scope = { pack: bg, company: readCompany(db), declared } as const;
      const { file: made } = good(monthlyFromBooks(db, { ...scope, period: month('2026-01') }));
      expect([...made.accounts].find(({ taxpayerAccountId }) => taxpayerAccountId === '503')).toMatchObject({
        openingDebitBalance: 510781n,
        closingDebitBalance: 510781n,
      });
      expect([...[...made.journals][0]!.transactions]).toEqual([]);
      expect([...made.customers]).toMatchObject([{ openingDebitBalance: 61355n, closingDebitBalance: 61355n }]);
      expect(codes(monthlyFromBooks(db, { ...scope, period: month('2025-12') }))).toEqual(['SAFT_NOT_FOR_COMPANY']);
    } finally {
      db.close();
    }
  });

  test('[LOG-1] the verifier that auditors get refuses a log that changes its currency twice, or over entries that are there already', () => {
    const change = { on: '2026-01-01', from: 'BGN', to: 'EUR', rate: '1.95583', source: 'x', pack_version: '1' };
    const refused = (events: readonly [string, object][]) => faultOf(events);
    const capital = (date: string, kind = 'manual') =>
      [
        'journal.posted',
        {
          date,
          kind,
          lines: [
            { account: accountId, debit: '1.00' },
            { account: accountId, credit: '1.00' },
          ],
        },
      ] as [string, object];
    expect(refused([capital('2025-12-31'), ['base_currency.changed', change], capital('2026-01-01')])).toBeUndefined();
    expect(
      refused([
        ['base_currency.changed', change],
        ['base_currency.changed', change],
      ]),
    ).toBe('the books change their currency a second time');
    expect(refused([capital('2026-01-01'), ['base_currency.changed', change]])).toBe(
      'the books change their currency on a day that has entries already',
    );
    expect(refused([['base_currency.changed', { ...change, from: 'GEL' }]])).toBe('a change of the currency of the books is incomplete');
    expect(refused([['base_currency.converted', { on: '2026-01-01' }]])).toBe(
      'balances are converted, but the books did not change their currency',
    );
    expect(refused([['base_currency.changed', change], capital('2026-01-02', 'conversion')])).toBe(
      'an entry carries balances over, but not on the day the books changed their currency',
    );
  });
});

const accountId = '01900000-0000-7000-8000-00000000000a';

/** What the independent verifier says of a log with these events behind the making of its company and one account. */
function faultOf(events: readonly [string, object][]): string | undefined {
  const verifier = new LogVerifier();
  const names = { name_ka: 'a', name_bg: 'a', name_ru: 'a', name_en: 'a' };
  const all: [string, object][] = [
    ['company.created', { name: 'x', country: 'BG', base_currency: 'BGN', base_scale: 2 }],
    ['device.enrolled', { log: idOf(2), public_key: '00'.repeat(32) }],
    ['account.opened', { code: '503', ...names, type: 'asset', normal_side: 'debit', postable: true, active: true }],
    ...events,
  ];
  const header = {
    app: 'x',
    company: idOf(1),
    log: idOf(2),
    n: all.length,
    prev: '',
    root: '',
    schema: 1,
    seq: 1,
    suite: '',
    user: idOf(3),
    v: 1,
    wall: 0,
  };
  const batch = { position: 1, header: new Uint8Array(), hash: new Uint8Array(32), signature: new Uint8Array(), payload: new Uint8Array() };
  const id = (type: string, index: number) =>
    type === 'company.created' ? idOf(1) : type === 'account.opened' ? accountId : idOf(100 + index);
  return verifier.apply(
    batch,
    header,
    all.map(([type, data], index) => ({ type, v: 1, id: id(type, index), rev: 1, data })),
  )?.fault;
}

describe('[V10] reports over the change', () => {
  test('[V10] [L11] the file of a card over the change opens and closes twice, each time in the currency of its part', () => {
    const own = sofia('2026-01-20');
    post(own, '2025-12-10', '503', '703', '100');
    run(own, 'baseCurrency.change', {});
    post(own, '2026-01-15', '503', '703', '30');
    const asked = { account: '503', from: d('2025-12-01'), to: d('2026-01-31'), format: 'csv', language: 'en' } as const;
    const { base64 } = run(own, 'account.exportCard', asked);
    const [heading] = Buffer.from(base64, 'base64').toString('utf8').split('\r\n');
    // 100.00 BGN / 1.95583 = 51.13 EUR
    expect(heading).toContain('Opening balance: 0.00 BGN · Debit: 100.00 · Credit: 0.00 · Closing balance: 100.00 BGN');
    expect(heading).toContain('Opening balance: 51.13 EUR · Debit: 30.00 · Credit: 0.00 · Closing balance: 81.13 EUR');
  });

  test('[V10] the VAT of December is declared in leva, that of January in euro, whatever the date of the document', () => {
    convert();
    run(company, 'salesInvoice.post', { date: d('2026-01-05'), counterpartyId: client, lines: [{ unitPrice: '100', taxCode: 'S20' }] });
    // Supplied in December, invoiced in January: 100.00 and 20.00 EUR are 195.58 and 39.12 BGN.
    run(company, 'salesInvoice.post', {
      date: d('2026-01-03'),
      taxPoint: d('2025-12-31'),
      counterpartyId: client,
      lines: [{ unitPrice: '100', taxCode: 'S20' }],
    });
    // A bill of December credited in January: 1000.00 and 200.00 BGN are 511.29 and 102.26 EUR.
    run(company, 'purchaseBill.post', {
      date: d('2025-12-30'),
      taxPoint: d('2026-01-10'),
      counterpartyId: supplier,
      supplierNumber: '0000000078',
      lines: [{ unitPrice: '1000', taxCode: 'P20' }],
    });
    const december = filledCells(vatReturn(company, '2025-12'));
    const january = filledCells(vatReturn(company, '2026-01'));
    expect(december).toMatchObject({ '11.amount': '1195.58', '21.amount': '239.12' });
    expect(january).toMatchObject({ '11.amount': '100.00', '31.amount': '511.29', '41.amount': '102.26' });
    expectSound(company);
  });

  test('[V10] comparatives: the last day in leva, shown in euro, is what the new year opens with', () => {
    const shown = () => run(company, 'trialBalance.get', { asOf: d('2025-12-31'), in: 'EUR' });
    const before = shown();
    expect(before.converted).toEqual({ from: 'BGN', to: 'EUR', rate: '1.95583', rounding: '-0.01', roundingAccount: '729' });
    expect(balances(company, { asOf: d('2025-12-31'), in: 'EUR' })).toEqual(inEuro);
    convert();
    expect(balances(company, { asOf: d('2025-12-31'), in: 'EUR' })).toEqual(inEuro);
    expect(shown().converted).toEqual(before.converted);
    expect(balances(company, { asOf: d('2025-12-01'), in: 'EUR' })).toEqual({ '101': '-5112.92', '503': '5112.92' });
    expect(rejections(attempt(company, 'trialBalance.get', { asOf: d('2026-01-31'), in: 'BGN' }))).toEqual([
      { code: 'COMPARATIVE_CURRENCY', currency: 'BGN', base: 'EUR' },
    ]);

    // Beside the balances of January stand those of December, in euro as well, and in balance.
    const report = run(company, 'report.get', { kind: 'trial-balance', to: d('2026-01-31'), compare: 'previous-period' });
    expect(report.columns.map(({ currency }) => currency)).toEqual(Array.from({ length: 6 }, () => 'EUR'));
    const then = report.rows
      .filter(({ kind }) => kind === 'line')
      .map(({ code, cells }) => [
        code,
        cells['balance:compared-credit'] === '0.00' ? cells['balance:compared-debit'] : `-${cells['balance:compared-credit']}`,
      ]);
    expect(Object.fromEntries(then.filter(([, amount]) => amount !== '0.00'))).toEqual(inEuro);
    expect(report.checks.map(({ difference }) => difference)).toEqual(['0.00', '0.00', '0.00']);
    expect(report.notes).toEqual([
      {
        key: 'ledger.converted',
        values: { on: '2025-12-31', from: 'BGN', to: 'EUR', rate: '1.95583', rounding: '-0.01', roundingAccount: '729' },
      },
    ]);
  });

  test('[V10] an account card over the change: leva to the last day, euro from the first, each with its own turnover', () => {
    convert();
    post(company, '2026-01-01', '503', '101', '100');
    run(company, 'payment.post', {
      direction: 'in',
      date: d('2025-12-30'),
      amount: '400',
      counterpartyId: client,
      allocations: [{ documentId: invoice.id, amount: '400' }],
    });
    const card = run(company, 'account.card', { account: '503', from: d('2025-12-02'), to: d('2026-01-31') });
    expect(card).toMatchObject({
      currency: 'EUR',
      opening: '10000.00',
      change: { on: '2026-01-01', from: 'BGN', to: 'EUR', debit: '400.00', credit: '10.00', before: '10390.00', after: '5312.32' },
      debit: '100.00',
      credit: '0.00',
      closing: '5412.32',
    });
    expect(card.rows.map(({ date, kind, balance }) => `${date} ${kind} ${balance}`)).toEqual([
      '2025-12-02 manual 9995.00',
      '2025-12-02 manual 9990.00',
      '2025-12-30 payment-in 10390.00',
      '2026-01-01 conversion 5312.32',
      '2026-01-01 conversion 5312.32',
      '2026-01-01 manual 5412.32',
      '2026-01-01 conversion 5412.32',
      '2026-01-01 conversion 5412.32',
    ]);
    expect(run(company, 'account.card', { account: '503', from: d('2026-01-01'), to: d('2026-01-31') })).toMatchObject({
      opening: '5312.32',
      debit: '100.00',
      credit: '0.00',
      closing: '5412.32',
    });
    expect(run(company, 'account.card', { account: '503', from: d('2026-01-02'), to: d('2026-01-31') })).toMatchObject({
      opening: '5412.32',
      debit: '0.00',
      closing: '5412.32',
    });
    expect(run(company, 'account.balance', { account: '503', asOf: d('2025-12-31') })).toEqual({ balance: '10390.00', currency: 'BGN' });
  });

  test('[V10] as known before the conversion everything is in leva', () => {
    const head = run(company, 'company.info', {}).position;
    convert();
    expect(balances(company, { asOf: d('2026-01-31'), knownOn: head })).toEqual(inLeva);
    expect(run(company, 'account.balance', { account: '411', asOf: d('2026-01-31'), knownOn: head })).toEqual({
      balance: '1200.00',
      currency: 'BGN',
    });
    expect(run(company, 'account.card', { account: '411', from: d('2025-12-01'), to: d('2026-01-31'), knownOn: head })).toMatchObject({
      currency: 'BGN',
      closing: '1200.00',
    });
  });
});

describe('[PER-1] the year before', () => {
  const year = (of: Company) => run(of, 'year.preview', { year: 2025 });

  test('[PER-1] closed in leva before the books are converted or after it, the euro begin alike', () => {
    const other = company;
    run(company, 'year.close', { year: 2025, closeMonths: true });
    expect(codes(attempt(company, 'baseCurrency.change', {}))).toEqual([]);
    const first = balances(company, { asOf: d('2026-01-01') });
    // 500.00 of the result are 255.6459... EUR: 1000.00 of income; the goods of 304 are no expense.
    expect(first).toMatchObject({ '123': '-511.29', '411': '613.55' });
    expect(first['702']).toBeUndefined();
    expectSound(other);
  });

  test('[PER-1] converted first: closing 2025 posts in leva, and the result is carried over', () => {
    convert();
    expect(year(company)).toMatchObject({ currency: 'BGN', result: '1000.00' });
    expect(run(company, 'year.close', { year: 2025, closeMonths: true })).toMatchObject({ result: '1000.00' });
    expect(balances(company, { asOf: d('2025-12-31') })).toMatchObject({ '123': '-1000.00' });
    const opened = balances(company, { asOf: d('2026-01-01') });
    expect(opened).toMatchObject({ '123': '-511.29', '729': '-0.01' });
    expect(opened['702']).toBeUndefined();
    // What the roundings came to is the only result of 2026 so far.
    expect(run(company, 'year.preview', { year: 2026 })).toMatchObject({ currency: 'EUR', result: '0.01' });
    expect(
      codes(
        attempt(company, 'journal.post', {
          date: d('2025-12-31'),
          lines: [
            { account: '501', debit: '1' },
            { account: '503', credit: '1' },
          ],
        }),
      ),
    ).toEqual(['PERIOD_CLOSED']);
    run(company, 'year.reopen', { year: 2025, reason: 'x' });
    expect(balances(company, { asOf: d('2026-01-01') })).toEqual(inEuro);
    expectSound(company);
  });

  test('[PER-1] with January closed for good December takes nothing any more', () => {
    convert();
    post(company, '2026-01-02', '501', '503', '1');
    run(company, 'period.close', { period: month('2025-12'), mode: 'soft' });
    const warnings = [
      'revaluation',
      'suspense',
      'control-accounts',
      'vat-return',
      'year-closing',
      'drafts',
      'approvals',
      'vat-accounts',
      'future-dates',
      'earlier-months',
    ];
    run(company, 'period.close', { period: month('2026-01'), mode: 'hard', closeEarlier: true, acceptWarnings: warnings as never });
    expect(
      codes(
        attempt(company, 'journal.post', {
          date: d('2025-12-31'),
          lines: [
            { account: '501', debit: '1' },
            { account: '503', credit: '1' },
          ],
        }),
      ),
    ).toContain('PERIOD_CLOSED');
    expectSound(company);
  });
});

test('[L1] the tool makes books in leva and shows their balances in euro', async () => {
  const { execFileSync } = await import('node:child_process');
  const folder = join(company.file, '..');
  const tool = (...args: string[]) => execFileSync(process.execPath, ['electron/cli/davtari.mjs', ...args], { encoding: 'utf8' });
  const file = join(folder, 'made.davtari');
  tool('new', file, '--country', 'BG', '--name', 'ТЕСТ', '--tax-id', '123456786', '--base-currency', 'BGN');
  const made = reopen(file);
  expect(run(made, 'company.info', {})).toMatchObject({ baseCurrency: 'BGN' });
  post(made, '2025-11-03', '503', '101', '1000');
  close(made);
  const shown = tool('report', file, 'trial-balance', '--as-of', '2025-12-31', '--in', 'EUR');
  expect(shown).toContain('converted from BGN at 1.95583');
  expect(shown).toContain('511.29');
});

describe('what is declared apart', () => {
  const sell = (date: string, price: string, taxCode: string, more: object = {}) =>
    run(company, 'salesInvoice.post', { date: d(date), lines: [{ description: 'Стоки', unitPrice: price, taxCode }], ...more });

  test('[L8] [V4] VAT that waits for a payment keeps the books from being converted, and none begins to wait in leva afterwards', () => {
    const waiting = sell('2025-12-20', '100', 'S20', { counterpartyId: client, documentType: '11' });
    expect(codes(attempt(company, 'baseCurrency.change', {}))).toEqual(['CASH_VAT_ACROSS_CHANGE']);
    run(company, 'cashVat.end', { date: d('2025-12-31'), documentId: waiting.id, documentType: '93' });
    convert();
    const late = { date: d('2025-12-22'), counterpartyId: client, documentType: '11', lines: [{ unitPrice: '50', taxCode: 'S20' }] };
    expect(codes(attempt(company, 'salesInvoice.post', late))).toEqual(['CASH_VAT_ACROSS_CHANGE']);
    expect(sell('2026-01-05', '50', 'S20', { counterpartyId: client, documentType: '11' }).number).not.toBe('');
    expectSound(company);
  });

  test('[L8] [V5] the return of the last quarter in leva is in euro at the fixed rate, and stays what it was when the books are converted', () => {
    run(company, 'oss.register', { from: d('2025-10-01') });
    // 1,955.83 leva are 1,000.00 euro; 19 % of them are 371.61 leva, 190.00 euro.
    sell('2025-12-12', '1955.83', 'OSS-DE-19G');
    const figures = (quarter: string) =>
      run(company, 'oss.get', { quarter }).lines.map(({ state, rate, base, vat }) => [state, rate, base, vat]);
    const expected = [['DE', '19', '1000.00', '190.00']];
    expect(figures('2025-Q4')).toEqual(expected);
    convert();
    expect(figures('2025-Q4')).toEqual(expected);
    sell('2026-01-15', '500', 'OSS-DE-19G');
    expect(figures('2026-Q1')).toEqual([['DE', '19', '500.00', '95.00']]);
    expect(run(company, 'oss.watch', { on: d('2026-01-31') })).toMatchObject({
      previous: { total: '1000.00' },
      current: { total: '500.00' },
    });
    expectSound(company);
  });

  test('[L8] [V6] goods sent in December are declared in leva, those of January in euro', () => {
    run(company, 'declarant.change', {
      ...{ name: 'ИВАН ИВАНОВ ИВАНОВ', personId: '7523169263', capacity: 'representative' },
      ...{ town: 'СОФИЯ', postCode: '1000', street: 'УЛ. ПРИМЕРНА 1', companyAddress: '1000 СОФИЯ', phone: '+359 2 000' },
    });
    const german = counterparty(company, 'MUSTER GMBH', { taxId: 'DE136695976', country: 'DE', vatPayer: true });
    const send = (date: string, price: string) => {
      const { id } = sell(date, price, 'SZICS', { counterpartyId: german });
      run(company, 'document.describeGoods', { documentId: id, items: [describedGoods] });
    };
    const declared = (period: string) => {
      const { currency, totals } = run(company, 'intrastat.get', { period: month(period), flow: 'dispatches' });
      const { base64 } = run(company, 'intrastat.message', { period: month(period), flow: 'dispatches' });
      return [currency, totals.value, /<invoicedAmount>(\d+)</.exec(Buffer.from(base64, 'base64').toString('utf8'))?.[1]];
    };
    send('2025-12-11', '2000');
    expect(declared('2025-12')).toEqual(['BGN', '2000', '2000']);
    convert();
    expect(declared('2025-12')).toEqual(['BGN', '2000', '2000']);
    send('2026-01-12', '900');
    expect(declared('2026-01')).toEqual(['EUR', '900', '900']);
    expectSound(company);
  });
});
