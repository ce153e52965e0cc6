import { hash } from 'node:crypto';
import { expect, test } from 'vitest';
import type { Company } from '../../electron/engine/index.ts';
import { rebuild } from '../../electron/services/rebuild.ts';
import { verifyFile } from '../../electron/verify/verify.ts';
import type { InputOf } from '../../shared/contracts/index.ts';
import type { OssReturnInfo } from '../../shared/contracts/oss.ts';
import {
  attempt,
  balances,
  codes,
  counterparty,
  d,
  filledCells,
  good,
  makeCompany,
  postings,
  rejections,
  reopen,
  run,
  stateOf,
  vatReturn,
} from '../support/company.ts';

/** After the third quarter of 2026; the clock can be put forward. */
let nowMs = Date.UTC(2026, 9, 20, 9, 0);
const now = () => nowMs;
const at = <T>(ms: number, action: () => T): T => {
  const before = nowMs;
  nowMs = ms;
  try {
    return action();
  } finally {
    nowMs = before;
  }
};

interface Shop {
  readonly company: Company;
  readonly anna: string;
  readonly luc: string;
}

function shop(register = true): Shop {
  const company = makeCompany({ country: 'BG', name: 'МАГАЗИН ЕООД', taxId: '123456786', userName: 'ИВА' }, { now });
  if (register) run(company, 'oss.register', { from: d('2026-01-01') });
  return {
    company,
    anna: counterparty(company, 'Anna Muster', { country: 'DE' }),
    luc: counterparty(company, 'Luc Exemple', { country: 'FR' }),
  };
}

type Line = { unitPrice: string; taxCode: string };
const sell = (company: Company, date: string, counterpartyId: string | undefined, lines: Line[], more: object = {}) =>
  run(company, 'salesInvoice.post', { date: d(date), counterpartyId, lines, ...more } as Omit<InputOf<'salesInvoice.post'>, 'id'>);
const giveBack = (company: Company, date: string, counterpartyId: string | undefined, correctsDocumentId: string, lines: Line[]) =>
  run(company, 'salesCreditNote.post', { date: d(date), counterpartyId, correctsDocumentId, reason: 'returned', lines } as never);

const get = (company: Company, quarter: string): OssReturnInfo => run(company, 'oss.get', { quarter });
const linesOf = ({ lines }: OssReturnInfo) =>
  lines.map(({ state, kind, rateType, rate, base, vat }) => `${state} ${kind} ${rateType} ${rate}: ${base} ${vat}`);
const correctionsOf = ({ corrections }: OssReturnInfo) => corrections.map(({ quarter, state, vat }) => `${quarter} ${state} ${vat}`);
const findingsOf = ({ findings }: OssReturnInfo) => findings.map(({ rule, level, code }) => `${rule} ${level} ${code}`);

test('[V5] tax of another state is charged at its rate, on an account of its own, and the Bulgarian return shows the base alone', () => {
  const { company, anna } = shop();
  // 100.00 at 19 % is 19.00; 59.50 with tax is 50.00 and 9.50.
  const sale = sell(company, '2026-02-10', anna, [{ unitPrice: '100', taxCode: 'OSS-DE-19G' }]);
  expect(postings(company, sale)).toEqual(['Dr 411 119.00', 'Cr 4591 19.00', 'Cr 702 100.00']);
  sell(company, '2026-02-11', anna, [{ unitPrice: '59.50', taxCode: 'OSS-DE-19S' }], { pricesIncludeVat: true });
  sell(company, '2026-02-12', undefined, [{ unitPrice: '10', taxCode: 'S20' }]);
  const { '33.amount': _share, ...cells } = filledCells(vatReturn(company, '2026-02'));
  expect(cells).toEqual({
    '01.amount': '10.00',
    '11.amount': '10.00',
    '18.amount': '150.00',
    '20.amount': '2.00',
    '21.amount': '2.00',
    '50.amount': '2.00',
    '00-05.amount': '3',
    '00-06.amount': '0',
  });
  const ledger = run(company, 'filedLedger.list', { period: '2026-02' });
  expect(ledger.map(({ fields }) => fields)).toEqual([{ '02-18': '100.00' }, { '02-18': '50.00' }, { '02-11': '10.00', '02-21': '2.00' }]);
  expect(linesOf(get(company, '2026-Q1'))).toEqual(['DE goods standard 19: 100.00 19.00', 'DE services standard 19: 50.00 9.50']);
  expect(balances(company)['4591']).toBe('-28.50');
});

test('[V5] filing the Bulgarian return leaves the tax of other states where it is', () => {
  const { company, anna } = shop();
  sell(company, '2026-02-10', anna, [{ unitPrice: '100', taxCode: 'OSS-DE-19G' }]);
  sell(company, '2026-02-12', undefined, [{ unitPrice: '10', taxCode: 'S20' }]);
  run(company, 'declarant.change', {
    ...{ name: 'ИВА', personId: '7523169263', capacity: 'representative', town: 'СОФИЯ', postCode: '1000' },
    ...{ street: 'УЛ. ПРИМЕРНА 1', companyAddress: 'СОФИЯ' },
  });
  const found = run(company, 'vatReturn.check', { period: '2026-02' });
  expect(found.filter(({ level }) => level === 'error')).toEqual([]);
  const accepted = [...new Set(found.map(({ rule }) => rule))].map((rule) => ({ rule, reason: 'прегледано' }));
  run(company, 'vatReturn.file', { period: '2026-02', language: 'bg', accepted });
  expect(balances(company)).toMatchObject({ '4539': '-2.00', '4591': '-19.00' });
  expect(balances(company)['4532']).toBeUndefined();
});

test('[V5] a quarter of several states, computed by hand, and the documents behind each row', () => {
  const { company, anna, luc } = shop();
  sell(company, '2026-01-10', anna, [
    { unitPrice: '100', taxCode: 'OSS-DE-19G' },
    { unitPrice: '30', taxCode: 'S20' },
  ]);
  sell(company, '2026-03-31', anna, [{ unitPrice: '50.25', taxCode: 'OSS-DE-19G' }]);
  sell(company, '2026-03-01', luc, [{ unitPrice: '80', taxCode: 'OSS-FR-20S' }]);
  const sale = sell(company, '2026-02-01', undefined, [{ unitPrice: '200.01', taxCode: 'OSS-FI-25.5G' }]);
  giveBack(company, '2026-02-20', undefined, sale.id, [{ unitPrice: '100.01', taxCode: 'OSS-FI-25.5G' }]);
  run(company, 'salesReport.post', {
    date: d('2026-03-31'),
    pricesIncludeVat: true,
    lines: [{ unitPrice: '124', taxCode: 'OSS-EL-24G' }],
  } as never);
  const info = get(company, '2026-Q1');
  // 50.25 at 19 % is 9.5475: 9.55. 200.01 at 25.5 % is 51.00255: 51.00; of which 100.01, 25.50255: 25.50, came back.
  expect(linesOf(info)).toEqual([
    'DE goods standard 19: 150.25 28.55',
    'EL goods standard 24: 100.00 24.00',
    'FI goods standard 25.5: 100.00 25.50',
    'FR services standard 20: 80.00 16.00',
  ]);
  expect(info.totals).toEqual({ base: '430.25', vat: '94.05', corrections: '0.00', payable: '94.05' });
  expect([info.dueDate, info.booked, info.account, info.vatNumber]).toEqual(['2026-04-30', '94.05', '4591', 'BG123456786']);
  expect(findingsOf(info)).toEqual([]);
  const behind = (filter: object) =>
    run(company, 'oss.rows', { quarter: '2026-Q1', ...filter } as never).map((row) => `${row.documentKind} ${row.base} ${row.vat}`);
  expect(behind({ state: 'DE', kind: 'goods', rate: '19' })).toEqual(['sales-invoice 100.00 19.00', 'sales-invoice 50.25 9.55']);
  expect(behind({ state: 'FI' })).toEqual(['sales-invoice 200.01 51.00', 'sales-credit-note -100.01 -25.50']);
  expect(behind({ state: 'EL' })).toEqual(['sales-report 100.00 24.00']);
  expect(behind({})).toHaveLength(6);
  expect(get(company, '2026-Q2')).toMatchObject({ lines: [], isNil: true, dueDate: '2026-07-31' });
});

test('[V5] what comes back of an earlier quarter corrects it, and never lowers what another state or quarter is paid', () => {
  const { company, anna, luc } = shop();
  const german = sell(company, '2026-02-10', anna, [{ unitPrice: '100', taxCode: 'OSS-DE-19G' }]);
  const french = sell(company, '2026-02-11', luc, [{ unitPrice: '80', taxCode: 'OSS-FR-20G' }]);
  sell(company, '2026-04-10', anna, [{ unitPrice: '10', taxCode: 'OSS-DE-19G' }]);
  giveBack(company, '2026-05-02', anna, german.id, [{ unitPrice: '40', taxCode: 'OSS-DE-19G' }]);
  const note = giveBack(company, '2026-05-03', luc, french.id, [{ unitPrice: '80', taxCode: 'OSS-FR-20G' }]);
  expect(linesOf(get(company, '2026-Q1'))).toEqual(['DE goods standard 19: 100.00 19.00', 'FR goods standard 20: 80.00 16.00']);
  const second = get(company, '2026-Q2');
  expect([linesOf(second), correctionsOf(second)]).toEqual([
    ['DE goods standard 19: 10.00 1.90'],
    ['2026-Q1 DE -7.60', '2026-Q1 FR -16.00'],
  ]);
  // 1.90 - 7.60 and 0 - 16.00: both states pay it back themselves, nothing is owed.
  expect(second.balances.map(({ state, balance }) => `${state} ${balance}`)).toEqual(['DE -5.70', 'FR -16.00']);
  expect(second.totals).toEqual({ base: '10.00', vat: '1.90', corrections: '-23.60', payable: '0.00' });
  expect(run(company, 'oss.rows', { quarter: '2026-Q2', origin: '2026-Q1', state: 'FR' })).toMatchObject([{ documentId: note.id }]);
  // A sales report that is voided in a later quarter corrects its own.
  const report = { date: d('2026-05-04'), pricesIncludeVat: false, lines: [{ unitPrice: '10', taxCode: 'OSS-EL-24G' }] };
  const kept = run(company, 'salesReport.post', report as never);
  run(company, 'document.void', { documentId: kept.id, reason: 'грешка', date: d('2026-07-01') } as never);
  expect(linesOf(get(company, '2026-Q2'))).toEqual(['DE goods standard 19: 10.00 1.90', 'EL goods standard 24: 10.00 2.40']);
  expect(correctionsOf(get(company, '2026-Q3'))).toEqual(['2026-Q2 EL -2.40']);
  // Voided on its own day it was never there.
  const gone = run(company, 'salesReport.post', { ...report, date: d('2026-07-04') } as never);
  run(company, 'document.void', { documentId: gone.id, reason: 'грешка', date: d('2026-07-04') } as never);
  expect(linesOf(get(company, '2026-Q3'))).toEqual([]);
});

test('[V5] a filed return keeps its figures and bytes; what is posted to its quarter later stands in the next one', () => {
  const { company, anna } = shop();
  sell(company, '2026-02-10', anna, [{ unitPrice: '100', taxCode: 'OSS-DE-19G' }]);
  const before = run(company, 'oss.csv', { quarter: '2026-Q1' });
  const filed = run(company, 'oss.file', { quarter: '2026-Q1' });
  expect(filed).toEqual({ quarter: '2026-Q1', payable: '19.00', sha256: before.sha256 });
  const bytes = Buffer.from(before.base64, 'base64');
  expect(hash('sha256', bytes)).toBe(before.sha256);
  expect(bytes.toString('utf8')).toBe(
    [
      'part,member_state,from_state,from_number,kind,rate_type,rate,quarter,base,vat',
      'supply,DE,,,goods,standard,19,2026-Q1,100.00,19.00',
      'balance,DE,,,,,,2026-Q1,,19.00',
      'payable,,,,,,,2026-Q1,,19.00',
      '',
    ].join('\r\n'),
  );
  const frozen = get(company, '2026-Q1');
  const late = sell(company, '2026-03-15', anna, [{ unitPrice: '200', taxCode: 'OSS-DE-19G' }]);
  giveBack(company, '2026-03-20', anna, late.id, [{ unitPrice: '50', taxCode: 'OSS-DE-19G' }]);
  expect(get(company, '2026-Q1')).toEqual(frozen);
  expect(run(company, 'oss.csv', { quarter: '2026-Q1' })).toEqual({ ...before, filed: true });
  const second = get(company, '2026-Q2');
  // 38.00 - 9.50.
  expect([linesOf(second), correctionsOf(second), second.totals.payable]).toEqual([[], ['2026-Q1 DE 28.50'], '28.50']);
  expect(findingsOf(second)).toEqual([]);
  run(company, 'oss.file', { quarter: '2026-Q2' });
  expect(get(company, '2026-Q2')).toMatchObject({
    filed: { by: 'ИВА', fileName: 'OSS-123456786-2026-Q2.csv' },
    totals: { payable: '28.50' },
  });
  expect(codes(attempt(company, 'oss.file', { quarter: '2026-Q2' }))).toEqual(['RETURN_ALREADY_FILED']);
  expect(codes(attempt(company, 'oss.file', { quarter: '2026-Q4' }))).toEqual(['RETURN_PERIOD_NOT_OVER']);
  expect(codes(attempt(company, 'oss.file', { quarter: '2025-Q4' }))).toEqual(['OSS_NOT_IN_QUARTER']);
});

test('[V5] a reduced rate is used only with a reason; an earlier quarter that is open is named', () => {
  const { company, anna } = shop();
  sell(company, '2026-02-10', anna, [{ unitPrice: '100', taxCode: 'OSS-DE-7G' }]);
  sell(company, '2026-05-10', anna, [{ unitPrice: '100', taxCode: 'OSS-DE-19G' }]);
  expect(get(company, '2026-Q1').lines).toMatchObject([{ rateType: 'reduced', rate: '7', confirmed: false, vat: '7.00' }]);
  expect(findingsOf(get(company, '2026-Q1'))).toEqual(['BG-OSS-5 warning RATE_UNCONFIRMED']);
  expect(findingsOf(get(company, '2026-Q2'))).toEqual(['BG-OSS-10 warning EARLIER_NOT_FILED']);
  expect(rejections(attempt(company, 'oss.file', { quarter: '2026-Q1' }))).toEqual([{ code: 'WARNING_NOT_ACCEPTED', rule: 'BG-OSS-5' }]);
  run(company, 'oss.file', { quarter: '2026-Q1', accepted: [{ rule: 'BG-OSS-5', reason: 'книги' }] });
  expect(findingsOf(get(company, '2026-Q2'))).toEqual([]);
  const [event] = run(company, 'history.list', { limit: 1 }).rows;
  expect(event).toMatchObject({
    type: 'oss_return.filed',
    subject: '2026-Q1',
    after: { payable: '7.00', accepted: 'BG-OSS-5: книги', lines: 'DE goods 7 %: 100.00, 7.00' },
  });
});

test('[V5] a changed rate counts from its day, and a return is taken back at the rate of the sale', () => {
  const company = makeCompany({ country: 'BG', name: 'МАГАЗИН ЕООД', taxId: '123456786', userName: 'ИВА' }, { now });
  run(company, 'oss.register', { from: d('2025-01-01') });
  const sale = sell(company, '2025-06-30', undefined, [{ unitPrice: '100', taxCode: 'OSS-EE-22G' }]);
  expect(
    rejections(attempt(company, 'salesInvoice.post', { date: '2025-07-01', lines: [{ unitPrice: '1', taxCode: 'OSS-EE-22G' }] })),
  ).toEqual([{ code: 'TAX_CODE_NOT_IN_FORCE', line: 1, taxCode: 'OSS-EE-22G', on: '2025-07-01' }]);
  sell(company, '2025-07-01', undefined, [{ unitPrice: '100', taxCode: 'OSS-EE-24G' }]);
  giveBack(company, '2025-07-02', undefined, sale.id, [{ unitPrice: '50', taxCode: 'OSS-EE-22G' }]);
  // Romania changed its rate within the quarter.
  const romanian = sell(company, '2025-07-31', undefined, [{ unitPrice: '100', taxCode: 'OSS-RO-19G' }]);
  giveBack(company, '2025-08-02', undefined, romanian.id, [{ unitPrice: '40', taxCode: 'OSS-RO-19G' }]);
  const third = get(company, '2025-Q3');
  expect(findingsOf(third)).toEqual(['BG-OSS-10 warning EARLIER_NOT_FILED']);
  expect([linesOf(third), correctionsOf(third)]).toEqual([
    ['EE goods standard 24: 100.00 24.00', 'RO goods standard 19: 60.00 11.40'],
    ['2025-Q2 EE -11.00'],
  ]);
});

test('[V5] another currency is turned into euro at the rate of the last day of the quarter, or of the next day with one', () => {
  const { company } = shop();
  // The books take 1 SEK for 0.09 EUR on the day of the sale.
  sell(company, '2026-02-10', undefined, [{ unitPrice: '1000', taxCode: 'OSS-SE-25G' }], { currency: 'SEK', rate: '0.09' });
  const waiting = get(company, '2026-Q1');
  expect([waiting.isComputed, findingsOf(waiting)]).toEqual([false, ['BG-OSS-6 error EXCHANGE_RATE_MISSING']]);
  expect(rejections(attempt(company, 'oss.csv', { quarter: '2026-Q1' }))).toEqual([
    { code: 'OSS_RATE_MISSING', currency: 'SEK', on: '2026-03-31' },
  ]);
  expect(codes(attempt(company, 'oss.file', { quarter: '2026-Q1' }))).toEqual(['RETURN_HAS_ERRORS']);
  run(company, 'rate.record', { on: d('2026-03-30'), unit: 'EUR', price: 'SEK', rate: '10' } as never);
  expect(get(company, '2026-Q1').isComputed).toBe(false);
  run(company, 'rate.record', { on: d('2026-04-01'), unit: 'EUR', price: 'SEK', rate: '11.2' } as never);
  const info = get(company, '2026-Q1');
  // 1000.00 / 11.2 = 89.2857; 250.00 / 11.2 = 22.3214. On the account: 250.00 x 0.09 = 22.50.
  expect([linesOf(info), info.booked]).toEqual([['SE goods standard 25: 89.29 22.32'], '22.50']);
  expect(info.exchangeRates).toMatchObject([{ currency: 'SEK', rate: '11.2', on: '2026-04-01' }]);
});

test('[V5] who is refused', () => {
  const { company, anna } = shop(false);
  const sale = (more: object) =>
    attempt(company, 'salesInvoice.post', { date: '2026-02-10', lines: [{ unitPrice: '1', taxCode: 'OSS-DE-19G' }], ...more });
  expect(rejections(sale({ counterpartyId: anna }))).toEqual([
    { code: 'OSS_NOT_REGISTERED', line: 1, taxCode: 'OSS-DE-19G', on: '2026-02-10' },
  ]);
  expect(codes(attempt(company, 'oss.deregister', { until: '2026-03-01' }))).toEqual(['OSS_NO_REGISTRATION']);
  const inPicker = () => run(company, 'taxCode.list', { on: d('2026-02-10') }).filter(({ code }) => code.startsWith('OSS')).length;
  expect([inPicker(), run(company, 'account.list', {}).some(({ code }) => code === '4591')]).toEqual([0, false]);
  run(company, 'oss.register', { from: d('2026-02-01') });
  expect(inPicker()).toBeGreaterThan(100);
  expect(run(company, 'account.list', {}).find(({ code }) => code === '4591')).toMatchObject({ parentCode: '45', type: 'liability' });
  const firm = counterparty(company, 'Muster GmbH', { country: 'DE', vatPayer: true, taxId: 'DE136695976' });
  const hidden = counterparty(company, 'Firma', { country: 'AT', taxId: 'ATU13585627' });
  for (const counterpartyId of [firm, hidden]) expect(codes(sale({ counterpartyId }))).toEqual(['OSS_ONLY_CONSUMERS']);
  expect(codes(sale({ date: '2026-01-31' }))).toEqual(['OSS_NOT_REGISTERED']);
  const advance = run(company, 'advance.receive', { date: d('2026-02-01'), counterpartyId: anna, gross: '120', taxCode: 'S20' } as never);
  // 20 % in France is not the 20 % an advance was taxed with.
  expect(
    codes(
      sale({
        counterpartyId: anna,
        lines: [{ unitPrice: '100', taxCode: 'OSS-FR-20G' }],
        advances: [{ documentId: advance.id, gross: '120' }],
      }),
    ),
  ).toEqual(['ADVANCE_NOT_APPLICABLE']);
  good(sale({ counterpartyId: anna, date: '2026-02-10' }));
  expect(rejections(attempt(company, 'oss.register', { from: '2026-02-11' }))).toEqual([{ code: 'OSS_SALES_OUTSIDE', on: '2026-02-10' }]);
  run(company, 'oss.register', { from: d('2026-02-05') });
  expect(codes(sale({ date: '2026-02-04' }))).toEqual(['OSS_NOT_REGISTERED']);
  expect(codes(attempt(company, 'oss.deregister', { until: '2026-02-09' }))).toEqual(['OSS_SALES_OUTSIDE']);
  expect(codes(attempt(company, 'oss.deregister', { until: '2026-01-09' }))).toEqual(['OSS_ENDS_BEFORE_START']);
  run(company, 'oss.deregister', { until: d('2026-04-30') });
  expect(codes(sale({ date: '2026-05-01' }))).toEqual(['OSS_NOT_REGISTERED']);
  expect(codes(attempt(company, 'oss.register', { from: '2026-04-30' }))).toEqual(['OSS_OVERLAPS']);
  run(company, 'oss.register', { from: d('2026-06-01') });
  expect(get(company, '2026-Q2').registrations).toEqual([
    { from: '2026-02-05', until: '2026-04-30' },
    { from: '2026-06-01', until: null },
  ]);
  const small = makeCompany({ country: 'BG', taxId: '123456786', vatPayer: false }, { now });
  expect(codes(attempt(small, 'oss.register', { from: '2026-01-01' }))).toEqual(['OSS_NEEDS_VAT_PAYER']);
  const georgian = makeCompany({}, { now });
  for (const [method, input] of [
    ['oss.register', { from: '2026-01-01' }],
    ['oss.get', { quarter: '2026-Q1' }],
    ['oss.watch', {}],
  ] as const)
    expect(codes(attempt(georgian, method, input))).toEqual(['OSS_NOT_HERE']);
});

test('[V5] the limit of 10,000 euro: what is taxed at home counts, and so does what is under the scheme', () => {
  const { company, anna } = shop(false);
  const watch = (on: string) => run(company, 'oss.watch', { on: d(on) });
  sell(company, '2026-01-10', anna, [{ unitPrice: '6999.99', taxCode: 'S20' }]);
  sell(company, '2026-01-11', undefined, [{ unitPrice: '50000', taxCode: 'S20' }]);
  sell(company, '2026-01-12', counterparty(company, 'Иван', { country: 'BG' }), [{ unitPrice: '50000', taxCode: 'S20' }]);
  sell(company, '2026-01-13', counterparty(company, 'GmbH', { country: 'DE', vatPayer: true }), [{ unitPrice: '50000', taxCode: 'S20' }]);
  expect(watch('2026-01-31')).toMatchObject({
    ...{ limit: '10000.00', registered: false, warning: null, taxedAbroadFrom: null, atHome: '6999.99', underScheme: '0.00' },
    ...{
      current: { year: 2026, total: '6999.99', percent: '69.99', left: '3000.01' },
      previous: { year: 2025, total: '0.00', isPassed: false },
    },
    rows: [{ counterparty: 'Anna Muster', country: 'DE', base: '6999.99' }],
  });
  sell(company, '2026-02-01', anna, [{ unitPrice: '0.01', taxCode: 'S20' }]);
  expect(watch('2026-02-01').warning).toBe(70);
  run(company, 'oss.register', { from: d('2026-03-01') });
  sell(company, '2026-03-01', anna, [{ unitPrice: '3000', taxCode: 'OSS-DE-19G' }]);
  expect(watch('2026-03-01')).toMatchObject({ warning: 90, taxedAbroadFrom: null, underScheme: '3000.00', current: { total: '10000.00' } });
  sell(company, '2026-03-02', anna, [{ unitPrice: '0.01', taxCode: 'OSS-DE-19S' }]);
  expect(watch('2026-03-02')).toMatchObject({ warning: 100, taxedAbroadFrom: '2026-03-02', registered: true });
  expect(watch('2027-01-01')).toMatchObject({ warning: 100, taxedAbroadFrom: '2027-01-01', previous: { isPassed: true } });
  expect(watch('2028-01-01')).toMatchObject({ warning: null, taxedAbroadFrom: null });
});

test('[V5] three years after its return was due a quarter is corrected by no return', () => {
  const company = makeCompany({ country: 'BG', taxId: '123456786' }, { now });
  run(company, 'oss.register', { from: d('2025-01-01') });
  const sale = sell(company, '2025-02-10', undefined, [{ unitPrice: '100', taxCode: 'OSS-DE-19G' }]);
  at(Date.UTC(2028, 6, 10), () => {
    // Of the first quarter of 2025, due on 30 April: until 30 April 2028. The first quarter of 2028 can still correct it, the second can't.
    giveBack(company, '2028-03-01', undefined, sale.id, [{ unitPrice: '10', taxCode: 'OSS-DE-19G' }]);
    giveBack(company, '2028-04-01', undefined, sale.id, [{ unitPrice: '20', taxCode: 'OSS-DE-19G' }]);
    expect(correctionsOf(get(company, '2028-Q1'))).toEqual(['2025-Q1 DE -1.90']);
    const later = get(company, '2028-Q2');
    expect([correctionsOf(later), later.tooLate.map(({ quarter, vat, until }) => `${quarter} ${vat} ${until}`)]).toEqual([
      [],
      ['2025-Q1 -3.80 2028-04-30'],
    ]);
    expect(findingsOf(later)).toContain('BG-OSS-8 warning CORRECTION_TOO_LATE');
  });
});

test('[V5] the tax calendar names the quarters of the registration, on the last day of the next month whatever day it is', () => {
  const { company } = shop(false);
  const due = () =>
    run(company, 'taxCalendar.list', { from: d('2026-01-01'), to: d('2027-01-31') })
      .rows.filter(({ duty }) => duty === 'oss.quarter')
      .map(({ period, due: on, state }) => `${period} ${on} ${state}`);
  expect(due()).toEqual([]);
  run(company, 'oss.register', { from: d('2026-04-15') });
  run(company, 'oss.file', { quarter: '2026-Q2' });
  // 31 October 2026 is a Saturday, 31 January 2027 a Sunday.
  expect(due()).toEqual(['2026-Q2 2026-07-31 done', '2026-Q3 2026-10-31 upcoming', '2026-Q4 2027-01-31 upcoming']);
});

test('[PRJ-1] a replay gives the same supplies, registrations and filed returns; a closed file answers the same', () => {
  const { company, anna } = shop();
  const sale = sell(company, '2026-02-10', anna, [{ unitPrice: '100', taxCode: 'OSS-DE-19G' }]);
  run(company, 'oss.file', { quarter: '2026-Q1' });
  sell(company, '2026-03-10', anna, [{ unitPrice: '70', taxCode: 'OSS-DE-19G' }]);
  giveBack(company, '2026-04-10', anna, sale.id, [{ unitPrice: '10', taxCode: 'OSS-DE-19G' }]);
  const report = run(company, 'salesReport.post', { date: d('2026-04-10'), lines: [{ unitPrice: '12', taxCode: 'OSS-EL-24G' }] } as never);
  run(company, 'document.void', { documentId: report.id, reason: 'грешка', date: d('2026-07-02') } as never);
  sell(company, '2026-04-11', undefined, [{ unitPrice: '90', taxCode: 'OSS-SE-25G' }], { currency: 'SEK', rate: '0.09' });
  run(company, 'oss.deregister', { until: d('2026-12-31') });
  const told = ['2026-Q1', '2026-Q2', '2026-Q3'].map((quarter) => get(company, quarter));
  company.close();
  const before = stateOf(company.file);
  good(rebuild(company.file));
  expect(stateOf(company.file)).toBe(before);
  expect(verifyFile(company.file).ok).toBe(true);
  const again = reopen(company.file, { now });
  expect(['2026-Q1', '2026-Q2', '2026-Q3'].map((quarter) => get(again, quarter))).toEqual(told);
});
