import { expect, test } from 'vitest';
import { connect } from '../../electron/db/db.ts';
import type { Company } from '../../electron/engine/index.ts';
import { type Contract, contract } from '../../shared/contracts/index.ts';
import { attempt, codes, counterparty, good, makeCompany, nextId, reopen, run, stateOf } from '../support/company.ts';
import { cashSale, companyWithGoods, describedGoods } from '../support/goods.ts';
import { imported } from '../support/imported.ts';
import { itemSaid } from '../support/items.ts';
import { movedElsewhere } from '../support/moved.ts';

type Call = [method: keyof Contract, input: { id: string } & Record<string, unknown>];

/** One right call of every command, and a change that makes it another one. */
const auditFileDeclared = {
  address: { town: 'София' },
  contact: { firstName: 'Иван', lastName: 'Иванов', capacity: 'управител', telephone: '+359 2 000000', email: 'office@example.bg' },
  bankAccounts: ['BG80BNBG96611020345678'],
  ownership: { isPartOfGroup: '5' },
};
const declarant = {
  ...{ name: 'Nino Beridze', personId: '01001012345', capacity: 'representative' },
  ...{ town: 'Tbilisi', postCode: '0105', street: 'Street 1', companyAddress: 'Tbilisi' },
};

function calls(company: Company): Record<string, { call: Call; other: Record<string, unknown> }> {
  const party = counterparty(company, 'Party');
  const item = run(company, 'item.add', { name: 'Cup' }).id;
  const dimension = run(company, 'dimension.add', { code: 'PRJ', name: 'Project' }).id;
  const value = run(company, 'dimensionValue.add', { dimensionId: dimension, code: 'A', name: 'A' }).id;
  const template = run(company, 'template.save', { kind: 'payment', name: 'Wages', form: {} }).id;
  const ofYear = { name: 'Plan', year: 2026, lines: [{ account: '6110', amounts: { '2026-01': '5' } }] };
  const budget = run(company, 'budget.save', { ...ofYear, name: 'Old plan' }).id;
  const account = run(company, 'account.list', {}).find(({ code }) => code === '1295')!;
  const retired = run(company, 'account.list', {}).find(({ code }) => code === '1294')!;
  run(company, 'account.deactivate', { accountId: retired.id, version: retired.version });
  const user = run(company, 'user.add', { name: 'Eka', role: 'accountant' }).id;
  const db = connect(company.file);
  db.run('INSERT INTO sign_in_guard VALUES (?, 5, 0, 60000)', user);
  db.close();
  const role = run(company, 'role.define', { name: 'Helper', permissions: ['accounts:read'] }).id;
  const lines = [
    { account: '1210', debit: '10' },
    { account: '5150', credit: '10' },
  ];
  const entry = run(company, 'journal.post', { date: '2026-05-01', lines }).id;
  const sale = [{ unitPrice: '10', taxCode: 'S18' }];
  const purchase = [{ unitPrice: '10', taxCode: 'P18' }];
  const invoice = run(company, 'salesInvoice.post', { date: '2026-05-01', counterpartyId: party, lines: sale }).id;
  const bill = run(company, 'purchaseBill.post', { date: '2026-05-01', counterpartyId: party, lines: purchase }).id;
  run(company, 'salesInvoice.post', { date: '2026-05-01', counterpartyId: party, currency: 'USD', rate: '2.7', lines: sale });
  run(company, 'period.close', { period: '2026-01', mode: 'soft' });
  const typed = () =>
    run(company, 'draft.save', {
      id: nextId(),
      kind: 'journal-entry',
      title: '',
      form: {},
      input: { id: nextId(), date: '2026-05-01', lines },
    }).id;
  const approved = () => {
    const id = typed();
    run(company, 'draft.approve', { draftId: id });
    return id;
  };
  const draft = typed();
  const wrong = run(company, 'journal.post', { date: '2026-05-01', lines }).id;
  const paid = run(company, 'payment.post', { date: '2026-05-01', counterpartyId: party, direction: 'in', amount: '3' }).id;
  const credit = run(company, 'payment.post', { date: '2026-05-01', counterpartyId: party, direction: 'in', amount: '4' }).id;
  const match = run(company, 'openItem.match', { date: '2026-05-01', documentId: invoice, creditId: credit, amount: '1' }).id;
  const book = imported(company, '2026-05-01 Deposit\n    1210  1 GEL\n    5150\n');
  const attached = run(company, 'attachment.add', {
    objectId: invoice,
    name: 'order.pdf',
    content: Buffer.from('%PDF-1.4').toString('base64'),
  }).attachmentId;
  const names = { ka: 'ა', bg: 'а', ru: 'а', en: 'a' };
  const document = { date: '2026-05-02', counterpartyId: party };
  const branch = run(company, 'branch.open', { code: 'TB', name: 'Tbilisi' }).id;
  const { series } = run(company, 'number.reserve', {
    kind: 'sales-invoice',
    branch: 'TB',
    date: '2026-05-02' as never,
    count: 1,
    purpose: 'Fair',
  });
  const of = (method: keyof Contract, input: Record<string, unknown>, other: Record<string, unknown>) => ({
    call: [method, { id: nextId(), ...input }] as Call,
    other,
  });
  return Object.fromEntries(
    [
      of('company.update', { name: 'New name', onePerson: true, vatPayer: true }, { name: 'Other' }),
      of('user.add', { name: 'Gia', role: 'auditor' }, { role: 'owner' }),
      of('user.change', { userId: user, role: 'auditor', active: true }, { active: false }),
      of('user.rename', { userId: user, name: 'Eka Beridze' }, { name: 'Eka B.' }),
      of('user.unlock', { userId: user }, { userId: nextId() }),
      of('role.define', { name: 'Cashier', permissions: ['accounts:read'] }, { name: 'Teller' }),
      of('role.change', { roleId: role, name: 'Assistant', permissions: ['accounts:read'], readsOnly: true }, { readsOnly: false }),
      of('access.configure', { autoLockMinutes: 30 }, { autoLockMinutes: 31 }),
      of('account.open', { code: '1296', names, type: 'asset', parentCode: '1200' }, { code: '1297' }),
      of('account.rename', { accountId: account.id, version: 1, names }, { names: { ...names, en: 'b' } }),
      of('account.move', { accountId: account.id, version: 2, code: '1298', parentCode: '1200' }, { code: '1299' }),
      of('account.deactivate', { accountId: account.id, version: 3 }, { version: 4 }),
      of('account.activate', { accountId: retired.id, version: 2 }, { version: 3 }),
      of('counterparty.create', { name: 'Another' }, { name: 'Someone' }),
      of('dimension.add', { code: 'CC', name: 'Cost centre' }, { code: 'CD' }),
      of('dimension.rename', { dimensionId: dimension, version: 1, name: 'Projects' }, { name: 'Sites' }),
      of('dimension.deactivate', { dimensionId: dimension, version: 2 }, { version: 3 }),
      of('dimension.activate', { dimensionId: dimension, version: 3 }, { version: 4 }),
      of('dimensionValue.add', { dimensionId: dimension, code: 'B', name: 'B' }, { code: 'C' }),
      of('dimensionValue.rename', { valueId: value, version: 1, name: 'Bridge' }, { name: 'Road' }),
      of('dimensionValue.deactivate', { valueId: value, version: 2 }, { version: 3 }),
      of('dimensionValue.activate', { valueId: value, version: 3 }, { version: 4 }),
      of('item.add', { name: 'Tea', salePrice: '4' }, { salePrice: '5' }),
      of('item.change', { itemId: item, version: 1, code: 'N', ...itemSaid }, { code: 'O' }),
      of('item.deactivate', { itemId: item, version: 2 }, { version: 3 }),
      of('item.activate', { itemId: item, version: 3 }, { version: 4 }),
      of('template.save', { kind: 'payment', name: 'Rent', form: { amount: '5' } }, { form: { amount: '6' } }),
      of('template.remove', { templateId: template, version: 1 }, { version: 2 }),
      of('budget.save', ofYear, { year: 2027, lines: [] }),
      of('budget.remove', { budgetId: budget, version: 1 }, { version: 2 }),
      of(
        'counterparty.change',
        {
          ...{
            counterpartyId: party,
            version: 1,
            name: 'Renamed',
            taxId: '',
            vatNumber: '',
            country: 'GE',
            vatPayer: false,
            related: false,
          },
          ...{ isCustomer: true, isSupplier: true, street: 'Street 1', town: 'Tbilisi', postalCode: '0105', region: '' },
        },
        { town: 'Gori' },
      ),
      of('draft.approve', { draftId: draft }, { draftId: nextId() }),
      of('draft.approveAll', { draftIds: [typed()] }, { draftIds: [nextId()] }),
      of('draft.reject', { draftId: typed(), reason: 'wrong account' }, { reason: 'other' }),
      of('draft.withdraw', { draftId: approved() }, { draftId: nextId() }),
      of('draft.post', { draftId: typed() }, { draftId: nextId() }),
      of('draft.postAll', { draftIds: [typed(), typed()] }, { draftIds: [nextId()] }),
      of('period.close', { period: '2026-02', mode: 'soft' }, { mode: 'hard' }),
      of('year.close', { year: 2024 }, { year: 2023 }),
      of('year.reopen', { year: 2024, reason: 'late bill' }, { reason: 'other' }),
      of('period.reopen', { period: '2026-01', reason: 'late bill' }, { reason: 'other' }),
      of('journal.post', { date: '2026-05-02', lines }, { memo: 'changed' }),
      of('journal.reverse', { date: '2026-05-02', entryId: entry }, { date: '2026-05-03' }),
      of('journal.correct', { date: '2026-05-02', entryId: wrong, lines, reason: 'wrong account' }, { reason: 'other' }),
      of('purchase.renumber', { documentId: bill, supplierNumber: 'A-7', reason: 'typed wrongly' }, { supplierNumber: 'A-8' }),
      of('document.void', { documentId: paid, reason: 'paid twice' }, { reason: 'other' }),
      of('openItem.match', { date: '2026-05-02', documentId: invoice, creditId: credit, amount: '2' }, { amount: '1' }),
      of('openItem.unmatch', { matchId: match, reason: 'not agreed' }, { reason: 'other' }),
      of('salesInvoice.post', { ...document, lines: sale }, { lines: [{ unitPrice: '10.01', taxCode: 'S18' }] }),
      of('salesCreditNote.post', { ...document, lines: sale, correctsDocumentId: invoice, reason: 'returned' }, { reason: 'cancelled' }),
      of('purchaseBill.post', { ...document, lines: purchase }, { supplierNumber: 'X' }),
      of('purchaseCreditNote.post', { ...document, lines: purchase, correctsDocumentId: bill, reason: 'returned' }, { memo: 'x' }),
      of('salesDebitNote.post', { ...document, lines: sale, correctsDocumentId: invoice, reason: 'price-changed' }, { memo: 'x' }),
      of('purchaseDebitNote.post', { ...document, lines: purchase, correctsDocumentId: bill, reason: 'price-changed' }, { memo: 'x' }),
      of('advance.receive', { ...document, gross: '118', taxCode: 'S18A' }, { gross: '118.01' }),
      of('importDeclaration.post', { date: '2026-05-02', customsValue: '100', duty: '5', taxCode: 'PIM' }, { duty: '6' }),
      of('payment.post', { ...document, direction: 'in', amount: '5' }, { direction: 'out' }),
      of('rate.record', { on: '2026-05-02', unit: 'USD', rate: '2.7' }, { rate: '2.71' }),
      of(
        'rate.import',
        { source: 'NBG', quotes: [{ on: '2026-05-02', unit: 'EUR', quantity: 1, price: 'GEL', rate: '3.1' }] },
        { file: 'b' },
      ),
      of('exchangeSettings.change', { releaseNextDay: true }, { releaseNextDay: false }),
      of(
        'revaluation.post',
        { on: '2026-05-02', rates: [{ currency: 'USD', rate: '2.65' }] },
        { rates: [{ currency: 'USD', rate: '2.66' }] },
      ),
      of('vatReturn.file', { period: '2026-05', accepted: [{ rule: 'VAT-1', reason: 'seen' }] }, { language: 'en' }),
      of('vatReturn.enter', { period: '2026-06', cell: 'III.3.goods', amount: '1' }, { amount: '2' }),
      of('vatCoefficient.set', { year: 2026, coefficient: '0.80' }, { coefficient: '0.90' }),
      of('declarant.change', declarant, { town: 'Gori' }),
      of('auditFile.declare', auditFileDeclared, { region: 'BG-22' }),
      of(
        'attachment.add',
        { objectId: bill, name: 'scan.pdf', content: Buffer.from('%PDF-1.4').toString('base64') },
        { name: 'other.pdf' },
      ),
      of('attachment.remove', { attachmentId: attached }, { attachmentId: nextId() }),
      of('import.undo', { importId: book }, { importId: nextId() }),
      of('taxProfile.set', { traits: ['employer'] }, { traits: [] }),
      of('protocol.post', { date: '2026-05-02', taxCode: 'S18P', vat: '18', account: '7490', memo: 'Own use' }, { vat: '19' }),
      of('salesReport.post', { date: '2026-05-02', lines: [{ unitPrice: '10', taxCode: 'S18' }] }, { memo: 'other' }),
      of('branch.open', { code: 'NEW', name: 'New' }, { code: 'NEWS' }),
      of('branch.rename', { branchId: branch, version: 1, name: 'Other' }, { name: 'Third' }),
      of('branch.deactivate', { branchId: branch, version: 2 }, { version: 3 }),
      of('numbering.configure', { kind: 'sales-invoice', digits: 8, resets: 'never' }, { digits: 9 }),
      of('numbering.takeOver', { reason: 'another computer' }, { reason: 'other' }),
      of('number.reserve', { kind: 'sales-invoice', date: '2026-05-02', count: 2, purpose: 'Book' }, { count: 3 }),
      of('number.void', { series, first: 1, reason: 'Torn' }, { reason: 'Lost' }),
    ].map((each) => [each.call[0], each]),
  );
}

const callsOfGoods = (sale: string, cash: string): { call: Call; other: Record<string, unknown> }[] => [
  {
    call: ['document.describeGoods', { id: nextId(), documentId: sale, items: [describedGoods] }],
    other: { items: [{ ...describedGoods, netMass: '321' }] },
  },
  { call: ['oss.register', { id: nextId(), from: '2026-05-01' }], other: { from: '2026-05-02' } },
  { call: ['oss.file', { id: nextId(), quarter: '2026-Q2' }], other: { quarter: '2026-Q1' } },
  { call: ['oss.deregister', { id: nextId(), until: '2026-06-30' }], other: { until: '2026-07-01' } },
  {
    call: ['cashVat.end', { id: nextId(), date: '2026-05-20', documentId: cash, documentType: '93' }],
    other: { documentType: '94' },
  },
  { call: ['intrastat.file', { id: nextId(), period: '2026-05', flow: 'dispatches' }], other: { flow: 'arrivals' } },
];

/** Each answers twice the same, writes once, and keeps its id to itself. */
function expectOnce(company: Company, all: readonly { call: Call; other: Record<string, unknown> }[]): void {
  for (const { call, other } of all) {
    const [method, input] = call;
    const before = stateOf(company.file);
    const first = good(company.callRaw(method, input));
    const after = stateOf(company.file);
    expect(after, method).not.toBe(before);
    expect(good(company.callRaw(method, structuredClone(input))), method).toEqual(first);
    expect(codes(company.callRaw(method, { ...input, ...other })), method).toEqual(['ID_REUSED']);
    expect(stateOf(company.file), method).toBe(after);
  }
}

test('[IDM-1] every command sent twice answers the same and writes once; with other content its id is refused', () => {
  const company = movedElsewhere(makeCompany());
  const all = calls(company);
  // What only a country of the statistics of trade has.
  const trading = companyWithGoods();
  const ofGoods = callsOfGoods(trading.sale, cashSale(trading.company));
  const known = Object.entries(contract).flatMap(([name, { kind }]) => (kind === 'command' ? [name] : []));
  // Only books of a country that changed its currency are converted: see euro.test.ts.
  const elsewhere = ['draft.save', 'draft.discard', 'view.save', 'view.remove', 'baseCurrency.change'];
  expect([...Object.keys(all), ...ofGoods.map(({ call }) => call[0]), ...elsewhere].sort()).toEqual(known.sort());
  expectOnce(trading.company, ofGoods);
  expectOnce(company, Object.values(all));
  // Also after the file was closed, and when another command takes the id.
  company.close();
  const again = reopen(company.file);
  const before = stateOf(company.file);
  for (const { call } of Object.values(all)) expect(codes(again.callRaw(...call)), call[0]).toEqual([]);
  const { id } = all['journal.post']!.call[1];
  expect(codes(attempt(again, 'counterparty.create', { id, name: 'Taker' }))).toEqual(['ID_REUSED']);
  expect(stateOf(company.file)).toBe(before);
});

test('[IDM-1] neither the order of keys nor defaults spelled out make another command', () => {
  const company = makeCompany();
  const id = nextId();
  const first = company.callRaw('salesInvoice.post', { id, date: '2026-05-04', lines: [{ unitPrice: '10', taxCode: 'S18' }] });
  const same = {
    lines: [{ taxCode: 'S18', unitPrice: '10', quantity: '1', description: '' }],
    pricesIncludeVat: false,
    memo: '',
    advances: [],
    date: '2026-05-04',
    id,
  };
  expect(company.callRaw('salesInvoice.post', same)).toEqual(first);
  expect(codes(company.callRaw('salesInvoice.post', { ...same, pricesIncludeVat: true }))).toEqual(['ID_REUSED']);
});

test('[IDM-1] a refused command leaves its id free: corrected, it is posted under the same id', () => {
  const company = makeCompany();
  const id = nextId();
  const lines = (credit: string) => [
    { account: '1210', debit: '10' },
    { account: '5150', credit },
  ];
  expect(codes(company.callRaw('journal.post', { id, date: '2026-05-04', lines: lines('9') }))).toEqual(['UNBALANCED_ENTRY']);
  expect(codes(company.callRaw('journal.post', { id, date: '2026-05-04', lines: lines('10') }))).toEqual([]);
});

test('[IDM-1] the id of anything the books hold is no id for something new', () => {
  const company = makeCompany();
  const party = counterparty(company, 'Party');
  const info = run(company, 'company.info', {});
  for (const id of [party, info.id, info.user.id, run(company, 'account.list', {})[0]!.id]) {
    expect(
      codes(attempt(company, 'advance.receive', { id, date: '2026-05-04', counterpartyId: party, gross: '1', taxCode: 'S18A' })),
    ).toEqual(['ID_REUSED']);
  }
});

test('[IDM-1] a draft is saved as often as it is typed and discarded as often as one likes', () => {
  const company = makeCompany();
  const draft = { id: nextId(), kind: 'payment', title: 'a', form: { amount: '1' } };
  expect(codes(company.callRaw('draft.save', draft))).toEqual([]);
  expect(codes(company.callRaw('draft.save', { ...draft, title: 'b' }))).toEqual([]);
  expect(run(company, 'draft.list', {}).map(({ title }) => title)).toEqual(['b']);
  expect(codes(company.callRaw('draft.discard', { id: draft.id }))).toEqual([]);
  expect(codes(company.callRaw('draft.discard', { id: draft.id }))).toEqual([]);
  expect(run(company, 'draft.list', {})).toEqual([]);
  // What is typed stands in no log: only that a draft was begun and thrown away.
  const { rows } = run(company, 'history.list', { objectId: draft.id });
  expect(rows.map(({ type }) => type)).toEqual(['draft.discarded', 'draft.created']);
});
