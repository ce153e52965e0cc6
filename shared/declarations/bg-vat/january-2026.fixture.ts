import { date } from '../../dates/local-date.ts';
import { period } from '../../dates/period.ts';
import { decimal } from '../../money/decimal.ts';
import type { LedgerRow, LedgerSide } from '../ledger-row.ts';
import type { Declarant, VatSubmission } from './submission.ts';

/** The month of the worked examples: seventeen cases of one invented company, with the amounts as an accountant writes them. For tests. */
export const declarant: Declarant = {
  vatNumber: 'BG123456786',
  name: 'ТЕСТ ДАВТАРИ ЕООД',
  submitter: 'ИВАН ИВАНОВ ИВАНОВ',
  submitterId: '7523169263',
  town: 'СОФИЯ',
  postCode: '1000',
  street: 'УЛ. ПРИМЕРНА 1',
  address: '1000 СОФИЯ, УЛ. ПРИМЕРНА 1',
  capacity: 'R',
};

type Partner = readonly [identifier: string, name: string];
type Document = readonly [type: string, number: string, day: string];

export const fieldsOf = (amounts: Readonly<Record<string, string>>): Record<string, bigint> =>
  Object.fromEntries(Object.entries(amounts).map(([code, text]) => [code, decimal(text, 2)]));

/** `documentId` is the number of the case and the ledger. */
function row(
  example: number,
  side: LedgerSide,
  [documentType, number, day]: Document,
  [identifier, name]: Partner,
  subject: string,
  amounts: Readonly<Record<string, string>>,
  specialCode?: string,
): LedgerRow {
  return {
    ...{ side, branch: 0, documentType, number, date: date(`2026-01-${day}`), partner: { identifier, name }, subject },
    fields: fieldsOf(amounts),
    ...(specialCode === undefined ? {} : { specialCode }),
    documentId: `case-${example}-${side}`,
    entryId: `entry-${example}`,
  };
}

const client: Partner = ['BG111111113', 'КЛИЕНТ АД'];
const supplier: Partner = ['BG222222226', 'ДОСТАВЧИК ООД'];
const scrap: Partner = ['BG333333339', 'СКРАП ООД'];
const italian: Partner = ['IT00743110157', 'ESEMPIO SPA'];
const irish: Partner = ['IE6433435F', 'SAMPLE CLOUD LTD'];

export const rows: readonly LedgerRow[] = [
  row(1, 'sales', ['01', '0000000101', '12'], client, 'Стоки', { '02-11': '1000.00', '02-21': '200.00' }),
  row(2, 'sales', ['03', '0000000107', '22'], client, 'Връщане на стоки', { '02-11': '-100.00', '02-21': '-20.00' }),
  row(3, 'sales', ['01', '0000000102', '14'], client, 'Нощувки', { '02-13': '500.00', '02-24': '45.00' }),
  row(4, 'sales', ['01', '0000000103', '15'], ['DE136695976', 'MUSTER GMBH'], 'Стоки - ВОД', { '02-15': '2000.00' }),
  row(5, 'sales', ['01', '0000000104', '16'], ['RO18547290', 'EXEMPLU SRL'], 'Консултантска услуга', { '02-17': '750.00' }),
  row(6, 'sales', ['01', '0000000105', '19'], ['999999999999999', 'SAMPLE LTD, CH'], 'Стоки - износ', { '02-14': '3000.00' }),
  row(7, 'sales', ['01', '0000000106', '20'], ['444444441', 'КЛИЕНТ БЕЗ ДДС ЕООД'], 'Обучение по чл. 41', { '02-19': '400.00' }),
  row(8, 'sales', ['01', '0000000108', '23'], ['ATU13585627', 'BEISPIEL GMBH'], 'Тристранна операция', { '02-25': '1200.00' }),
  row(9, 'sales', ['09', '0000000001', '26'], italian, 'ВОП на стоки', { '02-12': '1500.00', '02-22': '300.00' }),
  row(9, 'purchases', ['09', '0000000001', '26'], italian, 'ВОП на стоки', { '03-31': '1500.00', '03-41': '300.00' }),
  row(10, 'sales', ['09', '0000000002', '27'], irish, 'Услуга по чл. 21, ал. 2', { '02-26': '250.00', '02-22': '50.00' }),
  row(10, 'purchases', ['09', '0000000002', '27'], irish, 'Услуга по чл. 21, ал. 2', { '03-31': '250.00', '03-41': '50.00' }),
  row(11, 'purchases', ['01', '0000004567', '08'], supplier, 'Стоки', { '03-31': '600.00', '03-41': '120.00' }),
  row(12, 'purchases', ['01', '0000004568', '09'], supplier, 'Наем офис', { '03-32': '200.00', '03-42': '40.00' }),
  row(13, 'purchases', ['01', '0000000911', '13'], ['BG555555554', 'ХОТЕЛ ООД'], 'Представителни разходи', { '03-30': '120.00' }),
  row(14, 'purchases', ['01', '0000000077', '26'], scrap, 'Отпадъци', {}, '01'),
  row(14, 'purchases', ['09', '0000000003', '28'], scrap, 'Отпадъци', { '03-31': '300.00', '03-41': '60.00' }, '01'),
  row(14, 'sales', ['09', '0000000003', '28'], scrap, 'Отпадъци', { '02-26': '300.00', '02-22': '60.00' }, '01'),
  row(15, 'sales', ['81', '0000000001', '31'], ['', ''], 'Продажби на дребно', { '02-11': '820.00', '02-21': '164.00' }),
  row(16, 'sales', ['09', '0000000004', '30'], [declarant.vatNumber, declarant.name], 'Лично ползване на актив', { '02-23': '10.00' }),
  row(17, 'purchases', ['07', '26BG005100012345A6', '21'], ['999999999999999', 'SAMPLE TRADING, CN'], 'Внос на стоки', {
    '03-31': '5000.00',
    '03-41': '1000.00',
  }),
];

/** Cells as the worked example gives them, not as anything here computes them. */
export const cells: Readonly<Record<string, bigint>> = fieldsOf({
  ...{ '01': '9270.00', '11': '1720.00', '12': '2050.00', '13': '500.00', '14': '3000.00', '15': '2000.00', '16': '0.00' },
  ...{ '17': '750.00', '18': '1200.00', '19': '400.00', '20': '809.00', '21': '344.00', '22': '410.00', '23': '10.00', '24': '45.00' },
  ...{ '30': '120.00', '31': '7650.00', '32': '200.00', '40': '1562.00', '41': '1530.00', '42': '40.00', '43': '0.00' },
  ...{ '50': '0.00', '60': '753.00', '70': '0.00', '71': '0.00', '80': '0.00', '81': '0.00', '82': '0.00' },
});

export const submission: VatSubmission = { declarant, period: period('2026-01'), cells, coefficient: 80n, rows };
