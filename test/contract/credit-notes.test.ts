import { describe, expect, test } from 'vitest';
import type { Company } from '../../electron/engine/index.ts';
import { verifyFile } from '../../electron/verify/verify.ts';
import type { OutputOf } from '../../shared/contracts/index.ts';
import {
  attempt,
  balances,
  counterparty,
  d,
  entryOf,
  filledCells,
  makeCompany,
  openOf,
  postings,
  run,
  vatReturn,
} from '../support/company.ts';

// Credit notes for parts of a document, one after the other. [D3]

type Note = Parameters<typeof attempt>[2];
const credit = (company: Company, method: 'salesCreditNote.post' | 'purchaseCreditNote.post', input: Note) =>
  run(company, method, { date: d('2026-05-06'), reason: 'returned', ...input } as never) as OutputOf<typeof method>;
const document = (company: Company, id: string) => run(company, 'document.get', { id })!;

describe('VAT of credit notes', () => {
  test('[D3] [VAT-3] ten notes of 0.10 for an invoice of 1.00 take back its 0.18, not 0.20', () => {
    const company = makeCompany();
    const counterpartyId = counterparty(company, 'Customer');
    const { id } = run(company, 'salesInvoice.post', {
      date: d('2026-05-05'),
      counterpartyId,
      lines: [{ unitPrice: '1', taxCode: 'S18' }],
    });
    const vat: string[] = [];
    for (let at = 0; at < 10; at += 1) {
      const note = credit(company, 'salesCreditNote.post', {
        counterpartyId,
        correctsDocumentId: id,
        lines: [{ unitPrice: '0.10', taxCode: 'S18' }],
        // What a screen shows that knows what is left.
        expectedGross: at < 9 ? '0.12' : '0.10',
      });
      vat.push(document(company, note.id).vat);
      if (at === 8)
        expect(document(company, id).left).toEqual([
          { taxCode: 'S18', net: '0.10', vat: '0.00', baseNet: '0.10', baseVat: '0.00', accounts: [] },
        ]);
    }
    expect(vat).toEqual([...Array.from({ length: 9 }, () => '0.02'), '0.00']);
    expect(balances(company)).toEqual({ '6110': '-1.00', '6120': '1.00' });
    expect(filledCells(vatReturn(company, '2026-05'))).toEqual({});
    expect(openOf(company, id)).toBe('0.00');
    company.close();
    expect(verifyFile(company.file)).toMatchObject({ ok: true });
  });

  test('[D3] [VAT-3] notes whose own VAT rounds to nothing leave all of it to the last one', () => {
    const company = makeCompany();
    const counterpartyId = counterparty(company, 'Customer');
    const { id } = run(company, 'salesInvoice.post', {
      date: d('2026-05-05'),
      counterpartyId,
      lines: [{ unitPrice: '0.06', taxCode: 'S18' }],
    });
    const take = () =>
      document(
        company,
        credit(company, 'salesCreditNote.post', { counterpartyId, correctsDocumentId: id, lines: [{ unitPrice: '0.02', taxCode: 'S18' }] })
          .id,
      ).vat;
    expect([take(), take(), take()]).toEqual(['0.00', '0.00', '0.01']);
  });

  test('[D3] a screen that does not know what is left shows another total and is refused', () => {
    const company = makeCompany();
    const counterpartyId = counterparty(company, 'Customer');
    const { id } = run(company, 'salesInvoice.post', {
      date: d('2026-05-05'),
      counterpartyId,
      lines: [{ unitPrice: '0.02', taxCode: 'S18' }],
    });
    const lines = [{ unitPrice: '0.03', taxCode: 'S18' }];
    expect(document(company, id).vat).toBe('0.00');
    const note = { date: '2026-05-06', counterpartyId, correctsDocumentId: id, reason: 'returned' };
    // 0.03 is more than was invoiced, and its VAT of 0.01 more than was charged.
    expect(attempt(company, 'salesCreditNote.post', { ...note, lines })).toEqual({
      ok: false,
      rejections: [{ code: 'CORRECTION_EXCEEDS', taxCode: 'S18', left: '0.02' }],
    });
    expect(
      attempt(company, 'salesCreditNote.post', { ...note, lines: [{ unitPrice: '0.02', taxCode: 'S18' }], expectedGross: '0.03' }),
    ).toEqual({
      ok: false,
      rejections: [{ code: 'TOTAL_CHANGED', shown: '0.03', computed: '0.02' }],
    });
  });

  test('[D3] [VAT-3] prices with VAT: while VAT is left there is a taxable amount to take it back with', () => {
    const company = makeCompany();
    const counterpartyId = counterparty(company, 'Customer');
    // 0.10 holds 0.02 of VAT (1.525 tetri), twice: net 0.16, VAT 0.04.
    const { id } = run(company, 'salesInvoice.post', {
      date: d('2026-05-05'),
      counterpartyId,
      pricesIncludeVat: true,
      lines: [
        { unitPrice: '0.10', taxCode: 'S18' },
        { unitPrice: '0.10', taxCode: 'S18' },
      ],
    });
    const take = (unitPrice: string) => {
      const note = credit(company, 'salesCreditNote.post', {
        counterpartyId,
        correctsDocumentId: id,
        pricesIncludeVat: true,
        lines: [{ unitPrice, taxCode: 'S18' }],
      });
      const { net, vat, gross } = document(company, note.id);
      return [net, vat, gross];
    };
    // 0.18 holds 0.03 (2.75 tetri); the last 0.02 holds none by itself (0.3), but 0.01 is left.
    expect(take('0.18')).toEqual(['0.15', '0.03', '0.18']);
    expect(take('0.02')).toEqual(['0.01', '0.01', '0.02']);
    expect(balances(company)).toEqual({ '6110': '-0.16', '6120': '0.16' });
  });

  test('[D3] [V1] reverse charge and VAT that is cost: what was owed and what became cost goes back to the minor unit', () => {
    const company = makeCompany({ vatPayer: false });
    const counterpartyId = counterparty(company, 'Supplier');
    // VAT of 0.30 + 0.20 is 0.09: by net amounts 0.054 and 0.036, so 0.05 and 0.04.
    const bill = run(company, 'purchaseBill.post', {
      date: d('2026-05-05'),
      counterpartyId,
      lines: [
        { unitPrice: '0.30', taxCode: 'RC18', account: '7410' },
        { unitPrice: '0.20', taxCode: 'RC18', account: '7450' },
      ],
    });
    expect(postings(company, bill)).toEqual(['Dr 7410 0.35', 'Dr 7450 0.24', 'Cr 3110 0.50', 'Cr 3332 0.09']);
    const take = (account: string, unitPrice: string) =>
      postings(
        company,
        credit(company, 'purchaseCreditNote.post', {
          counterpartyId,
          correctsDocumentId: bill.id,
          lines: [{ unitPrice, taxCode: 'RC18', account }],
        }),
      );
    // 0.20 is all of its account and takes its whole cost back; then 0.10 three times, the last with what is left.
    expect(take('7450', '0.20')).toEqual(['Dr 3110 0.20', 'Dr 3332 0.04', 'Cr 7450 0.24']);
    expect(take('7410', '0.10')).toEqual(['Dr 3110 0.10', 'Dr 3332 0.02', 'Cr 7410 0.12']);
    expect(take('7410', '0.10')).toEqual(['Dr 3110 0.10', 'Dr 3332 0.02', 'Cr 7410 0.12']);
    expect(take('7410', '0.10')).toEqual(['Dr 3110 0.10', 'Dr 3332 0.01', 'Cr 7410 0.11']);
    expect(balances(company)).toEqual({});
  });

  test('[D3] [L8] in dollars each account gets back what was booked on it, and no exchange difference is left', () => {
    const company = makeCompany();
    const counterpartyId = counterparty(company, 'Supplier');
    const money = { counterpartyId, currency: 'USD', rate: '2.65' };
    // 0.10 dollars are 0.265 lari, booked as 0.27, with VAT of 0.02 dollars as 0.05.
    const bill = run(company, 'purchaseBill.post', {
      ...money,
      date: d('2026-05-05'),
      lines: [
        { unitPrice: '0.10', taxCode: 'P18', account: '7410' },
        { unitPrice: '0.10', taxCode: 'P18', account: '1610' },
      ],
    });
    expect(postings(company, bill)).toEqual(['Dr 1610 0.27', 'Dr 3340 0.10', 'Dr 7410 0.27', 'Cr 3110 0.64']);
    const take = (account: string, unitPrice: string) =>
      postings(
        company,
        credit(company, 'purchaseCreditNote.post', {
          ...money,
          correctsDocumentId: bill.id,
          lines: [{ unitPrice, taxCode: 'P18', account }],
        }),
      );
    // Halves of 0.05 are 0.13 (0.1325) each; the second one takes 0.14. Their VAT of 0.009 dollars is 0.01 each, worth 0.03 and then the 0.02 left.
    expect(take('7410', '0.05')).toEqual(['Dr 3110 0.16', 'Cr 3340 0.03', 'Cr 7410 0.13']);
    expect(take('7410', '0.05')).toEqual(['Dr 3110 0.16', 'Cr 3340 0.02', 'Cr 7410 0.14']);
    const last = credit(company, 'purchaseCreditNote.post', {
      ...money,
      correctsDocumentId: bill.id,
      lines: [{ unitPrice: '0.10', taxCode: 'P18', account: '1610' }],
    });
    expect(postings(company, last)).toEqual(['Dr 3110 0.32', 'Cr 1610 0.27', 'Cr 3340 0.05']);
    expect(entryOf(company, last).taxDetails).toMatchObject([{ taxable: '-0.27', vat: '-0.05' }]);
    expect(balances(company)).toEqual({});
    expect(openOf(company, bill.id)).toBe('0.00');
  });
});
