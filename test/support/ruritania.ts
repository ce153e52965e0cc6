import { type AccountType, type ChartAccount, normalSide } from '../../shared/accounts/account.ts';
import { numberedKinds } from '../../shared/contracts/numbers.ts';
import { addDays, date, type LocalDate, weekday } from '../../shared/dates/local-date.ts';
import { addMonths } from '../../shared/dates/period.ts';
import type { JurisdictionPack, NumberedKind, NumberingRule } from '../../shared/jurisdictions/pack.ts';
import { placesIn } from '../../shared/laws/source.ts';
import type { Names } from '../../shared/locales/languages.ts';

/** An invented country needs no translations. */
const named = (text: string): Names => ({ ka: text, bg: text, ru: text, en: text });
const source = placesIn({ id: 'Act 1', names: named('Ruritania, Act 1') })('1');

const rows: readonly (readonly [code: string, type: AccountType])[] = [
  ['A10', 'asset'],
  ['A11', 'asset'],
  ['A12', 'asset'],
  ['A20', 'asset'],
  ['A21', 'asset'],
  ['A30', 'asset'],
  ['A40', 'asset'],
  ['L10', 'liability'],
  ['L11', 'liability'],
  ['L20', 'liability'],
  ['L30', 'liability'],
  ['E10', 'equity'],
  ['E20', 'equity'],
  ['I10', 'income'],
  ['I20', 'income'],
  ['X10', 'expense'],
  ['X20', 'expense'],
];

const chart: readonly ChartAccount[] = rows.map(([code, type]) => ({
  code,
  names: named(`Account ${code}`),
  type,
  normalSide: normalSide(type),
  postable: true,
  parent: null,
  active: true,
}));

/** A tax of 12.5 %, books in a currency of three decimals, returns due on the 3rd, Fridays off: nothing Georgia or Bulgaria has. */
const rateBp = 1250n;
const validity = { validFrom: date('2000-01-01'), validTo: null, source } as const;
/** The rate went up on 1 July 2026: one code, a row for each time. */
const sale = {
  ...validity,
  code: 'OUT',
  names: named('Sale'),
  use: ['sale'],
  effect: 'charged',
  outputAccount: 'L30',
  inputAccount: null,
} as const;
const numbers: NumberingRule = { digits: 5, resets: 'yearly', prefix: '[A-Z]', source };

const nextWorkingDay = (on: LocalDate): LocalDate => (weekday(on) === 5 ? addDays(on, 1) : on);

export const ruritania: JurisdictionPack = {
  code: 'XR',
  names: named('Ruritania'),
  version: '1',
  baseCurrency: () => 'TND',
  chart,
  roles: {
    receivables: 'A20',
    payables: 'L10',
    advancesReceived: 'L20',
    advancesPaid: 'A21',
    bank: 'A10',
    bankForeign: 'A11',
    cash: 'A12',
    sales: 'I10',
    salesReturns: 'I10',
    purchases: 'A30',
    goods: 'A30',
    customs: 'L11',
    notDeductibleVat: 'X10',
    roundingGain: 'I20',
    roundingLoss: 'X20',
    exchangeGain: 'I20',
    exchangeLoss: 'X20',
    retainedEarnings: 'E20',
    capital: 'E10',
  },
  taxCodes: [
    { ...sale, rateBp, validTo: date('2026-06-30') },
    { ...sale, rateBp: 1500n, validFrom: date('2026-07-01') },
    {
      ...validity,
      code: 'IN',
      names: named('Purchase'),
      use: ['purchase'],
      effect: 'deducted',
      rateBp,
      outputAccount: null,
      inputAccount: 'A40',
    },
  ],
  vatRounding: 'per-line',
  numbering: Object.fromEntries(numberedKinds.map((kind) => [kind, numbers])) as Record<NumberedKind, NumberingRule>,
  vatReturn: {
    id: 'xr-month',
    language: 'en',
    version: '1',
    names: named('Return'),
    parts: [
      {
        id: 'P',
        names: named('All'),
        columns: [{ id: 'tax', names: named('Tax') }],
        lines: [
          { code: '1', names: named('Charged'), cells: { tax: { from: 'vat', taxCodes: ['OUT'] } } },
          { code: '2', names: named('Deducted'), cells: { tax: { from: 'vat', taxCodes: ['IN'] } } },
          { code: '3', names: named('To pay'), cells: { tax: { from: 'excess', plus: ['1.tax'], minus: ['2.tax'] } }, isTotal: true },
          { code: '4', names: named('To carry'), cells: { tax: { from: 'excess', plus: ['2.tax'], minus: ['1.tax'] } }, isTotal: true },
        ],
      },
    ],
    payable: '3.tax',
    credit: '4.tax',
    source,
  },
  checkTaxId: (text) => (/^R-\d{3}$/.test(text) ? { ok: true, kind: 'company' } : { ok: false, reason: 'characters' }),
  holidays: () => [],
  nextWorkingDay,
  vatDueDate: (period) => nextWorkingDay(date(`${addMonths(period, 1)}-03`)),
};
