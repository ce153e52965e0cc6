import type { ReturnPart } from '../../vat/vat-return-form.ts';
import { amountColumn } from './vat-return-column.ts';

/** Cells 50 to 82: at most one of 50 and 60 is above zero. What is set off, paid or refunded is entered by hand. */
export const result: ReturnPart = {
  id: 'D',
  names: {
    ka: 'ნაწილი დ. პერიოდის შედეგი',
    bg: 'Раздел Г. Резултат за периода',
    ru: 'Раздел Г. Результат периода',
    en: 'Section D. Result of the period',
  },
  columns: amountColumn,
  lines: [
    {
      code: '50',
      names: { ka: 'გადასახდელი დღგ', bg: 'ДДС за внасяне', ru: 'НДС к уплате', en: 'VAT payable' },
      cells: { amount: { from: 'excess', plus: ['20.amount'], minus: ['40.amount'] } },
      isTotal: true,
    },
    {
      code: '60',
      names: { ka: 'დასაბრუნებელი დღგ', bg: 'ДДС за възстановяване', ru: 'НДС к возмещению', en: 'VAT refundable' },
      cells: { amount: { from: 'excess', plus: ['40.amount'], minus: ['20.amount'] } },
      isTotal: true,
    },
    {
      code: '70',
      names: {
        ka: '50-ე უჯრის ჩათვლილი ნაწილი (92(1) მუხლი)',
        bg: 'Данък за внасяне от клетка 50, приспаднат по чл. 92, ал. 1 ЗДДС',
        ru: 'Налог из ячейки 50, зачтённый по ст. 92, п. 1 ЗДДС',
        en: 'Part of cell 50 set off under Art. 92(1)',
      },
      cells: { amount: { from: 'manual' } },
    },
    {
      code: '71',
      names: {
        ka: '50-ე უჯრის გადახდილი ნაწილი',
        bg: 'Данък за внасяне от клетка 50, внесен ефективно',
        ru: 'Налог из ячейки 50, уплаченный фактически',
        en: 'Part of cell 50 actually paid',
      },
      cells: { amount: { from: 'manual' } },
    },
    {
      code: '80',
      names: {
        ka: 'დასაბრუნებელი 30 დღეში (92(1) მუხლი)',
        bg: 'ДДС за възстановяване по чл. 92, ал. 1 ЗДДС в 30-дневен срок',
        ru: 'НДС к возмещению по ст. 92, п. 1 ЗДДС в 30-дневный срок',
        en: 'Refund under Art. 92(1) within 30 days',
      },
      cells: { amount: { from: 'manual' } },
    },
    {
      code: '81',
      names: {
        ka: 'დასაბრუნებელი 30 დღეში (92(3) მუხლი)',
        bg: 'ДДС за възстановяване по чл. 92, ал. 3 ЗДДС в 30-дневен срок',
        ru: 'НДС к возмещению по ст. 92, п. 3 ЗДДС в 30-дневный срок',
        en: 'Refund under Art. 92(3) within 30 days',
      },
      cells: { amount: { from: 'manual' } },
    },
    {
      code: '82',
      names: {
        ka: 'დასაბრუნებელი 30 დღეში (92(4) მუხლი)',
        bg: 'ДДС за възстановяване по чл. 92, ал. 4 ЗДДС в 30-дневен срок',
        ru: 'НДС к возмещению по ст. 92, п. 4 ЗДДС в 30-дневный срок',
        en: 'Refund under Art. 92(4) within 30 days',
      },
      cells: { amount: { from: 'manual' } },
    },
  ],
};

/** Fields 00-05 and 00-06: all records are counted, those of excluded types too (two of three implementations). */
export const records: ReturnPart = {
  id: 'RECORDS',
  names: { ka: 'ჩანაწერები ჟურნალებში', bg: 'Записи в дневниците', ru: 'Записи в книгах', en: 'Records in the ledgers' },
  columns: amountColumn,
  lines: [
    {
      code: '00-05',
      names: {
        ka: 'ჩანაწერები გაყიდვების ჟურნალში',
        bg: 'Брой записи в дневника за продажбите',
        ru: 'Число записей в книге продаж',
        en: 'Records in the sales ledger',
      },
      cells: { amount: { from: 'count', side: 'sales' } },
    },
    {
      code: '00-06',
      names: {
        ka: 'ჩანაწერები შესყიდვების ჟურნალში',
        bg: 'Брой записи в дневника за покупките',
        ru: 'Число записей в книге покупок',
        en: 'Records in the purchase ledger',
      },
      cells: { amount: { from: 'count', side: 'purchases' } },
    },
  ],
};
