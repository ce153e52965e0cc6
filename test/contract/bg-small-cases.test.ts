import { expect, test } from 'vitest';
import { counterparty, d, makeCompany, month, nextId, run } from '../support/company.ts';

// bulgaria.md 12.3 by a posted bill; the rule over the files stands in shared/declarations/bg-vat/rules.test.ts.

const fresh = () => {
  const now = () => Date.UTC(2026, 8, 10, 9, 0);
  const company = makeCompany({ id: nextId(), country: 'BG', name: 'ТЕСТ', taxId: '123456786', vatPayer: true }, { now });
  return { company, supplier: counterparty(company, 'ДОСТАВЧИК', { taxId: '831902088', country: 'BG', vatPayer: true }) };
};

test('[V4] bulgaria.md 12.3: an invoice of 31.07.2025 gives credit up to July 2026, and not in August', () => {
  const late = (taxPoint: string) => {
    const { company, supplier } = fresh();
    run(company, 'declarant.change', {
      ...{ name: 'Иван Иванов', personId: '7523169263', capacity: 'representative', town: 'София', postCode: '1000' },
      ...{ street: 'Улица 1', companyAddress: 'София' },
    });
    run(company, 'purchaseBill.post', {
      ...{ date: d('2025-07-31'), taxPoint: d(taxPoint), counterpartyId: supplier, supplierNumber: '0000000001' },
      lines: [{ unitPrice: '100.00', taxCode: 'P20', account: '304' }],
    });
    return run(company, 'vatReturn.check', { period: month(taxPoint.slice(0, 7)) }).flatMap(({ level, rule, code }) =>
      level === 'error' ? [`${rule} ${code}`] : [],
    );
  };
  for (const within of ['2025-07-31', '2025-08-01', '2026-07-31']) expect(late(within), within).toEqual([]);
  expect(late('2026-08-01')).toEqual(['BG-VAT-9 CREDIT_TOO_LATE']);
});
