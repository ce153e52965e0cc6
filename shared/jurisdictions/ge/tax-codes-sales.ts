import type { TaxCode } from '../../vat/tax-code.ts';
import { annexA, tc } from './laws.ts';
import { currentCodeFrom, standardRateBp } from './rates.ts';

const taxed = {
  use: ['sale'],
  effect: 'charged',
  rateBp: standardRateBp,
  outputAccount: '3330',
  inputAccount: null,
  validFrom: currentCodeFrom,
  validTo: null,
} as const;
/** What a company supplies to itself or gives away: nobody pays the VAT, so it is recorded by itself and not on an invoice. */
const selfCharged = { ...taxed, protocol: true } as const;

/** Georgian law knows no 0 % rate: such supplies are exempt, with or without the right to deduct input VAT. */
const untaxed = {
  use: ['sale'],
  effect: 'none',
  rateBp: 0n,
  outputAccount: null,
  inputAccount: null,
  validFrom: currentCodeFrom,
  validTo: null,
} as const;

export const saleTaxCodes: readonly TaxCode[] = [
  {
    ...taxed,
    code: 'S18',
    names: { ka: 'მიწოდება 18%', bg: 'Облагаема доставка 18%', ru: 'Облагаемая поставка 18%', en: 'Domestic supply 18%' },
    source: tc('158-160', '166'),
  },
  {
    ...taxed,
    code: 'S18A',
    use: ['advance-received'],
    outputAccount: '3331',
    names: { ka: 'მიღებული ავანსი 18%', bg: 'Получен аванс 18%', ru: 'Полученный аванс 18%', en: 'Advance received 18%' },
    source: tc('163', '166'),
  },
  {
    // The taxable amount is the margin without its VAT: margin x 18/118 is the tax.
    ...taxed,
    code: 'S18M',
    names: { ka: 'მარჟის სქემა 18%', bg: 'Режим на облагане на маржа 18%', ru: 'Схема налогообложения маржи 18%', en: 'Margin scheme 18%' },
    source: tc('161²', '166'),
  },
  {
    ...selfCharged,
    code: 'S18F',
    names: {
      ka: 'საქონლის უსასყიდლო მიწოდება 18%',
      bg: 'Безвъзмездна доставка на стоки 18%',
      ru: 'Безвозмездная поставка товаров 18%',
      en: 'Free supply of goods 18%',
    },
    source: [...tc('158-160', '166'), annexA('I.3')],
  },
  {
    ...selfCharged,
    code: 'S18S',
    names: { ka: 'საქონლის დანაკლისი 18%', bg: 'Липса на стоки 18%', ru: 'Недостача товаров 18%', en: 'Shortage of goods 18%' },
    source: [...tc('158-160', '166'), annexA('I.4')],
  },
  {
    ...selfCharged,
    code: 'S18P',
    names: {
      ka: 'მომსახურების უსასყიდლო გაწევა, პირადი მოხმარება 18%',
      bg: 'Безвъзмездни услуги и лично ползване 18%',
      ru: 'Безвозмездные услуги и личное использование 18%',
      en: 'Free services and private use 18%',
    },
    source: [...tc('158-160', '166'), annexA('I.5')],
  },
  {
    ...selfCharged,
    code: 'S18B',
    names: {
      ka: 'თვითნაშენი შენობის ექსპლუატაციაში მიღება 18%',
      bg: 'Въвеждане в експлоатация на сграда, построена със собствени сили 18%',
      ru: 'Ввод в эксплуатацию здания, построенного своими силами 18%',
      en: 'Own-built building put into use 18%',
    },
    source: [...tc('158-160', '166'), annexA('I.6')],
  },
  {
    ...selfCharged,
    code: 'S18R',
    names: {
      ka: 'საკუთარი ძალებით შენობის რემონტი 18%',
      bg: 'Ремонт на сграда със собствени сили 18%',
      ru: 'Ремонт здания своими силами 18%',
      en: 'Repair of own building by own means 18%',
    },
    source: [...tc('158-160', '166'), annexA('I.6¹')],
  },
  {
    ...taxed,
    code: 'S18T',
    names: {
      ka: 'ბარტერი (2021 წლამდე) 18%',
      bg: 'Бартер, започнал преди 2021 г. 18%',
      ru: 'Бартер, начатый до 2021 года 18%',
      en: 'Barter begun before 2021 18%',
    },
    source: [...tc('158-160', '166'), annexA('I.7')],
  },
  {
    ...selfCharged,
    code: 'S18D',
    names: {
      ka: 'საქმიანობის შეწყვეტისას დარჩენილი საქონელი 18%',
      bg: 'Налични стоки при прекратяване на дейността 18%',
      ru: 'Остатки товаров при прекращении деятельности 18%',
      en: 'Goods kept on ceasing activity 18%',
    },
    source: [...tc('158-160', '166'), annexA('I.7¹')],
  },
  {
    ...taxed,
    code: 'S18O',
    names: {
      ka: 'სხვა დასაბეგრი ოპერაციები 18%',
      bg: 'Други облагаеми операции 18%',
      ru: 'Прочие облагаемые операции 18%',
      en: 'Other taxable operations 18%',
    },
    source: [...tc('158-160', '166'), annexA('I.8')],
  },
  {
    ...untaxed,
    code: 'S0X',
    names: {
      ka: 'ექსპორტი, რეექსპორტი',
      bg: 'Износ и реекспорт',
      ru: 'Экспорт и реэкспорт',
      en: 'Export and re-export',
    },
    source: tc('172'),
  },
  {
    ...untaxed,
    code: 'S0T',
    names: {
      ka: 'საერთაშორისო გადაზიდვა და დაკავშირებული მომსახურება',
      bg: 'Международен транспорт и свързани услуги',
      ru: 'Международные перевозки и связанные услуги',
      en: 'International transport and related services',
    },
    source: tc(['172', '1-2']),
  },
  {
    ...untaxed,
    code: 'S0D',
    names: {
      ka: 'მიწოდება დიპლომატიური წარმომადგენლობებისთვის',
      bg: 'Доставки за дипломатически представителства',
      ru: 'Поставки дипломатическим представительствам',
      en: 'Supplies to diplomatic missions',
    },
    source: tc(['172', '3']),
  },
  {
    ...untaxed,
    code: 'S0P',
    names: {
      ka: 'მიწოდება საერთაშორისო ხელშეკრულების პროექტებისთვის',
      bg: 'Доставки по проекти на международни договори',
      ru: 'Поставки по проектам международных договоров',
      en: 'Supplies under international-treaty projects',
    },
    source: tc(['172', '5']),
  },
  {
    ...untaxed,
    code: 'S0G',
    names: {
      ka: 'ბუნებრივი აირი თბოელექტროსადგურებისთვის',
      bg: 'Природен газ за топлоелектрически централи',
      ru: 'Природный газ для тепловых электростанций',
      en: 'Natural gas to thermal power plants',
    },
    source: tc('172'),
    unconfirmed: true,
  },
  {
    ...untaxed,
    code: 'S0C',
    names: {
      ka: 'სხვა გათავისუფლებული, ჩათვლის უფლებით',
      bg: 'Други освободени доставки с право на данъчен кредит',
      ru: 'Прочие освобождённые операции с правом зачёта',
      en: 'Other exempt with the right to deduct',
    },
    source: tc(['172', '4']),
  },
  {
    ...untaxed,
    code: 'SXF',
    names: {
      ka: 'ფინანსური ოპერაციები, ჩათვლის უფლების გარეშე',
      bg: 'Финансови услуги без право на данъчен кредит',
      ru: 'Финансовые операции без права зачёта',
      en: 'Financial services, no right to deduct',
    },
    source: tc('171'),
    unconfirmed: true,
  },
  {
    ...untaxed,
    code: 'SXL',
    names: {
      ka: 'უძრავი ქონება და მიწა, ჩათვლის უფლების გარეშე',
      bg: 'Недвижими имоти и земя без право на данъчен кредит',
      ru: 'Недвижимость и земля без права зачёта',
      en: 'Immovable property and land, no right to deduct',
    },
    source: tc('171'),
    unconfirmed: true,
  },
  {
    ...untaxed,
    code: 'SXO',
    names: {
      ka: 'სხვა გათავისუფლებული, ჩათვლის უფლების გარეშე',
      bg: 'Други освободени доставки без право на данъчен кредит',
      ru: 'Прочие освобождённые операции без права зачёта',
      en: 'Other exempt, no right to deduct',
    },
    source: tc('170-171'),
    unconfirmed: true,
  },
  {
    // Taxable by its kind, but nobody charges it before registration. Counts towards the threshold, stands in no return.
    ...untaxed,
    code: 'S0N',
    onlyUnregistered: true,
    names: {
      ka: 'მიწოდება დღგ-ის რეგისტრაციამდე (ზღვარში ითვლება)',
      bg: 'Доставка преди регистрация по ДДС (влиза в прага)',
      ru: 'Поставка до регистрации по НДС (входит в порог)',
      en: 'Supply while not registered for VAT (counts towards the threshold)',
    },
    source: tc(['165', '1']),
  },
  {
    ...untaxed,
    code: 'SOUT',
    names: {
      ka: 'დღგ-ის მოქმედების სფეროს გარეთ',
      bg: 'Извън обхвата на ДДС',
      ru: 'Вне сферы действия НДС',
      en: 'Outside the scope of VAT',
    },
    source: tc('162'),
    unconfirmed: true,
  },
];
