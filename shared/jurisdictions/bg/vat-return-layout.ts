import type { Names } from '../../locales/languages.ts';
import type { FormBox, FormColumn, FormLayout, FormRow } from '../../vat/form-layout.ts';
import type { ReturnPart } from '../../vat/vat-return-form.ts';
import { charged, taxable } from './vat-return-charged.ts';
import { credit } from './vat-return-credit.ts';
import { records, result } from './vat-return-result.ts';

const lines = [taxable, charged, credit, result, records].flatMap((part: ReturnPart) => part.lines);

/** A cell as a box; its caption is that of the line unless the form puts it shorter. */
function box(number: string, names?: Names): FormBox {
  const line = lines.find(({ code }) => code === number)!;
  return { cell: `${number}.amount`, number, names: names ?? line.names, ...(line.isTotal ? { isTotal: true } : {}) };
}

/** A base and the tax on it beside each other. */
const pair = (base: string, tax: string, names?: Names): FormRow => ({ boxes: [box(base), box(tax, names)] });
const base = (number: string): FormRow => ({ boxes: [box(number)] });
const right = (number: string, names?: Names): FormRow => ({ boxes: [undefined, box(number, names)] });

const charging: Names = { ka: 'დარიცხული დღგ', bg: 'Начислен ДДС', ru: 'Начисленный НДС', en: 'VAT charged' };
const twoBoxes = (left: Names | undefined, rightNames: Names | undefined): readonly FormColumn[] => [
  { caption: 40, box: 19, ...(left ? { names: left } : {}) },
  { caption: 22, box: 19, ...(rightNames ? { names: rightNames } : {}) },
];
const bases: Names = { ka: 'დასაბეგრი თანხა', bg: 'Данъчна основа', ru: 'Налоговая база', en: 'Tax base' };
const taxes: Names = { ka: 'დღგ', bg: 'ДДС', ru: 'НДС', en: 'VAT' };

/**
 * The return on paper: bases on the left, the tax on each beside it. Cell 42K, tax with partial credit times the coefficient, is a step of cell 40 and has
 * no box. Number of the annex, order of the sections and wording of captions are unconfirmed.
 * @source bulgaria.md 3; ППЗДДС Annex 13
 */
export const layout: FormLayout = {
  annex: {
    names: {
      ka: 'დღგ-ის კანონის გამოყენების წესები (ППЗДДС), დანართი № 13',
      bg: 'Приложение № 13 към ППЗДДС',
      ru: 'Приложение № 13 к ППЗДДС',
      en: 'Annex No. 13 to the VAT Act Implementing Regulations (ППЗДДС)',
    },
    unconfirmed: true,
  },
  declarant: {
    ka: 'მონაცემები დარეგისტრირებული პირის შესახებ',
    bg: 'Данни за регистрираното лице',
    ru: 'Сведения о зарегистрированном лице',
    en: 'Registered person',
  },
  office: {
    names: {
      ka: 'ავსებს შემოსავლების ეროვნული სააგენტო (НАП)',
      bg: 'Попълва се от НАП',
      ru: 'Заполняет НАП',
      en: 'Filled in by the National Revenue Agency (НАП)',
    },
    boxes: [
      { ka: 'შემოსვლის ნომერი', bg: 'Входящ номер', ru: 'Входящий номер', en: 'Incoming number' },
      { ka: 'თარიღი', bg: 'Дата', ru: 'Дата', en: 'Date' },
    ],
    unconfirmed: true,
  },
  sections: [
    {
      id: 'A',
      names: {
        ka: 'ნაწილი ა. დარიცხული დღგ',
        bg: 'Раздел А. Данни за начислен данък върху добавената стойност',
        ru: 'Раздел А. Начисленный налог на добавленную стоимость',
        en: 'Section A. VAT charged',
      },
      columns: twoBoxes(bases, taxes),
      rows: [
        pair('01', '20'),
        pair('11', '21'),
        pair('12', '22', charging),
        right('23'),
        pair('13', '24'),
        ...['14', '15', '16', '17', '18', '19'].map(base),
      ],
      unconfirmed: true,
    },
    {
      id: 'B',
      names: {
        ka: 'ნაწილი ბ. გამოყენებული ჩათვლის უფლება',
        bg: 'Раздел Б. Данни за упражнено право на данъчен кредит',
        ru: 'Раздел Б. Использованное право на налоговый кредит',
        en: 'Section B. Right of credit exercised',
      },
      columns: twoBoxes(bases, taxes),
      rows: [base('30'), pair('31', '41'), pair('32', '42'), right('43'), right('33'), right('40')],
      unconfirmed: true,
    },
    {
      id: 'C',
      names: {
        ka: 'ნაწილი გ. პერიოდის შედეგი',
        bg: 'Раздел В. Резултат за периода',
        ru: 'Раздел В. Результат за период',
        en: 'Section C. Result of the period',
      },
      columns: twoBoxes(undefined, undefined),
      rows: [pair('50', '60')],
      unconfirmed: true,
    },
    {
      id: 'D',
      names: {
        ka: 'ნაწილი დ. გადასახდელი დღგ',
        bg: 'Раздел Г. ДДС за внасяне',
        ru: 'Раздел Г. НДС к уплате',
        en: 'Section D. VAT payable',
      },
      columns: twoBoxes(undefined, undefined),
      rows: [right('70'), right('71')],
      unconfirmed: true,
    },
    {
      id: 'E',
      names: {
        ka: 'ნაწილი ე. დასაბრუნებელი დღგ',
        bg: 'Раздел Д. ДДС за възстановяване',
        ru: 'Раздел Д. НДС к возмещению',
        en: 'Section E. VAT refundable',
      },
      columns: twoBoxes(undefined, undefined),
      rows: [right('80'), right('81'), right('82')],
      unconfirmed: true,
    },
    {
      id: 'RECORDS',
      names: {
        ka: 'ჟურნალები, რომლებიც დეკლარაციას ახლავს',
        bg: 'Дневници, подадени със справката-декларация',
        ru: 'Книги, подаваемые с декларацией',
        en: 'Ledgers filed with the return',
      },
      columns: twoBoxes(undefined, undefined),
      rows: [{ boxes: [box('00-05'), box('00-06')] }],
      unconfirmed: true,
    },
  ],
  unprinted: ['42K.amount'],
};
