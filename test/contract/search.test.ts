import { expect, test } from 'vitest';
import { counterparty, d, makeCompany, reopen, run } from '../support/company.ts';

const line = (unitPrice: string) => [{ unitPrice, taxCode: 'S18' }];
const entry = (amount: string) => [
  { account: '1210', debit: amount },
  { account: '5150', credit: amount },
];

test('[U6] one question finds documents and entries by number, UID, amount and counterparty, accounts, counterparties and drafts', () => {
  const company = makeCompany();
  const vake = counterparty(company, 'შპს ვაკის გემო', { taxId: '204854595' });
  const other = counterparty(company, 'Sakartvelo Trade');
  const first = run(company, 'salesInvoice.post', { date: d('2026-05-04'), counterpartyId: vake, lines: line('1180') });
  const second = run(company, 'salesInvoice.post', { date: d('2026-05-06'), counterpartyId: other, lines: line('500') });
  const dollars = run(company, 'salesInvoice.post', {
    date: d('2026-05-07'),
    counterpartyId: other,
    currency: 'USD',
    rate: '2.7',
    lines: line('1180'),
  });
  const wages = run(company, 'journal.post', { date: d('2026-05-08'), lines: entry('1392.40'), memo: 'ხელფასი 100%' });
  run(company, 'draft.save', { kind: 'sales-invoice', title: 'ვაკე · 77,00 GEL', form: {} });
  const find = (text: string, amount?: string) => run(company, 'search.everything', { text, ...(amount === undefined ? {} : { amount }) });
  const documents = (text: string, amount?: string) => find(text, amount).documents.map(({ id }) => id);

  // By number: whole, without its zeros, by its beginning; by UID in any case, whole and by its beginning.
  expect(documents(first.number)[0]).toBe(first.id);
  expect(documents('2')[0]).toBe(second.id);
  expect(documents(second.uid)).toEqual([second.id]);
  expect(documents(second.uid.toLowerCase().slice(0, 8))).toContain(second.id);
  expect(documents(wages.uid)).toEqual([wages.entryId]);
  expect(documents(wages.uid.slice(0, 6))).toContain(wages.entryId);
  const off = wages.uid.endsWith('0') ? '1' : '0';
  expect(documents(wages.uid.slice(0, -1) + off)).toEqual([]);

  // By amount, exact, in any currency and whatever its sign: 1180 + 18 % is 1392.40 of each currency, and the total of an entry.
  expect(documents('1392,40', '1392.4').sort()).toEqual([first.id, dollars.id, wages.entryId].sort());
  expect(documents('-590', '-590')).toEqual([second.id]);
  expect(documents('590.004', '590.004')).toEqual([]);

  // By counterparty in another script; nothing that is typed is a pattern.
  expect(find('vakis').counterparties).toEqual([{ id: vake, name: 'შპს ვაკის გემო', taxId: '204854595' }]);
  expect(documents('vakis')).toEqual([first.id]);
  expect(documents('100%')).toEqual([wages.entryId]);
  expect(documents('1_0%')).toEqual([]);
  expect(find('vake').drafts).toMatchObject([{ kind: 'sales-invoice', title: 'ვაკე · 77,00 GEL' }]);

  // Items that are still sold by code, barcode and name.
  const khachapuri = run(company, 'item.add', { code: 'K-7', name: 'ხაჭაპური' });
  expect(find('khach').items).toMatchObject([{ id: khachapuri.id, code: 'K-7', name: 'ხაჭაპური' }]);
  expect(find('k-7').items).toHaveLength(1);

  // Accounts by code and by name in any language.
  expect(find('1210').accounts[0]!.code).toBe('1210');
  expect(find('receivables').accounts.map(({ code }) => code)).toContain('1410');
  expect(find('1210', '1210').documents).toEqual([]);
  expect(run(company, 'search.everything', { text: '1', limit: 2 }).accounts).toHaveLength(2);
});

test('[U2] who may not look at accounts finds none of them, nor counterparties', () => {
  const company = makeCompany();
  counterparty(company, 'Sakartvelo Trade');
  const role = run(company, 'role.define', { name: 'Reader', permissions: ['transactions:read'] }).id;
  run(company, 'user.add', { name: 'Reader', role });
  const reader = reopen(company.file, { userId: 'Reader' });
  expect(run(reader, 'search.everything', { text: 'Sakartvelo' })).toEqual({
    ...{ documents: [], accounts: [], counterparties: [], items: [], drafts: [] },
  });
  expect(run(reader, 'search.everything', { text: '1210' }).accounts).toEqual([]);
});

test('[U6] what was added or renamed since, here or by another window, is found in its place, and what it was called before is not', () => {
  const company = makeCompany();
  const other = reopen(company.file);
  const named = (of: typeof company, search = '') => run(of, 'counterparty.list', { search }).map(({ name }) => name);
  const milk = counterparty(company, 'Milk');
  counterparty(company, 'Apples');
  expect(named(company)).toEqual(['Apples', 'Milk']);
  expect(named(other)).toEqual(['Apples', 'Milk']);
  const bread = counterparty(other, 'Bread');
  expect(named(company)).toEqual(['Apples', 'Bread', 'Milk']);
  for (const [id, name] of [
    [milk, 'Butter'],
    [bread, 'Zucchini'],
  ] as const) {
    const { version: _version, id: counterpartyId, ...party } = run(company, 'counterparty.get', { id })!;
    run(company, 'counterparty.change', { counterpartyId, version: _version, ...party, name } as never);
  }
  expect(named(other)).toEqual(['Apples', 'Butter', 'Zucchini']);
  expect(named(company, 'milk')).toEqual([]);
  expect(named(company, 'butt')).toEqual(['Butter']);
});
