import type { MonthEndRule, YearEndRule } from '../../closing/year-end-rule.ts';
import { byProgram } from '../../laws/source.ts';
import { profitBeforeTax, profitOfPeriod } from '../../statements/result-names.ts';
import { ara, custom } from './laws.ts';

const closing = [...custom, ...ara('7')];

/** Classes 6 to 9 go to 5330, the year's result from there to retained earnings or to accumulated loss. 5310 and 5320 are offset by the owners. */
export const yearEnd: YearEndRule = {
  source: closing,
  result: [
    ['6000', '9999'],
    ['5330', '5330'],
  ],
  carriedTo: ['5310', '5320'],
  profit: 'NP',
  steps: [
    {
      id: 'income',
      names: {
        ka: 'კრედიტული ნაშთის მქონე შემოსავლებისა და ხარჯების ანგარიშების დახურვა',
        bg: 'Приключване на приходните и разходните сметки с кредитно салдо',
        ru: 'Закрытие счетов доходов и расходов с кредитовым сальдо',
        en: 'Closing of income and expense accounts with a credit balance',
      },
      source: closing,
      from: [['6000', '9999']],
      side: 'credit',
      to: { debit: '5330', credit: '5330' },
    },
    {
      id: 'expenses',
      names: {
        ka: 'დებეტური ნაშთის მქონე შემოსავლებისა და ხარჯების ანგარიშების დახურვა',
        bg: 'Приключване на приходните и разходните сметки с дебитно салдо',
        ru: 'Закрытие счетов доходов и расходов с дебетовым сальдо',
        en: 'Closing of income and expense accounts with a debit balance',
      },
      source: closing,
      from: [['6000', '9999']],
      side: 'debit',
      to: { debit: '5330', credit: '5330' },
    },
    {
      id: 'result',
      names: {
        ka: 'საანგარიშგებო პერიოდის შედეგის გადატანა',
        bg: 'Прехвърляне на резултата за отчетния период',
        ru: 'Перенос результата отчётного периода',
        en: 'Transfer of the result of the period',
      },
      source: closing,
      from: [['5330', '5330']],
      side: 'any',
      to: { debit: '5320', credit: '5310' },
    },
  ],
  statement: [
    {
      id: 'R1',
      as: 'income',
      accounts: [['6100', '6129']],
      names: { ka: 'წმინდა შემოსავალი', bg: 'Нетни приходи', ru: 'Чистая выручка', en: 'Net revenue' },
    },
    {
      id: 'R2',
      as: 'income',
      accounts: [
        ['6000', '6099'],
        ['6130', '6999'],
      ],
      names: {
        ka: 'სხვა საოპერაციო შემოსავალი',
        bg: 'Други оперативни приходи',
        ru: 'Прочие операционные доходы',
        en: 'Other operating income',
      },
    },
    {
      id: 'C1',
      as: 'expense',
      accounts: [['7000', '7299']],
      names: { ka: 'გაყიდვების თვითღირებულება', bg: 'Себестойност на продажбите', ru: 'Себестоимость продаж', en: 'Cost of sales' },
    },
    {
      id: 'GP',
      plus: ['R1'],
      minus: ['C1'],
      names: { ka: 'საერთო მოგება', bg: 'Брутна печалба', ru: 'Валовая прибыль', en: 'Gross profit' },
      loss: { ka: 'საერთო ზარალი', bg: 'Брутна загуба', ru: 'Валовой убыток', en: 'Gross loss' },
      either: { ka: 'საერთო მოგება (ზარალი)', bg: 'Брутна печалба (загуба)', ru: 'Валовая прибыль (убыток)', en: 'Gross profit (loss)' },
    },
    {
      id: 'S1',
      as: 'expense',
      accounts: [['7300', '7399']],
      names: { ka: 'მიწოდების ხარჯები', bg: 'Разходи за продажби', ru: 'Расходы на сбыт', en: 'Selling expenses' },
    },
    {
      id: 'G1',
      as: 'expense',
      accounts: [['7400', '7999']],
      names: {
        ka: 'საერთო და ადმინისტრაციული ხარჯები',
        bg: 'Общи и административни разходи',
        ru: 'Общие и административные расходы',
        en: 'General and administrative expenses',
      },
    },
    {
      id: 'OP',
      plus: ['GP', 'R2'],
      minus: ['S1', 'G1'],
      names: { ka: 'საოპერაციო მოგება', bg: 'Оперативна печалба', ru: 'Операционная прибыль', en: 'Operating profit' },
      loss: { ka: 'საოპერაციო ზარალი', bg: 'Оперативна загуба', ru: 'Операционный убыток', en: 'Operating loss' },
      either: {
        ka: 'საოპერაციო მოგება (ზარალი)',
        bg: 'Оперативна печалба (загуба)',
        ru: 'Операционная прибыль (убыток)',
        en: 'Operating profit (loss)',
      },
    },
    {
      id: 'F1',
      as: 'income',
      accounts: [['8000', '8199']],
      names: {
        ka: 'არასაოპერაციო შემოსავალი',
        bg: 'Неоперативни приходи',
        ru: 'Внеоперационные доходы',
        en: 'Non-operating income',
      },
    },
    {
      id: 'F2',
      as: 'expense',
      accounts: [['8200', '8999']],
      names: {
        ka: 'არასაოპერაციო ხარჯები',
        bg: 'Неоперативни разходи',
        ru: 'Внеоперационные расходы',
        en: 'Non-operating expenses',
      },
    },
    {
      id: 'X1',
      as: 'income',
      accounts: [['9000', '9119']],
      names: {
        ka: 'განსაკუთრებული შემოსავლები',
        bg: 'Извънредни приходи',
        ru: 'Чрезвычайные доходы',
        en: 'Extraordinary income',
      },
    },
    {
      id: 'X2',
      as: 'expense',
      accounts: [['9120', '9199']],
      names: {
        ka: 'განსაკუთრებული ხარჯები',
        bg: 'Извънредни разходи',
        ru: 'Чрезвычайные расходы',
        en: 'Extraordinary expenses',
      },
    },
    {
      id: 'O1',
      as: 'expense',
      accounts: [
        ['9200', '9209'],
        ['9211', '9999'],
      ],
      names: { ka: 'სხვა ხარჯები', bg: 'Други разходи', ru: 'Прочие расходы', en: 'Other expenses' },
    },
    {
      id: 'PBT',
      plus: ['OP', 'F1', 'X1'],
      minus: ['F2', 'X2', 'O1'],
      ...profitBeforeTax,
    },
    {
      id: 'T1',
      as: 'expense',
      accounts: [['9210', '9210']],
      names: { ka: 'მოგების გადასახადი', bg: 'Данък върху печалбата', ru: 'Налог на прибыль', en: 'Profit tax' },
    },
    {
      id: 'NP',
      plus: ['PBT'],
      minus: ['T1'],
      ...profitOfPeriod,
    },
  ],
};

/** Cash in transit is the only account that empties itself; taxes are settled with the budget on one account. */
export const monthEnd: MonthEndRule = { source: byProgram, suspense: [['1295', '1295']], treasury: [['3399', '3399']] };
