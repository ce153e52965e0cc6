import { type LedgerPrint, ledgerPdf } from '../../electron/pdf/ledger-pdf.ts';
import { type VatFormPrint, vatFormPdf } from '../../electron/pdf/vat-form-pdf.ts';
import { type ViesPrint, viesPdf } from '../../electron/pdf/vies-pdf.ts';
import type { VatReturnInfo } from '../../shared/contracts/tax.ts';
import { addDays, date } from '../../shared/dates/local-date.ts';
import { period } from '../../shared/dates/period.ts';
import { isInReturn } from '../../shared/declarations/bg-vat/document-types.ts';
import { declarant, rows, submission } from '../../shared/declarations/bg-vat/january-2026.fixture.ts';
import { printedLedgers } from '../../shared/declarations/bg-vat/printed-ledgers.ts';
import { leadingFields, vatRecords } from '../../shared/declarations/bg-vat/records.ts';
import { textOf } from '../../shared/declarations/fixed-width/layout.ts';
import type { LedgerRow, LedgerSide } from '../../shared/declarations/ledger-row.ts';
import { vatReturn as bgForm } from '../../shared/jurisdictions/bg/vat-return.ts';
import { vatReturn as geForm } from '../../shared/jurisdictions/ge/vat-return.ts';
import { lawNames } from '../../shared/laws/law-text.ts';
import { cellFormula } from '../../shared/vat/cell-formula.ts';
import { layoutOf } from '../../shared/vat/form-layout.ts';
import { company, vatReturnE1 } from './fixtures.ts';

/** The Bulgarian month of bulgaria.md 12, its cells as 12.1 gives them. */
const bgCells: Readonly<Record<string, string>> = {
  ...{ '01': '9270.00', '11': '1720.00', '12': '2050.00', '13': '500.00', '14': '3000.00', '15': '2000.00' },
  ...{ '17': '750.00', '18': '1200.00', '19': '400.00', '20': '809.00', '21': '344.00', '22': '410.00', '23': '10.00', '24': '45.00' },
  ...{ '30': '120.00', '31': '7650.00', '32': '200.00', '33': '0.80', '40': '1562.00', '41': '1530.00', '42': '40.00', '42K': '32.00' },
  ...{ '60': '753.00', '00-05': '13', '00-06': '8' },
};

const head = { position: 61, headHash: 'beef5678beef1234ef900112233445566778899aabbccddeeff0011223344556' };

/** Lines, captions and formulas of the Bulgarian form with amounts written by hand; what is not named is zero. */
export function vatReturnJanuary(amounts: Readonly<Record<string, string>> = bgCells): VatReturnInfo {
  const amountOf = (code: string): string => amounts[code] ?? '0.00';
  return {
    period: period('2026-01'),
    form: { language: 'bg', id: bgForm.id, version: bgForm.version, names: bgForm.names, source: lawNames(bgForm.source, 'full') },
    dueDate: date('2026-02-16'),
    isOwed: true,
    parts: bgForm.parts.map(({ id, names, columns, lines }) => ({
      ...{ id, names, columns: [...columns] },
      lines: lines.map((line) => ({
        code: line.code,
        names: line.names,
        isTotal: line.isTotal ?? false,
        cells: {
          amount: {
            cell: `${line.code}.amount`,
            formula: cellFormula(line.cells.amount!),
            amount: amountOf(line.code),
            gross: amountOf(line.code),
            corrections: '0.00',
            rows: 1,
            entered: null,
          },
        },
      })),
    })),
    payable: amountOf('50'),
    credit: amountOf('60'),
    roundingDifference: '0.00',
    ledgers: [],
    ...head,
    packVersion: '2026.1',
    filed: null,
    corrections: [],
    changedSinceFiling: [],
  };
}

export const bgCompany = { name: declarant.name, taxId: '123456786', baseCurrency: 'EUR' };
const bgDeclarant = { name: declarant.submitter, capacity: 'representative', companyAddress: declarant.address } as const;

export const geModel: VatFormPrint = { company, return: vatReturnE1(), layout: layoutOf(geForm) };
export const bgModel: VatFormPrint = {
  company: bgCompany,
  vatNumber: declarant.vatNumber,
  declarant: bgDeclarant,
  return: vatReturnJanuary(),
  layout: layoutOf(bgForm),
};

const month = {
  company: bgCompany,
  vatNumber: declarant.vatNumber,
  period: submission.period,
  official: 'bg',
  filed: null,
  ...head,
  packVersion: '2026.1',
} as const;

export function ledgerModel(side: LedgerSide, of: readonly LedgerRow[] = rows): LedgerPrint {
  const records = vatRecords({ ...submission, rows: of })[side];
  return {
    ...month,
    ledger: printedLedgers[side],
    records,
    counts: (record) => isInReturn(side, textOf(record, leadingFields[side].documentType)),
  };
}
export const viesModel: ViesPrint = { ...month, records: vatRecords(submission).vies! };

/** Many records: long names, a credit note, a type that stays out of the return, and amounts up to the widest the file takes. */
export function longLedger(side: LedgerSide, count: number): LedgerPrint {
  const pattern = rows.filter((row) => row.side === side);
  const many = Array.from({ length: count }, (_, index): LedgerRow => {
    const row = pattern[index % pattern.length]!;
    const isLong = index % 9 === 4;
    const isHuge = index === 20;
    const field = side === 'sales' ? '02-11' : '03-31';
    return {
      ...row,
      documentType: index % 40 === 7 ? '11' : row.documentType,
      number: String(index + 1).padStart(10, '0'),
      date: addDays(date('2026-01-01'), index % 31),
      partner: {
        ...row.partner,
        name: isLong ? `„Българо-грузинска търговска компания за внос, износ и реекспорт ${index}“ ООД` : row.partner.name,
      },
      subject: isLong ? 'Доставка на машини, съоръжения и резервни части по договор 12/2025' : row.subject,
      fields: isHuge ? { [field]: -99_999_999_999_999n } : row.fields,
    };
  });
  return ledgerModel(side, many);
}

/** Every cell at the largest amount there is. */
const huge = '-92233720368547758.07';
const all = (info: VatReturnInfo): Record<string, string> =>
  Object.fromEntries(info.parts.flatMap(({ lines }) => lines.flatMap((line) => Object.values(line.cells).map(({ cell }) => [cell, huge]))));
const longName = `ЕООД „${'Търговско '.repeat(14)}${'ъ'.repeat(60)}“`;
export const geHuge: VatFormPrint = { ...geModel, return: vatReturnE1(all(vatReturnE1())), company: { ...company, name: longName } };
export const bgHuge: VatFormPrint = {
  ...bgModel,
  return: vatReturnJanuary(Object.fromEntries(Object.keys(all(vatReturnJanuary())).map((cell) => [cell.replace('.amount', ''), huge]))),
  company: { ...bgCompany, name: longName },
  declarant: { ...bgDeclarant, name: `${'Константинов '.repeat(8)}`.trim() },
};

/** Every print of the goldens by the name of its file. */
export const prints: Readonly<Record<string, () => Uint8Array>> = {
  'vat-form-ge.ka': () => vatFormPdf(geModel),
  'vat-form-ge.ka-en': () => vatFormPdf(geModel, 'en'),
  'vat-form-bg.bg': () => vatFormPdf(bgModel),
  'vat-form-bg.bg-en': () => vatFormPdf(bgModel, 'en'),
  'vat-form-ge-huge.ka-bg': () => vatFormPdf(geHuge, 'bg'),
  'vat-form-bg-huge.bg-ka': () => vatFormPdf(bgHuge, 'ka'),
  'ledger-purchases.bg': () => ledgerPdf(ledgerModel('purchases')),
  'ledger-purchases.bg-en': () => ledgerPdf(ledgerModel('purchases'), 'en'),
  'ledger-sales.bg': () => ledgerPdf(ledgerModel('sales')),
  'ledger-sales.bg-en': () => ledgerPdf(ledgerModel('sales'), 'en'),
  'ledger-sales-long.bg-ka': () => ledgerPdf(longLedger('sales', 120), 'ka'),
  'ledger-purchases-long.bg': () => ledgerPdf(longLedger('purchases', 120)),
  'vies.bg': () => viesPdf(viesModel),
  'vies.bg-en': () => viesPdf(viesModel, 'en'),
};
