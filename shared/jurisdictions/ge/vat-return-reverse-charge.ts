import type { Names } from '../../locales/languages.ts';
import type { ReturnLine, ReturnPart } from '../../vat/vat-return-form.ts';
import { standardRateBp } from './rates.ts';

const charged = (code: string, taxCode: string, names: Names): ReturnLine => ({
  code,
  names,
  cells: {
    base: { from: 'taxable', taxCodes: [taxCode] },
    vat: { from: 'rate', cell: `${code}.base`, rateBp: standardRateBp },
  },
});

/** Annex A, Part II: VAT the recipient charges itself (Tax Code, art. 161 and 164¹(4)-(5)). */
export const reverseCharge: ReturnPart = {
  id: 'II',
  names: {
    ka: 'დანართი „ა“, ნაწილი II. უკუდაბეგვრა',
    bg: 'Приложение А, част II. Обратно начисляване',
    ru: 'Приложение А, часть II. Обратное начисление',
    en: 'Annex A, Part II. Reverse charge',
  },
  columns: [
    { id: 'base', names: { ka: 'დასაბეგრი თანხა', bg: 'Данъчна основа', ru: 'Облагаемая сумма', en: 'Taxable amount' } },
    { id: 'vat', names: { ka: 'დღგ', bg: 'ДДС', ru: 'НДС', en: 'VAT' } },
  ],
  lines: [
    charged('II.1', 'RC18', {
      ka: 'არარეზიდენტის მომსახურება',
      bg: 'Услуги от лице, неустановено в Грузия',
      ru: 'Услуги лица, не учреждённого в Грузии',
      en: 'Services from a person not established in Georgia',
    }),
    charged('II.2', 'RCW', {
      ka: 'საბაჟო საწყობში შეძენილი უცხოური საქონელი',
      bg: 'Чуждестранни стоки, закупени в митнически склад',
      ru: 'Иностранные товары, купленные на таможенном складе',
      en: 'Foreign goods bought in a customs warehouse (TC 164¹(4))',
    }),
    charged('II.3', 'RCF', {
      ka: 'თიზ-ის საწარმოსგან შეძენილი საქონელი',
      bg: 'Чуждестранни стоки, закупени от предприятие в свободна индустриална зона',
      ru: 'Иностранные товары, купленные у предприятия свободной индустриальной зоны',
      en: 'Foreign goods bought from a free-zone enterprise (TC 164¹(5))',
    }),
    {
      code: 'II.4',
      names: { ka: 'ჯამი', bg: 'Общо', ru: 'Итого', en: 'Total' },
      cells: {
        base: { from: 'sum', cells: ['II.1.base', 'II.2.base', 'II.3.base'] },
        vat: { from: 'sum', cells: ['II.1.vat', 'II.2.vat', 'II.3.vat'] },
      },
      isTotal: true,
    },
  ],
};
