import { hash } from 'node:crypto';
import { XMLParser } from 'fast-xml-parser';
import { beforeAll, expect, test } from 'vitest';
import type { Company } from '../../electron/engine/index.ts';
import { rebuild } from '../../electron/services/rebuild.ts';
import { verifyFile } from '../../electron/verify/verify.ts';
import type { IntrastatInfo, MovedDocument } from '../../shared/contracts/intrastat.ts';
import { structureFaults } from '../../shared/declarations/intrastat/check-structure.ts';
import { attempt, codes, counterparty, d, good, makeCompany, month, rejections, run, stateOf } from '../support/company.ts';

const bulgarian = { country: 'BG', name: 'ТЕСТ ДАВТАРИ ЕООД', taxId: '123456786', userName: 'ИВАН' } as const;
const declarant = {
  ...{ name: 'ИВАН ИВАНОВ ИВАНОВ', personId: '7523169263', capacity: 'representative' as const },
  ...{ town: 'СОФИЯ', postCode: '1000', street: 'УЛ. ПРИМЕРНА 1', companyAddress: '1000 СОФИЯ, УЛ. ПРИМЕРНА 1', phone: '+359 2 000' },
};
const january = month('2026-01');
const february = month('2026-02');

interface Book {
  readonly company: Company;
  readonly sale: string;
  readonly second: string;
  readonly bill: string;
  readonly german: string;
}

/** A sale of two goods and a service, a sale in dollars of the first good, a triangular sale, an acquisition. */
function makeBook(): Book {
  const company = makeCompany(bulgarian);
  run(company, 'declarant.change', declarant);
  const german = counterparty(company, 'MUSTER GMBH', { taxId: 'DE136695976', country: 'DE', vatPayer: true });
  const austrian = counterparty(company, 'BEISPIEL GMBH', { taxId: 'ATU13585627', country: 'AT', vatPayer: true });
  const sale = run(company, 'salesInvoice.post', {
    ...{ date: d('2026-01-15'), counterpartyId: german },
    lines: [
      { description: 'Болтове', unitPrice: '1672.49', taxCode: 'SZICS' },
      { description: 'Месо', unitPrice: '8014.50', taxCode: 'SZICS' },
      { description: 'Консултация', unitPrice: '100.00', taxCode: 'SP21' },
    ],
  }).id;
  const second = run(company, 'salesInvoice.post', {
    ...{ date: d('2026-01-20'), counterpartyId: german, currency: 'USD', rate: '0.9' },
    lines: [{ description: 'Болтове', unitPrice: '100.00', taxCode: 'SZICS' }],
  }).id;
  run(company, 'salesInvoice.post', {
    ...{ date: d('2026-01-21'), counterpartyId: austrian },
    lines: [{ description: 'Тристранна операция', unitPrice: '700.00', taxCode: 'STRI' }],
  });
  const bill = run(company, 'purchaseBill.post', {
    ...{ date: d('2026-01-10'), counterpartyId: austrian, supplierNumber: 'AT-17' },
    lines: [{ description: 'Части', unitPrice: '5000.00', taxCode: 'RICA20' }],
  }).id;
  return { company, sale, second, bill, german };
}

const bolts = {
  ...{ line: 1, cn8: '73181300', netMass: '320', originCountry: 'BG', nature: '1.1' as const, transportMode: '3' as const },
  ...{ region: 'SOF' as const, deliveryTerms: 'EXW' },
};
const meat = {
  ...{ line: 2, cn8: '02031959', netMass: '16389.005', supplementary: '12', originCountry: 'RO', nature: '1.1' as const },
  ...{ transportMode: '1' as const, region: 'PDV' as const, deliveryTerms: 'FOB', vehicleCountry: 'MT' },
};
const parts = { ...bolts, cn8: '84879090', originCountry: 'AT', deliveryTerms: 'DAP' };

function describeAll({ company, sale, second, bill }: Book): void {
  run(company, 'document.describeGoods', { documentId: sale, items: [bolts, meat] });
  run(company, 'document.describeGoods', { documentId: second, items: [{ ...bolts, netMass: '10.0' }] });
  run(company, 'document.describeGoods', {
    documentId: bill,
    items: [
      { ...parts, netMass: '70', value: '3000.40' },
      { ...parts, cn8: '84879040', netMass: '30.5', value: '1999.60' },
    ],
  });
}

const documents = (company: Company, period = january): MovedDocument[] => run(company, 'intrastat.documents', { period });
const shown = (company: Company, flow: 'arrivals' | 'dispatches', period = january): IntrastatInfo =>
  run(company, 'intrastat.get', { period, flow });
const parser = new XMLParser({ parseTagValue: false, isArray: (name) => name === 'Item' });
type Message = { Party: Record<string, string>; Declaration: Record<string, string> & { Item?: Record<string, string>[] } };
function message(company: Company, flow: 'arrivals' | 'dispatches', period = january) {
  const { base64, ...file } = run(company, 'intrastat.message', { period, flow });
  const bytes = Buffer.from(base64, 'base64');
  expect(hash('sha256', bytes)).toBe(file.sha256);
  const xml = bytes.toString('utf8');
  expect(structureFaults(xml)).toEqual([]);
  const { Declaration, Party } = (parser.parse(xml) as { INSTAT: { Envelope: Message } }).INSTAT.Envelope;
  return { ...file, xml, declaration: Declaration, party: Party };
}

let book: Book;
beforeAll(() => {
  book = makeBook();
});

test('[V6] documents under a code of goods of the Union wait for a description; services, triangular sales and other months do not', () => {
  const { company, sale, second, bill } = book;
  expect(documents(company).map(({ documentId, flow, booked, described }) => [documentId, flow, booked, described])).toEqual([
    [bill, 'arrivals', '5000.00', null],
    // 1672.49 + 8014.50; the service moves nothing.
    [sale, 'dispatches', '9686.99', null],
    // 100.00 USD at 0.9.
    [second, 'dispatches', '90.00', null],
  ]);
  expect(documents(company)[1]).toMatchObject({
    lines: [
      { line: 1, description: 'Болтове', taxCode: 'SZICS', value: '1672.49' },
      { line: 2, description: 'Месо', taxCode: 'SZICS', value: '8014.50' },
    ],
    usual: { partnerState: 'DE', partnerVatNumber: 'DE136695976', nature: '1.1' },
  });
  expect(documents(company, february)).toEqual([]);
  expect(shown(company, 'dispatches')).toMatchObject({ missing: 2, lines: [], dueDate: '2026-02-16', currency: 'EUR' });
  expect(rejections(attempt(company, 'intrastat.message', { period: january, flow: 'dispatches' }))).toEqual([
    { code: 'INTRASTAT_INCOMPLETE', count: 2, number: '0000000001' },
  ]);
});

test('[V6] what can not be right is refused with its row, all at once, and changes nothing', () => {
  const { company, sale, bill } = book;
  const before = stateOf(company.file);
  const refused = (documentId: string, items: object[], more: object = {}) =>
    rejections(attempt(company, 'document.describeGoods', { documentId, items, ...more }));
  expect(refused(sale, [])).toEqual([{ code: 'GOODS_EMPTY' }]);
  expect(refused(sale, [bolts], { excluded: 'ремонт' })).toEqual([{ code: 'GOODS_EXCLUDED' }]);
  expect(refused(bolts.cn8.padStart(36, '0'), [bolts])).toMatchObject([{ code: 'INPUT_INVALID', field: 'documentId' }]);
  expect(refused(sale, [{ ...bolts, line: 3 }])).toMatchObject([{ code: 'GOODS_LINE_UNKNOWN', row: 1, line: 3 }]);
  expect(
    refused(sale, [
      bolts,
      { ...meat, netMass: '0', value: '0' },
      { ...meat, partnerState: 'CH', partnerVatNumber: 'DE1' },
      { ...bolts, line: 4, value: '1.005' },
    ]),
  ).toEqual([
    { code: 'GOODS_MASS_ZERO', row: 2 },
    { code: 'GOODS_VALUE_ZERO', row: 2 },
    { code: 'GOODS_STATE', row: 3, found: 'CH' },
    { code: 'GOODS_VALUE_ASKED', row: 3, line: 2 },
    { code: 'GOODS_PARTNER_NUMBER', row: 3, found: 'DE1' },
    { code: 'GOODS_LINE_UNKNOWN', row: 4, line: 4 },
    { code: 'TOO_MANY_DECIMALS', field: 'items.3.value', currency: 'EUR', scale: 2 },
  ]);
  expect(refused(bill, [{ ...parts, partnerVatNumber: 'ATU13585627' }])).toEqual([
    { code: 'GOODS_PARTNER_NUMBER_ARRIVAL', row: 1, found: 'ATU13585627' },
  ]);
  expect(
    refused(sale, [
      { ...bolts, cn8: '7318130', netMass: '1.0005', originCountry: 'bg', nature: '1.3', region: 'BG4', deliveryTerms: 'EX' },
    ]).map(({ field, reason }) => `${field} ${reason}`),
  ).toEqual([
    'items.0.cn8 cn8',
    'items.0.netMass quantity',
    'items.0.originCountry country',
    'items.0.nature malformed',
    'items.0.region malformed',
    'items.0.deliveryTerms delivery-terms',
  ]);
  const services = run(company, 'salesInvoice.post', {
    ...{ date: d('2026-03-01'), counterpartyId: book.german },
    lines: [{ unitPrice: '1.00', taxCode: 'SP21' }],
  });
  expect(refused(services.id, [bolts])).toEqual([{ code: 'GOODS_NOT_MOVED', number: services.number }]);
  expect(stateOf(company.file)).not.toBe(before);
  const georgian = makeCompany();
  expect(codes(attempt(georgian, 'intrastat.get', { period: january, flow: 'arrivals' }))).toEqual(['INTRASTAT_NOT_IN_PACK']);
});

test('[V6] the declaration of a month, by hand: lines, whole euro, mass, and the message', () => {
  const { company, sale, second } = book;
  describeAll(book);
  const dispatches = shown(company, 'dispatches');
  // 320 + 10 kg; 1672.49 + 90.00 = 1762.49 is 1762. 8014.50 is 8015.
  expect(dispatches).toMatchObject({
    ...{ function: 'REGULAR', missing: 0, findings: [], filed: [] },
    totals: { netMass: '16719.005', value: '9777', statisticalValue: '0' },
    lines: [
      {
        ...{ item: 1, cn8: '73181300', netMass: '330.000', value: '1762', supplementary: null, partnerVatNumber: 'DE136695976' },
        documents: [{ id: sale }, { id: second }],
      },
      {
        item: 2,
        cn8: '02031959',
        netMass: '16389.005',
        value: '8015',
        supplementary: '12.000',
        partnerState: 'DE',
        documents: [{ id: sale }],
      },
    ],
  });
  const { declaration, party, name } = message(company, 'dispatches');
  expect(name).toBe('INSTAT_D_2026-01.xml');
  expect(party).toMatchObject({ partyId: '123456786', partyIdType: '0' });
  expect(declaration).toMatchObject({
    ...{ referencePeriod: '2026-01', PSIId: '123456786', Function: 'REGULAR', flowCode: 'D', totalNetMass: '16719.005' },
    ...{ totalInvoicedAmount: '9777', totalStatisticalValue: '0', totalNumberDetailedLines: '2' },
  });
  expect(declaration.Item!.map(({ netMass, invoicedAmount, vinNumber }) => [netMass, invoicedAmount, vinNumber])).toEqual([
    ['330.000', '1762', 'DE136695976'],
    ['16389.005', '8015', 'DE136695976'],
  ]);
  // Arrivals name no partner; a line of the bill in two goods.
  const arrivals = message(company, 'arrivals');
  expect(arrivals.declaration).toMatchObject({ flowCode: 'A', totalNetMass: '100.500', totalInvoicedAmount: '5000' });
  expect(arrivals.declaration.Item!.map((item) => [item.invoicedAmount, item.vinNumber, item.MSConsDestCode])).toEqual([
    ['3000', '', 'AT'],
    ['2000', '', 'AT'],
  ]);
});

test('[V6] a new description replaces the one before, which stays in the history; values that differ from the books are said', () => {
  const { company, second } = book;
  run(company, 'document.describeGoods', { documentId: second, items: [{ ...bolts, netMass: '11', value: '95.00' }] });
  expect(shown(company, 'dispatches').findings).toMatchObject([
    { rule: 'BG-INTRASTAT-18', level: 'warning', code: 'VALUE_DIFFERS', params: { found: '95.00', expected: '90.00' }, documentId: second },
  ]);
  run(company, 'document.describeGoods', { documentId: second, items: [], excluded: 'Стоки за ремонт' });
  expect(documents(company).find(({ documentId }) => documentId === second)).toMatchObject({ excluded: 'Стоки за ремонт', items: [] });
  expect(shown(company, 'dispatches')).toMatchObject({ totals: { value: '9687', netMass: '16709.005' }, missing: 0 });
  run(company, 'document.describeGoods', { documentId: second, items: [{ ...bolts, netMass: '10.0' }] });
  const told = run(company, 'history.list', { objectId: second }).rows.filter(({ type }) => type === 'document.goods_described');
  expect(told.map(({ before, after }) => [before.goods ?? '', after.goods ?? '', after.excluded ?? ''])).toEqual([
    ['', '73181300: 10.000 kg, 90.00', ''],
    ['73181300: 11.000 kg, 95.00', '', 'Стоки за ремонт'],
    ['73181300: 10.000 kg, 90.00', '73181300: 11.000 kg, 95.00', ''],
    ['', '73181300: 10.000 kg, 90.00', ''],
  ]);
});

test('[V6] goods sent back move the other way in their month; a lower price corrects what was filed, by its difference', () => {
  const { company, sale, second, german } = book;
  const filed = run(company, 'intrastat.file', { period: january, flow: 'dispatches' });
  expect(filed.function).toBe('REGULAR');
  expect(message(company, 'dispatches')).toMatchObject({ filed: true, sha256: filed.sha256 });
  expect(rejections(attempt(company, 'intrastat.file', { period: january, flow: 'dispatches' }))).toEqual([
    { code: 'INTRASTAT_UNCHANGED', period: '2026-01' },
  ]);
  const returned = run(company, 'salesCreditNote.post', {
    ...{ date: d('2026-02-10'), counterpartyId: german, correctsDocumentId: sale, reason: 'returned' },
    lines: [{ description: 'Болтове', unitPrice: '100.00', taxCode: 'SZICS' }],
  }).id;
  const cheaper = run(company, 'salesCreditNote.post', {
    ...{ date: d('2026-02-12'), counterpartyId: german, currency: 'USD', correctsDocumentId: second, reason: 'price-changed' },
    lines: [{ description: 'Отстъпка', unitPrice: '10.00', taxCode: 'SZICS' }],
  }).id;
  expect(documents(company, february)).toMatchObject([
    { documentId: returned, flow: 'arrivals', booked: '100.00', takesBack: false, usual: { nature: '2.1', partnerVatNumber: '' } },
  ]);
  expect(documents(company)[0]).toMatchObject({
    documentId: cheaper,
    flow: 'dispatches',
    booked: '9.00',
    takesBack: true,
    corrects: { id: second },
  });
  run(company, 'document.describeGoods', { documentId: returned, items: [{ ...bolts, netMass: '19', nature: '2.1' }] });
  run(company, 'document.describeGoods', { documentId: cheaper, items: [{ ...bolts, netMass: '0' }] });
  expect(message(company, 'arrivals', february).declaration).toMatchObject({ totalInvoicedAmount: '100', totalNetMass: '19.000' });

  // 1762.49 - 9.00 = 1753.49 is 1753, where 1762 was filed.
  expect(shown(company, 'dispatches')).toMatchObject({ function: 'CORRECTIVE', totals: { value: '9768', netMass: '16719.005' } });
  const { declaration, name, filed: isFiled } = message(company, 'dispatches');
  expect([name, isFiled]).toEqual(['INSTAT_D_2026-01_2.xml', false]);
  expect(declaration).toMatchObject({
    ...{ Function: 'CORRECTIVE', totalNetMass: '0.000', totalInvoicedAmount: '-9', totalNumberDetailedLines: '2' },
    Item: [
      { itemNumber: '1', netMass: '330.000', invoicedAmount: '1762', action: 'EDITED-OLD' },
      { itemNumber: '1', netMass: '330.000', invoicedAmount: '1753', action: 'EDITED-NEW' },
    ],
  });
  expect(run(company, 'intrastat.file', { period: january, flow: 'dispatches' }).function).toBe('CORRECTIVE');
  expect(shown(company, 'dispatches')).toMatchObject({
    function: null,
    filed: [
      { version: 2, by: 'ИВАН' },
      { version: 1, sha256: filed.sha256 },
    ],
  });
  // Nothing was dispatched in February.
  expect(message(company, 'dispatches', february).declaration).toMatchObject({ Function: 'NIL', totalNumberDetailedLines: '0' });
  expect(shown(company, 'dispatches', february).findings).toMatchObject([{ level: 'warning', code: 'UNCONFIRMED_NIL' }]);
});

test('[PRJ-1] a replay of the log gives the same goods and declarations, and their messages are kept', () => {
  const { company } = book;
  const before = stateOf(company.file);
  company.close();
  expect(good(rebuild(company.file)).different).toEqual([]);
  expect(stateOf(company.file)).toBe(before);
  expect(verifyFile(company.file)).toMatchObject({ ok: true });
});

test('[V6] the limits of a year are watched in both flows: near, passed, and from when it is declared', () => {
  const company = makeCompany(bulgarian);
  const austrian = counterparty(company, 'BEISPIEL GMBH', { taxId: 'ATU13585627', country: 'AT', vatPayer: true });
  const buy = (date: string, unitPrice: string, supplierNumber: string) =>
    run(company, 'purchaseBill.post', {
      ...{ date: d(date), counterpartyId: austrian, supplierNumber },
      lines: [{ unitPrice, taxCode: 'RICA20' }],
    }).id;
  const arrivals = (year = 2026) => run(company, 'intrastat.watch', { year }).find(({ flow }) => flow === 'arrivals')!;
  expect(arrivals()).toMatchObject({ reporting: { level: 'clear', total: '0.00', percent: '0', reportsFrom: null }, confirmed: false });
  // 1,760,000 BGN are 899,873.71 euro: 719,898.97 are 80 % of it, rounded up.
  buy('2026-02-03', '719898.96', '1');
  expect(arrivals().reporting).toMatchObject({ level: 'clear', percent: '79', limit: '899873.71', currency: 'EUR' });
  buy('2026-03-03', '0.01', '2');
  expect(arrivals().reporting).toMatchObject({ level: 'near', percent: '80', passedIn: null });
  const last = buy('2026-04-20', '179974.74', '3');
  // Exactly the limit does not pass it.
  expect(arrivals().reporting).toMatchObject({ level: 'near', total: '899873.71', percent: '100', passedIn: null });
  buy('2026-05-20', '0.01', '4');
  expect(arrivals().reporting).toMatchObject({ level: 'passed', passedIn: '2026-05', reportsFrom: '2026-06', because: 'passed-this-year' });
  expect(arrivals(2027).reporting).toMatchObject({ level: 'unknown', limit: null, reportsFrom: '2027-01', because: 'passed-last-year' });
  // What is not declared does not count.
  run(company, 'document.describeGoods', { documentId: last, items: [], excluded: 'Стоки за ремонт' });
  expect(arrivals().reporting).toMatchObject({ level: 'near', total: '719898.98', passedIn: null, reportsFrom: null });
  expect(run(company, 'intrastat.watch', { year: 2026 })[1]).toMatchObject({ flow: 'dispatches', reporting: { total: '0.00' } });
});

test('[V6] goods sent to consumers of another member state are dispatches too, of nature 1.2 and without a number', () => {
  const company = makeCompany(bulgarian);
  run(company, 'declarant.change', declarant);
  run(company, 'oss.register', { from: d('2026-01-01') });
  const consumer = counterparty(company, 'Erika Muster', { country: 'DE' });
  const { id } = run(company, 'salesInvoice.post', {
    ...{ date: d('2026-01-15'), counterpartyId: consumer },
    lines: [
      { description: 'Свещи', unitPrice: '250.00', taxCode: 'OSS-DE-19G' },
      { description: 'Абонамент', unitPrice: '10.00', taxCode: 'OSS-DE-19S' },
    ],
  });
  expect(documents(company)).toMatchObject([
    { documentId: id, flow: 'dispatches', booked: '250.00', usual: { partnerState: 'DE', partnerVatNumber: '', nature: '1.2' } },
  ]);
  expect(codes(attempt(company, 'document.describeGoods', { documentId: id, items: [bolts] }))).toEqual(['GOODS_PARTNER_NUMBER']);
  run(company, 'document.describeGoods', { documentId: id, items: [{ ...bolts, cn8: '34060000', netMass: '4.2', nature: '1.2' }] });
  expect(message(company, 'dispatches').declaration).toMatchObject({
    totalInvoicedAmount: '250',
    Item: [{ vinNumber: '', MSConsDestCode: 'DE', NatureOfTransaction: { natureOfTransactionACode: '1', natureOfTransactionBCode: '2' } }],
  });
});
