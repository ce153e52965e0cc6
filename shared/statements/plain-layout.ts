import { byProgram } from '../laws/source.ts';
import type { StatementLayouts } from './layout.ts';
import { restAssets, restEquity, restExpense, restIncome, restLiabilities } from './rest-lines.ts';
import { profitOfPeriod } from './result-names.ts';

const names = {
  assets: { ka: 'აქტივები', bg: 'Активи', ru: 'Активы', en: 'Assets' },
  liabilities: { ka: 'ვალდებულებები', bg: 'Задължения', ru: 'Обязательства', en: 'Liabilities' },
  equity: { ka: 'კაპიტალი', bg: 'Собствен капитал', ru: 'Капитал', en: 'Equity' },
  result: { ka: 'დაუხურავი შედეგი', bg: 'Неприключен резултат', ru: 'Незакрытый результат', en: 'Result not yet closed' },
  totalEquity: { ka: 'კაპიტალი, სულ', bg: 'Собствен капитал, общо', ru: 'Капитал, итого', en: 'Total equity' },
  totalAssets: { ka: 'აქტივები, სულ', bg: 'Активи, общо', ru: 'Активы, итого', en: 'Total assets' },
  totalSources: {
    ka: 'ვალდებულებები და კაპიტალი, სულ',
    bg: 'Задължения и собствен капитал, общо',
    ru: 'Обязательства и капитал, итого',
    en: 'Total liabilities and equity',
  },
  income: { ka: 'შემოსავლები', bg: 'Приходи', ru: 'Доходы', en: 'Income' },
  expense: { ka: 'ხარჯები', bg: 'Разходи', ru: 'Расходы', en: 'Expenses' },
} as const;

/** For books that belong to no country: the accounts by their types, nothing else is known of them. */
export const plainLayouts: StatementLayouts = {
  balanceSheet: {
    source: byProgram,
    lines: [
      { ...restAssets(1), id: 'A1', names: names.assets },
      { kind: 'total', id: 'A', names: names.totalAssets, level: 1, plus: ['A1'], minus: [] },
      { ...restLiabilities(1), id: 'L', names: names.liabilities },
      { ...restEquity(1), id: 'E1', names: names.equity },
      { kind: 'line', id: 'E2', names: names.result, level: 1, as: 'credit', accounts: [], result: true },
      { kind: 'subtotal', id: 'E', names: names.totalEquity, level: 1, plus: ['E1', 'E2'], minus: [] },
      { kind: 'total', id: 'LE', names: names.totalSources, level: 1, plus: ['L', 'E'], minus: [] },
    ],
    assets: 'A',
    sources: 'LE',
    equity: ['E1', 'E2'],
  },
  incomeStatement: {
    source: byProgram,
    lines: [
      { ...restIncome(1), id: 'R', names: names.income },
      { ...restExpense(1), id: 'C', names: names.expense },
      { kind: 'total', id: 'NP', ...profitOfPeriod, level: 1, plus: ['R'], minus: ['C'] },
    ],
    revenue: 'R',
    profit: 'NP',
  },
  equityChanges: {
    source: byProgram,
    components: [{ id: 'equity', names: names.equity, accounts: [], result: true, rest: true }],
    movements: [],
  },
};
