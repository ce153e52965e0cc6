import { expect, test } from 'vitest';
import type { Company } from '../../electron/engine/index.ts';
import { rebuild } from '../../electron/services/rebuild.ts';
import { balances, cellsOf, counterparty, d, good, makeCompany, postings, run, vatReturn } from '../support/company.ts';

// Georgia E4: input VAT of purchases for taxed and exempt supplies together is credited by the share of the turnover. @source TC 177

interface Turnover {
  readonly taxed: string;
  readonly exported: string;
  readonly exempt: string;
  /** Net of the common purchase: its VAT is 18 % of it. */
  readonly common: string;
}

function trade(
  company: Company,
  parties: { customer: string; supplier: string },
  month: string,
  { taxed, exported, exempt, common }: Turnover,
): void {
  const date = d(`${month}-10`);
  for (const [unitPrice, taxCode] of [
    [taxed, 'S18'],
    [exported, 'S0X'],
    [exempt, 'SXO'],
  ] as const) {
    run(company, 'salesInvoice.post', { date, counterpartyId: parties.customer, lines: [{ unitPrice, taxCode }] });
  }
  run(company, 'purchaseBill.post', {
    date,
    counterpartyId: parties.supplier,
    supplierNumber: month,
    lines: [{ unitPrice: common, taxCode: 'P18M', account: '7420' }],
  });
}

const book = (now: () => number) => {
  const company = makeCompany({}, { now });
  return {
    company,
    parties: {
      customer: counterparty(company, 'შპს მყიდველი', { taxId: '405123456' }),
      supplier: counterparty(company, 'შპს მიმწოდებელი', { taxId: '405123464' }),
    },
  };
};
const file = (company: Company, period: string) => {
  const warnings = [...new Set(run(company, 'vatReturn.check', { period: period as never }).map(({ rule }) => rule))];
  run(company, 'vatReturn.file', { period: period as never, accepted: warnings.map((rule) => ({ rule, reason: 'checked' })) });
  return run(company, 'journal.list', {})
    .rows.filter(({ kind, date }) => kind === 'vat-not-credited' && date.startsWith(period))
    .map(({ entryId }) => postings(company, { entryId }));
};

test('[V2] E4: a month with 20 % of exempt turnover credits 400.00 of 500.00 and books 100.00 as an expense', () => {
  const { company, parties } = book(() => Date.UTC(2026, 6, 20));
  trade(company, parties, '2026-06', { taxed: '60000', exported: '20000', exempt: '20000', common: '2777.78' });
  const cells = cellsOf(vatReturn(company, '2026-06'));
  expect([cells['III.1.goods'], cells['I.15.vat'], cells['PAY.amount']]).toEqual(['400.00', '10800.00', '10400.00']);
  expect(vatReturn(company, '2026-06').roundingDifference).toBe('0.00');
  expect(file(company, '2026-06')).toEqual([['Dr 7466 100.00', 'Cr 3340 100.00']]);
  expect(balances(company)['3340']).toBe('400.00');
  expect(good(rebuild(company.file)).different).toEqual([]);
});

test('[V2] E4: December applies the share of the year, 12 %, and corrects what the months credited by 480.00', () => {
  const { company, parties } = book(() => Date.UTC(2027, 0, 10));
  // Ten months with a fifth exempt, then two without exempt turnover and without common purchases: 700,000, 180,000 and 120,000 in the year.
  for (let month = 1; month <= 10; month += 1) {
    const period = `2026-${String(month).padStart(2, '0')}`;
    trade(company, parties, period, { taxed: '40000', exported: '8000', exempt: '12000', common: '3333.33' });
    file(company, period);
  }
  for (const period of ['2026-11', '2026-12']) {
    const date = d(`${period}-10`);
    run(company, 'salesInvoice.post', { date, counterpartyId: parties.customer, lines: [{ unitPrice: '150000', taxCode: 'S18' }] });
    run(company, 'salesInvoice.post', { date, counterpartyId: parties.customer, lines: [{ unitPrice: '50000', taxCode: 'S0X' }] });
  }
  // Each month: 600.00 of common VAT, a fifth of it expense.
  expect(cellsOf(vatReturn(company, '2026-03'))['III.1.goods']).toBe('480.00');
  expect(balances(company)['7466']).toBe('1200.00');
  file(company, '2026-11');
  // 6,000.00 x 88 % = 5,280.00 for the year, of which 4,800.00 was credited: 480.00 more in December.
  expect(cellsOf(vatReturn(company, '2026-12'))['III.1.goods']).toBe('480.00');
  expect(file(company, '2026-12')).toEqual([['Dr 3340 480.00', 'Cr 7466 480.00']]);
  expect(balances(company)['7466']).toBe('720.00');
  expect(good(rebuild(company.file)).different).toEqual([]);
});

test('[V2] a share of exempt turnover below 5 % is left aside: all is credited', () => {
  const { company, parties } = book(() => Date.UTC(2026, 6, 20));
  trade(company, parties, '2026-06', { taxed: '90000', exported: '6000', exempt: '4000', common: '1000' });
  expect(cellsOf(vatReturn(company, '2026-06'))['III.1.goods']).toBe('180.00');
  expect(file(company, '2026-06')).toEqual([]);
});
