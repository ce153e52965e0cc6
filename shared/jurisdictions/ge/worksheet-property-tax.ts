import type { Names } from '../../locales/languages.ts';
import type { WorksheetForm, WorksheetInput, WorksheetRow } from '../../worksheets/worksheet-form.ts';
import { tc } from './laws.ts';
import { currentCodeFrom } from './rates.ts';

/** Fixed assets and construction in progress less depreciation: without land, which is taxed apart, and rights of use, of which the law is not clear. */
const taxedAssets = ['212', '213', '214', '215', '216', '217', '218', '2190', '223', '224', '225', '226', '227', '228', '2290'] as const;

/** Buildings by when they were acquired: their value counts as many times. */
const older: readonly { readonly id: string; readonly more: readonly [bigint, bigint]; readonly names: Names }[] = [
  {
    id: 'before-2000',
    more: [2n, 1n],
    names: {
      ka: 'მათ შორის შენობები, შეძენილი 2000 წლამდე ან უცნობ დროს (x3)',
      bg: 'в т.ч. сгради, придобити преди 2000 г. или неизвестно кога (x3)',
      ru: 'в том числе здания, приобретённые до 2000 года или неизвестно когда (x3)',
      en: 'of which buildings acquired before 2000 or unknown when (x3)',
    },
  },
  {
    id: '2000-2003',
    more: [1n, 1n],
    names: {
      ka: 'მათ შორის შენობები, შეძენილი 2000-2003 წლებში (x2)',
      bg: 'в т.ч. сгради, придобити 2000-2003 г. (x2)',
      ru: 'в том числе здания, приобретённые в 2000-2003 годах (x2)',
      en: 'of which buildings acquired 2000-2003 (x2)',
    },
  },
  {
    id: '2004',
    more: [1n, 2n],
    names: {
      ka: 'მათ შორის შენობები, შეძენილი 2004 წელს (x1,5)',
      bg: 'в т.ч. сгради, придобити 2004 г. (x1,5)',
      ru: 'в том числе здания, приобретённые в 2004 году (x1,5)',
      en: 'of which buildings acquired in 2004 (x1.5)',
    },
  },
];

interface Side {
  readonly code: string;
  readonly id: 'opening' | 'closing';
  readonly names: Names;
  readonly weighted: Names;
}

const sides: readonly Side[] = [
  {
    code: '1',
    id: 'opening',
    names: {
      ka: 'ნარჩენი ღირებულება 1 იანვარს',
      bg: 'Балансова стойност на 1 януари',
      ru: 'Остаточная стоимость на 1 января',
      en: 'Net book value on 1 January',
    },
    weighted: {
      ka: 'დასაბეგრი ღირებულება 1 იანვარს',
      bg: 'Облагаема стойност на 1 януари',
      ru: 'Облагаемая стоимость на 1 января',
      en: 'Taxable value on 1 January',
    },
  },
  {
    code: '2',
    id: 'closing',
    names: {
      ka: 'ნარჩენი ღირებულება 31 დეკემბერს',
      bg: 'Балансова стойност на 31 декември',
      ru: 'Остаточная стоимость на 31 декабря',
      en: 'Net book value on 31 December',
    },
    weighted: {
      ka: 'დასაბეგრი ღირებულება 31 დეკემბერს',
      bg: 'Облагаема стойност на 31 декември',
      ru: 'Облагаемая стоимость на 31 декабря',
      en: 'Taxable value on 31 December',
    },
  },
];

const rowsOf = ({ code, id, names, weighted }: Side): WorksheetRow[] => [
  { code, names, rule: { from: 'input', input: id }, source: tc('201') },
  ...older.map(
    (part, index): WorksheetRow => ({
      code: `${code}.${index + 1}`,
      names: part.names,
      rule: { from: 'input', input: `${id}-${part.id}` },
      source: tc('202'),
    }),
  ),
  {
    code: `${code}.4`,
    names: weighted,
    rule: { from: 'sum', terms: [{ row: code }, ...older.map(({ more }, index) => ({ row: `${code}.${index + 1}`, times: more }))] },
    source: tc('202'),
  },
];

const inputsOf = ({ id }: Side): WorksheetInput[] => [
  { id, kind: 'amount', books: { accounts: taxedAssets, side: 'debit', measure: id } },
  ...older.map((part): WorksheetInput => ({ id: `${id}-${part.id}`, kind: 'amount' })),
];

/**
 * Property tax of a company for a year: at most 1 % of the average of the taxable values at its two ends.
 * @source Tax Code of Georgia, art. 201-202, 205
 */
export const propertyTax: WorksheetForm = {
  kind: 'property-tax',
  version: '1',
  names: { ka: 'ქონების გადასახადი', bg: 'Данък върху имуществото', ru: 'Налог на имущество', en: 'Property tax' },
  period: 'year',
  inputs: [
    ...sides.flatMap(inputsOf),
    {
      id: 'rate',
      kind: 'percent',
      names: { ka: 'განაკვეთი', bg: 'Ставка', ru: 'Ставка', en: 'Rate' },
      usual: '1',
      most: '1',
    },
    { id: 'advance-paid', kind: 'amount' },
  ],
  rows: [
    ...sides.flatMap(rowsOf),
    {
      code: '3',
      names: { ka: 'წლის საშუალო', bg: 'Средна стойност за годината', ru: 'Среднее за год', en: 'Average of the year' },
      rule: { from: 'average', rows: ['1.4', '2.4'] },
      source: tc('201-202'),
    },
    {
      code: '4',
      names: { ka: 'წლის გადასახადი', bg: 'Данък за годината', ru: 'Налог за год', en: 'Tax of the year' },
      rule: { from: 'rate', row: '3', percentInput: 'rate' },
      isTotal: true,
      source: tc('202'),
    },
    {
      code: '5',
      names: {
        ka: 'წლის განმავლობაში გადახდილი ავანსი',
        bg: 'Аванс, внесен през годината',
        ru: 'Аванс, уплаченный в течение года',
        en: 'Advance paid during the year',
      },
      rule: { from: 'input', input: 'advance-paid' },
      source: tc('205'),
    },
    {
      code: '6',
      names: { ka: 'გადასახდელი', bg: 'За внасяне', ru: 'К уплате', en: 'To be paid' },
      rule: { from: 'excess', row: '4', over: '5' },
      isTotal: true,
      source: tc('205'),
    },
    {
      code: '7',
      names: { ka: 'ზედმეტად გადახდილი', bg: 'Надвнесено', ru: 'Переплачено', en: 'Overpaid' },
      rule: { from: 'excess', row: '5', over: '4' },
      source: tc('205', '63'),
    },
    {
      code: '8',
      names: {
        ka: 'მომდევნო წლის ავანსი',
        bg: 'Аванс за следващата година',
        ru: 'Аванс на следующий год',
        en: 'Advance for the next year',
      },
      rule: { from: 'sum', terms: [{ row: '4' }] },
      source: tc('205'),
    },
  ],
  result: '6',
  payments: [
    { row: '6', monthsAfter: 4, day: 1 },
    { row: '8', monthsAfter: 6, day: 15 },
  ],
  postings: [{ row: '4', debit: '7465', credit: '3380' }],
  notes: [
    {
      ka: 'განაკვეთს ადგენს მუნიციპალიტეტი, არაუმეტეს 1%; სალიზინგო კომპანიისთვის 0,6%. მიწის გადასახადი ცალკეა (15 ნოემბერი). ანგარიშები 2110 (მიწა) და 2195 (გამოყენების უფლება) წიგნებიდან არ აიღება.',
      bg: 'Ставката се определя от общината, най-много 1%; за лизингово дружество 0,6%. Данъкът върху земята е отделен (15 ноември). Сметки 2110 (земя) и 2195 (право на ползване) не се вземат от книгите.',
      ru: 'Ставку устанавливает муниципалитет, не более 1%; для лизинговой компании 0,6%. Налог на землю отдельный (15 ноября). Счета 2110 (земля) и 2195 (право пользования) из книг не берутся.',
      en: 'The municipality sets the rate, at most 1%; for a leasing company 0.6%. Land is taxed apart (15 November). Accounts 2110 (land) and 2195 (rights of use) are not taken from the books.',
    },
    {
      ka: 'ავანსი შეიძლება შემცირდეს, თუ 1 ივნისამდე ეცნობება, რომ ქონება 50%-ით ან მეტით მცირდება (სსკ, მუხლი 205).',
      bg: 'Авансът може да се намали, ако до 1 юни се уведоми за спад на имуществото с 50% или повече (ДК, чл. 205).',
      ru: 'Аванс можно уменьшить, если до 1 июня уведомить о снижении стоимости имущества на 50% и более (НК, ст. 205).',
      en: 'The advance may be lowered where a fall of the property by 50% or more is notified by 1 June (TC, art. 205).',
    },
  ],
  validFrom: currentCodeFrom,
  source: tc('201-202', '205'),
};
