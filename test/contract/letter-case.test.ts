import { expect, test } from 'vitest';
import { counterparty, d, makeCompany, run } from '../support/company.ts';

test('[L11] registers and the search find a text in either case of its letters, in every script, and take no letter for a pattern', () => {
  const company = makeCompany();
  const supplier = counterparty(company, 'ООО Тбилиси Офис');
  const memos = ['Зарплата ЁЖ', 'Заплата № [5]*?', 'ХЕЛФАСИ', 'ხელფასი', 'Rent № 1'];
  for (const memo of memos) {
    run(company, 'journal.post', {
      ...{ date: d('2026-05-08'), memo },
      lines: [
        { account: '7410', debit: '10' },
        { account: '3130', credit: '10' },
      ],
    });
  }
  run(company, 'purchaseBill.post', {
    ...{ date: d('2026-05-09'), counterpartyId: supplier, supplierNumber: 'АР-77/б' },
    lines: [{ unitPrice: '100', taxCode: 'P18' }],
  });
  const found = (search: string) =>
    run(company, 'journal.list', { search })
      .rows.map(({ memo }) => memo)
      .sort();
  const expected: Readonly<Record<string, string[]>> = {
    зарплата: ['Зарплата ЁЖ'],
    'ЗАРПЛАТА ёж': ['Зарплата ЁЖ'],
    'за?плата': [],
    'за*плата': [],
    'за[рп]плата': [],
    '№ [5]*?': ['Заплата № [5]*?'],
    'RENT №': ['Rent № 1'],
    '№ _': [],
    ხელფ: ['ხელფასი'],
    хелфаси: ['ХЕЛФАСИ'],
  };
  for (const [search, rows] of Object.entries(expected)) {
    expect(found(search), search).toEqual(rows);
    const card = run(company, 'account.card', { account: '7410', from: d('2026-01-01'), to: d('2026-12-31'), search });
    expect(card.rows.map(({ memo }) => memo).sort(), search).toEqual(rows);
  }
  expect(run(company, 'document.list', { kinds: ['purchase-bill'], search: 'ар-77/Б' }).total).toBe(1);
  expect(run(company, 'document.list', { kinds: ['purchase-bill'], search: 'ар-77?Б' }).total).toBe(0);
  expect(run(company, 'search.everything', { text: 'зарпл' }).documents).toHaveLength(1);
  expect(run(company, 'search.everything', { text: 'ар-77/Б' }).documents).toHaveLength(1);
});
