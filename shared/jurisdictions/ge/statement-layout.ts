import { byProgram } from '../../laws/source.ts';
import type { StatementLayouts, StatementLine } from '../../statements/layout.ts';
import { restAssets, restEquity, restExpense, restIncome, restLiabilities } from '../../statements/rest-lines.ts';
import { resultLines } from '../../statements/result-lines.ts';
import { cashFlow } from './cash-flow-layout.ts';
import { yearEnd } from './closing.ts';

const source = byProgram;

const titles = {
  assets: { ka: 'აქტივები', bg: 'Активи', ru: 'Активы', en: 'Assets' },
  liabilities: { ka: 'ვალდებულებები', bg: 'Задължения', ru: 'Обязательства', en: 'Liabilities' },
  equity: { ka: 'კაპიტალი', bg: 'Собствен капитал', ru: 'Капитал', en: 'Equity' },
} as const;

/** No code of a line is prescribed; these are those of the mapping. */
const balanceLines: readonly StatementLine[] = [
  { kind: 'heading', id: 'assets', names: titles.assets, level: 1 },
  {
    kind: 'line',
    id: 'A1',
    no: 'A1',
    level: 2,
    as: 'debit',
    accounts: [['1100', '1299']],
    names: {
      ka: 'ფული და ფულის ეკვივალენტები',
      bg: 'Парични средства и еквиваленти',
      ru: 'Денежные средства и их эквиваленты',
      en: 'Cash and cash equivalents',
    },
  },
  {
    kind: 'line',
    id: 'A2',
    no: 'A2',
    level: 2,
    as: 'debit',
    accounts: [['1300', '1399']],
    names: {
      ka: 'მოკლევადიანი ინვესტიციები',
      bg: 'Краткосрочни инвестиции',
      ru: 'Краткосрочные инвестиции',
      en: 'Short-term investments',
    },
  },
  {
    kind: 'line',
    id: 'A3',
    no: 'A3',
    level: 2,
    as: 'debit',
    accounts: [
      ['1400', '1479'],
      ['1490', '1599'],
      ['1800', '1899'],
    ],
    names: {
      ka: 'სავაჭრო და სხვა მოთხოვნები',
      bg: 'Търговски и други вземания',
      ru: 'Торговая и прочая дебиторская задолженность',
      en: 'Trade and other receivables',
    },
  },
  {
    kind: 'line',
    id: 'A4',
    no: 'A4',
    level: 2,
    as: 'debit',
    accounts: [['1600', '1699']],
    names: { ka: 'მარაგები', bg: 'Материални запаси', ru: 'Запасы', en: 'Inventories' },
  },
  {
    kind: 'line',
    id: 'A5',
    no: 'A5',
    level: 2,
    as: 'debit',
    accounts: [
      ['1480', '1489'],
      ['1700', '1799'],
      ['1900', '1999'],
    ],
    names: {
      ka: 'გადახდილი ავანსები და სხვა მიმდინარე აქტივები',
      bg: 'Предоставени аванси и други текущи активи',
      ru: 'Выданные авансы и прочие оборотные активы',
      en: 'Advances paid and other current assets',
    },
  },
  {
    kind: 'line',
    id: 'A6',
    no: 'A6',
    level: 2,
    as: 'debit',
    accounts: [['3300', '3399']],
    while: 'group',
    names: { ka: 'საგადასახადო აქტივები', bg: 'Данъчни активи', ru: 'Налоговые активы', en: 'Tax assets' },
  },
  {
    kind: 'line',
    id: 'A7',
    no: 'A7',
    level: 2,
    as: 'debit',
    accounts: [['2100', '2299']],
    names: {
      ka: 'ძირითადი საშუალებები',
      bg: 'Имоти, машини и съоръжения',
      ru: 'Основные средства',
      en: 'Property, plant and equipment',
    },
  },
  {
    kind: 'line',
    id: 'A8',
    no: 'A8',
    level: 2,
    as: 'debit',
    accounts: [['2300', '2399']],
    names: {
      ka: 'გრძელვადიანი მოთხოვნები',
      bg: 'Дългосрочни вземания',
      ru: 'Долгосрочная дебиторская задолженность',
      en: 'Long-term receivables',
    },
  },
  {
    kind: 'line',
    id: 'A9',
    no: 'A9',
    level: 2,
    as: 'debit',
    accounts: [['2400', '2499']],
    names: {
      ka: 'გრძელვადიანი ინვესტიციები',
      bg: 'Дългосрочни инвестиции',
      ru: 'Долгосрочные инвестиции',
      en: 'Long-term investments',
    },
  },
  {
    kind: 'line',
    id: 'A10',
    no: 'A10',
    level: 2,
    as: 'debit',
    accounts: [['2500', '2699']],
    names: { ka: 'არამატერიალური აქტივები', bg: 'Нематериални активи', ru: 'Нематериальные активы', en: 'Intangible assets' },
  },
  restAssets(2),
  {
    kind: 'total',
    id: 'A',
    no: 'A',
    level: 1,
    plus: ['A1', 'A2', 'A3', 'A4', 'A5', 'A6', 'A7', 'A8', 'A9', 'A10', 'rest-assets'],
    minus: [],
    names: { ka: 'აქტივები, სულ', bg: 'Активи, общо', ru: 'Активы, итого', en: 'Total assets' },
  },
  { kind: 'heading', id: 'liabilities', names: titles.liabilities, level: 1 },
  {
    kind: 'line',
    id: 'L1',
    no: 'L1',
    level: 2,
    as: 'credit',
    accounts: [
      ['3100', '3199'],
      ['3400', '3499'],
    ],
    names: {
      ka: 'სავაჭრო და სხვა ვალდებულებები',
      bg: 'Търговски и други задължения',
      ru: 'Торговая и прочая кредиторская задолженность',
      en: 'Trade and other payables',
    },
  },
  {
    kind: 'line',
    id: 'L2',
    no: 'L2',
    level: 2,
    as: 'credit',
    accounts: [['3200', '3299']],
    names: { ka: 'მოკლევადიანი სესხები', bg: 'Краткосрочни заеми', ru: 'Краткосрочные займы', en: 'Short-term borrowings' },
  },
  {
    kind: 'line',
    id: 'L3',
    no: 'L3',
    level: 2,
    as: 'credit',
    accounts: [['3300', '3399']],
    while: 'group',
    names: { ka: 'საგადასახადო ვალდებულებები', bg: 'Данъчни задължения', ru: 'Налоговые обязательства', en: 'Tax liabilities' },
  },
  {
    kind: 'line',
    id: 'L4',
    no: 'L4',
    level: 2,
    as: 'credit',
    accounts: [['4100', '4199']],
    names: { ka: 'გრძელვადიანი სესხები', bg: 'Дългосрочни заеми', ru: 'Долгосрочные займы', en: 'Long-term borrowings' },
  },
  {
    kind: 'line',
    id: 'L5',
    no: 'L5',
    level: 2,
    as: 'credit',
    accounts: [['4200', '4299']],
    names: {
      ka: 'გადავადებული გადასახადი და სხვა',
      bg: 'Отсрочени данъци и други',
      ru: 'Отложенные налоги и прочее',
      en: 'Deferred tax and other',
    },
  },
  {
    kind: 'line',
    id: 'L6',
    no: 'L6',
    level: 2,
    as: 'credit',
    accounts: [['4300', '4399']],
    names: { ka: 'ანარიცხები', bg: 'Провизии', ru: 'Оценочные обязательства', en: 'Provisions' },
  },
  {
    kind: 'line',
    id: 'L7',
    no: 'L7',
    level: 2,
    as: 'credit',
    accounts: [['4400', '4499']],
    names: { ka: 'გადავადებული შემოსავალი', bg: 'Приходи за бъдещи периоди', ru: 'Доходы будущих периодов', en: 'Deferred income' },
  },
  restLiabilities(2),
  {
    kind: 'subtotal',
    id: 'L',
    no: 'L',
    level: 1,
    plus: ['L1', 'L2', 'L3', 'L4', 'L5', 'L6', 'L7', 'rest-liabilities'],
    minus: [],
    names: { ka: 'ვალდებულებები, სულ', bg: 'Задължения, общо', ru: 'Обязательства, итого', en: 'Total liabilities' },
  },
  { kind: 'heading', id: 'equity', names: titles.equity, level: 1 },
  {
    kind: 'line',
    id: 'E1',
    no: 'E1',
    level: 2,
    as: 'credit',
    accounts: [['5100', '5299']],
    names: { ka: 'კაპიტალი', bg: 'Капитал', ru: 'Капитал', en: 'Capital' },
  },
  {
    kind: 'line',
    id: 'E2',
    no: 'E2',
    level: 2,
    as: 'credit',
    accounts: [['5300', '5399']],
    result: true,
    names: {
      ka: 'გაუნაწილებელი მოგება (ზარალი)',
      bg: 'Неразпределена печалба (загуба)',
      ru: 'Нераспределённая прибыль (убыток)',
      en: 'Retained earnings',
    },
  },
  {
    kind: 'line',
    id: 'E3',
    no: 'E3',
    level: 2,
    as: 'credit',
    accounts: [['5400', '5499']],
    names: { ka: 'რეზერვები', bg: 'Резерви', ru: 'Резервы', en: 'Reserves' },
  },
  restEquity(2),
  {
    kind: 'subtotal',
    id: 'E',
    no: 'E',
    level: 1,
    plus: ['E1', 'E2', 'E3', 'rest-equity'],
    minus: [],
    names: { ka: 'კაპიტალი, სულ', bg: 'Собствен капитал, общо', ru: 'Капитал, итого', en: 'Total equity' },
  },
  {
    kind: 'total',
    id: 'LE',
    level: 1,
    plus: ['L', 'E'],
    minus: [],
    names: {
      ka: 'ვალდებულებები და კაპიტალი, სულ',
      bg: 'Задължения и собствен капитал, общо',
      ru: 'Обязательства и капитал, итого',
      en: 'Total liabilities and equity',
    },
  },
];

/** The lines the year is closed by; accounts that no line names stand before the profit. */
const incomeLines: readonly StatementLine[] = resultLines(yearEnd).flatMap((line): StatementLine[] =>
  line.kind === 'subtotal' && line.id === yearEnd.profit
    ? [
        restIncome(1),
        restExpense(1),
        { ...line, kind: 'total', plus: [...line.plus, 'rest-income'], minus: [...line.minus, 'rest-expense'] },
      ]
    : [line],
);

/**
 * Statements of Georgian companies. The law prescribes their contents, no codes of lines; 7.3 maps the customary chart.
 * @source georgia.md 7.2, 7.3
 */
export const statements: StatementLayouts = {
  balanceSheet: { source, lines: balanceLines, assets: 'A', sources: 'LE', equity: ['E1', 'E2', 'E3', 'rest-equity'] },
  incomeStatement: { source, lines: incomeLines, revenue: 'R1', profit: yearEnd.profit },
  cashFlow,
  equityChanges: {
    source,
    components: [
      {
        id: 'capital',
        accounts: [['5100', '5299']],
        names: { ka: 'კაპიტალი', bg: 'Капитал', ru: 'Капитал', en: 'Capital' },
      },
      {
        id: 'retained',
        accounts: [['5300', '5399']],
        result: true,
        names: {
          ka: 'გაუნაწილებელი მოგება (ზარალი)',
          bg: 'Неразпределена печалба (загуба)',
          ru: 'Нераспределённая прибыль (убыток)',
          en: 'Retained earnings',
        },
      },
      {
        id: 'reserves',
        accounts: [['5400', '5499']],
        names: { ka: 'რეზერვები', bg: 'Резерви', ru: 'Резервы', en: 'Reserves' },
      },
    ],
    movements: [
      {
        id: 'dividends',
        of: ['retained'],
        // What is paid out, and the tax withheld from it.
        against: [
          ['3321', '3321'],
          ['3420', '3429'],
        ],
        names: { ka: 'დივიდენდები', bg: 'Дивиденти', ru: 'Дивиденды', en: 'Dividends' },
      },
      {
        id: 'contributions',
        of: ['capital'],
        against: [['1000', '4999']],
        names: {
          ka: 'მესაკუთრეთა შენატანები',
          bg: 'Вноски на собствениците',
          ru: 'Взносы собственников',
          en: 'Contributions of owners',
        },
      },
    ],
  },
};
