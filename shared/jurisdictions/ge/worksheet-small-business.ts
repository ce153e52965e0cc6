import type { WorksheetForm } from '../../worksheets/worksheet-form.ts';
import { tc } from './laws.ts';
import { currentCodeFrom } from './rates.ts';

/**
 * Small-business tax of a month: 1 % of income; 3 % from the first day of the month in which the year's income passes the limit, until the year ends.
 * @source Tax Code of Georgia, art. 88-90, 93(1¹)
 */
export const smallBusiness: WorksheetForm = {
  kind: 'small-business',
  version: '1',
  names: {
    ka: 'მცირე ბიზნესის გადასახადი',
    bg: 'Данък на малък бизнес',
    ru: 'Налог малого бизнеса',
    en: 'Small-business tax',
  },
  period: 'month',
  inputs: [
    { id: 'income-before', kind: 'amount', books: { accounts: ['61'], side: 'credit', measure: 'turnover-before' } },
    { id: 'income', kind: 'amount', books: { accounts: ['61'], side: 'credit', measure: 'turnover' } },
    { id: 'limit', kind: 'amount', usual: '500000', most: '700000' },
  ],
  rows: [
    {
      code: '1',
      names: {
        ka: 'შემოსავალი 1 იანვრიდან თვის დაწყებამდე',
        bg: 'Приход от 1 януари до началото на месеца',
        ru: 'Доход с 1 января до начала месяца',
        en: 'Income from 1 January to the beginning of the month',
      },
      rule: { from: 'input', input: 'income-before' },
      source: tc('90'),
    },
    {
      code: '2',
      names: { ka: 'თვის შემოსავალი', bg: 'Приход за месеца', ru: 'Доход за месяц', en: 'Income of the month' },
      rule: { from: 'input', input: 'income' },
      source: tc('90'),
    },
    {
      code: '3',
      names: {
        ka: 'შემოსავალი 1 იანვრიდან',
        bg: 'Приход от 1 януари',
        ru: 'Доход с 1 января',
        en: 'Income since 1 January',
      },
      rule: { from: 'sum', terms: [{ row: '1' }, { row: '2' }] },
      source: tc(['90', '2']),
    },
    {
      code: '4',
      names: { ka: 'წლის ზღვარი', bg: 'Годишен праг', ru: 'Предел года', en: 'Limit of the year' },
      rule: { from: 'input', input: 'limit' },
      source: tc(['90', '2']),
    },
    {
      code: '5',
      names: { ka: 'გადასახადი', bg: 'Данък', ru: 'Налог', en: 'Tax' },
      rule: { from: 'stepped-rate', row: '2', test: '3', limit: '4', rateBp: 100n, overBp: 300n },
      isTotal: true,
      source: tc('90', ['90', '2']),
    },
    {
      code: '6',
      names: {
        ka: 'ზღვრამდე დარჩენილი',
        bg: 'Остава до прага',
        ru: 'Остаётся до предела',
        en: 'Left up to the limit',
      },
      rule: { from: 'excess', row: '4', over: '3' },
      source: tc(['90', '2']),
    },
  ],
  result: '5',
  payments: [{ row: '5', monthsAfter: 1, day: 15 }],
  postings: [{ row: '5', debit: '7465', credit: '3320' }],
  notes: [
    {
      ka: 'სტატუსი აქვს მხოლოდ ინდივიდუალურ მეწარმეს, შპს-ს არასდროს. ხელფასი და ჩამოთვლილი საქმიანობები არ შედის (სსკ, მუხლები 88-90).',
      bg: 'Статутът е само за едноличен предприемач, никога за дружество. Заплатата и изброените дейности не влизат (ДК, чл. 88-90).',
      ru: 'Статус есть только у индивидуального предпринимателя, у общества никогда. Зарплата и перечисленные виды деятельности не входят (НК, ст. 88-90).',
      en: 'Only an individual entrepreneur has the status, a company never. Salary and the listed activities are left out (TC, art. 88-90).',
    },
    {
      ka: 'ვინც ზღვარს ორი კალენდარული წლიდან თითოეულში გადააჭარბებს, სტატუსს კარგავს მომდევნო 1 იანვრიდან (სსკ, მუხლი 89). ზღვარი ღვინისა და აგროტურიზმისთვის 700 000 ლარია.',
      bg: 'Който надхвърли прага във всяка от две календарни години, губи статута от следващия 1 януари (ДК, чл. 89). За винен и селски туризъм прагът е 700 000 лари.',
      ru: 'Кто превысит предел в каждом из двух календарных лет, теряет статус со следующего 1 января (НК, ст. 89). Для винного и агротуризма предел 700 000 лари.',
      en: 'Who passes the limit in each of two calendar years loses the status from the next 1 January (TC, art. 89). For wine tourism and agritourism the limit is GEL 700,000.',
    },
  ],
  validFrom: currentCodeFrom,
  source: tc('88-90', ['93', '1¹']),
};
