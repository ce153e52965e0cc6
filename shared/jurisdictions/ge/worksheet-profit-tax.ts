import type { WorksheetForm } from '../../worksheets/worksheet-form.ts';
import { tc } from './laws.ts';
import { currentCodeFrom } from './rates.ts';

/**
 * Profit tax of a month on what is distributed, and the tax withheld from dividends.
 * @source Tax Code of Georgia, art. 97-98⁴, 130, 134
 */
export const profitTax: WorksheetForm = {
  kind: 'profit-tax',
  version: '1',
  names: {
    ka: 'მოგების გადასახადი და დივიდენდები',
    bg: 'Данък върху разпределената печалба и дивиденти',
    ru: 'Налог на распределённую прибыль и дивиденды',
    en: 'Distributed-profit tax and dividends',
  },
  period: 'month',
  inputs: [
    { id: 'dividends', kind: 'amount' },
    { id: 'dividends-companies', kind: 'amount' },
    { id: 'not-business', kind: 'amount', books: { accounts: ['7495'], side: 'debit', measure: 'turnover' } },
    { id: 'free-supplies', kind: 'amount' },
    { id: 'representation', kind: 'amount', books: { accounts: ['7480'], side: 'debit', measure: 'year-to-date' } },
    { id: 'income-last-year', kind: 'amount', books: { accounts: ['6', '81'], side: 'credit', measure: 'last-year' } },
    { id: 'expenses-last-year', kind: 'amount', books: { accounts: ['7', '82'], side: 'debit', measure: 'last-year' } },
    { id: 'representation-taxed', kind: 'amount' },
  ],
  rows: [
    {
      code: '1',
      names: {
        ka: 'დივიდენდები ფიზიკურ პირებსა და არარეზიდენტებზე',
        bg: 'Дивиденти на физически лица и нерезиденти',
        ru: 'Дивиденды физическим лицам и нерезидентам',
        en: 'Dividends to individuals and non-residents',
      },
      rule: { from: 'input', input: 'dividends' },
      source: tc('97', '130'),
    },
    {
      code: '2',
      names: {
        ka: 'დივიდენდები რეზიდენტ საწარმოებზე (არ იბეგრება)',
        bg: 'Дивиденти на местни дружества (не се облагат)',
        ru: 'Дивиденды компаниям-резидентам (не облагаются)',
        en: 'Dividends to resident companies (not taxed)',
      },
      rule: { from: 'input', input: 'dividends-companies' },
      source: tc(['130', '2']),
    },
    {
      code: '3',
      names: {
        ka: 'ხარჯები, რომლებიც საქმიანობას არ უკავშირდება',
        bg: 'Разходи, несвързани с дейността',
        ru: 'Расходы, не связанные с деятельностью',
        en: 'Expenses not related to business',
      },
      rule: { from: 'input', input: 'not-business' },
      source: tc('97'),
    },
    {
      code: '4',
      names: {
        ka: 'უსასყიდლო მიწოდება და გადაცემა',
        bg: 'Безвъзмездни доставки и прехвърляния',
        ru: 'Безвозмездные поставки и передачи',
        en: 'Free supplies and transfers',
      },
      rule: { from: 'input', input: 'free-supplies' },
      source: tc('97'),
    },
    {
      code: '5',
      names: {
        ka: 'წარმომადგენლობითი ხარჯები 1 იანვრიდან',
        bg: 'Представителни разходи от 1 януари',
        ru: 'Представительские расходы с 1 января',
        en: 'Representation expenses since 1 January',
      },
      rule: { from: 'input', input: 'representation' },
      source: tc('98⁴'),
    },
    {
      code: '5.1',
      names: { ka: 'გასული წლის შემოსავალი', bg: 'Приходи за миналата година', ru: 'Доходы прошлого года', en: 'Income of last year' },
      rule: { from: 'input', input: 'income-last-year' },
      source: tc('98⁴'),
    },
    {
      code: '5.2',
      names: { ka: 'გასული წლის ხარჯები', bg: 'Разходи за миналата година', ru: 'Расходы прошлого года', en: 'Expenses of last year' },
      rule: { from: 'input', input: 'expenses-last-year' },
      source: tc('98⁴'),
    },
    {
      code: '5.3',
      names: { ka: 'მათგან მეტი', bg: 'По-голямото от двете', ru: 'Большее из двух', en: 'The greater of the two' },
      rule: { from: 'greater', rows: ['5.1', '5.2'] },
      source: tc('98⁴'),
    },
    {
      code: '5.4',
      names: { ka: 'ზღვარი: 1%', bg: 'Лимит: 1%', ru: 'Предел: 1%', en: 'Limit: 1%' },
      rule: { from: 'rate', row: '5.3', rateBp: 100n },
      source: tc('98⁴'),
    },
    {
      code: '5.5',
      names: {
        ka: 'ზღვრის ზემოთ 1 იანვრიდან',
        bg: 'Над лимита от 1 януари',
        ru: 'Сверх предела с 1 января',
        en: 'Over the limit since 1 January',
      },
      rule: { from: 'excess', row: '5', over: '5.4' },
      source: tc('98⁴'),
    },
    {
      code: '5.6',
      names: {
        ka: 'აქედან დაბეგრილი წინა თვეებში',
        bg: 'От него обложено в предходни месеци',
        ru: 'Из него обложено в прошлых месяцах',
        en: 'Of it taxed in earlier months',
      },
      rule: { from: 'input', input: 'representation-taxed' },
      source: tc('98⁴'),
    },
    {
      code: '6',
      names: {
        ka: 'წარმომადგენლობითი ხარჯები ზღვრის ზემოთ',
        bg: 'Представителни разходи над лимита',
        ru: 'Представительские расходы сверх предела',
        en: 'Representation expenses over the limit',
      },
      rule: { from: 'excess', row: '5.5', over: '5.6' },
      source: tc('98⁴'),
    },
    {
      code: '7',
      names: { ka: 'დაბეგვრის ობიექტი', bg: 'Данъчна основа', ru: 'Объект налога', en: 'Taxable objects' },
      rule: { from: 'sum', terms: [{ row: '1' }, { row: '3' }, { row: '4' }, { row: '6' }] },
      source: tc('97'),
    },
    {
      code: '8',
      names: { ka: 'მოგების გადასახადი', bg: 'Данък върху печалбата', ru: 'Налог на прибыль', en: 'Profit tax' },
      rule: { from: 'grossed-up', row: '7', rateBp: 1500n },
      isTotal: true,
      source: tc(['97', '10'], '98'),
    },
    {
      code: '9',
      names: {
        ka: 'დივიდენდებიდან დასაკავებელი გადასახადი',
        bg: 'Данък, удържан от дивидентите',
        ru: 'Налог, удержанный с дивидендов',
        en: 'Tax withheld from dividends',
      },
      rule: { from: 'rate', row: '1', rateBp: 500n },
      source: tc('130', '134'),
    },
    {
      code: '10',
      names: { ka: 'გადასახდელი დივიდენდები', bg: 'Дивиденти за изплащане', ru: 'Дивиденды к выплате', en: 'Dividends to be paid out' },
      rule: { from: 'sum', terms: [{ row: '1' }, { row: '2' }, { row: '9', times: [-1n, 1n] }] },
      source: tc('130', '154'),
    },
    {
      code: '11',
      names: {
        ka: 'დივიდენდები და მოგების გადასახადი ერთად',
        bg: 'Дивиденти и данък върху печалбата заедно',
        ru: 'Дивиденды и налог на прибыль вместе',
        en: 'Dividends and profit tax together',
      },
      rule: { from: 'sum', terms: [{ row: '1' }, { row: '2' }, { row: '8' }] },
      source: tc('97'),
    },
  ],
  result: '8',
  payments: [{ row: '8', monthsAfter: 1, day: 15 }],
  postings: [
    { row: '8', debit: '9210', credit: '3310' },
    { row: '9', debit: '3420', credit: '3321' },
  ],
  notes: [
    {
      ka: 'დაკავებული გადასახადი იხდება დივიდენდის გადახდის დღეს; დეკლარაცია წარედგინება მომდევნო თვის 15 რიცხვამდე (სსკ, მუხლები 153-154).',
      bg: 'Удържаният данък се внася в деня на изплащане на дивидента; декларацията се подава до 15-о число на следващия месец (ДК, чл. 153-154).',
      ru: 'Удержанный налог платится в день выплаты дивиденда; декларация подаётся до 15 числа следующего месяца (НК, ст. 153-154).',
      en: 'The tax withheld is paid on the day the dividend is paid; its return is due on the 15th of the next month (TC, art. 153-154).',
    },
    {
      ka: 'ქველმოქმედება გასული წლის წმინდა მოგების 10%-მდე არ იბეგრება (სსკ, მუხლი 98³). ბანკებისა და სესხის გამცემებისთვის მოქმედებს 20%-იანი წლიური მოდელი (სსკ, მუხლი 98, ნაწილი 4): ეს ფორმა მათ არ ეხება.',
      bg: 'Дарения до 10% от нетната печалба за миналата година не се облагат (ДК, чл. 98³). За банки и кредитори важи годишен модел с 20% (ДК, чл. 98, ал. 4): тази форма не е за тях.',
      ru: 'Благотворительность до 10% чистой прибыли прошлого года не облагается (НК, ст. 98³). Для банков и кредиторов действует годовая модель 20% (НК, ст. 98, п. 4): эта форма не для них.',
      en: "Charity up to 10% of last year's net profit is not taxed (TC, art. 98³). Banks and lenders have an annual model at 20% (TC, art. 98(4)): this form is not for them.",
    },
  ],
  validFrom: currentCodeFrom,
  source: tc('97-98⁴', '130', '134'),
};
