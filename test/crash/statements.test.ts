import { existsSync, rmSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import SQLite from 'better-sqlite3';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { connect } from '../../electron/db/db.ts';
import { projectionTables, schemaVersion } from '../../electron/db/migrate.ts';
import { commands } from '../../electron/engine/commands/index.ts';
import { type Company, createCompany, openCompany } from '../../electron/engine/index.ts';
import { headFileOf } from '../../electron/log/head-beacon.ts';
import { keyFileOf } from '../../electron/log/keys.ts';
import { backupInto } from '../../electron/services/backup.ts';
import { createFromBook, importInto, undoImport } from '../../electron/services/import-book.ts';
import { readBookText } from '../../electron/services/read-book.ts';
import { rebuild } from '../../electron/services/rebuild.ts';
import { restore } from '../../electron/services/restore.ts';
import { verifyFile } from '../../electron/verify/verify.ts';
import type { CommandName } from '../../shared/contracts/index.ts';
import { sessionContract } from '../../shared/contracts/users.ts';
import type { Result } from '../../shared/result.ts';
import {
  balances,
  close,
  codes,
  counterparty,
  fixedNow,
  georgianCompany,
  good,
  makeCompany,
  nextId,
  reopen,
  run,
  stateOf,
  tempFolder,
} from '../support/company.ts';
import { cashSale, companyWithGoods, describedGoods, isOfGoods } from '../support/goods.ts';
import { imported } from '../support/imported.ts';
import { itemSaid } from '../support/items.ts';
import { asOfEarlierVersion } from '../support/older-file.ts';
import { type Kept, type Moments, Scene } from './moments.ts';
import { note } from './note.ts';

/** Half files carry the number of their process; after a kill nobody has it any more. */
const afterDeath = (kept: Kept): Kept =>
  new Map([...kept].map(([name, one]) => [name.replaceAll(`.${process.pid}.part`, '.2147483646.part'), one]));

const halvesOf = (stage: Scene): string[] => [...stage.keep().keys()].filter((name) => name.includes('.part'));

const scenes: Scene[] = [];
const sceneOf = (folder: string): Scene => {
  const scene = new Scene(folder);
  scenes.push(scene);
  return scene;
};
const total = { works: 0, moments: 0, states: 0, cuts: 0 };
afterAll(() => {
  for (const scene of scenes) scene.remove();
  note({ kind: 'statements', ...total });
});

function counted<T>(moments: Moments<T>): Moments<T> {
  total.works += 1;
  total.moments += moments.count;
  total.states += moments.states.length;
  return moments;
}

/** How many rows each table has: after a kill and the same request again there are as many as without a kill. */
function rowsOf(file: string): Record<string, number> {
  const db = connect(file, { readonly: true });
  try {
    const tables = [...projectionTables(db), 'batch', 'command_receipt', 'draft', 'saved_view', 'draft_file', 'blob', 'credential'];
    return Object.fromEntries(tables.map((name) => [name, Number(db.get<{ n: bigint }>(`SELECT count(*) AS n FROM "${name}"`)!.n)]));
  } finally {
    db.close();
  }
}

interface World {
  readonly company: Company;
  readonly party: string;
  readonly user: string;
  readonly branch: string;
  readonly account: string;
  readonly retired: string;
  readonly invoice: string;
  readonly bill: string;
  readonly advance: string;
  readonly payment: string;
  readonly entry: string;
}
const on = '2026-06-05' as never;
const capital = (amount: string) => [
  { account: '1210', debit: amount },
  { account: '5150', credit: amount },
];
const names = { ka: 'ა', bg: 'а', ru: 'а', en: 'a' };
const ownersPassword = 'ლურჯი მთა 1972';
const journal = (from: number, count: number): string =>
  Array.from(
    { length: count },
    (_, index) => `2026-06-${String(from + index).padStart(2, '0')} Deposit ${index}\n    Bank    ${index + 1}.00 GEL\n    Capital\n`,
  ).join('\n');
const bookOf = (from = 1, count = 5) => good(readBookText('book.journal', journal(from, count), { format: 'hledger', currentYear: 2026 }));
const into = {
  fileName: 'book.journal',
  mapping: new Map([
    ['Bank', '1210'],
    ['Capital', '5150'],
  ]),
};

/** A company with something in it for every command to work on; everything below starts from its files. */
let file: string;
let scene: Scene;
let start: Kept;
let world: Omit<World, 'company'>;
beforeAll(() => {
  const company = makeCompany();
  file = company.file;
  const party = counterparty(company, 'Party');
  const lines = [{ unitPrice: '1000', taxCode: 'S18' }];
  const document = { date: '2026-05-02' as never, counterpartyId: party };
  const [account, retired] = ['1295', '1294'].map((code) => run(company, 'account.list', {}).find((one) => one.code === code)!.id);
  run(company, 'account.deactivate', { accountId: retired!, version: 1 });
  world = {
    party,
    account: account!,
    retired: retired!,
    user: run(company, 'user.add', { name: 'Vera', role: 'chief-accountant' }).id,
    branch: run(company, 'branch.open', { code: 'TB', name: 'Tbilisi' }).id,
    invoice: run(company, 'salesInvoice.post', { ...document, lines }).id,
    bill: run(company, 'purchaseBill.post', { ...document, lines: [{ unitPrice: '500', taxCode: 'P18' }] }).id,
    advance: run(company, 'advance.receive', { ...document, gross: '118', taxCode: 'S18A' }).id,
    payment: run(company, 'payment.post', { ...document, direction: 'in', amount: '3' }).id,
    entry: run(company, 'journal.post', { date: '2026-05-02' as never, lines: capital('5') }).id,
  };
  run(company, 'salesInvoice.post', { ...document, currency: 'USD', rate: '2.7', lines: [{ unitPrice: '10', taxCode: 'S0X' }] });
  // So that filing has a difference to book.
  for (let count = 0; count < 3; count += 1)
    run(company, 'salesInvoice.post', {
      date: '2026-06-02' as never,
      pricesIncludeVat: true,
      lines: [{ unitPrice: '33.33', taxCode: 'S18' }],
    });
  company.close();
  georgian = stageOf(file, world);
  // What only a country of the statistics of trade has.
  const trading = companyWithGoods();
  trading.company.close();
  trader = stageOf(trading.company.file, { ...world, invoice: trading.sale });
  setStage(georgian);
});

/** A prepared company, closed. */
interface Stage {
  readonly file: string;
  readonly scene: Scene;
  readonly start: Kept;
  readonly world: Omit<World, 'company'>;
}
let georgian: Stage;
let trader: Stage;
function stageOf(at: string, of: Stage['world']): Stage {
  const scene = sceneOf(dirname(at));
  return { file: at, scene, start: scene.keep(), world: of };
}
function setStage(stage: Stage): void {
  ({ file, scene, start, world } = stage);
}

type Make = (world: World) => object;
const document = ({ party }: World) => ({ date: on, counterpartyId: party });
const draft = ({ company }: World) =>
  run(company, 'draft.save', {
    kind: 'journal-entry',
    title: 'Typed',
    form: { typed: 'so' },
    input: { id: nextId(), date: on, lines: capital('7') },
  }).id;
const dimensionIn = (company: Company) => run(company, 'dimension.add', { code: 'PRJ', name: 'Project' }).id;
const dimensionValueIn = (company: Company) =>
  run(company, 'dimensionValue.add', { dimensionId: dimensionIn(company), code: 'A', name: 'A' }).id;
const approved = (w: World) => {
  const draftId = draft(w);
  run(w.company, 'draft.approve', { draftId });
  return draftId;
};

const attachTo = (company: Company, objectId: string) =>
  run(company, 'attachment.add', { objectId, name: 'scan.pdf', content: Buffer.from('%PDF-1.4').toString('base64') }).attachmentId;

const openPair = (w: World) => {
  const money = { date: on as never, counterpartyId: document(w).counterpartyId, currency: 'USD' };
  return {
    date: on as never,
    documentId: run(w.company, 'salesInvoice.post', { ...money, rate: '2.7', lines: [{ unitPrice: '10', taxCode: 'S0X' }] }).id,
    creditId: run(w.company, 'payment.post', { ...money, rate: '2.6', direction: 'in', amount: '10' }).id,
  };
};

/** A right input of every command; what has to be there first it makes in the company. */
const inputs: { readonly [M in CommandName]: Make } = {
  'company.update': () => ({ name: 'New name', onePerson: true, vatPayer: true }),
  'baseCurrency.change': ({ company }) => {
    // Books in leva stand where the others stood.
    close(company);
    scene.putBack(new Map());
    const lev = { ...georgianCompany, country: 'BG', taxId: '123456786', baseCurrency: 'BGN' };
    const books = good(createCompany(file, lev, { now: fixedNow }));
    const client = counterparty(books, 'Client');
    run(books, 'salesInvoice.post', {
      date: '2025-12-02' as never,
      counterpartyId: client,
      lines: [{ unitPrice: '999.99', taxCode: 'S20' }],
    });
    books.close();
    return {};
  },
  'user.add': () => ({ name: 'Gia', role: 'auditor' }),
  'user.change': ({ user }) => ({ userId: user, role: 'auditor', active: false }),
  'user.rename': ({ user }) => ({ userId: user, name: 'Vera II' }),
  'user.unlock': ({ user }) => {
    const db = connect(file);
    db.run('INSERT INTO sign_in_guard VALUES (?, 5, 0, 60000)', user);
    db.close();
    return { userId: user };
  },
  'role.define': () => ({ name: 'Reader', permissions: ['accounts:read'] }),
  'role.change': ({ company }) => ({
    roleId: run(company, 'role.define', { name: 'Reader', permissions: ['accounts:read'] }).id,
    name: 'Clerk',
    permissions: ['accounts:read', 'transactions:read'],
    readsOnly: false,
  }),
  'access.configure': () => ({ autoLockMinutes: 30 }),
  'account.open': () => ({ code: '1296', names, type: 'asset', parentCode: '1200' }),
  'account.rename': ({ account }) => ({ accountId: account, version: 1, names }),
  'account.move': ({ account }) => ({ accountId: account, version: 1, code: '1298', parentCode: '1200' }),
  'account.deactivate': ({ account }) => ({ accountId: account, version: 1 }),
  'account.activate': ({ retired }) => ({ accountId: retired, version: 2 }),
  'counterparty.create': () => ({ name: 'Another' }),
  'dimension.add': () => ({ code: 'CC', name: 'Cost centre' }),
  'dimension.rename': ({ company }) => ({ dimensionId: dimensionIn(company), version: 1, name: 'Department' }),
  'dimension.deactivate': ({ company }) => ({ dimensionId: dimensionIn(company), version: 1 }),
  'dimension.activate': ({ company }) => {
    const dimensionId = dimensionIn(company);
    run(company, 'dimension.deactivate', { dimensionId, version: 1 });
    return { dimensionId, version: 2 };
  },
  'dimensionValue.add': ({ company }) => ({ dimensionId: dimensionIn(company), code: 'A', name: 'A' }),
  'dimensionValue.rename': ({ company }) => ({ valueId: dimensionValueIn(company), version: 1, name: 'Another' }),
  'dimensionValue.deactivate': ({ company }) => ({ valueId: dimensionValueIn(company), version: 1 }),
  'dimensionValue.activate': ({ company }) => {
    const valueId = dimensionValueIn(company);
    run(company, 'dimensionValue.deactivate', { valueId, version: 1 });
    return { valueId, version: 2 };
  },
  'item.add': () => ({ name: 'Tea', incomeAccount: '6110', barcode: '4006381333931' }),
  'item.change': ({ company }) => ({ itemId: run(company, 'item.add', { name: 'Cup' }).id, version: 1, code: 'N', ...itemSaid }),
  'item.deactivate': ({ company }) => ({ itemId: run(company, 'item.add', { name: 'Cup' }).id, version: 1 }),
  'item.activate': ({ company }) => {
    const itemId = run(company, 'item.add', { name: 'Cup' }).id;
    run(company, 'item.deactivate', { itemId, version: 1 });
    return { itemId, version: 2 };
  },
  'template.save': () => ({ kind: 'payment', name: 'Rent', form: { amount: '5' } }),
  'template.remove': ({ company }) => ({
    templateId: run(company, 'template.save', { kind: 'payment', name: 'Wages', form: {} }).id,
    version: 1,
  }),
  'budget.save': () => ({ name: 'Plan', year: 2026, lines: [{ account: '6110', amounts: { '2026-01': '5', '2026-02': '6' } }] }),
  'budget.remove': ({ company }) => ({
    budgetId: run(company, 'budget.save', { name: 'Old', year: 2026, lines: [{ account: '6110', amounts: { '2026-01': '5' } }] }).id,
    version: 1,
  }),
  'counterparty.change': (w) => ({
    ...{ counterpartyId: w.party, version: 1, name: 'Renamed', taxId: '', vatNumber: '', country: 'GE', vatPayer: false, related: false },
    ...{ isCustomer: true, isSupplier: true, street: 'Street 1', town: 'Tbilisi', postalCode: '0105', region: '' },
  }),
  'draft.save': () => ({ kind: 'payment', title: 'Typed', form: { amount: '5' } }),
  'draft.discard': (w) => ({ id: draft(w) }),
  'view.save': () => ({ screen: 'journal', name: 'Mine', settings: {} }),
  'view.remove': (w) => ({ id: run(w.company, 'view.save', { screen: 'journal', name: 'Mine', settings: {} }).id }),
  'draft.approve': (w) => ({ draftId: draft(w) }),
  'draft.approveAll': (w) => ({ draftIds: [draft(w), draft(w)] }),
  'draft.reject': (w) => ({ draftId: draft(w), reason: 'wrong account' }),
  'draft.withdraw': (w) => ({ draftId: approved(w) }),
  'draft.post': (w) => {
    const draftId = approved(w);
    attachTo(w.company, draftId);
    return { draftId };
  },
  'draft.postAll': (w) => ({ draftIds: [approved(w), draft(w), approved(w)] }),
  'period.close': () => ({
    period: '2026-04',
    mode: 'hard',
    closeEarlier: true,
    acceptWarnings: ['vat-return', 'revaluation', 'drafts', 'approvals', 'suspense'],
  }),
  'period.reopen': ({ company }) => {
    run(company, 'period.close', { period: '2026-04' as never, mode: 'soft' });
    return { period: '2026-04', reason: 'late bill' };
  },
  'year.close': ({ company }) => {
    run(company, 'journal.post', {
      date: '2025-03-04' as never,
      lines: [
        { account: '7410', debit: '40' },
        { account: '1210', credit: '40' },
      ],
    });
    return { year: 2025, closeMonths: true };
  },
  'year.reopen': ({ company }) => {
    run(company, 'journal.post', {
      date: '2025-03-04' as never,
      lines: [
        { account: '7410', debit: '40' },
        { account: '1210', credit: '40' },
      ],
    });
    run(company, 'year.close', { year: 2025, closeMonths: true });
    return { year: 2025, reason: 'late bill' };
  },
  'journal.post': () => ({ date: on, lines: capital('7') }),
  'journal.reverse': ({ entry }) => ({ date: on, entryId: entry }),
  'journal.correct': ({ entry }) => ({ date: on, entryId: entry, lines: capital('6'), reason: 'wrong amount' }),
  'salesInvoice.post': (w) => ({
    ...document(w),
    lines: [{ unitPrice: '900', taxCode: 'S18' }],
    advances: [{ documentId: w.advance, gross: '59' }],
  }),
  'salesCreditNote.post': (w) => ({
    ...document(w),
    lines: [{ unitPrice: '10', taxCode: 'S18' }],
    correctsDocumentId: w.invoice,
    reason: 'returned',
  }),
  'purchaseBill.post': (w) => ({
    ...document(w),
    currency: 'USD',
    rate: '2.7',
    branch: 'TB',
    lines: [{ account: '7450', unitPrice: '10', taxCode: 'RC18' }],
  }),
  'salesDebitNote.post': (w) => ({
    ...document(w),
    lines: [{ unitPrice: '10', taxCode: 'S18' }],
    correctsDocumentId: w.invoice,
    reason: 'price-changed',
  }),
  'purchaseDebitNote.post': (w) => ({
    ...document(w),
    lines: [{ unitPrice: '10', taxCode: 'P18' }],
    correctsDocumentId: w.bill,
    reason: 'price-changed',
  }),
  'purchaseCreditNote.post': (w) => ({
    ...document(w),
    lines: [{ unitPrice: '10', taxCode: 'P18' }],
    correctsDocumentId: w.bill,
    reason: 'returned',
  }),
  'advance.receive': (w) => ({ ...document(w), gross: '118', taxCode: 'S18A' }),
  'importDeclaration.post': () => ({ date: on, customsValue: '100', duty: '5', taxCode: 'PIM' }),
  'payment.post': (w) => ({ ...document(w), direction: 'in', amount: '1200', allocations: [{ documentId: w.invoice, amount: '1180' }] }),
  // Carried at different rates, so that the difference is an entry.
  'openItem.match': (w) => openPair(w),
  'openItem.unmatch': (w) => ({ matchId: run(w.company, 'openItem.match', openPair(w)).id, reason: 'not agreed' }),
  'purchase.renumber': ({ bill }) => ({ documentId: bill, supplierNumber: 'A-7', reason: 'typed wrongly' }),
  'document.void': ({ payment }) => ({ documentId: payment, reason: 'recorded twice' }),
  'rate.record': () => ({ on, unit: 'USD', rate: '2.7' }),
  'rate.import': () => ({
    source: 'NBG',
    file: 'rates.json',
    quotes: ['USD', 'EUR', 'JPY'].map((unit) => ({ on, unit, quantity: unit === 'JPY' ? 100 : 1, price: 'GEL', rate: '2.9' })),
  }),
  'exchangeSettings.change': ({ company }) => ({ releaseNextDay: !run(company, 'exchangeSettings.get', {}).releaseNextDay }),
  'revaluation.post': () => ({ on: '2026-06-30', rates: [{ currency: 'USD', rate: '2.6' }] }),
  'vatReturn.file': () => ({ period: '2026-06' }),
  'vatReturn.enter': () => ({ period: '2026-06', cell: 'III.3.goods', amount: '1' }),
  'vatCoefficient.set': () => ({ year: 2026, coefficient: '0.80' }),
  'declarant.change': () => ({
    ...{ name: 'Nino Beridze', personId: '01001012345', capacity: 'representative' },
    ...{ town: 'Tbilisi', postCode: '0105', street: 'Street 1', companyAddress: 'Tbilisi' },
  }),
  'auditFile.declare': () => ({
    address: { town: 'София' },
    contact: { firstName: 'Иван', lastName: 'Иванов', capacity: 'управител', telephone: '+359 2 000000', email: 'office@example.bg' },
    bankAccounts: ['BG80BNBG96611020345678'],
    ownership: { isPartOfGroup: '5' },
  }),
  'attachment.add': ({ invoice }) => ({ objectId: invoice, name: 'scan.pdf', content: Buffer.from('%PDF-1.4').toString('base64') }),
  'import.undo': ({ company }) => ({ importId: imported(company, '2026-06-01 Deposit\n    1210  1 GEL\n    5150\n') }),
  'attachment.remove': ({ company, bill }) => ({ attachmentId: attachTo(company, bill) }),
  'taxProfile.set': () => ({ traits: ['employer'] }),
  'cashVat.end': ({ company }) => ({ date: '2026-05-20', documentId: cashSale(company), documentType: '93' }),
  'document.describeGoods': ({ invoice }) => ({ documentId: invoice, items: [describedGoods] }),
  'oss.register': () => ({ from: '2026-05-01' }),
  'oss.deregister': ({ company }) => ({ until: run(company, 'oss.register', { from: '2026-05-01' as never }).from }),
  'oss.file': ({ company }) => {
    run(company, 'oss.register', { from: '2026-05-01' as never });
    run(company, 'salesInvoice.post', { date: '2026-05-16' as never, lines: [{ unitPrice: '100', taxCode: 'OSS-DE-19G' }] });
    return { quarter: '2026-Q2' };
  },
  'intrastat.file': ({ company, invoice }) => {
    run(company, 'document.describeGoods', { documentId: invoice, items: [describedGoods] });
    return { period: '2026-05', flow: 'dispatches' };
  },
  'protocol.post': () => ({ date: '2026-06-10', taxCode: 'S18P', vat: '18', account: '7490', memo: 'Own use' }),
  'salesReport.post': () => ({ date: '2026-06-10', lines: [{ unitPrice: '10', taxCode: 'S18' }] }),
  'branch.open': () => ({ code: 'BT', name: 'Batumi' }),
  'branch.rename': ({ branch }) => ({ branchId: branch, version: 1, name: 'Tiflis' }),
  'branch.deactivate': ({ branch }) => ({ branchId: branch, version: 1 }),
  'numbering.configure': () => ({ kind: 'sales-invoice', digits: 8, resets: 'never' }),
  'numbering.takeOver': ({ company }) => {
    // As if it had come here without its key: a new log begins in it.
    for (const side of [keyFileOf, headFileOf]) rmSync(side(company.file));
    reopen(company.file).close();
    return { reason: 'another computer' };
  },
  'number.reserve': () => ({ kind: 'sales-invoice', branch: 'TB', date: on, count: 3, purpose: 'Fair' }),
  'number.void': ({ company }) => {
    const { series, first } = run(company, 'number.reserve', { kind: 'sales-invoice', branch: 'TB', date: on, count: 3, purpose: 'Fair' });
    return { series, first, last: first + 1, reason: 'Torn' };
  },
};

/** Begins from the prepared company, closed; `prepare` may work on it before. */
function begin<T>(prepare: (world: World) => T): T {
  scene.putBack(start);
  const company = reopen(file);
  const prepared = prepare({ ...world, company });
  company.close();
  return prepared;
}

/**
 * The write-ahead log the work has written, cut off behind each of its frames and in the midst of them: a disk need not have got further when the power
 * went. Each gives one of the states.
 */
function expectCutsAmong(states: readonly string[], kept: Kept): void {
  const wal = `${basename(file)}-wal`;
  const log = kept.get(wal);
  if (log === undefined) return;
  const frame = 24 + 4096;
  let reached = 0;
  for (let at = 32; at <= log.bytes.length; at += frame) {
    for (const cut of [at, at + 2000]) {
      scene.putBack(new Map([...kept, [wal, { ...log, bytes: log.bytes.subarray(0, cut) }]]));
      const found = states.indexOf(stateOf(file));
      expect(found, `cut at ${cut}`).toBeGreaterThanOrEqual(reached);
      reached = found;
      total.cuts += 1;
    }
  }
  expect(reached).toBe(states.length - 1);
}

/** That every moment shows the books before or after, verifies, continues its log, and takes the same request again with one effect. */
async function expectAllOrNothing(
  before: string,
  moments: Moments<unknown>,
  again: (company: Company) => Result<unknown> | Promise<Result<unknown>>,
): Promise<void> {
  const after = stateOf(file);
  const rows = rowsOf(file);
  expect(after === before).toBe(false);
  const seen = moments.states.map((kept) => {
    scene.putBack(kept);
    return stateOf(file);
  });
  // Nothing of it until all of it.
  const there = seen.indexOf(after);
  expect(there).toBeGreaterThan(0);
  expect(seen.map((state) => (state === before ? 'before' : state === after ? 'after' : 'half'))).toEqual(
    seen.map((_, index) => (index < there ? 'before' : 'after')),
  );
  for (const [index, kept] of moments.states.entries()) {
    scene.putBack(kept);
    const verified = verifyFile(file);
    expect(verified.ok ? '' : verified.fault, `state ${index}`).toBe('');
    const company = reopen(file);
    expect(company.newLog, `state ${index}`).toBeUndefined();
    expect(codes(await again(company)), `state ${index}`).toEqual([]);
    company.close();
    expect(rowsOf(file), `state ${index}`).toEqual(rows);
  }
  expectCutsAmong([before, after], moments.states.at(-1)!);
}

describe('a command', () => {
  test('[LOG-1] the table names every command of the contract', () => {
    expect(Object.keys(inputs).sort()).toEqual(Object.keys(commands).sort());
  });

  test.each(Object.keys(commands))(
    '[LOG-1] [IDM-1] %s killed before any statement is wholly there or wholly absent, and can be sent again',
    async (method) => {
      setStage(isOfGoods(method) ? trader : georgian);
      const make = inputs[method as CommandName];
      const input = begin((w) => ({ id: nextId(), ...make(w) }));
      const before = stateOf(file);
      const company = reopen(file);
      const moments = counted(await scene.during(() => good(company.callRaw(method, input))));
      company.close();
      expect(moments.count).toBeGreaterThan(5);
      await expectAllOrNothing(before, moments, (other) => other.callRaw(method, input));
    },
  );
});

describe('a session method', () => {
  const signIn = (company: Company) => company.callSession('session.signIn', { name: 'Nino', password: ownersPassword });
  let protectedBooks: Kept;
  beforeAll(async () => {
    setStage(georgian);
    scene.putBack(start);
    const company = reopen(file);
    good(await company.callSession('session.changePassword', { id: nextId(), password: ownersPassword }));
    company.close();
    protectedBooks = scene.keep();
  });

  test('[LOG-1] [U1] the first password of a company is set or not, and can be set again', async () => {
    begin(() => undefined);
    const before = stateOf(file);
    const company = reopen(file);
    const input = { id: nextId(), password: ownersPassword };
    const moments = counted(await scene.during(() => company.callSession('session.changePassword', input)));
    expect(codes(moments.result as Result<unknown>)).toEqual([]);
    company.close();
    await expectAllOrNothing(before, moments, async (other) => {
      const isSet = stateOf(file) !== before;
      return isSet ? signIn(other) : other.callSession('session.changePassword', input);
    });
  });

  test.each(['session.changePassword', 'user.setPassword'])('[LOG-1] [U1] %s is done or not, and can be sent again', async (method) => {
    scene.putBack(protectedBooks);
    const before = stateOf(file);
    const company = reopen(file);
    good(await signIn(company));
    const input = {
      id: nextId(),
      password: 'correct horse battery',
      ...(method === 'user.setPassword' ? { userId: world.user } : { current: ownersPassword }),
    };
    const moments = counted(await scene.during(() => company.callSession(method, input)));
    expect(codes(moments.result as Result<unknown>)).toEqual([]);
    company.close();
    await expectAllOrNothing(before, moments, async (other) => {
      const signedIn = await signIn(other);
      // The new password is in force: then the old one is not.
      if (!signedIn.ok) return other.callSession('session.signIn', { name: 'Nino', password: 'correct horse battery' });
      return other.callSession(method, input);
    });
  });

  test.each(Object.keys(sessionContract).filter((method) => method.startsWith('session.') && method !== 'session.changePassword'))(
    '[LOG-1] [U1] %s never touches the books, and signing in goes on after it',
    async (method) => {
      scene.putBack(protectedBooks);
      const before = stateOf(file);
      const company = reopen(file);
      if (method !== 'session.signIn') good(await signIn(company));
      const input = method === 'session.signIn' ? { name: 'Nino', password: ownersPassword } : {};
      const { states, result } = counted(await scene.during(() => company.callSession(method, input)));
      expect(codes(result as Result<unknown>)).toEqual([]);
      company.close();
      for (const kept of states) {
        scene.putBack(kept);
        expect(stateOf(file) === before).toBe(true);
        expect(verifyFile(file)).toMatchObject({ ok: true });
        const other = reopen(file);
        expect(codes(await signIn(other))).toEqual([]);
        other.close();
      }
    },
  );
});

describe('a book of another program', () => {
  test('[LOG-1] imported into a company is wholly there or wholly absent, and can be imported again', async () => {
    begin(() => undefined);
    const before = stateOf(file);
    const company = reopen(file);
    const moments = counted(await scene.during(() => good(importInto(company, bookOf(), into))));
    company.close();
    await expectAllOrNothing(before, moments, (other) => importInto(other, bookOf(), into));
  });

  test('[LOG-1] is taken back wholly or not at all', async () => {
    begin(({ company }) => good(importInto(company, bookOf(), into)));
    const before = stateOf(file);
    const company = reopen(file);
    const moments = counted(await scene.during(() => good(undoImport(company))));
    company.close();
    await expectAllOrNothing(before, moments, (other) =>
      // Taken back already: it has no id, so a second time it has nothing to do.
      stateOf(file) === before
        ? undoImport(other)
        : codes(undoImport(other)).join() === 'NOTHING_TO_UNDO'
          ? { ok: true, value: 0 }
          : undoImport(other),
    );
  });

  test('[LOG-1] made into a company has its name when it is whole, and can be made again after a kill at any moment', async () => {
    const folder = tempFolder();
    const made = join(folder, 'book.davtari');
    const stage = sceneOf(folder);
    const make = () => createFromBook(made, bookOf(), { name: 'Book', fileName: 'book.journal' }, { now: fixedNow });
    const { states } = counted(await stage.during(() => good(make())));
    const rows = rowsOf(made);
    for (const [index, kept] of states.entries()) {
      stage.putBack(afterDeath(kept));
      if (!existsSync(made)) expect(codes(make()), `state ${index}`).toEqual([]);
      expect(verifyFile(made), `state ${index}`).toMatchObject({ ok: true, entries: 5 });
      const company = reopen(made);
      expect([index, company.newLog]).toEqual([index, undefined]);
      expect(balances(company)).toEqual({ Bank: '15.00', Capital: '-15.00' });
      company.close();
      expect(rowsOf(made)).toEqual(rows);
      expect(halvesOf(stage)).toEqual([]);
    }
  });
});

describe('a file', () => {
  test('[PRJ-1] that is rebuilt has its tables as they were or as the log gives them', async () => {
    begin(() => undefined);
    const right = stateOf(file);
    const db = new SQLite(file);
    db.exec("UPDATE account SET name_en = 'Changed behind the log' WHERE code = '1210'");
    db.close();
    const wrong = stateOf(file);
    expect(wrong).not.toBe(right);
    const { states } = counted(await scene.during(() => expect(good(rebuild(file)).different).toEqual(['account'])));
    expect(stateOf(file)).toBe(right);
    const seen = states.map((kept) => {
      scene.putBack(kept);
      return stateOf(file);
    });
    expect(new Set(seen)).toEqual(new Set([wrong, right]));
    expect(seen).toEqual([...seen].sort((a, b) => Number(a === right) - Number(b === right)));
    for (const kept of states) {
      scene.putBack(kept);
      good(rebuild(file));
      expect(stateOf(file)).toBe(right);
      expect(verifyFile(file)).toMatchObject({ ok: true });
    }
  });

  test('[LOG-1] [X3] of an earlier version is brought up to date or left as it was, with a whole copy beside it', async () => {
    begin(() => undefined);
    asOfEarlierVersion(file);
    const older = stateOf(file);
    const open = () => {
      const company = reopen(file);
      expect(company.newLog).toBeUndefined();
      company.close();
    };
    const { states } = counted(await scene.during(open));
    const updated = stateOf(file);
    for (const [index, kept] of states.entries()) {
      scene.putBack(afterDeath(kept));
      const state = stateOf(file);
      expect([older, updated], `state ${index}`).toContain(state);
      // The copy has its name before anything changes, and is what the file was.
      const copy = [...kept.keys()].find((name) => name.endsWith('.davtari-backup'));
      if (state !== older) expect(copy, `state ${index}`).toBeDefined();
      if (copy !== undefined) expect(stateOf(join(scene.folder, copy)), `state ${index}`).toBe(older);
      open();
      expect(stateOf(file), `state ${index}`).toBe(updated);
      expect(verifyFile(file)).toMatchObject({ ok: true });
    }
    const version = connect(file, { readonly: true });
    expect(Number(version.raw.pragma('user_version', { simple: true }))).toBe(schemaVersion);
    version.close();
  });

  test('[LOG-1] [X3] that is backed up stays as it was, and what has the name of a backup is whole', async () => {
    begin(() => undefined);
    const before = stateOf(file);
    const folder = join(scene.folder, 'Backups');
    const make = (at: number) => backupInto(file, at, { folder });
    const { states } = counted(await scene.during(async () => good(await make(fixedNow()))));
    for (const [index, kept] of states.entries()) {
      scene.putBack(afterDeath(kept));
      for (const name of kept.keys())
        if (name.endsWith('.davtari-backup')) expect(stateOf(join(scene.folder, name)), `state ${index}`).toBe(before);
      expect(stateOf(file)).toBe(before);
      expect(codes(await make(fixedNow() + 1000)), `state ${index}`).toEqual([]);
      expect(halvesOf(scene)).toEqual([]);
    }
  });

  test('[LOG-1] [X3] that is restored has its name when it is whole, and can be restored again after a kill at any moment', async () => {
    begin(() => undefined);
    const folder = tempFolder();
    const { file: copy } = good(await backupInto(file, fixedNow(), { folder: tempFolder() }));
    const to = join(folder, 'restored.davtari');
    const stage = sceneOf(folder);
    const make = () => restore(copy, to, { now: fixedNow });
    const { states } = counted(await stage.during(() => good(make())));
    for (const [index, kept] of states.entries()) {
      stage.putBack(afterDeath(kept));
      if (!existsSync(to)) expect(codes(make()), `state ${index}`).toEqual([]);
      expect(verifyFile(to), `state ${index}`).toMatchObject({ ok: true });
      const company = reopen(to);
      expect([index, company.newLog]).toEqual([index, undefined]);
      run(company, 'journal.post', { date: on, lines: capital('1') });
      company.close();
      expect(
        [...stage.keep().keys()].filter((name) => name.includes('.part')),
        `state ${index}`,
      ).toEqual([]);
    }
  });

  test('[LOG-1] that is made opens whole or not at all, and can be made again after a kill at any moment', async () => {
    const folder = tempFolder();
    const made = join(folder, 'new.davtari');
    const stage = sceneOf(folder);
    const make = () => {
      const created = createCompany(made, georgianCompany, { now: fixedNow });
      if (created.ok) created.value.close();
      return created;
    };
    const { states } = counted(await stage.during(() => good(make())));
    const rows = rowsOf(made);
    for (const [index, kept] of states.entries()) {
      stage.putBack(afterDeath(kept));
      const opened = existsSync(made) ? openCompany(made, { now: fixedNow }) : undefined;
      if (opened?.ok) opened.value.close();
      else expect(codes(make()), `state ${index}: ${opened && codes(opened)}`).toEqual([]);
      expect(rowsOf(made), `state ${index}`).toEqual(rows);
      expect(verifyFile(made), `state ${index}`).toMatchObject({ ok: true });
      expect(halvesOf(stage), `state ${index}`).toEqual([]);
    }
  });
});
