import { beforeAll, describe, expect, test } from 'vitest';
import { connect } from '../../electron/db/db.ts';
import type { Company } from '../../electron/engine/index.ts';
import { accessOf, permissions, type Role, readingPermissions, roles } from '../../shared/access/permissions.ts';
import { type Contract, contract, hostContract } from '../../shared/contracts/index.ts';
import { sessionContract } from '../../shared/contracts/users.ts';
import { attempt, codes, counterparty, d, good, makeCompany, nextId, rejections, reopen, run, stateOf } from '../support/company.ts';
import { cashSale, companyWithGoods, describedGoods, isOfGoods } from '../support/goods.ts';
import { imported } from '../support/imported.ts';
import { itemSaid } from '../support/items.ts';
import { movedElsewhere } from '../support/moved.ts';

// What each role may do, written out by hand: requirements U2. o owner, c chief accountant, a accountant, t tax specialist, r auditor (reads only).
// Columns as in `order`; "+" may, "-" may not.
const order: readonly Role[] = ['owner', 'chief-accountant', 'accountant', 'tax-specialist', 'auditor'];
const table = `
                             o c a t r
  company.update             + + - - -
  baseCurrency.change        + + - - -
  user.add                   + - - - -
  user.change                + - - - -
  user.rename                + - - - -
  user.unlock                + - - - -
  role.define                + - - - -
  role.change                + - - - -
  access.configure           + + - - -
  account.open               + + - - -
  account.rename             + + - - -
  account.move               + + - - -
  account.deactivate         + + - - -
  account.activate           + + - - -
  counterparty.create        + + + - -
  counterparty.change        + + + - -
  dimension.add              + + - - -
  dimension.rename           + + - - -
  dimension.deactivate       + + - - -
  dimension.activate         + + - - -
  dimensionValue.add         + + + - -
  dimensionValue.rename      + + + - -
  dimensionValue.deactivate  + + + - -
  dimensionValue.activate    + + + - -
  item.add                   + + + - -
  item.change                + + + - -
  item.deactivate            + + + - -
  item.activate              + + + - -
  template.save              + + + - -
  template.remove            + + + - -
  budget.save                + + + - -
  budget.remove              + + + - -
  draft.save                 + + + - -
  draft.discard              + + + - -
  view.save                  + + + + -
  view.remove                + + + + -
  draft.approve              + + - - -
  draft.approveAll           + + - - -
  draft.reject               + + - - -
  draft.withdraw             + + + - -
  draft.post                 + + + - -
  draft.postAll              + + + - -
  period.close               + + - - -
  period.reopen              + + - - -
  year.close                 + + - - -
  year.reopen                + + - - -
  journal.post               + + + - -
  journal.reverse            + + + - -
  journal.correct            + + + - -
  document.void              + + + - -
  purchase.renumber          + + + - -
  openItem.match             + + + - -
  openItem.unmatch           + + + - -
  salesInvoice.post          + + + - -
  salesCreditNote.post       + + + - -
  purchaseBill.post          + + + - -
  purchaseCreditNote.post    + + + - -
  salesDebitNote.post        + + + - -
  purchaseDebitNote.post     + + + - -
  advance.receive            + + + - -
  importDeclaration.post     + + + - -
  payment.post               + + + - -
  vatReturn.file             + + - + -
  vatReturn.enter            + + - + -
  vatCoefficient.set         + + - + -
  declarant.change           + + - + -
  auditFile.declare          + + - + -
  attachment.add             + + + - -
  attachment.remove          + + + - -
  import.undo                + + - - -
  taxProfile.set             + + - + -
  document.describeGoods     + + + - -
  intrastat.file             + + - + -
  oss.register               + + - + -
  oss.deregister             + + - + -
  oss.file                   + + - + -
  protocol.post              + + + - -
  cashVat.end                + + + - -
  salesReport.post           + + + - -
  branch.open                + + - - -
  branch.rename              + + - - -
  branch.deactivate          + + - - -
  numbering.configure        + + - - -
  numbering.takeOver         + + - - -
  number.reserve             + + - - -
  number.void                + + - - -
  rate.record                + + + - -
  rate.import                + + + - -
  exchangeSettings.change    + + - - -
  revaluation.post           + + + - -

  company.info               + + + + +
  baseCurrency.preview       + + + + +
  user.list                  + + + + +
  user.signIns               + - - - -
  role.list                  + - - - -
  overview.get               + + + + +
  period.list                + + + + +
  period.checks              + + + + +
  period.certificates        + + + + +
  period.certificate         + + + + +
  year.preview               + + + + +
  history.list               + + + + +
  draft.list                 + + + + +
  draft.get                  + + + + +
  account.list               + + + + +
  taxCode.list               + + + + +
  counterparty.list          + + + + +
  counterparty.register      + + + + +
  counterparty.get           + + + + +
  dimension.list             + + + + +
  item.list                  + + + + +
  item.get                   + + + + +
  template.list              + + + + +
  budget.list                + + + + +
  budget.get                 + + + + +
  budget.propose             + + + + +
  journal.list               + + + + +
  journal.export             + + + + +
  journal.groups             + + + + +
  document.groups            + + + + +
  view.list                  + + + + +
  journal.entry              + + + + +
  journal.links              + + + + +
  account.card               + + + + +
  account.exportCard         + + + + +
  account.balance            + + + + +
  trialBalance.get           + + + + +
  report.get                 + + + + +
  report.export              + + + + +
  document.list              + + + + +
  document.export            + + + + +
  document.get               + + + + +
  document.find              + + + + +
  document.pdf               + + + + +
  number.continuity          + + + + +
  number.register            + + + + +
  number.ranges              + + + + +
  number.pdf                 + + + + +
  numbering.list             + + + + +
  numbering.former           + + + + +
  branch.list                + + + + +
  rate.at                    + + + + +
  rate.list                  + + + + +
  exchangeSettings.get       + + + + +
  revaluation.preview        + + + + +
  vatReturn.get              + + - + +
  vatReturn.rows             + + - + +
  vatReturn.pdf              + + - + +
  vatReturn.csv              + + - + +
  vatReturn.check            + + - + +
  vatReturn.files            + + - + +
  vatCoefficient.list        + + - + +
  declarant.get              + + - + +
  auditFile.declared         + + - + +
  auditFile.check            + + - + +
  attachment.list            + + + + +
  import.list                + + + + +
  attachment.content         + + + + +
  search.everything          + + + + +
  filedLedger.list           + + - + +
  filedLedger.print          + + - + +
  intrastat.documents        + + - + +
  intrastat.get              + + - + +
  intrastat.message          + + - + +
  intrastat.watch            + + - + +
  oss.get                    + + - + +
  oss.rows                   + + - + +
  oss.csv                    + + - + +
  oss.watch                  + + - + +
  vatReturn.lateness         + + - + +
  vat.registrationWatch      + + - + +
  vat.proportion             + + - + +
  vat.assetAdjustment        + + - + +
  worksheet.forms            + + - + +
  worksheet.get              + + - + +
  worksheet.pdf              + + - + +
  taxCalendar.list           + + + + +
  taxCalendar.ics            + + + + +
`;
const may = new Map(
  table
    .split('\n')
    .map((line) => line.trim().split(/\s+/))
    .filter(([name]) => name?.includes('.'))
    .map(([name, ...marks]) => [name!, order.filter((_, index) => marks[index] === '+')]),
);

const declarant = {
  ...{ name: 'Nino Beridze', personId: '01001012345', capacity: 'representative' },
  ...{ town: 'Tbilisi', postCode: '0105', street: 'Street 1', companyAddress: 'Tbilisi' },
};

const auditFileDeclared = {
  address: { town: 'София' },
  contact: { firstName: 'Иван', lastName: 'Иванов', capacity: 'управител', telephone: '+359 2 000000', email: 'office@example.bg' },
  bankAccounts: ['BG80BNBG96611020345678'],
  ownership: { isPartOfGroup: '5' },
};

let owner: Company;
const users = new Map<Role, Company>();
/** A company of a country that is part of the statistics of trade, for what others refuse. */
let trading: ReturnType<typeof companyWithGoods>;
const traders = new Map<Role, Company>();
// Each registration begins after the one before has ended, and each quarter is filed once.
let ossDays = 0;
let ossQuarters = 0;
const ossDay = () => {
  ossDays += 1;
  return d(new Date(Date.UTC(2021, 6, 1 + ossDays)).toISOString().slice(0, 10));
};
/** One right call of every method, with things of its own to act on. */
let calls: Record<keyof Contract, () => object>;

beforeAll(() => {
  // Of a file that was moved, so that its numbers can be taken over.
  owner = movedElsewhere(makeCompany());
  trading = companyWithGoods();
  for (const role of order.slice(1)) {
    run(owner, 'user.add', { name: role, role: role as Exclude<Role, 'owner'> });
    users.set(role, reopen(owner.file, { userId: role }));
    run(trading.company, 'user.add', { name: role, role: role as Exclude<Role, 'owner'> });
    traders.set(role, reopen(trading.company.file, { userId: role }));
  }
  users.set('owner', owner);
  traders.set('owner', trading.company);
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
  run(owner, 'period.close', { period: '1980-01', mode: 'hard', acceptWarnings: ['vat-return'] });
  let serial = 0;
  const attached = () => {
    serial += 1;
    const content = Buffer.from(`note ${serial}`).toString('base64');
    return run(owner, 'attachment.add', { objectId: bill.id, name: 'note.txt', content }).attachmentId;
  };
  const note = attached();
  // A code not yet used, an account and an entry of one's own for every call.
  const code = () => {
    serial += 1;
    return `19${String(serial).padStart(3, '0')}`;
  };
  let turn = 0;
  let filings = 0;
  const branchCode = () => {
    turn += 1;
    return `B${turn}`;
  };
  const branch = () => run(owner, 'branch.open', { code: branchCode(), name: 'Branch' }).id;
  const dimension = () => run(owner, 'dimension.add', { code: code(), name: 'Dimension' }).id;
  const dimensionValue = () => run(owner, 'dimensionValue.add', { dimensionId: dimension(), code: 'A', name: 'Value' }).id;
  const item = () => run(owner, 'item.add', { name: 'Item' }).id;
  const template = () => run(owner, 'template.save', { kind: 'payment', name: code(), form: {} }).id;
  const budget = () =>
    run(owner, 'budget.save', { name: code(), year: 2026, lines: [{ account: '6110', amounts: { '2026-01': '5' } }] }).id;
  const account = () => run(owner, 'account.open', { code: code(), names, type: 'asset' }).id;
  const closedMonth = () => {
    serial += 1;
    const period = `20${10 + (serial % 80)}-01`;
    run(owner, 'period.close', { period, mode: 'soft' });
    return period;
  };
  // Years before anything else here, the latest first: a closed year has no later closed one before it.
  let year = 1990;
  const freeYear = () => {
    year += 1;
    return year;
  };
  const draft = (by: Company) =>
    run(by, 'draft.save', { kind: 'journal-entry', title: 'Draft', form: {}, input: { id: nextId(), date: '2026-05-02', lines } }).id;
  const on = '2026-05-01';
  // An invoice and money that is open in favour of the same customer.
  const openPair = () => ({
    date: d('2026-05-02'),
    documentId: run(owner, 'salesInvoice.post', { date: d('2026-05-02'), counterpartyId: party, lines: sale }).id,
    creditId: run(owner, 'payment.post', { date: d('2026-05-02'), counterpartyId: party, direction: 'in', amount: '1' }).id,
  });
  calls = {
    'company.update': () => ({ name: 'Name', onePerson: true, vatPayer: true }),
    'user.add': () => ({ name: code(), role: 'auditor' }),
    'user.change': () => ({ userId: run(owner, 'user.add', { name: code(), role: 'auditor' }).id, role: 'accountant', active: true }),
    'user.rename': () => ({ userId: run(owner, 'user.add', { name: code(), role: 'auditor' }).id, name: code() }),
    'user.unlock': () => {
      const userId = run(owner, 'user.add', { name: code(), role: 'auditor' }).id;
      const db = connect(owner.file);
      db.run('INSERT INTO sign_in_guard VALUES (?, 5, 0, 60000)', userId);
      db.close();
      return { userId };
    },
    'role.define': () => ({ name: code(), permissions: ['accounts:read'] }),
    'role.change': () => ({
      roleId: run(owner, 'role.define', { name: code(), permissions: ['accounts:read'] }).id,
      name: code(),
      permissions: ['accounts:read'],
      readsOnly: false,
    }),
    'access.configure': () => ({ autoLockMinutes: 30 }),
    'account.open': () => ({ code: code(), names, type: 'asset' }),
    'account.rename': () => ({ accountId: account(), version: 1, names }),
    'account.move': () => ({ accountId: account(), version: 1, code: code(), parentCode: null }),
    'account.deactivate': () => ({ accountId: account(), version: 1 }),
    'account.activate': () => {
      const accountId = account();
      run(owner, 'account.deactivate', { accountId, version: 1 });
      return { accountId, version: 2 };
    },
    'dimension.list': () => ({}),
    'dimension.add': () => ({ code: code(), name: 'Dimension' }),
    'dimension.rename': () => ({ dimensionId: dimension(), version: 1, name: 'Other' }),
    'dimension.deactivate': () => ({ dimensionId: dimension(), version: 1 }),
    'dimension.activate': () => {
      const dimensionId = dimension();
      run(owner, 'dimension.deactivate', { dimensionId, version: 1 });
      return { dimensionId, version: 2 };
    },
    'dimensionValue.add': () => ({ dimensionId: dimension(), code: 'A', name: 'Value' }),
    'dimensionValue.rename': () => ({ valueId: dimensionValue(), version: 1, name: 'Other' }),
    'dimensionValue.deactivate': () => ({ valueId: dimensionValue(), version: 1 }),
    'dimensionValue.activate': () => {
      const valueId = dimensionValue();
      run(owner, 'dimensionValue.deactivate', { valueId, version: 1 });
      return { valueId, version: 2 };
    },
    'item.add': () => ({ name: 'Item' }),
    'item.change': () => ({ itemId: item(), version: 1, code: code(), ...itemSaid }),
    'item.deactivate': () => ({ itemId: item(), version: 1 }),
    'item.activate': () => {
      const itemId = item();
      run(owner, 'item.deactivate', { itemId, version: 1 });
      return { itemId, version: 2 };
    },
    'template.save': () => ({ kind: 'payment', name: code(), form: {} }),
    'template.remove': () => ({ templateId: template(), version: 1 }),
    'budget.save': () => ({ name: code(), year: 2026, lines: [{ account: '6110', amounts: { '2026-01': '5' } }] }),
    'budget.remove': () => ({ budgetId: budget(), version: 1 }),
    'counterparty.create': () => ({ name: 'Another' }),
    'counterparty.change': () => ({
      ...{
        counterpartyId: counterparty(owner, 'Party'),
        version: 1,
        name: 'Renamed',
        taxId: '',
        vatNumber: '',
        country: 'GE',
        vatPayer: false,
        related: false,
      },
      ...{ isCustomer: true, isSupplier: true, street: 'Street 1', town: 'Tbilisi', postalCode: '0105', region: '' },
    }),
    'draft.save': () => ({ kind: 'payment', title: '', form: {} }),
    'draft.discard': () => ({ id: draft(owner) }),
    'draft.approve': () => ({ draftId: draft(owner) }),
    'draft.approveAll': () => ({ draftIds: [draft(owner)] }),
    'draft.reject': () => ({ draftId: draft(owner), reason: 'wrong account' }),
    'draft.withdraw': () => {
      const draftId = draft(owner);
      run(owner, 'draft.approve', { draftId });
      return { draftId };
    },
    'draft.post': () => ({ draftId: draft(owner) }),
    'draft.postAll': () => ({ draftIds: [draft(owner)] }),
    'period.close': () => {
      serial += 1;
      return { period: `20${10 + (serial % 80)}-02`, mode: 'soft' };
    },
    'period.reopen': () => ({ period: closedMonth(), reason: 'late' }),
    'year.close': () => ({ year: freeYear() }),
    'year.reopen': () => {
      const year = freeYear();
      run(owner, 'year.close', { year });
      return { year, reason: 'late' };
    },
    'journal.post': () => ({ date: on, lines }),
    'journal.correct': () => ({
      date: on,
      entryId: run(owner, 'journal.post', { date: on as never, lines }).id,
      lines,
      reason: 'wrong account',
    }),
    'document.void': () => ({
      documentId: run(owner, 'payment.post', { ...(document as unknown as { date: never }), direction: 'in', amount: '1' }).id,
      reason: 'paid twice',
    }),
    'openItem.match': () => openPair(),
    'openItem.unmatch': () => ({ matchId: run(owner, 'openItem.match', openPair()).id, reason: 'not agreed' }),
    'journal.reverse': () => ({ date: on, entryId: run(owner, 'journal.post', { date: on as never, lines }).id }),
    'salesInvoice.post': () => ({ ...document, lines: sale }),
    'salesCreditNote.post': () => ({ ...document, lines: sale, correctsDocumentId: invoice.id, reason: 'returned' }),
    'purchaseBill.post': () => ({ ...document, lines: purchase }),
    'purchaseCreditNote.post': () => ({ ...document, lines: purchase, correctsDocumentId: bill.id, reason: 'returned' }),
    'salesDebitNote.post': () => ({ ...document, lines: sale, correctsDocumentId: invoice.id, reason: 'price-changed' }),
    'purchaseDebitNote.post': () => ({ ...document, lines: purchase, correctsDocumentId: bill.id, reason: 'price-changed' }),
    'advance.receive': () => ({ ...document, gross: '118', taxCode: 'S18A' }),
    'importDeclaration.post': () => ({ date: on, customsValue: '100', duty: '5', taxCode: 'PIM' }),
    'payment.post': () => ({ ...document, direction: 'in', amount: '1' }),
    'vatReturn.file': () => {
      serial += 1;
      return { period: `202${serial % 5}-0${1 + (serial % 9)}` };
    },
    'purchase.renumber': () => {
      serial += 1;
      return { documentId: bill.id, supplierNumber: `R-${serial}`, reason: 'typed wrongly' };
    },
    'vatReturn.enter': () => ({ period: '2026-06', cell: 'III.3.goods', amount: '1' }),
    'vatCoefficient.set': () => ({ year: 2026, coefficient: '0.80' }),
    'declarant.change': () => declarant,
    'auditFile.declare': () => auditFileDeclared,
    'attachment.add': () => {
      serial += 1;
      return { objectId: bill.id, name: 'note.txt', content: Buffer.from(`note ${serial}`).toString('base64') };
    },
    'attachment.remove': () => ({ attachmentId: attached() }),
    'import.undo': () => {
      serial += 1;
      return { importId: imported(owner, `2026-05-01 Deposit ${serial}\n    1210  1 GEL\n    5150\n`) };
    },
    'taxProfile.set': () => ({ traits: ['employer'] }),
    'cashVat.end': () => ({ date: '2026-05-20', documentId: cashSale(trading.company), documentType: '93' }),
    'document.describeGoods': () => ({ documentId: trading.sale, items: [describedGoods] }),
    // A month without goods, each time another one.
    'intrastat.file': () => {
      filings += 1;
      return { period: `2026-0${1 + (filings % 6)}`, flow: 'arrivals' };
    },
    'oss.register': () => ({ from: ossDay() }),
    'oss.deregister': () => ({ until: run(trading.company, 'oss.register', { from: ossDay() }).from }),
    'oss.file': () => {
      run(trading.company, 'oss.register', { from: ossDay() });
      ossQuarters += 1;
      return { quarter: `${2022 + Math.floor(ossQuarters / 4)}-Q${(ossQuarters % 4) + 1}` };
    },
    'oss.get': () => ({ quarter: '2026-Q1' }),
    'oss.rows': () => ({ quarter: '2026-Q1' }),
    'oss.csv': () => ({ quarter: '2026-Q1' }),
    'oss.watch': () => ({}),
    'intrastat.documents': () => ({ period: '2026-05' }),
    'intrastat.get': () => ({ period: '2026-05', flow: 'dispatches' }),
    'intrastat.message': () => ({ period: '2026-06', flow: 'arrivals' }),
    'intrastat.watch': () => ({ year: 2026 }),
    'protocol.post': () => ({ date: on, taxCode: 'S18P', taxable: '100', vat: '18', account: '7490', memo: 'Own use' }),
    'salesReport.post': () => ({ date: on, lines: sale }),
    'rate.record': () => ({ on, unit: 'USD', rate: '2.7' }),
    'rate.import': () => ({ source: 'NBG', quotes: [{ on, unit: 'EUR', quantity: 1, price: 'GEL', rate: '3.1' }] }),
    'exchangeSettings.change': () => ({ releaseNextDay: false }),
    'revaluation.post': () => ({ on }),
    'period.checks': () => ({ period: '2026-05' }),
    'period.certificates': () => ({ period: '1980-01' }),
    'period.certificate': () => ({ period: '1980-01' }),
    'year.preview': () => ({ year: 2025 }),
    'rate.at': () => ({ currency: 'USD', on }),
    'rate.list': () => ({}),
    'exchangeSettings.get': () => ({}),
    'revaluation.preview': () => ({ on }),
    'company.info': () => ({}),
    'baseCurrency.change': () => ({}),
    'baseCurrency.preview': () => ({}),
    'user.list': () => ({}),
    'user.signIns': () => ({}),
    'role.list': () => ({}),
    'overview.get': () => ({ on }),
    'period.list': () => ({}),
    'history.list': () => ({}),
    'draft.list': () => ({}),
    'draft.get': () => ({ id: nextId() }),
    'account.list': () => ({}),
    'taxCode.list': () => ({ on }),
    'counterparty.list': () => ({}),
    'counterparty.register': () => ({}),
    'counterparty.get': () => ({ id: party }),
    'item.list': () => ({}),
    'item.get': () => ({ id: nextId() }),
    'template.list': () => ({}),
    'budget.list': () => ({}),
    'budget.get': () => ({ budgetId: nextId() }),
    'budget.propose': () => ({ year: 2026 }),
    'journal.list': () => ({}),
    'journal.export': () => ({ format: 'csv', language: 'en' }),
    'document.export': () => ({ kinds: ['sales-invoice'], format: 'csv', language: 'en' }),
    'account.exportCard': () => ({ account: '1410', from: on, to: on, format: 'csv', language: 'en' }),
    'journal.groups': () => ({}),
    'document.groups': () => ({ kinds: ['sales-invoice'] }),
    'view.list': () => ({}),
    'view.save': () => ({ id: nextId(), screen: 'journal', name: nextId(), settings: {} }),
    'view.remove': () => ({ id: nextId() }),
    'journal.entry': () => ({ entryId: invoice.entryId }),
    'journal.links': () => ({ entryId: invoice.entryId }),
    'account.card': () => ({ account: '1410', from: on, to: on }),
    'account.balance': () => ({ account: '1410', asOf: on }),
    'trialBalance.get': () => ({}),
    'report.get': () => ({ kind: 'journal', from: on, to: on }),
    'report.export': () => ({ kind: 'turnover-sheet', from: on, to: on, format: 'csv', language: 'en' }),
    'document.list': () => ({ kinds: ['sales-invoice'] }),
    'document.get': () => ({ id: invoice.id }),
    'document.find': () => ({ text: 'Party' }),
    'document.pdf': () => ({ id: invoice.id, language: 'en' }),
    'branch.open': () => ({ code: branchCode(), name: 'Branch' }),
    'branch.rename': () => ({ branchId: branch(), version: 1, name: 'Other' }),
    'branch.deactivate': () => ({ branchId: branch(), version: 1 }),
    'numbering.configure': () => {
      turn += 1;
      return { kind: 'revaluation', digits: 4 + (turn % 9), resets: 'never' };
    },
    'numbering.takeOver': () => {
      // Possible once in a file that was moved: as if it had not been done yet.
      const db = connect(owner.file);
      db.run('DELETE FROM number_continuation');
      db.close();
      return { reason: 'another computer' };
    },
    'number.reserve': () => ({ kind: 'sales-invoice', date: on, count: 1, purpose: 'Book' }),
    'number.void': () => {
      const { series, first } = run(owner, 'number.reserve', { kind: 'sales-invoice', date: on as never, count: 1, purpose: 'Book' });
      return { series, first, reason: 'Torn' };
    },
    'number.continuity': () => ({}),
    'number.register': () => ({ series: 'sales-invoice' }),
    'number.ranges': () => ({ series: 'sales-invoice' }),
    'number.pdf': () => ({ series: 'revaluation', language: 'en' }),
    'numbering.list': () => ({}),
    'numbering.former': () => ({}),
    'branch.list': () => ({}),
    'vatReturn.get': () => ({ period: '2026-05' }),
    'vatReturn.lateness': () => ({ period: '2026-05' }),
    'vat.registrationWatch': () => ({}),
    'vat.proportion': () => ({ period: '2026-05' }),
    'vat.assetAdjustment': () => ({ year: 2026, assets: [] }),
    'worksheet.forms': () => ({}),
    'worksheet.get': () => ({ kind: 'property-tax', period: '2026' }),
    'worksheet.pdf': () => ({ kind: 'property-tax', period: '2026', language: 'en' }),
    'taxCalendar.list': () => ({ from: '2026-05-01', to: '2026-05-31' }),
    'taxCalendar.ics': () => ({ from: '2026-05-01', to: '2026-05-31', language: 'en' }),
    'vatReturn.rows': () => ({ period: '2026-05', cell: 'I.1.base' }),
    'vatReturn.pdf': () => ({ period: '2026-05', language: 'en' }),
    'vatReturn.csv': () => ({ period: '2026-05', language: 'en' }),
    'vatReturn.check': () => ({ period: '2026-05' }),
    'vatReturn.files': () => ({ period: '2026-05' }),
    'vatCoefficient.list': () => ({}),
    'declarant.get': () => ({}),
    'auditFile.declared': () => ({}),
    'auditFile.check': () => ({ wanted: { kind: 'monthly', period: '2026-05' } }),
    'attachment.list': () => ({ objectId: bill.id }),
    'import.list': () => ({}),
    'attachment.content': () => ({ attachmentId: note }),
    'search.everything': () => ({ text: 'Party' }),
    'filedLedger.list': () => ({ period: '2026-05' }),
    'filedLedger.print': () => ({ period: '2026-05', ledger: 'sales', as: 'csv', language: 'en' }),
  };
});

test('[ACC-1] the table names every method of the contract and every role', () => {
  expect([...may.keys()].sort()).toEqual(Object.keys(contract).sort());
  expect(Object.keys(calls).sort()).toEqual(Object.keys(contract).sort());
  expect([...roles].sort()).toEqual([...order].sort());
});

describe.each(order)('%s', (role) => {
  test.each([...may.keys()] as (keyof Contract)[])('[ACC-1] %s', (method) => {
    const input = calls[method]();
    // Ledgers are filed by the company with goods, in its country.
    const window = (isOfGoods(method) || method === 'filedLedger.print' ? traders : users).get(role)!;
    const before = stateOf(window.file);
    const result = attempt(window, method, input);
    if (may.get(method)!.includes(role)) {
      // Georgia did not change its currency: who may ask hears that.
      const heard = method === 'baseCurrency.change' ? ['BASE_CHANGE_NOT_IN_PACK'] : [];
      expect(codes(result), JSON.stringify(rejections(result))).toEqual(heard);
    } else {
      expect(codes(result)).toEqual(['PERMISSION_DENIED']);
      expect(rejections(result)[0]).toMatchObject({ role, permission: contract[method].permission });
      expect(stateOf(window.file) === before, 'something was written').toBe(true);
    }
  });
});

const methods = Object.keys(contract) as (keyof Contract)[];
/** All of them: a method without an entry in `calls` fails the test of the table above. */
const callable = () => methods.filter((method) => Object.hasOwn(calls, method));
const madeInputs = new Map<keyof Contract, object>();
/** A right input, made once: for calls that are refused whatever they ask. */
function anyInput(method: keyof Contract): object {
  const input = madeInputs.get(method) ?? calls[method]();
  madeInputs.set(method, input);
  return input;
}
const headOf = () => run(owner, 'company.info', {}).position;

// Roles a company defines itself: one for each permission, and one that looks at everything and does nothing.
describe.each([
  ...permissions.map((permission) => ({ name: `only ${permission}`, permissions: [permission], readsOnly: false })),
  { name: 'only looks', permissions: [...readingPermissions], readsOnly: true },
])('a defined role: $name', ({ name, permissions: granted, readsOnly }) => {
  test('[ACC-1] may what declares one of its permissions and nothing else, method by method', () => {
    const role = run(owner, 'role.define', { name, permissions: granted, readsOnly }).id;
    run(owner, 'user.add', { name, role });
    const window = reopen(owner.file, { userId: name });
    for (const method of callable()) {
      const { permission, kind } = contract[method];
      const isAllowed = (permission === undefined || granted.includes(permission)) && !(readsOnly && kind === 'command');
      const input = isAllowed ? calls[method]() : anyInput(method);
      const before = headOf();
      const result = attempt(window, method, input);
      if (isAllowed) {
        expect(codes(result), `${method}: ${JSON.stringify(rejections(result))}`).not.toContain('PERMISSION_DENIED');
      } else {
        expect([method, ...codes(result)]).toEqual([method, 'PERMISSION_DENIED']);
        expect(headOf(), method).toBe(before);
      }
    }
  });
});

describe('nobody who may act', () => {
  const password = 'correct horse battery';
  const signIn = (company: Company, name: string) => company.callSession('session.signIn', { name, password });
  const withPasswords = async () => {
    const company = makeCompany();
    const { id } = run(company, 'user.add', { name: 'Lasha', role: 'owner' });
    good(await company.callSession('session.changePassword', { id: nextId(), password }));
    good(await company.callSession('user.setPassword', { id: nextId(), userId: id, password }));
    return { company, lasha: id };
  };
  const sessionCalls = {
    'session.lock': {},
    'session.touch': {},
    'session.changePassword': { id: nextId(), password, current: password },
    'user.setPassword': { id: nextId(), userId: nextId(), password },
  };

  async function everyMethodAnswers(company: Company, code: string): Promise<void> {
    for (const method of callable()) {
      expect([method, ...codes(attempt(company, method, anyInput(method)))]).toEqual([method, code]);
    }
    for (const [method, input] of Object.entries(sessionCalls)) {
      expect([method, ...codes(await company.callSession(method, input))]).toEqual([method, code]);
    }
  }

  test('[ACC-1] signed out: every command and query is refused and nothing is written', async () => {
    const { company } = await withPasswords();
    const window = reopen(company.file);
    const before = stateOf(company.file);
    await everyMethodAnswers(window, 'SIGN_IN_REQUIRED');
    expect(stateOf(company.file)).toBe(before);
  });

  test('[ACC-1] locked: the same', async () => {
    const { company } = await withPasswords();
    good(await company.callSession('session.lock', {}));
    const before = stateOf(company.file);
    await everyMethodAnswers(company, 'SESSION_LOCKED');
    expect(stateOf(company.file)).toBe(before);
  });

  test('[ACC-1] deactivated while signed in: the same', async () => {
    const { company, lasha } = await withPasswords();
    const window = reopen(company.file);
    good(await signIn(window, 'Lasha'));
    run(company, 'user.change', { userId: lasha, role: 'owner', active: false });
    const before = stateOf(company.file);
    await everyMethodAnswers(window, 'SIGN_IN_REQUIRED');
    expect(stateOf(company.file)).toBe(before);
    expect(codes(await signIn(window, 'Lasha'))).toEqual(['SIGN_IN_FAILED']);
  });
});

test('[ACC-1] what a host does beside the contract is asked of the same session', () => {
  const company = makeCompany();
  run(company, 'user.add', { name: 'Eka', role: 'auditor' });
  const window = reopen(company.file, { userId: 'Eka' });
  expect(codes(window.authorize('reports:tax', 'query'))).toEqual([]);
  expect(codes(window.authorize('reports:tax'))).toEqual(['PERMISSION_DENIED']);
  expect(codes(window.authorize('admin:system', 'query'))).toEqual(['PERMISSION_DENIED']);
  expect(codes(window.authorize(undefined))).toEqual(['PERMISSION_DENIED']);
});

// What anyone who acts in the company may ask without a permission, and why. Commands are never on this list.
const openToAll: Readonly<Record<string, string>> = {
  'company.info': 'the frame of every screen: which company this is and what the asking user may do',
  'user.list': 'names of colleagues, who stand beside their work everywhere; no password, no hash',
};
const openSession: Readonly<Record<string, string>> = {
  'session.status': 'the sign-in screen has to know that it is needed',
  'session.signIn': 'it is how a permission is obtained',
  'session.signOut': 'leaving is always possible',
  'session.lock': 'so is locking',
  'session.touch': 'changes nothing but the idle time of the own session',
  'session.changePassword': 'one’s own, with the current one',
};

// What the host around company files answers to whoever runs the program, because it shows and changes no books.
const openHost: Readonly<Record<string, string>> = {
  'app.info': 'the program, and which file is open',
  'app.companies': 'names of files in a folder this person can list anyway',
  'app.create': 'a company of one’s own',
  'app.open': 'what is opened asks for its own sign-in',
  'app.openSample': 'the sample company',
  'app.discardSample': 'the sample company, which is nobody’s; one with passwords of its own is not thrown away',
  'app.close': 'ends the session',
  'app.previewImport': 'a book this person brought along',
  'app.import': 'becomes a company of its own',
  'app.dryRunImport': 'the same, taken back at once',
  'app.importWork': 'how far an import is that is under way: a count',
  'app.stopImport': 'calls it off',
  'app.exportWork': 'which files are being made and how far each is: kinds and counts',
  'app.stopExport': 'calls off a file of a report, which who may read reports waits for',
  'app.safety': 'whether there are backups and when the file was checked: no figures',
  'app.backupNow': 'a copy beside the file, under the same passwords; who runs the program can copy the file anyway',
  'app.checkNow': 'reads only and says intact or damaged',
  'app.stopWork': 'calls off a backup or a check',
  'app.damagedFile': 'names of backups of a file that does not open, and so has nobody to ask',
  'app.restoreDamaged': 'a copy beside it, under the passwords of the backup; only of a file that does not open',
  'app.stopRestore': 'calls that off',
};

test('[ACC-1] a method of the host that touches the books declares its permission', () => {
  const open = Object.entries(hostContract).filter(([method, { permission }]) => permission === undefined && method.startsWith('app.'));
  expect(open.map(([method]) => method).sort()).toEqual(Object.keys(openHost).sort());
});

test('[ACC-1] every command declares its permission, and so does every query that is not open to all for a reason', () => {
  const open = methods.filter((method) => contract[method].permission === undefined);
  expect(open.sort()).toEqual(Object.keys(openToAll).sort());
  expect(open.filter((method) => contract[method].kind === 'command')).toEqual([]);
  const session = Object.entries(sessionContract).filter(([, { permission }]) => permission === undefined);
  expect(session.map(([method]) => method).sort()).toEqual(Object.keys(openSession).sort());
});

test('[ACC-1] docs/access.md is the table as the contracts declare it', async () => {
  const mark = (marked: boolean) => (marked ? 'x' : ' ');
  const row = (cells: readonly string[]) => `| ${cells.join(' | ')} |`;
  const rows = Object.entries({ ...contract, ...sessionContract })
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([method, { kind, permission }]) => {
      const reason = openToAll[method] ?? openSession[method];
      const allowed = roles.map((role) => {
        const { permissions: granted, readsOnly } = accessOf(role);
        if (method in openSession) return true;
        return (permission === undefined || granted.includes(permission)) && !(readsOnly && kind === 'command');
      });
      return row([`\`${method}\``, kind, permission ? `\`${permission}\`` : `none: ${reason}`, ...allowed.map(mark)]);
    });
  const text = [
    '# Who may do what',
    '',
    'Made from `shared/contracts` and `shared/access/permissions.ts` by `test/contract/roles.test.ts`, which fails when they differ; `vitest -u` writes it anew.',
    'The engine checks each call against the role of the acting user, whatever transport carried it. Roles a company defines itself may what declares',
    'one of their permissions; one that only looks runs no command. Methods of the host around a company file (`app.*`) that declare a permission are',
    'checked by the workspace against the open company.',
    '',
    row(['Method', 'Kind', 'Permission', ...roles]),
    row(['---', '---', '---', ...roles.map(() => '---')]),
    ...rows,
    '',
  ];
  await expect(text.join('\n')).toMatchFileSnapshot('../../docs/access.md');
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
