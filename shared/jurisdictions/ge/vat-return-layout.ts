import { type FormLayout, sectionOf } from '../../vat/form-layout.ts';
import { creditableVat } from './vat-return-creditable.ts';
import { result } from './vat-return-result.ts';
import { reverseCharge } from './vat-return-reverse-charge.ts';
import { taxableOperations } from './vat-return-taxable.ts';

/**
 * The return on paper: payer (part I), what the office fills in (part II), the computation (part III), and Annex A with the letters of its columns. What
 * else Annex B holds is not known; its one figure that matters is III.4¹. Captions are working captions.
 * @source O996 Art. 75 for the parts; georgia.md 2.9 for rows and columns
 */
export const layout: FormLayout = {
  annex: {
    names: {
      ka: 'საქართველოს ფინანსთა მინისტრის 2010 წლის 31 დეკემბრის №996 ბრძანება, მუხლი 75',
      bg: 'Заповед № 996 на министъра на финансите на Грузия от 31.12.2010 г., чл. 75',
      ru: 'Приказ министра финансов Грузии № 996 от 31.12.2010, ст. 75',
      en: 'Order No. 996 of the Minister of Finance of Georgia of 31.12.2010, art. 75',
    },
  },
  declarant: {
    ka: 'ნაწილი I. გადასახადის გადამხდელი',
    bg: 'Част I. Данъчно задължено лице',
    ru: 'Часть I. Налогоплательщик',
    en: 'Part I. Taxpayer',
  },
  office: {
    names: {
      ka: 'ნაწილი II. ავსებს საგადასახადო ორგანო',
      bg: 'Част II. Попълва се от данъчния орган',
      ru: 'Часть II. Заполняет налоговый орган',
      en: 'Part II. Filled in by the tax office',
    },
    boxes: [
      { ka: 'რეგისტრაციის ნომერი', bg: 'Регистрационен номер', ru: 'Регистрационный номер', en: 'Registration number' },
      { ka: 'რეგისტრაციის თარიღი', bg: 'Дата на регистрация', ru: 'Дата регистрации', en: 'Date of registration' },
    ],
    unconfirmed: true,
  },
  sections: [
    {
      ...sectionOf(result, { boxWidth: 24, unconfirmed: true }),
      names: {
        ka: 'ნაწილი III. ვალდებულების გამოთვლა',
        bg: 'Част III. Изчисляване на задължението',
        ru: 'Часть III. Расчёт обязательства',
        en: 'Part III. Computation of the liability',
      },
    },
    sectionOf(taxableOperations, { letters: ['D', 'E'], boxWidth: 21, unconfirmed: true }),
    sectionOf(reverseCharge, { letters: ['D', 'E'], boxWidth: 21, unconfirmed: true }),
    sectionOf(creditableVat, { letters: ['D', 'E', 'F'], boxWidth: 18, unconfirmed: true }),
  ],
  unprinted: [],
};
