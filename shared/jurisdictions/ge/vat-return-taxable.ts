import type { Names } from '../../locales/languages.ts';
import type { ReturnLine, ReturnPart } from '../../vat/vat-return-form.ts';
import { standardRateBp } from './rates.ts';

/** The form computes VAT from the row total; a tetri that differs from the ledger is booked as rounding when the return is filed. */
const taxed = (code: string, taxCode: string, names: Names): ReturnLine => ({
  code,
  names,
  cells: {
    base: { from: 'taxable', taxCodes: [taxCode] },
    vat: { from: 'rate', cell: `${code}.base`, rateBp: standardRateBp },
  },
});

const untaxed = (code: string, taxCode: string, names: Names): ReturnLine => ({
  code,
  names,
  cells: { base: { from: 'taxable', taxCodes: [taxCode] } },
});

const taxedLines: readonly ReturnLine[] = [
  taxed('I.1', 'S18', {
    ka: 'მიწოდება ანაზღაურების სანაცვლოდ',
    bg: 'Възмездни доставки (без авансите, обложени в предходни периоди)',
    ru: 'Поставки за вознаграждение (за вычетом авансов, обложенных в прошлых периодах)',
    en: 'Supplies for consideration (less advances taxed in earlier periods)',
  }),
  {
    // The form asks for the tax only: the margin itself is not declared.
    code: 'I.1¹',
    names: {
      ka: 'მარჟის სქემით დარიცხული დღგ',
      bg: 'ДДС, начислен по режима на облагане на маржа',
      ru: 'НДС, начисленный по схеме маржи',
      en: 'Margin-scheme VAT',
    },
    cells: { vat: { from: 'vat', taxCodes: ['S18M'] } },
  },
  taxed('I.2', 'S18A', {
    ka: 'მიწოდებამდე მიღებული ავანსი',
    bg: 'Аванси, получени преди доставката',
    ru: 'Авансы, полученные до поставки',
    en: 'Advances received before supply',
  }),
  taxed('I.3', 'S18F', {
    ka: 'საქონლის უსასყიდლო მიწოდება',
    bg: 'Безвъзмездна доставка на стоки, за които е приспаднат ДДС',
    ru: 'Безвозмездная поставка товаров, по которым НДС принят к зачёту',
    en: 'Free supply of goods on which VAT was credited',
  }),
  taxed('I.4', 'S18S', {
    ka: 'საქონლის დანაკლისი',
    bg: 'Липса на стоки (по пазарна цена)',
    ru: 'Недостача товаров (по рыночной цене)',
    en: 'Shortage of goods (market price)',
  }),
  taxed('I.5', 'S18P', {
    ka: 'მომსახურების უსასყიდლო გაწევა',
    bg: 'Безвъзмездни услуги, лично ползване',
    ru: 'Безвозмездное оказание услуг, личное использование',
    en: 'Free services, private use',
  }),
  taxed('I.6', 'S18B', {
    ka: 'თვითნაშენი შენობის ექსპლუატაციაში მიღება',
    bg: 'Въвеждане в експлоатация на сграда, построена със собствени сили',
    ru: 'Ввод в эксплуатацию здания, построенного своими силами',
    en: 'Own-built building put into use',
  }),
  taxed('I.6¹', 'S18R', {
    ka: 'საკუთარი ძალებით შენობის რემონტი',
    bg: 'Ремонт на собствена сграда със собствени сили',
    ru: 'Ремонт собственного здания своими силами',
    en: 'Repair of own building by own means',
  }),
  taxed('I.7', 'S18T', {
    ka: 'ბარტერი (2021 წლამდე)',
    bg: 'Бартер, частично изпълнен преди 2021 г.',
    ru: 'Бартер, частично исполненный до 2021 года',
    en: 'Barter, part performed before 2021',
  }),
  taxed('I.7¹', 'S18D', {
    ka: 'საქმიანობის შეწყვეტისას დარჩენილი საქონელი',
    bg: 'Налични стоки при прекратяване на дейността или дерегистрация',
    ru: 'Остатки товаров при прекращении деятельности или отмене регистрации',
    en: 'Goods kept on ceasing activity or deregistration',
  }),
  taxed('I.8', 'S18O', {
    ka: 'სხვა დასაბეგრი ოპერაციები',
    bg: 'Други облагаеми операции',
    ru: 'Прочие облагаемые операции',
    en: 'Other taxable operations',
  }),
];

const untaxedLines: readonly ReturnLine[] = [
  untaxed('I.9', 'S0D', {
    ka: 'მიწოდება 172(3) პირებზე',
    bg: 'Доставки за лица по чл. 172(3)',
    ru: 'Поставки лицам по ст. 172(3)',
    en: 'Supplies to TC 172(3) persons',
  }),
  untaxed('I.10', 'S0G', {
    ka: 'ბუნებრივი აირი თბოელექტროსადგურებს',
    bg: 'Природен газ за топлоелектрически централи',
    ru: 'Природный газ тепловым электростанциям',
    en: 'Natural gas to thermal power plants',
  }),
  untaxed('I.11', 'S0T', {
    ka: '172(1)-(2) ოპერაციები',
    bg: 'Операции по чл. 172(1)-(2), включително международен транспорт',
    ru: 'Операции по ст. 172(1)-(2), включая международные перевозки',
    en: 'TC 172(1)-(2), incl. international transport',
  }),
  untaxed('I.12', 'S0P', {
    ka: 'საერთაშორისო ხელშეკრულებით',
    bg: 'Проекти по международни договори',
    ru: 'Проекты по международным договорам',
    en: 'International-treaty projects',
  }),
  untaxed('I.13', 'S0C', {
    ka: 'სხვა ჩათვლის უფლებით',
    bg: 'Други освободени с право на данъчен кредит',
    ru: 'Прочие освобождённые с правом зачёта',
    en: 'Other exempt with credit',
  }),
  untaxed('I.14', 'S0X', {
    ka: 'ექსპორტი, რეექსპორტი',
    bg: 'Износ и реекспорт',
    ru: 'Экспорт и реэкспорт',
    en: 'Export and re-export',
  }),
  untaxed('I.14¹', 'SXF', {
    ka: 'ფინანსური ოპერაციები',
    bg: 'Финансови операции',
    ru: 'Финансовые операции',
    en: 'Financial operations',
  }),
  untaxed('I.14²', 'SXL', {
    ka: 'უძრავი ქონება, მიწა',
    bg: 'Недвижими имоти и земя',
    ru: 'Недвижимость и земля',
    en: 'Immovable property and land',
  }),
  untaxed('I.14³', 'SXO', {
    ka: 'სხვა ჩათვლის უფლების გარეშე',
    bg: 'Други освободени без право на данъчен кредит',
    ru: 'Прочие освобождённые без права зачёта',
    en: 'Other exempt without credit',
  }),
];

/** Annex A, Part I: taxable operations. Rows 9 to 14³ have no VAT and stay out of the total. */
export const taxableOperations: ReturnPart = {
  id: 'I',
  names: {
    ka: 'დანართი „ა“, ნაწილი I. დასაბეგრი ოპერაციები',
    bg: 'Приложение А, част I. Облагаеми операции',
    ru: 'Приложение А, часть I. Облагаемые операции',
    en: 'Annex A, Part I. Taxable operations',
  },
  columns: [
    { id: 'base', names: { ka: 'დასაბეგრი თანხა', bg: 'Данъчна основа', ru: 'Облагаемая сумма', en: 'Taxable amount' } },
    { id: 'vat', names: { ka: 'დღგ', bg: 'ДДС', ru: 'НДС', en: 'VAT' } },
  ],
  lines: [
    ...taxedLines,
    ...untaxedLines,
    {
      code: 'I.15',
      names: { ka: 'ჯამი', bg: 'Общо', ru: 'Итого', en: 'Total' },
      cells: { vat: { from: 'sum', cells: taxedLines.map((line) => `${line.code}.vat`) } },
      isTotal: true,
    },
  ],
};
