import type { CodeRange, MonthEndRule, YearEndRule } from '../../closing/year-end-rule.ts';
import { byProgram } from '../../laws/source.ts';
import { profitBeforeTax } from '../../statements/result-names.ts';
import { custom } from './laws.ts';

/** Sections 6 and 7 but for what is no part of the result: fixed assets being acquired (613), deferred expenses (65), deferred income (751 to 754). */
const expenses: readonly CodeRange[] = [
  ['6000', '6129'],
  ['6140', '6499'],
  ['6600', '6999'],
];
const income: readonly CodeRange[] = [
  ['7000', '7499'],
  ['7550', '7999'],
];

/**
 * The result stays on 123 at the end of its year, where the balance sheet shows it; closing the next year moves it on to 122 or 121 first. Corporate tax
 * is booked against 123 itself, so the statement ends before tax.
 */
export const yearEnd: YearEndRule = {
  source: custom,
  result: [...expenses, ...income],
  carriedTo: ['121', '122', '123'],
  profit: 'PBT',
  steps: [
    {
      id: 'last-year',
      names: {
        ka: 'წინა წლის შედეგის გადატანა',
        bg: 'Прехвърляне на резултата от предходната година',
        ru: 'Перенос результата прошлого года',
        en: 'Transfer of the result of the year before',
      },
      source: custom,
      from: [['1230', '1239']],
      side: 'any',
      to: { debit: '121', credit: '122' },
    },
    {
      id: 'income',
      names: {
        ka: 'შემოსავლების ანგარიშების დახურვა',
        bg: 'Приключване на сметките за приходи',
        ru: 'Закрытие счетов доходов',
        en: 'Closing of revenue accounts',
      },
      source: custom,
      from: income,
      side: 'any',
      to: { debit: '123', credit: '123' },
    },
    {
      id: 'expenses',
      names: {
        ka: 'ხარჯების ანგარიშების დახურვა',
        bg: 'Приключване на сметките за разходи',
        ru: 'Закрытие счетов расходов',
        en: 'Closing of expense accounts',
      },
      source: custom,
      from: expenses,
      side: 'any',
      to: { debit: '123', credit: '123' },
    },
  ],
  statement: [
    {
      id: 'R1',
      as: 'income',
      accounts: [['7000', '7069']],
      names: { ka: 'შემოსავალი გაყიდვებიდან', bg: 'Нетни приходи от продажби', ru: 'Выручка от продаж', en: 'Net revenue from sales' },
    },
    {
      id: 'R2',
      as: 'income',
      accounts: [
        ['7070', '7199'],
        ['7300', '7499'],
        ['7550', '7889'],
      ],
      names: { ka: 'სხვა შემოსავალი', bg: 'Други приходи от дейността', ru: 'Прочие доходы от деятельности', en: 'Other operating income' },
    },
    {
      id: 'E1',
      as: 'expense',
      accounts: [['6000', '6019']],
      names: { ka: 'მასალების ხარჯი', bg: 'Разходи за материали', ru: 'Расходы на материалы', en: 'Materials' },
    },
    {
      id: 'E2',
      as: 'expense',
      accounts: [['6020', '6029']],
      names: { ka: 'გარე მომსახურების ხარჯი', bg: 'Разходи за външни услуги', ru: 'Расходы на внешние услуги', en: 'External services' },
    },
    {
      id: 'E3',
      as: 'expense',
      accounts: [['6030', '6039']],
      names: { ka: 'ამორტიზაციის ხარჯი', bg: 'Разходи за амортизации', ru: 'Расходы на амортизацию', en: 'Depreciation and amortisation' },
    },
    {
      id: 'E4',
      as: 'expense',
      accounts: [['6040', '6059']],
      names: { ka: 'პერსონალის ხარჯი', bg: 'Разходи за персонал', ru: 'Расходы на персонал', en: 'Personnel' },
    },
    {
      id: 'E5',
      as: 'expense',
      accounts: [
        ['6060', '6129'],
        ['6140', '6199'],
        ['6300', '6499'],
        ['6600', '6889'],
      ],
      names: { ka: 'სხვა ხარჯები', bg: 'Други разходи за дейността', ru: 'Прочие расходы на деятельность', en: 'Other operating expenses' },
    },
    {
      id: 'OP',
      plus: ['R1', 'R2'],
      minus: ['E1', 'E2', 'E3', 'E4', 'E5'],
      names: { ka: 'საოპერაციო მოგება', bg: 'Печалба от дейността', ru: 'Операционная прибыль', en: 'Operating profit' },
      loss: { ka: 'საოპერაციო ზარალი', bg: 'Загуба от дейността', ru: 'Операционный убыток', en: 'Operating loss' },
      either: {
        ka: 'საოპერაციო მოგება (ზარალი)',
        bg: 'Печалба (загуба) от дейността',
        ru: 'Операционная прибыль (убыток)',
        en: 'Operating profit (loss)',
      },
    },
    {
      id: 'F1',
      as: 'income',
      accounts: [['7200', '7299']],
      names: { ka: 'ფინანსური შემოსავალი', bg: 'Финансови приходи', ru: 'Финансовые доходы', en: 'Financial income' },
    },
    {
      id: 'F2',
      as: 'expense',
      accounts: [['6200', '6299']],
      names: { ka: 'ფინანსური ხარჯები', bg: 'Финансови разходи', ru: 'Финансовые расходы', en: 'Financial expenses' },
    },
    {
      id: 'X1',
      as: 'income',
      accounts: [['7890', '7999']],
      names: { ka: 'განსაკუთრებული შემოსავლები', bg: 'Извънредни приходи', ru: 'Чрезвычайные доходы', en: 'Extraordinary income' },
    },
    {
      id: 'X2',
      as: 'expense',
      accounts: [['6890', '6999']],
      names: { ka: 'განსაკუთრებული ხარჯები', bg: 'Извънредни разходи', ru: 'Чрезвычайные расходы', en: 'Extraordinary expenses' },
    },
    {
      id: 'PBT',
      plus: ['OP', 'F1', 'X1'],
      minus: ['F2', 'X2'],
      ...profitBeforeTax,
    },
  ],
};

/** Transfers on their way, and the VAT of the month: 4531 and 4532 are empty once its return is filed. */
export const monthEnd: MonthEndRule = {
  source: byProgram,
  suspense: [
    ['4310', '4359'],
    ['4390', '4399'],
    ['4531', '4532'],
  ],
};
