import type { AccountLine, EquityComponent, StatementLayouts } from '../../statements/layout.ts';
import { restExpense, restIncome } from '../../statements/rest-lines.ts';
import { resultLines } from '../../statements/result-lines.ts';
import { yearEnd } from './closing.ts';
import { zsch } from './laws.ts';
import { balanceSheet } from './statement-balance-sheet.ts';
import { cashFlow } from './statement-cash-flow.ts';

const source = zsch();

/** Corporate tax is booked onto the account of the result itself, against the settlements of that tax or deferred taxes. */
const tax: AccountLine = {
  kind: 'line',
  id: 'T',
  no: 'T',
  level: 1,
  as: 'debit',
  accounts: [],
  onto: {
    accounts: [['1230', '1239']],
    against: [
      ['4500', '4529'],
      ['4940', '4949'],
    ],
  },
  names: {
    ka: 'მოგების გადასახადი',
    bg: 'Разходи за данъци от печалбата',
    ru: 'Расходы по налогу на прибыль',
    en: 'Corporate tax',
  },
  unconfirmed: true,
};

/** The component of the changes in equity that a line of the balance sheet is. */
const component = (id: string, more: Partial<EquityComponent> = {}): EquityComponent => {
  const line = balanceSheet.lines.find((each): each is AccountLine => each.kind === 'line' && each.id === id)!;
  return { id, names: line.names, accounts: line.accounts, ...more };
};

/**
 * Statements after the forms for small enterprises: balance sheet in sections, income statement by nature in list form, with the lines the year is closed by,
 * cash flows by the direct method, changes in equity by the lines of equity.
 * @source Accounting Act; bulgaria.md 9 (derived)
 */
export const statements: StatementLayouts = {
  balanceSheet,
  incomeStatement: {
    source,
    lines: [
      ...resultLines(yearEnd),
      tax,
      restIncome(1),
      restExpense(1),
      {
        kind: 'total',
        id: 'NP',
        no: 'NP',
        level: 1,
        plus: ['PBT', 'rest-income'],
        minus: ['T', 'rest-expense'],
        names: { ka: 'პერიოდის მოგება', bg: 'Нетна печалба за периода', ru: 'Чистая прибыль', en: 'Net profit' },
        loss: { ka: 'პერიოდის ზარალი', bg: 'Нетна загуба за периода', ru: 'Чистый убыток', en: 'Net loss' },
        either: {
          ka: 'პერიოდის მოგება (ზარალი)',
          bg: 'Нетна печалба (загуба) за периода',
          ru: 'Чистая прибыль (убыток)',
          en: 'Net profit (loss)',
        },
      },
    ],
    revenue: 'R1',
    profit: 'NP',
  },
  cashFlow,
  equityChanges: {
    source,
    components: [
      component('pA.I'),
      component('pA.II'),
      component('pA.III'),
      component('pA.IV'),
      component('pA.V'),
      component('pA.VI', { result: true }),
    ],
    movements: [
      {
        id: 'dividends',
        of: ['pA.V', 'pA.VI'],
        // What is paid out, and the tax withheld from it.
        against: [
          ['4250', '4259'],
          ['4550', '4559'],
          ['4930', '4939'],
        ],
        names: { ka: 'დივიდენდები', bg: 'Разпределение на печалбата за дивиденти', ru: 'Дивиденды', en: 'Dividends' },
      },
      {
        id: 'contributions',
        of: ['pA.I', 'pA.II'],
        against: [['2000', '5999']],
        names: {
          ka: 'მესაკუთრეთა შენატანები',
          bg: 'Операции със собственици',
          ru: 'Операции с собственниками',
          en: 'Transactions with owners',
        },
      },
    ],
  },
};
