import type { ReturnPart } from '../../vat/vat-return-form.ts';
import { amountColumn } from './vat-return-column.ts';

/** Cells 30 to 43. `42K` is no cell of the return: it is what the coefficient leaves of 42. A yearly correction is entered by hand. */
export const credit: ReturnPart = {
  id: 'C',
  names: { ka: 'ნაწილი გ. ჩათვლა', bg: 'Раздел В. Данъчен кредит', ru: 'Раздел В. Налоговый кредит', en: 'Section C. Tax credit' },
  columns: amountColumn,
  lines: [
    {
      code: '30',
      names: {
        ka: 'დასაბეგრი თანხა და დღგ ჩათვლის უფლების გარეშე ან დღგ-ის გარეშე',
        bg: 'Данъчна основа и данък на получени доставки, ВОП и внос без право на данъчен кредит или без данък',
        ru: 'База и налог по полученным поставкам, приобретениям и импорту без права на кредит или без налога',
        en: 'Base and VAT of what gives no right to credit, or base without VAT',
      },
      cells: { amount: { from: 'ledger', fields: ['03-30', '03-44'] } },
    },
    {
      code: '31',
      names: {
        ka: 'დასაბეგრი თანხა სრული ჩათვლის უფლებით',
        bg: 'Данъчна основа на получени доставки, ВОП и внос с право на пълен данъчен кредит',
        ru: 'База полученных поставок, приобретений и импорта с правом на полный кредит',
        en: 'Base with full credit',
      },
      cells: { amount: { from: 'ledger', fields: ['03-31'] } },
    },
    {
      code: '41',
      names: {
        ka: 'დღგ სრული ჩათვლის უფლებით',
        bg: 'ДДС с право на пълен данъчен кредит',
        ru: 'НДС с правом на полный кредит',
        en: 'VAT with full credit',
      },
      cells: { amount: { from: 'ledger', fields: ['03-41'] } },
    },
    {
      code: '32',
      names: {
        ka: 'დასაბეგრი თანხა ნაწილობრივი ჩათვლის უფლებით',
        bg: 'Данъчна основа на получени доставки, ВОП и внос с право на частичен данъчен кредит',
        ru: 'База полученных поставок, приобретений и импорта с правом на частичный кредит',
        en: 'Base with partial credit',
      },
      cells: { amount: { from: 'ledger', fields: ['03-32'] } },
    },
    {
      code: '42',
      names: {
        ka: 'დღგ ნაწილობრივი ჩათვლის უფლებით',
        bg: 'ДДС с право на частичен данъчен кредит',
        ru: 'НДС с правом на частичный кредит',
        en: 'VAT with partial credit',
      },
      cells: { amount: { from: 'ledger', fields: ['03-42'] } },
    },
    {
      code: '33',
      names: {
        ka: 'კოეფიციენტი (73(5) მუხლი)',
        bg: 'Коефициент по чл. 73, ал. 5 ЗДДС',
        ru: 'Коэффициент по ст. 73, п. 5 ЗДДС',
        en: 'Coefficient under Art. 73(5)',
      },
      cells: { amount: { from: 'coefficient' } },
    },
    {
      code: '42K',
      names: {
        ka: 'ნაწილობრივ ჩასათვლელი დღგ x კოეფიციენტი',
        bg: 'Частичен данъчен кредит: клетка 42 x клетка 33',
        ru: 'Частичный кредит: ячейка 42 x ячейка 33',
        en: 'Partial credit: cell 42 x cell 33',
      },
      cells: { amount: { from: 'product', cell: '42.amount', factor: 'coefficient' } },
    },
    {
      code: '43',
      names: {
        ka: 'წლიური კორექტირება (73(8) მუხლი), +/-',
        bg: 'Годишна корекция по чл. 73, ал. 8 ЗДДС, +/-',
        ru: 'Годовая корректировка по ст. 73, п. 8 ЗДДС, +/-',
        en: 'Yearly correction under Art. 73(8), +/-',
      },
      cells: { amount: { from: 'manual' } },
    },
    {
      code: '40',
      names: { ka: 'ჩასათვლელი დღგ, სულ', bg: 'Общ данъчен кредит', ru: 'Всего налоговый кредит', en: 'Total tax credit' },
      cells: { amount: { from: 'sum', cells: ['41.amount', '42K.amount', '43.amount'] } },
      isTotal: true,
    },
  ],
};
