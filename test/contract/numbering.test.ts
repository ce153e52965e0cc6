import { copyFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import type { Engine } from '../../electron/engine/engine.ts';
import type { Company } from '../../electron/engine/index.ts';
import { readNumberSource } from '../../electron/engine/numbers.ts';
import type { Tx } from '../../electron/engine/tx.ts';
import { rebuild } from '../../electron/services/rebuild.ts';
import { verifyFile } from '../../electron/verify/verify.ts';
import type { Posted } from '../../shared/contracts/journal.ts';
import type { NumberSeriesInfo } from '../../shared/contracts/numbers.ts';
import type { NumberingRule } from '../../shared/jurisdictions/pack.ts';
import { byProgram } from '../../shared/laws/source.ts';
import { ok } from '../../shared/result.ts';
import {
  attempt,
  codes,
  counterparty,
  d,
  fixedNow,
  idOf,
  makeCompany,
  nextId,
  rejections,
  reopen,
  run,
  stateOf,
  tempFolder,
} from '../support/company.ts';

const sale = [{ unitPrice: '10', taxCode: 'S18' }];
const entry = [
  { account: '1210', debit: '10' },
  { account: '5150', credit: '10' },
];
const invoice = (company: Company, party: string, more: object = {}): Posted =>
  run(company, 'salesInvoice.post', { date: d('2026-05-04'), counterpartyId: party, lines: sale, ...more });
const seriesOf = (company: Company, series: string): NumberSeriesInfo => run(company, 'number.continuity', { series, remarks: true })[0]!;

/** Everything the log says gives the tables again, byte for byte, and every number has one state. */
function intact(company: Company): void {
  for (const { series, head, used, voided, leased, missing } of run(company, 'number.continuity', {})) {
    expect([series, used + voided + leased, missing]).toEqual([series, head, []]);
  }
  company.close();
  expect(verifyFile(company.file)).toMatchObject({ ok: true });
  expect(rebuild(company.file)).toMatchObject({ ok: true, value: { different: [] } });
}

describe('[L9] branches', () => {
  test('a company without branches numbers as before, each branch counts for itself in every kind', () => {
    const company = makeCompany();
    const party = counterparty(company, 'Customer');
    const main = invoice(company, party);
    run(company, 'branch.open', { code: 'TB', name: 'თბილისი' });
    const batumi = run(company, 'branch.open', { code: '2', name: 'ბათუმი' });
    expect([main.number, invoice(company, party, { branch: 'TB' }).number, invoice(company, party, { branch: '2' }).number]).toEqual([
      '0000000001',
      'TB-0000000001',
      '2-0000000001',
    ]);
    expect(invoice(company, party, { branch: 'TB' }).number).toBe('TB-0000000002');
    expect(invoice(company, party).number).toBe('0000000002');
    const posted = run(company, 'journal.post', { date: d('2026-05-04'), lines: entry, branch: 'TB' });
    expect(posted.number).toBe('TB-0000000001');
    expect(run(company, 'journal.reverse', { date: d('2026-05-04'), entryId: posted.id, branch: 'TB' }).number).toBe('TB-0000000002');
    const paid = { date: d('2026-05-05'), direction: 'in' as const, counterpartyId: party, amount: '5', branch: '2' };
    expect(run(company, 'payment.post', paid).number).toBe('2-0000000001');
    expect(
      run(company, 'advance.receive', { date: d('2026-05-05'), counterpartyId: party, gross: '118', taxCode: 'S18A', branch: 'TB' }).number,
    ).toBe('TB-0000000001');
    expect(
      run(company, 'importDeclaration.post', { date: d('2026-05-05'), customsValue: '100', taxCode: 'PIM', branch: 'TB' }).number,
    ).toBe('TB-0000000001');
    expect(run(company, 'number.continuity', {}).map(({ series, branch, head }) => [series, branch, head])).toEqual([
      ['advance-received:TB', 'TB', 1],
      ['import-declaration:TB', 'TB', 1],
      ['journal-entry:TB', 'TB', 2],
      ['payment-in:2', '2', 1],
      ['sales-invoice', '', 2],
      ['sales-invoice:2', '2', 1],
      ['sales-invoice:TB', 'TB', 2],
    ]);
    // The branch is told with documents and entries, and left out where there is none.
    const listed = run(company, 'document.list', { kinds: ['sales-invoice'] }).rows;
    expect(listed.map(({ branch, number }) => branch ?? number).sort()).toEqual(['0000000001', '0000000002', '2', 'TB', 'TB']);
    expect(run(company, 'journal.entry', { entryId: posted.id })?.branch).toBe('TB');
    expect(run(company, 'journal.entry', { entryId: main.entryId })).not.toHaveProperty('branch');

    run(company, 'branch.rename', { branchId: batumi.id, version: 1, name: 'ბათუმის ოფისი' });
    run(company, 'branch.deactivate', { branchId: batumi.id, version: 2 });
    expect(run(company, 'branch.list', {}).map(({ code, name, active, version }) => [code, name, active, version])).toEqual([
      ['2', 'ბათუმის ოფისი', false, 3],
      ['TB', 'თბილისი', true, 1],
    ]);
    const state = stateOf(company.file);
    const refused = (input: object) =>
      codes(attempt(company, 'salesInvoice.post', { date: '2026-05-04', counterpartyId: party, lines: sale, ...input }));
    expect(refused({ branch: '2' })).toEqual(['BRANCH_INACTIVE']);
    expect(refused({ branch: 'XX' })).toEqual(['UNKNOWN_BRANCH']);
    expect(refused({ branch: 'tb' })).toEqual(['INPUT_INVALID']);
    expect(codes(attempt(company, 'branch.open', { code: 'TB', name: 'Again' }))).toEqual(['BRANCH_CODE_TAKEN']);
    for (const code of ['', '2026', 'ABCDE', 'თბ'])
      expect(codes(attempt(company, 'branch.open', { code, name: 'X' })), code).toEqual(['INPUT_INVALID']);
    expect(codes(attempt(company, 'branch.rename', { branchId: batumi.id, version: 1, name: 'X' }))).toEqual(['VERSION_CONFLICT']);
    expect(codes(attempt(company, 'branch.deactivate', { branchId: batumi.id, version: 3 }))).toEqual(['BRANCH_INACTIVE']);
    expect(codes(attempt(company, 'branch.rename', { branchId: nextId(), version: 1, name: 'X' }))).toEqual(['UNKNOWN_BRANCH']);
    expect(stateOf(company.file)).toBe(state);
    intact(company);
  });
});

describe('[L9] formats', () => {
  test('a chosen format begins with the next number and the series counts on; a yearly one begins at 1 with its year', () => {
    const company = makeCompany();
    const party = counterparty(company, 'Customer');
    const numbers = [invoice(company, party).number];
    run(company, 'numbering.configure', { kind: 'sales-invoice', prefix: 'INV', digits: 6, resets: 'never' });
    numbers.push(invoice(company, party).number);
    run(company, 'numbering.configure', { kind: 'sales-invoice', digits: 4, resets: 'yearly' });
    numbers.push(invoice(company, party).number, invoice(company, party, { date: d('2025-12-31') }).number, invoice(company, party).number);
    run(company, 'numbering.configure', { kind: 'sales-invoice', digits: 10, resets: 'never' });
    numbers.push(invoice(company, party).number);
    expect(numbers).toEqual(['0000000001', 'INV-000002', '2026-0001', '2025-0001', '2026-0002', '0000000003']);
    // Other kinds are not touched.
    expect(run(company, 'journal.post', { date: d('2026-05-04'), lines: entry }).number).toBe('0000000001');
    expect(run(company, 'number.continuity', {}).map(({ series, year, head }) => [series, year, head])).toEqual([
      ['journal-entry', null, 1],
      ['sales-invoice', null, 3],
      ['sales-invoice/2025', 2025, 1],
      ['sales-invoice/2026', 2026, 2],
    ]);
    const { rule, ...chosen } = run(company, 'numbering.list', {}).find(({ kind }) => kind === 'sales-invoice')!;
    expect(chosen).toEqual({ kind: 'sales-invoice', prefix: '', digits: 10, resets: 'never', chosen: true });
    expect(rule).toMatchObject({ least: 4, most: 12, resets: ['never', 'yearly'] });
    intact(company);
  });

  test('what would make two numbers look the same is refused, whichever comes first', () => {
    const company = makeCompany();
    const configure = (input: object) =>
      attempt(company, 'numbering.configure', { kind: 'sales-invoice', digits: 10, resets: 'never', ...input });
    run(company, 'branch.open', { code: 'TB', name: 'Tbilisi' });
    expect(codes(configure({ prefix: 'TB' }))).toEqual(['NUMBERS_ALIKE']);
    expect(codes(configure({ prefix: 'INV' }))).toEqual([]);
    expect(codes(configure({ prefix: 'FA' }))).toEqual([]);
    // A prefix that was once printed stays taken.
    for (const code of ['INV', 'FA']) expect(codes(attempt(company, 'branch.open', { code, name: 'X' })), code).toEqual(['NUMBERS_ALIKE']);
    expect(codes(configure({ prefix: 'FA' }))).toEqual(['NUMBER_FORMAT_UNCHANGED']);
    const state = stateOf(company.file);
    expect(rejections(configure({ prefix: '2026', digits: 3 }))).toMatchObject([
      { code: 'NUMBER_FORMAT_NOT_ALLOWED', field: 'prefix' },
      { code: 'NUMBER_FORMAT_NOT_ALLOWED', field: 'digits' },
    ]);
    expect(stateOf(company.file)).toBe(state);
    intact(company);
  });
});

describe('[NUM-1] reserved numbers', () => {
  test('a range is set apart, used by naming a number, given up with a reason, and every number keeps one state', () => {
    const company = makeCompany();
    const party = counterparty(company, 'Customer');
    invoice(company, party);
    const book = run(company, 'number.reserve', { kind: 'sales-invoice', date: d('2026-05-04'), count: 5, purpose: 'Paper book 17' });
    expect(book).toEqual({ series: 'sales-invoice', first: 2, last: 6, firstNumber: '0000000002', lastNumber: '0000000006' });
    // The next number of the screen leaves the range alone.
    expect(invoice(company, party).number).toBe('0000000007');
    const onPaper = invoice(company, party, { number: '0000000004', date: d('2026-05-02') });
    expect(onPaper.number).toBe('0000000004');
    run(company, 'number.void', { series: 'sales-invoice', first: 5, last: 6, reason: 'Torn out' });
    run(company, 'number.void', { series: 'sales-invoice', first: 2, reason: 'Misprinted' });
    expect(invoice(company, party).number).toBe('0000000008');

    const register = run(company, 'number.register', { series: 'sales-invoice' });
    expect(register.total).toBe(8);
    expect(register.rows.map(({ value, state, subject, by, documentId }) => [value, state, subject, by, documentId === ''])).toEqual([
      [1, 'used', 'Customer', null, false],
      [2, 'voided', 'Misprinted', 'Nino', true],
      [3, 'leased', 'Paper book 17', 'Nino', true],
      [4, 'used', 'Customer', null, false],
      [5, 'voided', 'Torn out', 'Nino', true],
      [6, 'voided', 'Torn out', 'Nino', true],
      [7, 'used', 'Customer', null, false],
      [8, 'used', 'Customer', null, false],
    ]);
    expect(register.rows[1]!.at).toBe(new Date(fixedNow()).toISOString());
    expect(register.rows[3]).toMatchObject({ documentId: onPaper.id, uid: onPaper.uid, date: '2026-05-02' });
    expect(run(company, 'number.register', { series: 'sales-invoice', from: 3, to: 5, limit: 1, offset: 1 })).toMatchObject({
      total: 3,
      rows: [{ value: 4 }],
    });
    // Number 4 is dated before number 1: allowed, and said.
    expect(seriesOf(company, 'sales-invoice')).toMatchObject({
      first: 1,
      head: 8,
      used: 4,
      voided: 3,
      leased: 1,
      cancelled: 0,
      missing: [],
      outOfOrder: 1,
    });
    expect(
      run(company, 'number.ranges', { series: 'sales-invoice' }).map(({ first, last, state, subject }) => [first, last, state, subject]),
    ).toEqual([
      [1, 1, 'used', ''],
      [2, 2, 'voided', 'Misprinted'],
      [3, 3, 'leased', 'Paper book 17'],
      [4, 4, 'used', ''],
      [5, 6, 'voided', 'Torn out'],
      [7, 8, 'used', ''],
    ]);

    const state = stateOf(company.file);
    const post = (number: string, more: object = {}) =>
      codes(attempt(company, 'salesInvoice.post', { date: '2026-05-04', counterpartyId: party, lines: sale, number, ...more }));
    // Used, given up, never drawn, or of another kind.
    for (const number of ['0000000004', '0000000005', '0000000009', '3']) expect(post(number), number).toEqual(['NUMBER_NOT_RESERVED']);
    expect(codes(attempt(company, 'journal.post', { date: '2026-05-04', lines: entry, number: '0000000003' }))).toEqual([
      'NUMBER_NOT_RESERVED',
    ]);
    const give = (first: number, last?: number) =>
      rejections(attempt(company, 'number.void', { series: 'sales-invoice', first, last, reason: 'x' }));
    expect(give(4)).toEqual([{ code: 'NUMBER_IN_USE', number: '0000000004' }]);
    expect(give(2, 3)).toEqual([{ code: 'NUMBER_ALREADY_VOIDED', number: '0000000002' }]);
    for (const [first, last] of [
      [9, 9],
      [3, 2],
      [100, 999_999_999_999],
    ] as const)
      expect(give(first, last)).toMatchObject([{ code: 'NUMBER_UNKNOWN' }]);
    expect(codes(attempt(company, 'number.void', { series: 'sales-invoice', first: 3, reason: ' ' }))).toEqual(['INPUT_INVALID']);
    expect(stateOf(company.file)).toBe(state);
    intact(company);
  });

  test('a reserved number belongs to its branch and its year', () => {
    const company = makeCompany();
    const party = counterparty(company, 'Customer');
    run(company, 'branch.open', { code: 'TB', name: 'Tbilisi' });
    run(company, 'numbering.configure', { kind: 'sales-invoice', digits: 6, resets: 'yearly' });
    const { firstNumber: number, series } = run(company, 'number.reserve', {
      kind: 'sales-invoice',
      branch: 'TB',
      date: d('2026-05-04'),
      count: 1,
      purpose: 'Fair',
    });
    expect([number, series]).toEqual(['TB-2026-000001', 'sales-invoice:TB/2026']);
    const post = (more: object) =>
      attempt(company, 'salesInvoice.post', { date: '2026-05-04', counterpartyId: party, lines: sale, number, ...more });
    expect(rejections(post({}))).toEqual([{ code: 'NUMBER_SERIES_DIFFERS', number, series }]);
    expect(codes(post({ branch: 'TB', date: '2025-12-31' }))).toEqual(['NUMBER_SERIES_DIFFERS']);
    expect(codes(post({ branch: 'TB' }))).toEqual([]);
    intact(company);
  });

  test('where the law wants digits only, a further device works with reserved numbers', () => {
    const rule: NumberingRule = { digits: 10, resets: 'never', prefix: null, gaps: 'unbroken', source: byProgram };
    const tx = (deviceNo: number, reserved: { series: string; value: bigint }[]) =>
      ({
        deviceNo,
        log: idOf(2),
        remember: (_name: string, read: () => unknown) => read(),
        pack: { numbering: { 'sales-invoice': rule } },
        db: { all: () => reserved, get: () => undefined },
      }) as unknown as Tx;
    const read = (deviceNo: number, input: { number?: string }) =>
      readNumberSource(tx(deviceNo, [{ series: 'sales-invoice', value: 7n }]), 'sales-invoice', d('2026-05-04'), input);
    expect(read(1, {})).toEqual({ source: {}, rejections: [] });
    expect(read(2, {}).rejections).toEqual([{ code: 'NUMBER_MUST_BE_RESERVED' }]);
    expect(read(2, { number: '0000000007' })).toEqual({
      source: { reserved: { series: 'sales-invoice', value: 7, number: '0000000007' } },
      rejections: [],
    });
  });
});

test('[NUM-1] a document taken back keeps its number, marked as cancelled', () => {
  const company = makeCompany();
  const party = counterparty(company, 'Customer');
  const first = invoice(company, party);
  const second = invoice(company, party);
  run(company, 'salesCreditNote.post', {
    date: d('2026-05-05'),
    counterpartyId: party,
    lines: sale,
    correctsDocumentId: first.id,
    reason: 'cancelled',
  });
  run(company, 'salesCreditNote.post', {
    date: d('2026-05-05'),
    counterpartyId: party,
    lines: [{ unitPrice: '1', taxCode: 'S18' }],
    correctsDocumentId: second.id,
    reason: 'price-changed',
  });
  const posted = run(company, 'journal.post', { date: d('2026-05-04'), lines: entry });
  run(company, 'journal.reverse', { date: d('2026-05-05'), entryId: posted.id });
  const cancelledOf = (series: string) => [
    seriesOf(company, series).cancelled,
    run(company, 'number.register', { series }).rows.map(({ cancelled }) => cancelled),
    run(company, 'number.ranges', { series }).map(({ cancelled }) => cancelled),
  ];
  expect(cancelledOf('sales-invoice')).toEqual([1, [true, false], [1]]);
  expect(cancelledOf('journal-entry')).toEqual([1, [true, false], [1]]);
  expect(cancelledOf('sales-credit-note')).toEqual([0, [false, false], [0]]);
  intact(company);
});

test('[NUM-1] verification finds two numbers of a kind that look the same, though no command makes them', () => {
  const company = makeCompany();
  const party = counterparty(company, 'Customer');
  invoice(company, party);
  const reserve = (series: string) =>
    (company as Engine).transact((tx) => {
      tx.append('number.reserved', nextId(), { series, first: 1, last: 1, digits: 10, purpose: 'forged' });
      return ok(true);
    });
  // Another kind may have the same number.
  reserve('purchase-bill:TB');
  expect(verifyFile(company.file)).toMatchObject({ ok: true });
  reserve('sales-invoice:TB');
  company.close();
  expect(verifyFile(company.file)).toEqual({
    ok: false,
    fault: { place: 'number 0000000001', fault: 'it stands in sales-invoice and sales-invoice:TB' },
  });
});

test('[NUM-1] a refused posting leaves no hole, whatever refused it', () => {
  const company = makeCompany();
  const party = counterparty(company, 'Customer');
  run(company, 'branch.open', { code: 'TB', name: 'Tbilisi' });
  const bad: object[] = [
    { lines: [{ unitPrice: '10', taxCode: 'NO' }] },
    { counterpartyId: nextId() },
    { branch: 'NO' },
    { number: '0000000001' },
    { expectedGross: '1' },
    { lines: [{ unitPrice: '0', taxCode: 'S18' }] },
  ];
  for (const [index, more] of bad.entries()) {
    for (const branch of [undefined, 'TB']) {
      const input = { date: '2026-05-04', counterpartyId: party, lines: sale, ...(branch ? { branch } : {}) };
      expect(codes(attempt(company, 'salesInvoice.post', { ...input, ...more }))).not.toEqual([]);
      expect(invoice(company, party, branch ? { branch } : {}).number.slice(-10)).toBe(String(index + 1).padStart(10, '0'));
    }
  }
  intact(company);
});

test('[L9] another device has series of its own, and the first one keeps its ten digits', () => {
  const company = makeCompany();
  const party = counterparty(company, 'Customer');
  invoice(company, party);
  company.close();
  const folder = tempFolder();
  const numbers = ['a', 'b'].map((name) => {
    const file = join(folder, `${name}.davtari`);
    copyFileSync(company.file, file);
    const copy = reopen(file);
    const posted = [invoice(copy, party).number, invoice(copy, party).number];
    expect(posted[0]).toMatch(/^[0-9A-HJKMNP-TV-Z]{6}-0000000001$/);
    expect(posted[1]).toBe(posted[0]!.replace(/1$/, '2'));
    const code = posted[0]!.slice(0, 6);
    expect(seriesOf(copy, `sales-invoice@${code}`)).toMatchObject({ device: code, head: 2, kind: 'sales-invoice' });
    intact(copy);
    return posted[0]!;
  });
  // Both are the second device of their own copy, and share no number.
  expect(numbers[0]).not.toBe(numbers[1]);
  expect(invoice(reopen(company.file), party).number).toBe('0000000002');
});

test('[L10] entries are found by UID and number, as documents are', () => {
  const company = makeCompany();
  const party = counterparty(company, 'Customer');
  const document = invoice(company, party);
  const posts = Array.from({ length: 40 }, () =>
    run(company, 'journal.post', { id: nextRandomId(), date: d('2026-05-04'), lines: entry, memo: 'Capital' }),
  );
  const find = (text: string) => run(company, 'document.find', { text }).map(({ id, kind, uid }) => [id, kind, uid]);
  for (const { id, uid } of posts) {
    for (const text of [uid, uid.toLowerCase(), uid.slice(0, 11), uid.slice(0, 8)])
      expect(find(text), text).toContainEqual([id, 'journal-entry', uid]);
    expect(find(uid)).toEqual([[id, 'journal-entry', uid]]);
  }
  // Only what begins so.
  const start = posts[0]!.uid.slice(0, 4);
  expect(find(start).length).toBe(posts.filter(({ uid }) => uid.startsWith(start)).length);
  expect(find('JE-').length).toBe(0);
  expect(find('0000000007')).toEqual([[posts[6]!.id, 'journal-entry', posts[6]!.uid]]);
  expect(run(company, 'document.find', { text: '0000000001' }).map(({ id }) => id)).toEqual([posts[0]!.id, document.id]);
  expect(run(company, 'document.find', { text: posts[0]!.uid })[0]).toMatchObject({
    number: '0000000001',
    gross: '10.00',
    memo: 'Capital',
  });
  // The entry of a document is found as its document.
  expect(find(document.uid)).toEqual([[document.id, 'sales-invoice', document.uid]]);
});

let seed = 7;
/** Ids whose last bits are spread, the same in every run. */
function nextRandomId(): string {
  const hex = (length: number) => {
    let text = '';
    while (text.length < length) {
      seed = (Math.imul(seed, 1_103_515_245) + 12_345) >>> 0;
      text += (seed >>> 16).toString(16).padStart(4, '0');
    }
    return text.slice(0, length);
  };
  return `0196f000-0000-7${hex(3)}-8${hex(3)}-${hex(12)}`;
}

test('[L9] the history tells branches, formats and reserved numbers in words, with what was before', () => {
  const company = makeCompany();
  const party = counterparty(company, 'Customer');
  const branchId = run(company, 'branch.open', { code: 'TB', name: 'Tbilisi' }).id;
  run(company, 'branch.rename', { branchId, version: 1, name: 'Old town' });
  run(company, 'branch.deactivate', { branchId: run(company, 'branch.open', { code: 'B2', name: 'Batumi' }).id, version: 1 });
  run(company, 'numbering.configure', { kind: 'sales-invoice', prefix: 'INV', digits: 8, resets: 'never' });
  run(company, 'numbering.configure', { kind: 'sales-invoice', digits: 8, resets: 'never' });
  run(company, 'number.reserve', { kind: 'sales-invoice', branch: 'TB', date: d('2026-05-04'), count: 2, purpose: 'Fair' });
  run(company, 'number.void', { series: 'sales-invoice:TB', first: 2, reason: 'Lost' });
  invoice(company, party, { branch: 'TB', number: 'TB-00000001' });
  const told = run(company, 'history.list', { limit: 10 }).rows.map(({ type, subject, before, after }) => [type, subject, before, after]);
  expect(told[1]).toMatchObject(['document.issued', 'TB-00000001', {}, { branch: 'TB', reserved: 'true' }]);
  expect(told.slice(2)).toMatchObject([
    ['number.voided', 'sales-invoice:TB', {}, { first: '2', last: '2', reason: 'Lost' }],
    ['number.reserved', 'sales-invoice:TB', {}, { first: '1', last: '2', head: 'TB-', purpose: 'Fair' }],
    ['numbering.configured', 'sales-invoice', { prefix: 'INV' }, { prefix: '' }],
    ['numbering.configured', 'sales-invoice', {}, { kind: 'sales-invoice', prefix: 'INV', digits: '8', resets: 'never' }],
    ['branch.deactivated', 'B2', { active: 'true' }, { active: 'false' }],
    ['branch.opened', 'B2', {}, { code: 'B2', name: 'Batumi' }],
    ['branch.renamed', 'Old town', { name: 'Tbilisi' }, { name: 'Old town' }],
    ['branch.opened', 'TB', {}, { code: 'TB', name: 'Tbilisi' }],
  ]);
});
