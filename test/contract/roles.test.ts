import { beforeAll, describe, expect, test } from 'vitest';
import type { Company } from '../../electron/engine/index.ts';
import { type Role, roles } from '../../shared/access/permissions.ts';
import { type Contract, contract } from '../../shared/contracts/index.ts';
import { attempt, codes, counterparty, makeCompany, nextId, rejections, reopen, run, stateOf } from '../support/company.ts';

// What each role may do, written out by hand: requirements U2. o owner, c chief accountant, a accountant, t tax specialist, r auditor (reads only).
// Columns as in `order`; "+" may, "-" may not.
const order: readonly Role[] = ['owner', 'chief-accountant', 'accountant', 'tax-specialist', 'auditor'];
const table = `
                             o c a t r
  company.update             + + - - -
  user.add                   + - - - -
  user.change                + - - - -
  account.open               + + - - -
  account.rename             + + - - -
  account.move               + + - - -
  account.deactivate         + + - - -
  account.activate           + + - - -
  counterparty.create        + + + - -
  draft.save                 + + + - -
  draft.discard              + + + - -
  draft.approve              + + - - -
  period.close               + + - - -
  period.reopen              + + - - -
  journal.post               + + + - -
  journal.reverse            + + + - -
  salesInvoice.post          + + + - -
  salesCreditNote.post       + + + - -
  purchaseBill.post          + + + - -
  purchaseCreditNote.post    + + + - -
  advance.receive            + + + - -
  importDeclaration.post     + + + - -
  payment.post               + + + - -
  vatReturn.file             + + - + -

  company.info               + + + + +
  user.list                  + + + + +
  overview.get               + + + + +
  period.list                + + + + +
  history.list               + + + + +
  draft.list                 + + + + +
  draft.get                  + + + + +
  account.list               + + + + +
  taxCode.list               + + + + +
  counterparty.list          + + + + +
  journal.list               + + + + +
  journal.entry              + + + + +
  account.card               + + + + +
  account.balance            + + + + +
  trialBalance.get           + + + + +
  document.list              + + + + +
  document.get               + + + + +
  document.find              + + + + +
  document.pdf               + + + + +
  number.continuity          + + + + +
  vatReturn.get              + + - + +
  vatReturn.rows             + + - + +
  vatReturn.pdf              + + - + +
`;
const may = new Map(
  table
    .split('\n')
    .map((line) => line.trim().split(/\s+/))
    .filter(([name]) => name?.includes('.'))
    .map(([name, ...marks]) => [name!, order.filter((_, index) => marks[index] === '+')]),
);

let owner: Company;
const users = new Map<Role, Company>();
/** One right call of every method, with things of its own to act on. */
let calls: Record<keyof Contract, () => object>;

beforeAll(() => {
  owner = makeCompany();
  for (const role of order.slice(1)) {
    run(owner, 'user.add', { name: role, role: role as Exclude<Role, 'owner'> });
    users.set(role, reopen(owner.file, { userId: role }));
  }
  users.set('owner', owner);
  const party = counterparty(owner, 'Party');
  const lines = [
    { account: '1210', debit: '10' },
    { account: '5150', credit: '10' },
  ];
  const sale = [{ unitPrice: '10', taxCode: 'S18' }];
  const purchase = [{ unitPrice: '10', taxCode: 'P18' }];
  const document = { date: '2026-05-02', counterpartyId: party };
  const names = { ka: 'ა', bg: 'а', ru: 'а', en: 'a' };
  const invoice = run(owner, 'salesInvoice.post', { ...document, date: '2026-05-01', lines: [{ unitPrice: '1000', taxCode: 'S18' }] });
  const bill = run(owner, 'purchaseBill.post', { ...document, date: '2026-05-01', lines: [{ unitPrice: '1000', taxCode: 'P18' }] });
  let serial = 0;
  // A code not yet used, an account and an entry of one's own for every call.
  const code = () => {
    serial += 1;
    return `19${String(serial).padStart(3, '0')}`;
  };
  const account = () => run(owner, 'account.open', { code: code(), names, type: 'asset' }).id;
  const closedMonth = () => {
    serial += 1;
    const period = `20${10 + (serial % 80)}-01`;
    run(owner, 'period.close', { period, mode: 'soft' });
    return period;
  };
  const draft = (by: Company) =>
    run(by, 'draft.save', { kind: 'journal-entry', title: 'Draft', form: {}, input: { id: nextId(), date: '2026-05-02', lines } }).id;
  const on = '2026-05-01';
  calls = {
    'company.update': () => ({ name: 'Name', onePerson: true, vatPayer: true }),
    'user.add': () => ({ name: code(), role: 'auditor' }),
    'user.change': () => ({ userId: run(owner, 'user.add', { name: code(), role: 'auditor' }).id, role: 'accountant', active: true }),
    'account.open': () => ({ code: code(), names, type: 'asset' }),
    'account.rename': () => ({ accountId: account(), version: 1, names }),
    'account.move': () => ({ accountId: account(), version: 1, code: code(), parentCode: null }),
    'account.deactivate': () => ({ accountId: account(), version: 1 }),
    'account.activate': () => {
      const accountId = account();
      run(owner, 'account.deactivate', { accountId, version: 1 });
      return { accountId, version: 2 };
    },
    'counterparty.create': () => ({ name: 'Another' }),
    'draft.save': () => ({ kind: 'payment', title: '', form: {} }),
    'draft.discard': () => ({ id: draft(owner) }),
    'draft.approve': () => ({ draftId: draft(owner) }),
    'period.close': () => {
      serial += 1;
      return { period: `20${10 + (serial % 80)}-02`, mode: 'soft' };
    },
    'period.reopen': () => ({ period: closedMonth(), reason: 'late' }),
    'journal.post': () => ({ date: on, lines }),
    'journal.reverse': () => ({ date: on, entryId: run(owner, 'journal.post', { date: on as never, lines }).id }),
    'salesInvoice.post': () => ({ ...document, lines: sale }),
    'salesCreditNote.post': () => ({ ...document, lines: sale, correctsDocumentId: invoice.id, reason: 'returned' }),
    'purchaseBill.post': () => ({ ...document, lines: purchase }),
    'purchaseCreditNote.post': () => ({ ...document, lines: purchase, correctsDocumentId: bill.id, reason: 'returned' }),
    'advance.receive': () => ({ ...document, gross: '118', taxCode: 'S18A' }),
    'importDeclaration.post': () => ({ date: on, customsValue: '100', duty: '5', taxCode: 'PIM' }),
    'payment.post': () => ({ ...document, direction: 'in', amount: '1' }),
    'vatReturn.file': () => {
      serial += 1;
      return { period: `202${serial % 5}-0${1 + (serial % 9)}` };
    },
    'company.info': () => ({}),
    'user.list': () => ({}),
    'overview.get': () => ({ on }),
    'period.list': () => ({}),
    'history.list': () => ({}),
    'draft.list': () => ({}),
    'draft.get': () => ({ id: nextId() }),
    'account.list': () => ({}),
    'taxCode.list': () => ({ on }),
    'counterparty.list': () => ({}),
    'journal.list': () => ({}),
    'journal.entry': () => ({ entryId: invoice.entryId }),
    'account.card': () => ({ account: '1410', from: on, to: on }),
    'account.balance': () => ({ account: '1410', asOf: on }),
    'trialBalance.get': () => ({}),
    'document.list': () => ({ kinds: ['sales-invoice'] }),
    'document.get': () => ({ id: invoice.id }),
    'document.find': () => ({ text: 'Party' }),
    'document.pdf': () => ({ id: invoice.id, language: 'en' }),
    'number.continuity': () => ({}),
    'vatReturn.get': () => ({ period: '2026-05' }),
    'vatReturn.rows': () => ({ period: '2026-05', cell: 'I.1.base' }),
    'vatReturn.pdf': () => ({ period: '2026-05', language: 'en' }),
  };
});

test('[ACC-1] the table names every method of the contract and every role', () => {
  expect([...may.keys()].sort()).toEqual(Object.keys(contract).sort());
  expect([...roles].sort()).toEqual([...order].sort());
});

describe.each(order)('%s', (role) => {
  test.each([...may.keys()] as (keyof Contract)[])('[ACC-1] %s', (method) => {
    const input = calls[method]();
    const before = stateOf(owner.file);
    const result = attempt(users.get(role)!, method, input);
    if (may.get(method)!.includes(role)) {
      expect(codes(result), JSON.stringify(rejections(result))).toEqual([]);
    } else {
      expect(codes(result)).toEqual(['PERMISSION_DENIED']);
      expect(rejections(result)[0]).toMatchObject({ role, permission: contract[method].permission });
      expect(stateOf(owner.file) === before, 'something was written').toBe(true);
    }
  });
});

test('[ACC-1] a role changed or taken away counts from the next call, in windows that are open', () => {
  const company = makeCompany();
  const { id } = run(company, 'user.add', { name: 'Lasha', role: 'accountant' });
  const window = reopen(company.file, { userId: 'Lasha' });
  expect(codes(attempt(window, 'counterparty.create', { name: 'One' }))).toEqual([]);
  run(company, 'user.change', { userId: id, role: 'auditor', active: true });
  expect(codes(attempt(window, 'counterparty.create', { name: 'Two' }))).toEqual(['PERMISSION_DENIED']);
  expect(codes(attempt(window, 'journal.list', {}))).toEqual([]);
  run(company, 'user.change', { userId: id, role: 'accountant', active: false });
  for (const method of ['counterparty.create', 'journal.list', 'company.info'] as const) {
    expect(codes(attempt(window, method, method === 'counterparty.create' ? { name: 'Three' } : {})), method).toEqual(['UNKNOWN_USER']);
  }
  expect(run(company, 'counterparty.list', {}).map(({ name }) => name)).toEqual(['One']);
});

test('[ACC-1] an answer kept for one person is not given to another who may not ask', () => {
  const company = makeCompany();
  run(company, 'user.add', { name: 'Lasha', role: 'auditor' });
  const input = { id: nextId(), name: 'Customer' };
  run(company, 'counterparty.create', input);
  expect(codes(attempt(reopen(company.file, { userId: 'Lasha' }), 'counterparty.create', input))).toEqual(['PERMISSION_DENIED']);
});

test('[U3] who did it stands in the history', () => {
  const company = makeCompany();
  run(company, 'user.add', { name: 'Lasha', role: 'accountant' });
  run(reopen(company.file, { userId: 'Lasha' }), 'counterparty.create', { name: 'Customer' });
  expect(run(company, 'history.list', { limit: 2 }).rows.map(({ user, type, subject }) => [user, type, subject])).toEqual([
    ['Lasha', 'counterparty.created', 'Customer'],
    ['Nino', 'user.added', 'Lasha'],
  ]);
});
