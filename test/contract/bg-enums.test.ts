import { expect, test } from 'vitest';
import { rebuild } from '../../electron/services/rebuild.ts';
import { verifyFile } from '../../electron/verify/verify.ts';
import type { InputOf } from '../../shared/contracts/index.ts';
import { documentTypes } from '../../shared/jurisdictions/bg/document-types.ts';
import { taxCodes } from '../../shared/jurisdictions/bg/tax-codes.ts';
import { attempt, codes, counterparty, d, good, makeCompany, month, nextId, postings, run } from '../support/company.ts';

// Every row of bulgaria.md 1.5, 1.6, 2.6 and 2.7 is reached by posting something, or is named here with the reason it is not.

const january = month('2026-01');
const on = d('2026-01-15');
const now = () => Date.UTC(2026, 2, 10, 9, 0);

const fresh = () => {
  const company = makeCompany({ id: nextId(), country: 'BG', name: 'ТЕСТ', taxId: '123456786', vatPayer: true }, { now });
  const party = (name: string, taxId: string, country: string, vatPayer = true) =>
    counterparty(company, name, { taxId, country, vatPayer });
  return {
    company,
    domestic: party('КЛИЕНТ АД', '831902088', 'BG'),
    member: party('MUSTER GMBH', 'DE136695976', 'DE'),
    foreign: party('SAMPLE LTD', '', 'CH', false),
  };
};
type Books = ReturnType<typeof fresh>;
const line = (taxCode: string, unitPrice = '100.00') => [{ description: 'ред', unitPrice, taxCode }];
const rows = ({ company }: Books, period = january) => run(company, 'filedLedger.list', { period });
const rowText = (books: Books, period = january) =>
  rows(books, period).map(({ side, documentType, specialCode, fields }) =>
    `${side[0]} ${documentType}${specialCode === '' ? '' : `#${specialCode}`} ${Object.entries(fields)
      .map(([at, amount]) => `${at}=${amount}`)
      .join(' ')}`.trimEnd(),
  );
const protocol = ({ company }: Books, input: Omit<InputOf<'protocol.post'>, 'id' | 'date' | 'memo' | 'account'> & { account?: string }) =>
  run(company, 'protocol.post', { date: on, memo: 'протокол', account: '60909', ...input });

/** Field of the base in PRODAGBI, bulgaria.md 1.5; by whom the row is reached where it is not an invoice of its own. */
const grounds: Record<string, string> = {
  ...Object.fromEntries(['Z28', 'Z29', 'Z30', 'Z31', 'Z32', 'Z33', 'Z34', 'Z35', 'Z36'].map((id) => [id, '02-14'])),
  ZICS: '02-15',
  ...Object.fromEntries(['Z140', 'Z146', 'Z173'].map((id) => [id, '02-16'])),
  P21: '02-17',
  P69: '02-18',
  TRI: '02-25',
  ...Object.fromEntries(
    ['39', '40', '41', '42', '43', '44', '45', '46', '47', '48', '49', '50'].map((article) => [`E${article}`, '02-19']),
  ),
  EICS: '02-19',
};

test('[V4] bulgaria.md 1.5: every ground stands on an invoice and in its field', () => {
  const books = fresh();
  for (const [ground, field] of Object.entries(grounds)) {
    const party = ['ZICS', 'P21', 'TRI', 'EICS'].includes(ground) ? books.member : books.domestic;
    run(books.company, 'salesInvoice.post', { date: on, counterpartyId: party, lines: line(`S${ground}`) });
    expect(rows(books).at(-1)?.fields, ground).toEqual({ [field]: '100.00' });
  }
  // The recipient pays: a row of the invoice without amounts.
  for (const [ground, specialCode] of [
    ['RC1', '01'],
    ['RC2', '02'],
  ] as const) {
    run(books.company, 'salesInvoice.post', { date: on, counterpartyId: books.domestic, lines: line(`S${ground}`) });
    expect(rows(books).at(-1)).toMatchObject({ specialCode, fields: {} });
  }
  // A margin scheme: the invoice stands in no ledger, the report of the period does.
  const before = rows(books).length;
  run(books.company, 'salesInvoice.post', { date: on, counterpartyId: books.domestic, lines: line('SMARGI') });
  expect(rows(books)).toHaveLength(before);
  // Only who is not registered names Art. 113(9), and has no ledgers.
  expect(codes(attempt(books.company, 'salesInvoice.post', { date: on, counterpartyId: books.domestic, lines: line('SNREG') }))).toContain(
    'NOT_FOR_VAT_PAYER',
  );
  const small = makeCompany({ id: nextId(), country: 'BG', name: 'МАЛКА', taxId: '123456786', vatPayer: false }, { now });
  const party = counterparty(small, 'КЛИЕНТ', { taxId: '831902088', country: 'BG', vatPayer: true });
  run(small, 'salesInvoice.post', { date: on, counterpartyId: party, lines: line('SNREG') });
  expect(run(small, 'filedLedger.list', { period: january })).toEqual([]);
});

test('[V4] bulgaria.md 1.6: every kind of self-assessment, with its fields in both ledgers', () => {
  const bill = (books: Books, taxCode: string, party: string, number: string) =>
    run(books.company, 'purchaseBill.post', { date: on, counterpartyId: party, supplierNumber: number, lines: line(taxCode) });
  const reached = (post: (books: Books) => unknown) => {
    const books = fresh();
    post(books);
    return rowText(books).sort();
  };
  expect(reached((b) => bill(b, 'RICA20', b.member, '1'))).toEqual(['p 09 03-31=100.00 03-41=20.00', 's 09 02-12=100.00 02-22=20.00']);
  expect(reached((b) => bill(b, 'RICA9', b.member, '1'))).toEqual(['p 09 03-31=100.00 03-41=9.00', 's 09 02-12=100.00 02-22=9.00']);
  expect(reached((b) => bill(b, 'RICA20P', b.member, '1'))).toEqual(['p 09 03-32=100.00 03-42=20.00', 's 09 02-12=100.00 02-22=20.00']);
  expect(reached((b) => bill(b, 'RICAX', b.member, '1'))).toEqual(['p 09 03-30=100.00', 's 09 02-19=100.00']);
  expect(reached((b) => bill(b, 'R82', b.member, '1'))).toEqual(['p 09 03-31=100.00 03-41=20.00', 's 09 02-22=20.00 02-26=100.00']);
  expect(reached((b) => bill(b, 'R829', b.member, '1'))).toEqual(['p 09 03-31=100.00 03-41=9.00', 's 09 02-22=9.00 02-26=100.00']);
  expect(reached((b) => bill(b, 'R829N', b.member, '1'))).toEqual(['p 09 03-30=109.00', 's 09 02-22=9.00 02-26=100.00']);
  for (const code of ['01', '02'])
    expect(reached((b) => bill(b, `RC${code[1]}`, b.domestic, '0000000001'))).toEqual([
      `p 01#${code}`,
      `p 09#${code} 03-31=100.00 03-41=20.00`,
      `s 09#${code} 02-22=20.00 02-26=100.00`,
    ]);
  expect(reached((b) => protocol(b, { taxCode: 'SPU20', vat: '20.00' }))).toEqual(['s 09 02-23=20.00']);
  expect(reached((b) => protocol(b, { taxCode: 'SPU9', vat: '9.00' }))).toEqual(['s 09 02-23=9.00']);
  const imported = (b: Books, taxCode: string) =>
    run(b.company, 'importDeclaration.post', {
      date: on,
      counterpartyId: b.foreign,
      supplierNumber: '26BG005100012345A6',
      customsValue: '100.00',
      taxCode,
    });
  expect(reached((b) => imported(b, 'PIM20'))).toEqual(['p 07 03-31=100.00 03-41=20.00']);
  expect(reached((b) => imported(b, 'PIM167'))).toEqual(['p 07#03 03-31=100.00 03-41=20.00', 's 07#03 02-11=100.00 02-21=20.00']);
  expect(reached((b) => bill(b, 'RTRI', b.member, '1'))).toEqual(['p 09 03-41=20.00 03-44=100.00', 's 09 02-22=20.00 02-26=100.00']);
});

test('[V4] Art. 167a: customs get the duty, the VAT is charged and credited, and both rows bear the number customs gave', () => {
  const books = fresh();
  const post = (taxCode: string) =>
    run(books.company, 'importDeclaration.post', {
      date: on,
      counterpartyId: books.foreign,
      supplierNumber: '26BG005100012345A6',
      customsValue: '5000.00',
      duty: '250.00',
      taxCode,
    });
  // (5,000 + 250) x 20 % = 1,050.
  expect(postings(books.company, post('PIM167'))).toEqual(['Dr 304 250.00', 'Dr 4531 1050.00', 'Cr 4532 1050.00', 'Cr 458 250.00']);
  expect(rows(books).map(({ side, number }) => [side, number])).toEqual([
    ['purchases', '26BG005100012345A6'],
    ['sales', '26BG005100012345A6'],
  ]);
  // Without credit the VAT is a cost of the goods.
  expect(postings(books.company, post('PIM167N'))).toEqual(['Dr 304 1300.00', 'Cr 4532 1050.00', 'Cr 458 250.00']);
});

test('[V4] bulgaria.md 2.6: every special code in force, in the ledgers that have it', () => {
  const books = fresh();
  const moved = { taxable: '100.00', account: '3041', contraAccount: '304' };
  const accounts = run(books.company, 'account.list', {}).map(({ code }) => code);
  const goods = accounts.includes('3041') ? '3041' : '302';
  for (const code of ['41', '43', '46', '48'])
    protocol(books, { ...moved, account: goods, taxCode: `SCO${code}`, counterpartyId: books.member });
  for (const code of ['51', '53', '54', '58'])
    protocol(books, { ...moved, account: goods, taxCode: `PCO${code}`, counterpartyId: books.member });
  for (const [code, party] of [
    ['RC1', books.domestic],
    ['RC2', books.domestic],
  ] as const)
    run(books.company, 'purchaseBill.post', { date: on, counterpartyId: party, supplierNumber: `000000000${code[2]}`, lines: line(code) });
  run(books.company, 'importDeclaration.post', {
    date: on,
    counterpartyId: books.foreign,
    supplierNumber: '26BG005100012345A6',
    customsValue: '100.00',
    taxCode: 'PIM167',
  });
  const found = (side: string) =>
    [...new Set(rows(books).flatMap((row) => (row.side === side && row.specialCode !== '' ? [row.specialCode] : [])))].sort();
  // 07 and 08 (bread and flour) ended on 31.12.2024, before this pack begins.
  expect(found('sales')).toEqual(['01', '02', '03', '41', '43', '46', '48']);
  expect(found('purchases')).toEqual(['01', '02', '03', '51', '53', '54', '58']);
  for (const row of rows(books).filter(({ documentType }) => documentType === '04' || documentType === '05'))
    expect(row).toMatchObject({ fields: {}, identifier: 'DE136695976' });
  // Nothing is supplied by a movement: no cell of the return holds it, nor does the statement of supplies.
  const cells = run(books.company, 'vatReturn.get', { period: january }).parts.flatMap(({ lines }) => lines);
  expect(cells.find(({ code }) => code === '15')!.cells.amount!.amount).toBe('0.00');
  expect(verifyFile(books.company.file)).toMatchObject({ ok: true });
  expect(good(rebuild(books.company.file)).different).toEqual([]);
});

test('[V4] call-off stock, food given away and tax charged again: what each books, and what it asks for', () => {
  const books = fresh();
  const food = protocol(books, { taxCode: 'SFOOD', taxable: '80.00', contraAccount: '304', counterpartyId: books.domestic });
  expect(postings(books.company, food)).toEqual(['Dr 60909 80.00', 'Cr 304 80.00']);
  expect(rows(books)).toMatchObject([{ side: 'sales', documentType: '95', fields: {}, identifier: 'BG831902088' }]);
  // A claim given up by a credit note of type 23 is paid after all: the tax falls due again, by a protocol of type 29.
  const again = protocol(books, { documentType: '29', taxCode: 'S20', taxable: '50.00', vat: '10.00', account: '498' });
  expect(postings(books.company, again)).toEqual(['Dr 498 10.00', 'Cr 4532 10.00']);
  expect(rows(books).at(0)).toMatchObject({ documentType: '29', fields: { '02-11': '50.00', '02-21': '10.00' } });

  const refused = (input: object) =>
    codes(attempt(books.company, 'protocol.post', { date: on, memo: 'протокол', account: '60909', ...input } as never));
  expect(refused({ taxCode: 'SFOOD', taxable: '80.00' })).toEqual(['INPUT_INVALID']);
  expect(refused({ taxCode: 'SPU20' })).toEqual(['INPUT_INVALID']);
  expect(refused({ taxCode: 'SFOOD', contraAccount: '304' })).toEqual(['DOCUMENT_TOTAL_ZERO']);
  expect(refused({ taxCode: 'S20', vat: '10.00' })).toEqual(['TAX_CODE_NOT_FOR_USE']);
  expect(refused({ taxCode: 'SPU20', vat: '10.00', documentType: '29' })).toEqual(['TAX_CODE_NOT_FOR_USE']);
  expect(refused({ taxCode: 'SFOOD', taxable: '1', contraAccount: '304', documentType: '04' })).toEqual(['TAX_CODE_NOT_FOR_USE']);
  expect(refused({ taxCode: 'SMARG', vat: '1.00' })).toEqual(['DOCUMENT_TYPE_NOT_FOR_KIND']);
  expect(refused({ taxCode: 'SPU20', vat: '1.00', documentType: '91' })).toEqual(['DOCUMENT_TYPE_NOT_FOR_KIND']);
  // On an invoice they would be something else.
  for (const taxCode of ['SFOOD', 'SCO41', 'SMARG', 'SPU20'])
    expect(
      codes(attempt(books.company, 'salesInvoice.post', { date: on, counterpartyId: books.domestic, lines: line(taxCode) })),
      taxCode,
    ).toEqual(['TAX_CODE_NOT_FOR_USE']);
});

test('[V4] bulgaria.md 2.7: every document type in force is reached by a posted document', () => {
  const books = fresh();
  const { company, domestic, member, foreign } = books;
  const sale = run(company, 'salesInvoice.post', { date: on, counterpartyId: domestic, lines: line('S20') });
  const bill = run(company, 'purchaseBill.post', { date: on, counterpartyId: domestic, supplierNumber: '0000000001', lines: line('P20') });
  const note = { date: on, counterpartyId: domestic, lines: line('S20', '10.00') };
  run(company, 'salesCreditNote.post', { ...note, correctsDocumentId: sale.id, reason: 'returned' });
  run(company, 'salesCreditNote.post', { ...note, correctsDocumentId: sale.id, reason: 'cancelled', documentType: '23' });
  run(company, 'salesDebitNote.post', { ...note, correctsDocumentId: sale.id, reason: 'price-changed' });
  const back = { date: on, counterpartyId: domestic, lines: line('P20', '10.00'), correctsDocumentId: bill.id };
  run(company, 'purchaseCreditNote.post', { ...back, reason: 'returned', supplierNumber: '0000000002' });
  run(company, 'purchaseCreditNote.post', { ...back, reason: 'cancelled', documentType: '23', supplierNumber: '0000000003' });
  run(company, 'purchaseDebitNote.post', { ...back, reason: 'price-changed', supplierNumber: '0000000004' });
  protocol(books, { taxCode: 'SCO41', taxable: '1.00', account: '302', contraAccount: '304', counterpartyId: member });
  protocol(books, { taxCode: 'PCO51', taxable: '1.00', account: '302', contraAccount: '304', counterpartyId: member });
  protocol(books, { taxCode: 'SFOOD', taxable: '1.00', contraAccount: '304' });
  protocol(books, { taxCode: 'S20', taxable: '1.00', vat: '0.20', documentType: '29' });
  run(company, 'purchaseBill.post', { date: on, counterpartyId: member, supplierNumber: '5', lines: line('RICA20') });
  run(company, 'importDeclaration.post', {
    date: on,
    counterpartyId: foreign,
    supplierNumber: '26BG1',
    customsValue: '1.00',
    taxCode: 'PIM167',
  });
  run(company, 'salesReport.post', { date: on, lines: line('S20') });
  run(company, 'salesReport.post', { date: on, documentType: '82', lines: [{ ...line('SMARG')[0]!, cost: '40.00' }] });
  // Cash accounting on both sides, and a claim that falls due by leaving the scheme.
  const cash = { date: on, counterpartyId: domestic };
  const cashSale = run(company, 'salesInvoice.post', { ...cash, documentType: '11', lines: line('S20') });
  const cashBill = run(company, 'purchaseBill.post', { ...cash, documentType: '11', supplierNumber: '0000000006', lines: line('P20') });
  const of = { ...cash, correctsDocumentId: cashSale.id, lines: line('S20', '10.00') };
  run(company, 'salesCreditNote.post', { ...of, reason: 'returned', documentType: '13' });
  const raised = run(company, 'salesDebitNote.post', { ...of, reason: 'price-changed', documentType: '12' });
  const ofBill = { ...cash, correctsDocumentId: cashBill.id, lines: line('P20', '10.00') };
  run(company, 'purchaseCreditNote.post', { ...ofBill, reason: 'returned', documentType: '13', supplierNumber: '0000000007' });
  const raisedBill = run(company, 'purchaseDebitNote.post', {
    ...ofBill,
    reason: 'price-changed',
    documentType: '12',
    supplierNumber: '0000000008',
  });
  const pay = (direction: 'in' | 'out', documentId: string, amount: string) =>
    run(company, 'payment.post', { date: on, direction, counterpartyId: domestic, amount, allocations: [{ documentId, amount }] });
  pay('in', cashSale.id, '60.00');
  pay('out', cashBill.id, '60.00');
  run(company, 'cashVat.end', { date: on, documentId: cashSale.id, documentType: '93' });
  run(company, 'cashVat.end', { date: on, documentId: raised.id, documentType: '94' });
  run(company, 'cashVat.end', { date: on, documentId: raisedBill.id, documentType: '93' });

  const reached = (side: 'sales' | 'purchases') =>
    [...new Set(rows(books).flatMap((row) => (row.side === side ? [row.documentType] : [])))].sort();
  const inForce = (side: 'sales' | 'purchases') =>
    documentTypes
      .filter((type) => type[side] && !type.importOnly)
      .map(({ code }) => code)
      .sort();
  expect(reached('sales')).toEqual(inForce('sales'));
  // 91: the protocol of the supplier. The recipient has his own (92) for what he pays. 94: who is in the scheme himself still credits by what he pays.
  expect(reached('purchases')).toEqual(inForce('purchases').filter((code) => code !== '91' && code !== '94'));
  expect(verifyFile(company.file)).toMatchObject({ ok: true });
  expect(good(rebuild(company.file)).different).toEqual([]);
});

test('[V4] every tax code of the pack that has a place in a ledger is one the rows above name', () => {
  const named = new Set([
    ...Object.keys(grounds).map((ground) => `S${ground}`),
    ...['S20', 'S9', 'SRC1', 'SRC2', 'SPU20', 'SPU9', 'SMARG', 'SFOOD', 'SCO41', 'SCO43', 'SCO46', 'SCO48'],
    ...['PCO51', 'PCO53', 'PCO54', 'PCO58', 'P0', 'RICAX'],
    ...['P20', 'P9', 'PIM20', 'PIM9', 'PIM167', 'RICA20', 'RICA9', 'R82', 'R829', 'RC1', 'RC2', 'RTRI'].flatMap((code) => [
      code,
      `${code}P`,
      `${code}N`,
    ]),
  ]);
  const placed = taxCodes.filter(({ ledger, code }) => ledger && !code.startsWith('SOSS') && !code.startsWith('OSS'));
  expect(placed.map(({ code }) => code).filter((code) => !named.has(code))).toEqual([]);
});
