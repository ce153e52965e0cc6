import type { Source } from '../../laws/source.ts';
import type { Names } from '../../locales/languages.ts';
import type { WorksheetForm, WorksheetRow } from '../../worksheets/worksheet-form.ts';
import { tc } from './laws.ts';
import { currentCodeFrom, standardRateBp } from './rates.ts';

const small = (text: string): string => text.slice(0, 1).toLowerCase() + text.slice(1);
const tax = (names: Names): Names => ({
  ka: `გადასახადი: ${names.ka}`,
  bg: `Данък: ${small(names.bg)}`,
  ru: `Налог: ${small(names.ru)}`,
  en: `Tax: ${small(names.en)}`,
});

interface Payment {
  readonly id: string;
  readonly rateBp: bigint;
  readonly names: Names;
  readonly source: Source;
  readonly unconfirmed?: true;
}

/** @source Tax Code of Georgia, art. 81, 130-134, 154 */
const payments: readonly Payment[] = [
  {
    id: 'dividends',
    rateBp: 500n,
    names: {
      ka: 'დივიდენდები ფიზიკურ პირებსა და არარეზიდენტებზე, 5%',
      bg: 'Дивиденти на физически лица и нерезиденти, 5%',
      ru: 'Дивиденды физическим лицам и нерезидентам, 5%',
      en: 'Dividends to individuals and non-residents, 5%',
    },
    source: tc('130', '134'),
  },
  {
    id: 'interest',
    rateBp: 500n,
    names: { ka: 'პროცენტი, 5%', bg: 'Лихви, 5%', ru: 'Проценты, 5%', en: 'Interest, 5%' },
    source: tc('131', '134'),
  },
  {
    id: 'royalty-individual',
    rateBp: 2000n,
    names: {
      ka: 'როიალტი რეზიდენტ ფიზიკურ პირზე, 20%',
      bg: 'Авторски възнаграждения на местно физическо лице, 20%',
      ru: 'Роялти физическому лицу-резиденту, 20%',
      en: 'Royalty to a resident individual, 20%',
    },
    source: tc('132'),
  },
  {
    id: 'royalty-non-resident',
    rateBp: 500n,
    names: {
      ka: 'როიალტი არარეზიდენტზე, 5%',
      bg: 'Авторски и лицензионни възнаграждения на нерезидент, 5%',
      ru: 'Роялти нерезиденту, 5%',
      en: 'Royalty to a non-resident, 5%',
    },
    source: tc('132', '134'),
  },
  {
    id: 'services-non-resident',
    rateBp: 1000n,
    names: {
      ka: 'არარეზიდენტის მომსახურება, 10%',
      bg: 'Услуги от нерезидент, 10%',
      ru: 'Услуги нерезидента, 10%',
      en: 'Services of a non-resident, 10%',
    },
    source: tc('134'),
  },
  {
    id: 'services-individual',
    rateBp: 2000n,
    names: {
      ka: 'ფიზიკური პირის მომსახურება და ქირა, 20%',
      bg: 'Услуги и наем от физическо лице, 20%',
      ru: 'Услуги и аренда у физического лица, 20%',
      en: 'Services of and rent from an individual, 20%',
    },
    source: tc('154', '81'),
    unconfirmed: true,
  },
];

const withheldRows = payments.map(
  ({ rateBp, names, source, unconfirmed }, index): WorksheetRow => ({
    code: `${index + 1}.1`,
    names: tax(names),
    rule: { from: 'rate', row: String(index + 1), rateBp },
    source,
    ...(unconfirmed ? { unconfirmed } : {}),
  }),
);

/** Tax withheld at source in a month, salaries apart. */
export const withholding: WorksheetForm = {
  kind: 'withholding',
  version: '1',
  names: {
    ka: 'გადახდის წყაროსთან დაკავებული გადასახადი',
    bg: 'Данък, удържан при източника',
    ru: 'Налог, удержанный у источника',
    en: 'Tax withheld at source',
  },
  period: 'month',
  inputs: payments.map(({ id }) => ({ id, kind: 'amount' })),
  rows: [
    ...payments.flatMap(({ id, names, source, unconfirmed }, index): WorksheetRow[] => [
      {
        code: String(index + 1),
        names,
        rule: { from: 'input', input: id },
        source,
        ...(unconfirmed ? { unconfirmed } : {}),
      },
      withheldRows[index]!,
    ]),
    {
      code: '7',
      names: { ka: 'სულ დაკავებული', bg: 'Общо удържан данък', ru: 'Всего удержано', en: 'Withheld in all' },
      rule: { from: 'sum', terms: withheldRows.map(({ code }) => ({ row: code })) },
      isTotal: true,
      source: tc('154'),
    },
  ],
  result: '7',
  payments: [],
  postings: [
    { row: '1.1', debit: '3420', credit: '3321' },
    { row: '2.1', debit: '3410', credit: '3322' },
    { row: '5.1', debit: '3110', credit: '3323' },
    { row: '6.1', debit: '3110', credit: '3324' },
  ],
  notes: [
    {
      ka: 'გადასახადი იხდება თანხის გადახდის დღეს, დეკლარაცია წარედგინება მომდევნო თვის 15 რიცხვამდე. შეღავათიანი დაბეგვრის ქვეყნის პირისთვის განაკვეთი 15%-ია (სსკ, მუხლები 131-134); ორმაგი დაბეგვრის შეთანხმებამ შეიძლება შეამციროს.',
      bg: 'Данъкът се внася в деня на плащането, декларацията се подава до 15-о число на следващия месец. За лице от държава с преференциално облагане ставката е 15% (ДК, чл. 131-134); спогодба за избягване на двойното облагане може да я намали.',
      ru: 'Налог платится в день выплаты, декларация подаётся до 15 числа следующего месяца. Для лица из страны с льготным режимом ставка 15% (НК, ст. 131-134); соглашение об избежании двойного налогообложения может её снизить.',
      en: 'The tax is paid on the day of the payment, the return is due on the 15th of the next month. For a person of a preferential-tax country the rate is 15% (TC, art. 131-134); a double-taxation treaty may lower it.',
    },
  ],
  validFrom: currentCodeFrom,
  source: tc('81', '130-134', '154'),
};

/**
 * A service of a non-resident, bought by a company that is not registered for VAT: reverse charge without credit, and the tax withheld from the fee. Two
 * taxes on two bases.
 * @source Tax Code of Georgia, art. 134, 161
 */
export const nonResidentService: WorksheetForm = {
  kind: 'non-resident-service',
  version: '1',
  names: {
    ka: 'არარეზიდენტის მომსახურება (დღგ-ის გადამხდელად დაურეგისტრირებელი)',
    bg: 'Услуга от нерезидент (без регистрация по ДДС)',
    ru: 'Услуга нерезидента (без регистрации по НДС)',
    en: 'Service of a non-resident (not registered for VAT)',
  },
  period: 'month',
  inputs: [
    { id: 'fee', kind: 'amount' },
    { id: 'fee-net', kind: 'amount' },
    {
      id: 'rate',
      kind: 'percent',
      names: {
        ka: 'დაკავების განაკვეთი',
        bg: 'Ставка на удържания данък',
        ru: 'Ставка удержания',
        en: 'Withholding rate',
      },
      usual: '10',
      most: '15',
    },
  ],
  rows: [
    {
      code: '1',
      names: {
        ka: 'ანაზღაურება, გადასახადის ჩათვლით',
        bg: 'Възнаграждение, с данъка в него',
        ru: 'Вознаграждение, включая налог',
        en: 'Fee, tax included',
      },
      rule: { from: 'input', input: 'fee' },
      source: tc('134'),
    },
    {
      code: '2',
      names: {
        ka: 'ანაზღაურება, შეთანხმებული გადასახადის გარეშე',
        bg: 'Възнаграждение, договорено без данъка',
        ru: 'Вознаграждение, согласованное без налога',
        en: 'Fee agreed net of tax',
      },
      rule: { from: 'input', input: 'fee-net' },
      source: tc('134'),
    },
    {
      code: '2.1',
      names: {
        ka: 'მას დამატებული გადასახადი',
        bg: 'Данък, добавен към него',
        ru: 'Налог, добавленный к нему',
        en: 'Tax added to it',
      },
      rule: { from: 'grossed-up', row: '2', percentInput: 'rate' },
      source: tc('134'),
      unconfirmed: true,
    },
    {
      code: '3',
      names: { ka: 'ანაზღაურება სულ', bg: 'Възнаграждение общо', ru: 'Вознаграждение всего', en: 'Fee in all' },
      rule: { from: 'sum', terms: [{ row: '1' }, { row: '2' }, { row: '2.1' }] },
      source: tc('134'),
    },
    {
      code: '4',
      names: { ka: 'დასაკავებელი გადასახადი', bg: 'Удържан данък', ru: 'Удержанный налог', en: 'Tax withheld' },
      rule: { from: 'rate', row: '3', percentInput: 'rate' },
      source: tc('134'),
    },
    {
      code: '5',
      names: { ka: 'მიმწოდებელს ეხდება', bg: 'За плащане на доставчика', ru: 'К оплате поставщику', en: 'To be paid to the supplier' },
      rule: { from: 'sum', terms: [{ row: '3' }, { row: '4', times: [-1n, 1n] }] },
      source: tc('134'),
    },
    {
      code: '6',
      names: {
        ka: 'უკუდაბეგვრის დღგ, 18%',
        bg: 'ДДС при обратно начисляване, 18%',
        ru: 'НДС обратного начисления, 18%',
        en: 'Reverse-charge VAT, 18%',
      },
      rule: { from: 'rate', row: '3', rateBp: standardRateBp },
      isTotal: true,
      source: tc('161'),
    },
    {
      code: '7',
      names: {
        ka: 'ღირებულება დღგ-ის ჩათვლით (არ ჩაითვლება)',
        bg: 'Разход с ДДС (без право на кредит)',
        ru: 'Расход с НДС (без зачёта)',
        en: 'Cost with VAT (not creditable)',
      },
      rule: { from: 'sum', terms: [{ row: '3' }, { row: '6' }] },
      source: tc('161', '174'),
    },
  ],
  result: '6',
  payments: [{ row: '6', monthsAfter: 1, day: 15 }],
  postings: [
    { row: '3', debit: '7450', credit: '3110' },
    { row: '6', debit: '7450', credit: '3332' },
    { row: '4', debit: '3110', credit: '3323' },
  ],
  notes: [
    {
      ka: 'უკუდაბეგვრის დღგ ცალკე დეკლარაციით ცხადდება მომდევნო თვის 15 რიცხვამდე; დაკავებული გადასახადი იხდება თანხის გადახდის დღეს.',
      bg: 'ДДС при обратно начисляване се декларира отделно до 15-о число на следващия месец; удържаният данък се внася в деня на плащането.',
      ru: 'НДС обратного начисления декларируется отдельно до 15 числа следующего месяца; удержанный налог платится в день выплаты.',
      en: 'Reverse-charge VAT is declared on a form of its own by the 15th of the next month; the tax withheld is paid on the day of the payment.',
    },
  ],
  validFrom: currentCodeFrom,
  source: tc('134', '161'),
  unconfirmed: true,
};
