import type { DocumentInfo } from '../../shared/contracts/documents.ts';
import type { VatReturnInfo } from '../../shared/contracts/tax.ts';
import { date } from '../../shared/dates/local-date.ts';
import { period } from '../../shared/dates/period.ts';
import { vatReturn as form } from '../../shared/jurisdictions/ge/vat-return.ts';
import { lawNames } from '../../shared/laws/law-text.ts';
import { cellFormula } from '../../shared/vat/cell-formula.ts';

export const company = { name: 'შპს „კავკასიონი“', taxId: '204876606', baseCurrency: 'GEL' };

/**
 * Worked example E1 of the Georgian rules, May 2026: every cell that is not zero, by hand.
 * 10,000.00 and 500.00 sold, 200.00 returned, 1,000.00 advance, export 7,000.00, foreign service 1,000.00, purchases and an import.
 */
const e1: Readonly<Record<string, string>> = {
  'I.1.base': '10300.00',
  'I.1.vat': '1854.00',
  'I.2.base': '1000.00',
  'I.2.vat': '180.00',
  'I.14.base': '7000.00',
  'I.14¹.base': '300.00',
  'I.15.vat': '2034.00',
  'II.1.base': '1000.00',
  'II.1.vat': '180.00',
  'II.4.base': '1000.00',
  'II.4.vat': '180.00',
  'III.1.total': '1080.00',
  'III.1.goods': '720.00',
  'III.1.assets': '360.00',
  'III.2.total': '945.00',
  'III.2.goods': '945.00',
  'III.4.total': '180.00',
  'III.4.goods': '180.00',
  'III.9.total': '2205.00',
  'III.9.goods': '1845.00',
  'III.9.assets': '360.00',
  'OUT.amount': '2214.00',
  'IN.amount': '2205.00',
  'PAY.amount': '9.00',
};

/** The part of the amount that comes from credit notes: the return of goods for 200.00. */
const e1Corrections: Readonly<Record<string, string>> = {
  'I.1.base': '-200.00',
  'I.1.vat': '-36.00',
  'I.15.vat': '-36.00',
  'OUT.amount': '-36.00',
};

/** Lines, labels and columns of the Georgian form with hand-written amounts; what is not named is zero. */
export function vatReturnE1(amounts: Readonly<Record<string, string>> = e1): VatReturnInfo {
  const amountOf = (cell: string): string => amounts[cell] ?? '0.00';
  return {
    period: period('2026-05'),
    form: { language: 'ka', id: form.id, version: form.version, names: form.names, source: lawNames(form.source, 'full') },
    dueDate: date('2026-06-15'),
    isOwed: true,
    parts: form.parts.map((part) => ({
      id: part.id,
      names: part.names,
      columns: [...part.columns],
      lines: part.lines.map((line) => ({
        code: line.code,
        names: line.names,
        isTotal: line.isTotal ?? false,
        cells: Object.fromEntries(
          Object.keys(line.cells).map((column) => {
            const cell = `${line.code}.${column}`;
            return [
              column,
              {
                cell,
                formula: cellFormula(line.cells[column]!),
                amount: amountOf(cell),
                gross: amountOf(cell),
                corrections: e1Corrections[cell] ?? '0.00',
                rows: 1,
                entered: null,
              },
            ];
          }),
        ),
      })),
    })),
    payable: amountOf('PAY.amount'),
    credit: amountOf('EXCESS.amount'),
    roundingDifference: '0.00',
    ledgers: [],
    position: 42,
    headHash: 'abcd1234abcd5678ef900112233445566778899aabbccddeeff0011223344556',
    packVersion: '2026.1',
    filed: null,
    corrections: [],
    changedSinceFiling: [],
  };
}

export const buyer = {
  id: '0199a000-0000-7000-8000-000000000002',
  name: 'ООД „Черноморски търговски център“',
  taxId: '175074752',
  country: 'BG',
};

export const taxCodes = [
  { code: 'S18', names: { ka: 'მიწოდება 18%', bg: 'Облагаема доставка 18%', ru: 'Облагаемая поставка 18%', en: 'Domestic supply 18%' } },
  { code: 'S0X', names: { ka: 'ექსპორტი', bg: 'Износ', ru: 'Экспорт', en: 'Export' } },
];

const coffee = { description: 'ყავის მარცვალი, 1 კგ', account: '6110', quantity: '12', unitPrice: '38.50', taxCode: 'S18' };

/** Two tax codes, quantities and prices with different numbers of decimals. */
export function salesInvoice(): DocumentInfo {
  return {
    id: '0199a000-0000-7000-8000-000000000001',
    kind: 'sales-invoice',
    number: '000117',
    uid: 'SI-7K3F9-Q2M4X',
    date: date('2026-05-14'),
    taxPoint: date('2026-05-14'),
    dueDate: date('2026-06-13'),
    counterparty: buyer.name,
    counterpartyId: buyer.id,
    supplierNumber: '',
    currency: 'GEL',
    rate: '1',
    pricesIncludeVat: false,
    net: '12967.63',
    vat: '1074.17',
    gross: '14041.80',
    open: '14041.80',
    entryId: '0199a000-0000-7000-8000-000000000003',
    position: 57,
    memo: 'Доставка по договор № 12 от 03.02.2026 г.',
    corrects: null,
    correctedBy: [],
    reason: null,
    actions: [],
    voidedBy: null,
    lines: [
      { ...coffee, net: '462.00', vat: '83.16', gross: '545.16' },
      {
        description: 'Консултантски услуги по внедряване на складова програма, включително обучение на персонала в два обекта',
        account: '6110',
        quantity: '7.25',
        unitPrice: '759.3972',
        taxCode: 'S18',
        net: '5505.63',
        vat: '991.01',
        gross: '6496.64',
      },
      {
        description: 'Wine, Saperavi 2024, case of six',
        account: '6110',
        quantity: '140',
        unitPrice: '50',
        taxCode: 'S0X',
        net: '7000.00',
        vat: '0.00',
        gross: '7000.00',
      },
    ],
    attachments: 0,
    settlements: [],
  };
}

export function salesCreditNote(): DocumentInfo {
  return {
    ...salesInvoice(),
    id: '0199a000-0000-7000-8000-000000000009',
    kind: 'sales-credit-note',
    number: '000004',
    uid: 'SC-2B8TN-V0C6H',
    date: date('2026-05-20'),
    taxPoint: date('2026-05-20'),
    dueDate: null,
    net: '77.00',
    vat: '13.86',
    gross: '90.86',
    open: '0.00',
    position: 63,
    memo: '',
    corrects: { id: '0199a000-0000-7000-8000-000000000001', number: '000117', date: date('2026-05-14') },
    reason: 'returned',
    lines: [{ ...coffee, quantity: '2', net: '77.00', vat: '13.86', gross: '90.86' }],
  };
}

/** As many lines as asked for, the same amounts in each: 10.00 net, 1.80 VAT. */
export function longInvoice(count: number): DocumentInfo {
  const lines = Array.from({ length: count }, (_, index) => ({
    description: index % 7 === 3 ? `Item ${index + 1}: ${'a description that needs more than one line, '.repeat(3)}` : `Item ${index + 1}`,
    account: '6110',
    quantity: '1',
    unitPrice: '10',
    taxCode: 'S18',
    net: '10.00',
    vat: '1.80',
    gross: '11.80',
  }));
  const times = (tetri: number): string => `${Math.floor((tetri * count) / 100)}.${String((tetri * count) % 100).padStart(2, '0')}`;
  return { ...salesInvoice(), memo: '', lines, net: times(1000), vat: times(180), gross: times(1180), open: times(1180) };
}
