import type { ReturnPart } from '../../vat/vat-return-form.ts';

/**
 * What is owed or carried: PAY - EXCESS = OUT - IN, and at most one of PAY and EXCESS is above zero.
 * Ties the annexes to Part III of the return. The credit of earlier months is no line of the return: it lives on the taxpayer's
 * single tax account.
 */
export const result: ReturnPart = {
  id: 'RESULT',
  names: { ka: 'შედეგი', bg: 'Резултат', ru: 'Результат', en: 'Result' },
  columns: [{ id: 'amount', names: { ka: 'თანხა', bg: 'Сума', ru: 'Сумма', en: 'Amount' } }],
  lines: [
    {
      code: 'OUT',
      names: { ka: 'დარიცხული დღგ, სულ', bg: 'Общо начислен ДДС', ru: 'Всего начислено НДС', en: 'Total VAT charged' },
      cells: { amount: { from: 'sum', cells: ['I.15.vat', 'II.4.vat'] } },
    },
    {
      code: 'IN',
      names: { ka: 'ჩასათვლელი დღგ, სულ', bg: 'Общо ДДС за приспадане', ru: 'Всего НДС к зачёту', en: 'Total creditable VAT' },
      cells: { amount: { from: 'sum', cells: ['III.9.total'] } },
    },
    {
      code: 'PAY',
      names: {
        ka: 'ბიუჯეტში გადასახდელი დღგ',
        bg: 'ДДС за внасяне в бюджета',
        ru: 'НДС к уплате в бюджет',
        en: 'VAT payable to the budget',
      },
      cells: { amount: { from: 'excess', plus: ['OUT.amount'], minus: ['IN.amount'] } },
      isTotal: true,
    },
    {
      code: 'EXCESS',
      names: {
        ka: 'ზედმეტობა (ვალდებულების შემცირება)',
        bg: 'Превишение (намалява задължението)',
        ru: 'Превышение (уменьшает обязательство)',
        en: 'Excess (reduces the liability)',
      },
      cells: { amount: { from: 'excess', plus: ['IN.amount'], minus: ['OUT.amount'] } },
      isTotal: true,
    },
  ],
};
