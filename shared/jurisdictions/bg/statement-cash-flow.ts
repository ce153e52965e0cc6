import type { CodeRange } from '../../closing/year-end-rule.ts';
import type { Names } from '../../locales/languages.ts';
import type { CashFlowLayout, CashFlowLine } from '../../statements/layout.ts';
import { zsch } from './laws.ts';

const heading = (id: string, no: string, names: Names): CashFlowLine => ({ kind: 'heading', id, no, level: 1, names });
const flow = (
  id: string,
  no: string,
  against: readonly CodeRange[],
  names: Names,
  more: { rest?: true; unconfirmed?: true } = {},
): CashFlowLine => ({
  kind: 'line',
  id,
  no,
  level: 2,
  against,
  names,
  ...more,
});
const subtotal = (id: string, plus: readonly string[], names: Names, no?: string): CashFlowLine => ({
  kind: 'subtotal',
  id,
  ...(no ? { no } : {}),
  level: 1,
  plus,
  minus: [],
  names,
});

/**
 * Cash flows by the direct method, after the groups of the form. Which account belongs to which group follows its nature.
 * @source Accounting Act; bulgaria.md 9 (derived, unconfirmed)
 */
export const cashFlow: CashFlowLayout = {
  source: zsch(),
  cash: [['5000', '5099']],
  exchange: [
    ['6240', '6249'],
    ['7240', '7249'],
  ],
  // VAT of what was sold or bought for cash, and differences of rates of what is settled.
  follows: [
    ['4530', '4539'],
    ['6240', '6249'],
    ['7240', '7249'],
  ],
  net: 'G',
  lines: [
    heading('A', 'А', {
      ka: 'ფულადი ნაკადები ძირითადი საქმიანობიდან',
      bg: 'Парични потоци от основна дейност',
      ru: 'Денежные потоки от основной деятельности',
      en: 'Cash flows from operating activities',
    }),
    flow(
      'A.1',
      'А.1',
      [
        ['3000', '4199'],
        ['6000', '6029'],
        ['6110', '6119'],
        ['6140', '6159'],
        ['7000', '7059'],
        ['7060', '7069'],
      ],
      {
        ka: 'სავაჭრო კონტრაგენტები',
        bg: 'Парични потоци, свързани с търговски контрагенти',
        ru: 'Потоки, связанные с торговыми контрагентами',
        en: 'Trade counterparties',
      },
      { unconfirmed: true },
    ),
    flow(
      'A.2',
      'А.2',
      [
        ['4200', '4239'],
        ['4540', '4549'],
        ['4600', '4699'],
        ['6040', '6059'],
      ],
      {
        ka: 'შრომის ანაზღაურება და დაზღვევა',
        bg: 'Парични потоци, свързани с трудови възнаграждения',
        ru: 'Потоки, связанные с оплатой труда',
        en: 'Wages and social insurance',
      },
      { unconfirmed: true },
    ),
    flow(
      'A.3',
      'А.3',
      [
        ['4240', '4249'],
        ['4960', '4969'],
        ['6210', '6219'],
        ['6290', '6299'],
        ['7210', '7229'],
        ['7290', '7299'],
      ],
      {
        ka: 'პროცენტები, საკომისიოები, დივიდენდები და მსგავსი',
        bg: 'Парични потоци от лихви, комисионни, дивиденти и други подобни',
        ru: 'Проценты, комиссии, дивиденды и подобное',
        en: 'Interest, commissions, dividends and the like',
      },
      { unconfirmed: true },
    ),
    flow('A.4', 'А.4', [['4500', '4529']], {
      ka: 'გადახდილი და დაბრუნებული მოგების გადასახადი',
      bg: 'Платени и възстановени данъци върху печалбата',
      ru: 'Уплаченный и возвращённый налог на прибыль',
      en: 'Corporate tax paid and refunded',
    }),
    flow(
      'A.5',
      'А.5',
      [],
      {
        ka: 'ძირითადი საქმიანობის სხვა ნაკადები',
        bg: 'Други парични потоци от основна дейност',
        ru: 'Прочие потоки от основной деятельности',
        en: 'Other operating cash flows',
      },
      { rest: true },
    ),
    subtotal('A.sum', ['A.1', 'A.2', 'A.3', 'A.4', 'A.5'], {
      ka: 'სულ ძირითადი საქმიანობიდან',
      bg: 'Общо парични потоци от основна дейност (А)',
      ru: 'Итого от основной деятельности (А)',
      en: 'Total from operating activities',
    }),
    heading('B', 'Б', {
      ka: 'ფულადი ნაკადები საინვესტიციო საქმიანობიდან',
      bg: 'Парични потоци от инвестиционна дейност',
      ru: 'Денежные потоки от инвестиционной деятельности',
      en: 'Cash flows from investing activities',
    }),
    flow(
      'B.1',
      'Б.1',
      [
        ['2000', '2199'],
        ['2300', '2499'],
        ['2700', '2899'],
        ['6130', '6139'],
      ],
      {
        ka: 'გრძელვადიანი აქტივები',
        bg: 'Парични потоци, свързани с дълготрайни активи',
        ru: 'Потоки, связанные с долгосрочными активами',
        en: 'Non-current assets',
      },
      { unconfirmed: true },
    ),
    flow(
      'B.2',
      'Б.2',
      [
        ['2200', '2299'],
        ['5100', '5199'],
      ],
      {
        ka: 'ფინანსური აქტივები',
        bg: 'Парични потоци, свързани с финансови активи',
        ru: 'Потоки, связанные с финансовыми активами',
        en: 'Financial assets',
      },
      { unconfirmed: true },
    ),
    subtotal('B.sum', ['B.1', 'B.2'], {
      ka: 'სულ საინვესტიციო საქმიანობიდან',
      bg: 'Общо парични потоци от инвестиционна дейност (Б)',
      ru: 'Итого от инвестиционной деятельности (Б)',
      en: 'Total from investing activities',
    }),
    heading('V', 'В', {
      ka: 'ფულადი ნაკადები საფინანსო საქმიანობიდან',
      bg: 'Парични потоци от финансова дейност',
      ru: 'Денежные потоки от финансовой деятельности',
      en: 'Cash flows from financing activities',
    }),
    flow(
      'V.1',
      'В.1',
      [
        ['1000', '1299'],
        ['4250', '4279'],
        ['4930', '4939'],
      ],
      {
        ka: 'კაპიტალი და მესაკუთრეები, მათ შორის დივიდენდები',
        bg: 'Парични потоци, свързани със собствения капитал и собствениците, в т.ч. дивиденти',
        ru: 'Капитал и собственники, в т. ч. дивиденды',
        en: 'Equity and owners, incl. dividends paid',
      },
      { unconfirmed: true },
    ),
    flow('V.2', 'В.2', [['1500', '1599']], {
      ka: 'მიღებული და დაბრუნებული სესხები',
      bg: 'Парични потоци, свързани с получени или предоставени заеми',
      ru: 'Потоки, связанные с займами',
      en: 'Loans received and repaid',
    }),
    subtotal('V.sum', ['V.1', 'V.2'], {
      ka: 'სულ საფინანსო საქმიანობიდან',
      bg: 'Общо парични потоци от финансова дейност (В)',
      ru: 'Итого от финансовой деятельности (В)',
      en: 'Total from financing activities',
    }),
    subtotal(
      'G',
      ['A.sum', 'B.sum', 'V.sum'],
      {
        ka: 'ფულადი სახსრების ცვლილება პერიოდში',
        bg: 'Изменение на паричните средства през периода (А+Б+В)',
        ru: 'Изменение денежных средств за период (А+Б+В)',
        en: 'Change in cash of the period',
      },
      'Г',
    ),
    {
      kind: 'cash',
      id: 'opening',
      no: 'Д',
      level: 1,
      shows: 'opening',
      names: {
        ka: 'ფულადი სახსრები პერიოდის დასაწყისში',
        bg: 'Парични средства в началото на периода',
        ru: 'Денежные средства на начало периода',
        en: 'Cash at the beginning of the period',
      },
    },
    {
      kind: 'cash',
      id: 'exchange',
      level: 1,
      shows: 'exchange',
      names: {
        ka: 'კურსის ცვლილების გავლენა ფულად სახსრებზე',
        bg: 'Ефект от промяната на валутните курсове върху паричните средства',
        ru: 'Влияние изменения валютных курсов',
        en: 'Effect of exchange rates on cash',
      },
    },
    {
      kind: 'cash',
      id: 'closing',
      no: 'Е',
      level: 1,
      shows: 'closing',
      names: {
        ka: 'ფულადი სახსრები პერიოდის ბოლოს',
        bg: 'Парични средства в края на периода',
        ru: 'Денежные средства на конец периода',
        en: 'Cash at the end of the period',
      },
    },
  ],
};
