import { expect, test } from 'vitest';
import { attempt, counterparty, d, makeCompany, month, nextId, run } from '../support/company.ts';

// Rules of the files by what is posted; the rules themselves stand in shared/declarations/bg-vat/rules.test.ts.

const fresh = () => {
  const now = () => Date.UTC(2026, 8, 10, 9, 0);
  const company = makeCompany({ id: nextId(), country: 'BG', name: 'ТЕСТ', taxId: '123456786', vatPayer: true }, { now });
  run(company, 'declarant.change', {
    ...{ name: 'Иван Иванов', personId: '7523169263', capacity: 'representative', town: 'София', postCode: '1000' },
    ...{ street: 'Улица 1', companyAddress: 'София' },
  });
  return { company, supplier: counterparty(company, 'ДОСТАВЧИК', { taxId: '831902088', country: 'BG', vatPayer: true }) };
};

test('[V4] bulgaria.md 12.3: an invoice of 31.07.2025 gives credit up to July 2026, and not in August', () => {
  const late = (taxPoint: string) => {
    const { company, supplier } = fresh();
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

test('[V4] bulgaria.md 2.2: a sale to a VAT payer whose number is not known is not filed until it is', () => {
  const { company } = fresh();
  const period = month('2026-03');
  const ids = ['КЛИЕНТ БЕЗ НОМЕР', 'ФИЗИЧЕСКО ЛИЦЕ'].map((name, at) =>
    counterparty(company, name, { country: 'BG', taxId: '', vatPayer: at === 0 }),
  );
  for (const counterpartyId of ids)
    run(company, 'salesInvoice.post', { date: d('2026-03-10'), counterpartyId, lines: [{ unitPrice: '100.00', taxCode: 'S20' }] });
  const found = () =>
    run(company, 'vatReturn.check', { period }).map(({ rule, level, code, params }) => ({ rule, level, code, name: params.name }));
  expect(found()).toEqual([{ rule: 'BG-VAT-8', level: 'error', code: 'VAT_PAYER_NUMBER_MISSING', name: 'КЛИЕНТ БЕЗ НОМЕР' }]);
  expect(attempt(company, 'vatReturn.file', { period })).toMatchObject({
    ok: false,
    rejections: [{ code: 'RETURN_HAS_ERRORS', rule: 'BG-VAT-8' }],
  });
  const { id: counterpartyId, ...rest } = run(company, 'counterparty.get', { id: ids[0]! })!;
  run(company, 'counterparty.change', { ...rest, counterpartyId, taxId: '111111113' });
  expect(found()).toEqual([]);
});
