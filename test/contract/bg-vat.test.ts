import { hash } from 'node:crypto';
import { beforeAll, expect, test } from 'vitest';
import type { Company } from '../../electron/engine/index.ts';
import { compareFiles } from '../../electron/services/compare-copies.ts';
import { rebuild } from '../../electron/services/rebuild.ts';
import { verifyFile } from '../../electron/verify/verify.ts';
import type { InputOf } from '../../shared/contracts/index.ts';
import { attempt, codes, counterparty, d, good, makeCompany, month, nextId, postings, run } from '../support/company.ts';

// The month of bulgaria.md 12, posted as an accountant would, to the files it is filed with.

const january = month('2026-01');
const now = () => Date.UTC(2026, 1, 10, 9, 0);

const testCompany = {
  id: nextId(),
  country: 'BG',
  name: 'ТЕСТ ДАВТАРИ ЕООД',
  taxId: '123456786',
  vatPayer: true,
  userName: 'ИВАН ИВАНОВ',
} as const;

type Parties = Record<
  | 'client'
  | 'german'
  | 'romanian'
  | 'swiss'
  | 'unregistered'
  | 'austrian'
  | 'italian'
  | 'irish'
  | 'supplier'
  | 'hotel'
  | 'scrap'
  | 'chinese',
  string
>;

interface Book {
  readonly company: Company;
  readonly posted: Record<string, { entryId: string; id: string; number: string }>;
}

function postJanuary(without: readonly string[] = []): Book {
  const company = makeCompany(testCompany, { now });
  run(company, 'declarant.change', {
    name: 'ИВАН ИВАНОВ ИВАНОВ',
    personId: '7523169263',
    capacity: 'representative',
    town: 'СОФИЯ',
    postCode: '1000',
    street: 'УЛ. ПРИМЕРНА 1',
    companyAddress: '1000 СОФИЯ, УЛ. ПРИМЕРНА 1',
  });
  run(company, 'vatCoefficient.set', { year: 2026, coefficient: '0.80' });
  const party = (name: string, taxId: string, country: string, vatPayer: boolean) =>
    counterparty(company, name, { taxId, country, vatPayer });
  const p: Parties = {
    client: party('КЛИЕНТ АД', '111111113', 'BG', true),
    german: party('MUSTER GMBH', 'DE136695976', 'DE', true),
    romanian: party('EXEMPLU SRL', 'RO18547290', 'RO', true),
    swiss: party('SAMPLE LTD, CH', '', 'CH', false),
    unregistered: party('КЛИЕНТ БЕЗ ДДС ЕООД', '444444441', 'BG', false),
    austrian: party('BEISPIEL GMBH', 'ATU13585627', 'AT', true),
    italian: party('ESEMPIO SPA', 'IT00743110157', 'IT', true),
    irish: party('SAMPLE CLOUD LTD', 'IE6433435F', 'IE', true),
    supplier: party('ДОСТАВЧИК ООД', '222222226', 'BG', true),
    hotel: party('ХОТЕЛ ООД', '555555554', 'BG', true),
    scrap: party('СКРАП ООД', '333333339', 'BG', true),
    chinese: party('SAMPLE TRADING, CN', '', 'CN', false),
  };
  // A hundred invoices were made with another program.
  const used = run(company, 'number.reserve', {
    kind: 'sales-invoice',
    date: d('2026-01-01'),
    count: 100,
    purpose: 'издадени с друга програма',
  });
  run(company, 'number.void', { series: used.series, first: 1, last: 100, reason: 'издадени с друга програма' });

  const line = (description: string, unitPrice: string, taxCode: string, account: string) => ({ description, unitPrice, taxCode, account });
  const posted: Book['posted'] = {};
  const post = <
    M extends
      | 'salesInvoice.post'
      | 'salesCreditNote.post'
      | 'purchaseBill.post'
      | 'protocol.post'
      | 'salesReport.post'
      | 'importDeclaration.post',
  >(
    name: string,
    method: M,
    input: Omit<InputOf<M>, 'id'>,
  ) => {
    if (!without.includes(name)) posted[name] = run(company, method, input as never) as never;
  };
  post('bill', 'purchaseBill.post', {
    date: d('2026-01-08'),
    counterpartyId: p.supplier,
    supplierNumber: '0000004567',
    lines: [line('Стоки', '600.00', 'P20', '304')],
  });
  post('rent', 'purchaseBill.post', {
    date: d('2026-01-09'),
    counterpartyId: p.supplier,
    supplierNumber: '0000004568',
    lines: [line('Наем офис', '200.00', 'P20P', '60202')],
  });
  post('sale', 'salesInvoice.post', { date: d('2026-01-12'), counterpartyId: p.client, lines: [line('Стоки', '1000.00', 'S20', '702')] });
  post('entertainment', 'purchaseBill.post', {
    date: d('2026-01-13'),
    counterpartyId: p.hotel,
    supplierNumber: '0000000911',
    lines: [line('Представителни разходи', '100.00', 'P20N', '60909')],
  });
  post('nights', 'salesInvoice.post', { date: d('2026-01-14'), counterpartyId: p.client, lines: [line('Нощувки', '500.00', 'S9', '703')] });
  post('ics', 'salesInvoice.post', {
    date: d('2026-01-15'),
    counterpartyId: p.german,
    lines: [line('Стоки - ВОД', '2000.00', 'SZICS', '702')],
  });
  post('service', 'salesInvoice.post', {
    date: d('2026-01-16'),
    counterpartyId: p.romanian,
    lines: [line('Консултантска услуга', '750.00', 'SP21', '703')],
  });
  post('export', 'salesInvoice.post', {
    date: d('2026-01-19'),
    counterpartyId: p.swiss,
    lines: [line('Стоки - износ', '3000.00', 'SZ28', '702')],
  });
  post('exempt', 'salesInvoice.post', {
    date: d('2026-01-20'),
    counterpartyId: p.unregistered,
    lines: [line('Обучение по чл. 41', '400.00', 'SE41', '703')],
  });
  post('import', 'importDeclaration.post', {
    date: d('2026-01-21'),
    counterpartyId: p.chinese,
    supplierNumber: '26BG005100012345A6',
    customsValue: '5000.00',
    duty: '0.00',
    taxCode: 'PIM20',
    memo: 'Внос на стоки',
  });
  if (posted.sale)
    post('credit note', 'salesCreditNote.post', {
      date: d('2026-01-22'),
      counterpartyId: p.client,
      correctsDocumentId: posted.sale.id,
      reason: 'returned',
      lines: [line('Връщане на стоки', '100.00', 'S20', '702')],
    });
  post('triangular', 'salesInvoice.post', {
    date: d('2026-01-23'),
    counterpartyId: p.austrian,
    lines: [line('Тристранна операция', '1200.00', 'STRI', '702')],
  });
  post('acquisition', 'purchaseBill.post', {
    date: d('2026-01-26'),
    counterpartyId: p.italian,
    supplierNumber: 'FT 12/2026',
    lines: [line('ВОП на стоки', '1500.00', 'RICA20', '304')],
  });
  post('cloud', 'purchaseBill.post', {
    date: d('2026-01-27'),
    counterpartyId: p.irish,
    supplierNumber: 'INV-1',
    lines: [line('Услуга по чл. 21, ал. 2', '250.00', 'R82', '60205')],
  });
  post('scrap', 'purchaseBill.post', {
    date: d('2026-01-26'),
    protocolDate: d('2026-01-28'),
    counterpartyId: p.scrap,
    supplierNumber: '0000000077',
    lines: [line('Отпадъци', '300.00', 'RC1', '302')],
  });
  post('private use', 'protocol.post', {
    date: d('2026-01-30'),
    taxCode: 'SPU20',
    vat: '10.00',
    account: '60909',
    memo: 'Лично ползване на актив',
  });
  post('cash register', 'salesReport.post', { date: d('2026-01-31'), lines: [line('Продажби на дребно', '984.00', 'S20', '702')] });
  return { company, posted };
}

const cells = (company: Company): Record<string, string> =>
  Object.fromEntries(
    run(company, 'vatReturn.get', { period: january }).parts.flatMap((part) =>
      part.lines.map((each) => [each.code, each.cells.amount!.amount]),
    ),
  );

let book: Book;
beforeAll(() => {
  book = postJanuary();
});

test('[V4] bulgaria.md 12: each case is booked as the example says', () => {
  const of = (name: string) => postings(book.company, book.posted[name]!);
  expect(of('sale')).toEqual(['Dr 411 1200.00', 'Cr 4532 200.00', 'Cr 702 1000.00']);
  expect(of('credit note')).toEqual(['Dr 4532 20.00', 'Dr 702 100.00', 'Cr 411 120.00']);
  expect(of('nights')).toEqual(['Dr 411 545.00', 'Cr 4532 45.00', 'Cr 703 500.00']);
  expect(of('acquisition')).toEqual(['Dr 304 1500.00', 'Dr 4531 300.00', 'Cr 401 1500.00', 'Cr 4532 300.00']);
  expect(of('cloud')).toEqual(['Dr 4531 50.00', 'Dr 60205 250.00', 'Cr 401 250.00', 'Cr 4532 50.00']);
  expect(of('bill')).toEqual(['Dr 304 600.00', 'Dr 4531 120.00', 'Cr 401 720.00']);
  expect(of('rent')).toEqual(['Dr 4531 40.00', 'Dr 60202 200.00', 'Cr 401 240.00']);
  expect(of('entertainment')).toEqual(['Dr 60909 120.00', 'Cr 401 120.00']);
  expect(of('scrap')).toEqual(['Dr 302 300.00', 'Dr 4531 60.00', 'Cr 401 300.00', 'Cr 4532 60.00']);
  expect(of('cash register')).toEqual(['Dr 501 984.00', 'Cr 4532 164.00', 'Cr 702 820.00']);
  expect(of('private use')).toEqual(['Dr 60909 10.00', 'Cr 4532 10.00']);
  expect(of('import')).toEqual(['Dr 4531 1000.00', 'Cr 458 1000.00']);
});

test('[V4] bulgaria.md 12.1: the return of the month, cell by cell', () => {
  expect(cells(book.company)).toMatchObject({
    ...{
      '01': '9270.00',
      '11': '1720.00',
      '12': '2050.00',
      '13': '500.00',
      '14': '3000.00',
      '15': '2000.00',
      '16': '0.00',
      '17': '750.00',
    },
    ...{ '18': '1200.00', '19': '400.00', '20': '809.00', '21': '344.00', '22': '410.00', '23': '10.00', '24': '45.00', '30': '120.00' },
    ...{
      '31': '7650.00',
      '32': '200.00',
      '33': '0.80',
      '40': '1562.00',
      '41': '1530.00',
      '42': '40.00',
      '43': '0.00',
      '50': '0.00',
      '60': '753.00',
    },
    ...{ '00-05': '13', '00-06': '8' },
  });
});

test('[V4] bulgaria.md 12.2: the four files, byte for byte', () => {
  expect(run(book.company, 'vatReturn.check', { period: january }).filter(({ level }) => level === 'error')).toEqual([]);
  const files = run(book.company, 'vatReturn.files', { period: january });
  expect(files.map(({ name, base64, sha256 }) => [name, Buffer.from(base64, 'base64').length, sha256])).toEqual([
    ['DEKLAR.TXT', 592, 'dde693c457de6fe21f30fe6a3bcfed8fbc13318011c2de8bca1c4f815e1e0e9f'],
    ['POKUPKI.TXT', 2208, '50dec54123e95384a95965a12d30805e93c55bdbbea671584796df8f8f23972b'],
    ['PRODAGBI.TXT', 5538, 'e0650da108d85b2005044d776cd7557abafc43167698ceaf6da9c992014b4b41'],
    ['VIES.TXT', 995, '8a2c07367f9cdf078ae1687bfdeb5f67874195ba92c57c8b336ec447460c0247'],
  ]);
  for (const { base64, sha256 } of files) expect(hash('sha256', Buffer.from(base64, 'base64'))).toBe(sha256);
});

test('[V4] bulgaria.md 12.1: what K and the import change', () => {
  expect(cells(postJanuary(['import']).company)).toMatchObject({ '40': '562.00', '50': '247.00', '60': '0.00' });
  const { company } = postJanuary();
  run(company, 'vatCoefficient.set', { year: 2026, coefficient: '1.00' });
  expect(cells(company)).toMatchObject({ '40': '1570.00', '60': '761.00' });
  run(company, 'vatCoefficient.set', { year: 2026, coefficient: '0.00' });
  expect(cells(company)).toMatchObject({ '40': '1530.00', '60': '721.00' });
});

test('[V2] filing closes the month: what gives no credit is cost, the VAT accounts are empty, and the bytes are kept', () => {
  const { company } = postJanuary();
  const before = run(company, 'vatReturn.files', { period: january });
  const warnings = [...new Set(run(company, 'vatReturn.check', { period: january }).map(({ rule }) => rule))];
  run(company, 'vatReturn.file', { period: january, accepted: warnings.map((rule) => ({ rule, reason: 'прегледано' })) });
  const entries = run(company, 'journal.list', { from: d('2026-01-31'), to: d('2026-01-31') }).rows;
  expect(entries.filter(({ kind }) => kind === 'vat-not-credited').map(({ entryId }) => postings(company, { entryId }))).toEqual([
    ['Dr 60202 8.00', 'Cr 4531 8.00'],
  ]);
  expect(entries.filter(({ kind }) => kind === 'vat-settlement').map(({ entryId }) => postings(company, { entryId }))).toEqual([
    ['Dr 4532 809.00', 'Dr 4538 753.00', 'Cr 4531 1562.00'],
  ]);
  for (const { entryId } of entries.filter(({ kind }) => kind.startsWith('vat-')))
    expect(codes(attempt(company, 'journal.reverse', { entryId, date: d('2026-01-31') }))).toEqual(['REVERSAL_OF_VAT_RETURN']);
  const balances = run(company, 'trialBalance.get', { asOf: d('2026-01-31') }).rows;
  for (const account of ['4531', '4532']) expect(balances.find(({ accountCode }) => accountCode === account)?.balance).toBe('0.00');
  const filed = run(company, 'vatReturn.files', { period: january });
  expect(filed).toEqual(before.map((file) => ({ ...file, filed: true })));
  expect(good(rebuild(company.file)).different).toEqual([]);
});

test('[V2] a late bill changes neither the files nor the figures that were filed', () => {
  const { company } = postJanuary();
  const warnings = [...new Set(run(company, 'vatReturn.check', { period: january }).map(({ rule }) => rule))];
  run(company, 'vatReturn.file', { period: january, accepted: warnings.map((rule) => ({ rule, reason: 'прегледано' })) });
  const filed = run(company, 'vatReturn.files', { period: january });
  const supplier = counterparty(company, 'НОВ ДОСТАВЧИК', { taxId: '831902088', country: 'BG', vatPayer: true });
  run(company, 'purchaseBill.post', {
    date: d('2026-01-20'),
    counterpartyId: supplier,
    supplierNumber: '0000000001',
    lines: [{ description: 'Стоки', unitPrice: '50.00', taxCode: 'P20', account: '304' }],
  });
  expect(run(company, 'vatReturn.files', { period: january })).toEqual(filed);
  expect(
    run(company, 'vatReturn.get', { period: january }).changedSinceFiling.map(({ cell, filed: then, now: later }) => [cell, then, later]),
  ).toContainEqual(['41.amount', '1530.00', '1540.00']);
});

test('[V2] a corrected return stands beside the first: difference listed and booked, both versions and their bytes kept', () => {
  const { company } = postJanuary();
  const accepted = () =>
    [...new Set(run(company, 'vatReturn.check', { period: january }).map(({ rule }) => rule))].map((rule) => ({
      rule,
      reason: 'прегледано',
    }));
  expect(codes(attempt(company, 'vatReturn.file', { period: january, corrected: true, accepted: accepted() }))).toEqual([
    'RETURN_NOT_FILED',
  ]);
  run(company, 'vatReturn.file', { period: january, accepted: accepted() });
  expect(codes(attempt(company, 'vatReturn.file', { period: january, corrected: true, accepted: accepted() }))).toEqual([
    'RETURN_UNCHANGED',
  ]);
  const first = run(company, 'vatReturn.files', { period: january });
  const before = run(company, 'company.info', {}).position;
  run(company, 'purchaseBill.post', {
    date: d('2026-01-20'),
    counterpartyId: counterparty(company, 'НОВ ДОСТАВЧИК', { taxId: '831902088', country: 'BG', vatPayer: true }),
    supplierNumber: '0000000001',
    lines: [
      { description: 'Стоки', unitPrice: '50.00', taxCode: 'P20', account: '304' },
      { description: 'Наем', unitPrice: '25.00', taxCode: 'P20P', account: '60202' },
    ],
  });
  expect(codes(attempt(company, 'vatReturn.file', { period: january, accepted: accepted() }))).toEqual(['RETURN_ALREADY_FILED']);
  run(company, 'vatReturn.file', { period: january, corrected: true, accepted: accepted() });

  // 10.00 credited in full; of 5.00 partly credited 4.00: the rest is cost.
  const entries = run(company, 'journal.list', { from: d('2026-01-31'), to: d('2026-01-31') }).rows.filter(
    ({ position }) => position > before,
  );
  expect(entries.filter(({ kind }) => kind === 'vat-not-credited').map(({ entryId }) => postings(company, { entryId }))).toEqual([
    ['Dr 60202 1.00', 'Cr 4531 1.00'],
  ]);
  expect(entries.filter(({ kind }) => kind === 'vat-settlement').map(({ entryId }) => postings(company, { entryId }))).toEqual([
    ['Dr 4538 14.00', 'Cr 4531 14.00'],
  ]);
  const shown = run(company, 'vatReturn.get', { period: january });
  expect(shown.filed).toMatchObject({ version: 2, credit: '767.00' });
  expect(shown.changedSinceFiling).toEqual([]);
  expect(shown.corrections).toHaveLength(1);
  expect(shown.corrections[0]!.differences).toEqual(
    expect.arrayContaining([
      { cell: '41.amount', before: '1530.00', after: '1540.00' },
      { cell: '40.amount', before: '1562.00', after: '1576.00' },
      { cell: '60.amount', before: '753.00', after: '767.00' },
    ]),
  );
  const second = run(company, 'vatReturn.files', { period: january });
  expect(second.map(({ filed }) => filed)).toEqual([true, true, true, true]);
  expect(second.find(({ name }) => name === 'POKUPKI.TXT')!.sha256).not.toBe(first.find(({ name }) => name === 'POKUPKI.TXT')!.sha256);
  // As it was known before the correction, the first version is the return.
  expect(run(company, 'vatReturn.get', { period: january, knownOn: before })).toMatchObject({
    filed: { version: 1, credit: '753.00' },
    corrections: [],
  });
  expect(good(rebuild(company.file)).different).toEqual([]);
});

test('[NUM-1] protocols of bills and those of their own are one series, in whatever order they come', () => {
  const company = makeCompany({ ...testCompany, id: nextId() }, { now });
  const supplier = counterparty(company, 'ESEMPIO SPA', { taxId: 'IT00743110157', country: 'IT', vatPayer: true });
  const own = () =>
    run(company, 'protocol.post', { date: d('2026-01-30'), taxCode: 'SPU20', vat: '10.00', account: '60909', memo: 'Лично ползване' });
  const bill = (supplierNumber: string) =>
    run(company, 'purchaseBill.post', {
      ...{ date: d('2026-01-26'), counterpartyId: supplier, supplierNumber },
      lines: [{ description: 'ВОП', unitPrice: '100.00', taxCode: 'RICA20', account: '304' }],
    });
  own();
  bill('1');
  own();
  bill('2');
  bill('3');
  own();
  const numbers = run(company, 'filedLedger.list', { period: january, side: 'sales' }).map(({ number }) => number);
  expect(numbers.sort()).toEqual(['0000000001', '0000000002', '0000000003', '0000000004', '0000000005', '0000000006']);
  for (const { missing } of run(company, 'number.continuity', { series: 'protocol' })) expect(missing).toEqual([]);
  expect(verifyFile(company.file)).toMatchObject({ ok: true });
  const compared = good(compareFiles([company.file]));
  expect(compared.conflicts).toEqual([]);
  expect(compared.series).toContainEqual({ series: 'protocol', head: 6, used: 6, voided: 0, leased: 0 });
  expect(good(rebuild(company.file)).different).toEqual([]);
});

test('[V7] an error keeps the return from being filed, a warning asks for a reason', () => {
  const { company } = postJanuary();
  run(company, 'purchaseBill.post', {
    date: d('2026-01-20'),
    counterpartyId: counterparty(company, 'БЕЗ НОМЕР', { taxId: '831902088', country: 'BG', vatPayer: true }),
    supplierNumber: '12/А',
    lines: [{ description: 'Стоки', unitPrice: '50.00', taxCode: 'P20', account: '304' }],
  });
  const found = run(company, 'vatReturn.check', { period: january });
  expect(found[0]).toMatchObject({ rule: 'BG-VAT-7', level: 'error', code: 'NUMBER_NOT_TEN_DIGITS', number: '12/А' });
  expect(codes(attempt(company, 'vatReturn.file', { period: january }))).toEqual(['RETURN_HAS_ERRORS']);
  expect(codes(attempt(company, 'vatReturn.files', { period: january }))).toEqual(['RETURN_HAS_ERRORS']);
});

test('[V7] a number that was typed wrongly is put right, in the ledger and in history, and the return can be filed', () => {
  const { company } = postJanuary();
  const bill = run(company, 'purchaseBill.post', {
    date: d('2026-01-20'),
    counterpartyId: counterparty(company, 'НОВ ДОСТАВЧИК', { taxId: '831902088', country: 'BG', vatPayer: true }),
    supplierNumber: '12/А',
    lines: [{ description: 'Стоки', unitPrice: '50.00', taxCode: 'P20', account: '304' }],
  });
  expect(codes(attempt(company, 'vatReturn.files', { period: january }))).toEqual(['RETURN_HAS_ERRORS']);
  const renumber = (documentId: string, supplierNumber: string) =>
    attempt(company, 'purchase.renumber', { documentId, supplierNumber, reason: 'грешно въведен' });
  expect(codes(renumber(nextId(), '0000000012'))).toEqual(['UNKNOWN_DOCUMENT']);
  expect(codes(renumber(bill.id, '12/А'))).toEqual(['NUMBER_UNCHANGED']);
  const invoice = run(company, 'document.list', { kinds: ['sales-invoice'] }).rows[0]!;
  expect(codes(renumber(invoice.id, '0000000012'))).toEqual(['DOCUMENT_HAS_OWN_NUMBER']);
  const before = cells(company);
  expect(codes(renumber(bill.id, '0000000012'))).toEqual([]);
  expect(cells(company)).toEqual(before);
  expect(run(company, 'document.get', { id: bill.id })?.supplierNumber).toBe('0000000012');
  expect(run(company, 'filedLedger.list', { period: january, side: 'purchases' }).map(({ number }) => number)).toContain('0000000012');
  expect(run(company, 'history.list', { objectId: bill.id }).rows[0]).toMatchObject({
    type: 'document.renumbered',
    before: { supplier_number: '12/А' },
    after: { supplier_number: '0000000012', reason: 'грешно въведен' },
  });
  expect(run(company, 'vatReturn.files', { period: january })).toHaveLength(4);
  expect(verifyFile(company.file)).toMatchObject({ ok: true });
  expect(good(rebuild(company.file)).different).toEqual([]);
  // A month that is closed keeps what it was filed with.
  run(company, 'period.close', {
    period: january,
    mode: 'hard',
    acceptWarnings: ['vat-return', 'suspense', 'drafts', 'revaluation', 'vat-accounts'],
  });
  expect(codes(renumber(bill.id, '0000000013'))).toEqual(['PERIOD_CLOSED']);
});

test('[V4] who files has to be known before files are made', () => {
  const company = makeCompany({ ...testCompany, id: nextId() }, { now });
  expect(codes(attempt(company, 'vatReturn.files', { period: january }))).toEqual(['DECLARANT_MISSING']);
});
