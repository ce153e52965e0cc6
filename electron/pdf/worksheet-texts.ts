import type { Language } from '../../shared/locales/languages.ts';

/** Words of worksheets. */
export interface WorksheetTexts {
  readonly period: string;
  readonly quarter: (quarter: number, year: string) => string;
  readonly year: (year: string) => string;
  readonly result: string;
  readonly row: string;
  readonly formula: string;
  readonly amount: string;
  readonly source: string;
  /** Where an amount that is not computed comes from. */
  readonly origins: Readonly<Record<'entered' | 'books' | 'usual' | 'none' | 'law', string>>;
  readonly payments: string;
  readonly due: string;
  /** Of a day that was moved. */
  readonly insteadOf: (day: string) => string;
  readonly postings: string;
  readonly debit: string;
  readonly credit: string;
  /** Stands beside what no text of the law was at hand for, and is explained below. */
  readonly mark: string;
  readonly unconfirmed: string;
  readonly working: string;
}

export const worksheetTexts: Readonly<Record<Language, WorksheetTexts>> = {
  ka: {
    period: 'პერიოდი',
    quarter: (quarter, year) => `${year} წლის ${['I', 'II', 'III', 'IV'][quarter - 1]!} კვარტალი`,
    year: (year) => `${year} წელი`,
    result: 'შედეგი',
    row: 'სტრიქონი',
    formula: 'ფორმულა',
    amount: 'თანხა',
    source: 'საფუძველი',
    origins: { entered: 'შეყვანილი', books: 'წიგნებიდან', usual: 'ჩვეულებრივი', none: 'არ არის შეყვანილი', law: 'კანონით' },
    payments: 'გადახდები',
    due: 'ვადა',
    insteadOf: (day) => `${day}-ის ნაცვლად`,
    postings: 'გატარებები',
    debit: 'დებეტი',
    credit: 'კრედიტი',
    mark: '*',
    unconfirmed: 'კანონის ტექსტით დადასტურებული არ არის: იხილეთ სტრიქონთან მითითებული მუხლი.',
    working: 'სამუშაო ფურცელი: გამოანგარიშება, არა დეკლარაცია. არაფერს ატარებს და არაფერს აგზავნის.',
  },
  bg: {
    period: 'Период',
    quarter: (quarter, year) => `${quarter}-о тримесечие на ${year} г.`,
    year: (year) => `${year} г.`,
    result: 'Резултат',
    row: 'Ред',
    formula: 'Формула',
    amount: 'Сума',
    source: 'Основание',
    origins: { entered: 'въведено', books: 'от книгите', usual: 'обичайна', none: 'не е въведено', law: 'по закон' },
    payments: 'Плащания',
    due: 'Срок',
    insteadOf: (day) => `вместо ${day}`,
    postings: 'Счетоводни операции',
    debit: 'Дебит',
    credit: 'Кредит',
    mark: '*',
    unconfirmed: 'Не е потвърдено с текста на закона: вижте члена, посочен до реда.',
    working: 'Работен лист: изчисление, а не декларация. Нищо не осчетоводява и нищо не изпраща.',
  },
  ru: {
    period: 'Период',
    quarter: (quarter, year) => `${quarter}-й квартал ${year} года`,
    year: (year) => `${year} год`,
    result: 'Итог',
    row: 'Строка',
    formula: 'Формула',
    amount: 'Сумма',
    source: 'Основание',
    origins: { entered: 'введено', books: 'из книг', usual: 'обычная', none: 'не введено', law: 'по закону' },
    payments: 'Платежи',
    due: 'Срок',
    insteadOf: (day) => `вместо ${day}`,
    postings: 'Проводки',
    debit: 'Дебет',
    credit: 'Кредит',
    mark: '*',
    unconfirmed: 'Не подтверждено текстом закона: см. статью, указанную у строки.',
    working: 'Рабочий лист: расчёт, а не декларация. Ничего не проводит и ничего не отправляет.',
  },
  en: {
    period: 'Period',
    quarter: (quarter, year) => `quarter ${quarter} of ${year}`,
    year: (year) => year,
    result: 'Result',
    row: 'Row',
    formula: 'Formula',
    amount: 'Amount',
    source: 'Basis',
    origins: { entered: 'entered', books: 'from the books', usual: 'usual', none: 'not entered', law: 'by law' },
    payments: 'Payments',
    due: 'Due',
    insteadOf: (day) => `instead of ${day}`,
    postings: 'Postings',
    debit: 'Debit',
    credit: 'Credit',
    mark: '*',
    unconfirmed: 'Not confirmed by the text of the law: see the article named beside the row.',
    working: 'Worksheet: a computation, not a return. It posts nothing and sends nothing.',
  },
};
