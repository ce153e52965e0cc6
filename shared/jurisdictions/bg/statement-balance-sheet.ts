import type { Side } from '../../accounts/account.ts';
import type { CodeRange } from '../../closing/year-end-rule.ts';
import type { Names } from '../../locales/languages.ts';
import type { AccountLine, BalanceSheetLayout, StatementLine } from '../../statements/layout.ts';
import { restAssets, restEquity, restLiabilities } from '../../statements/rest-lines.ts';
import { zsch } from './laws.ts';

/** Accounts of the chart that may stand on either side: each is where its own balance is. @source bulgaria.md 9, "Bifunctional" */
const eitherSide: readonly CodeRange[] = [
  ['4160', '4169'],
  ['4220', '4229'],
  ['4280', '4399'],
  ['4460', '4529'],
  ['4570', '4599'],
  ['4910', '4939'],
  ['4950', '4969'],
];
const unbilledAdvances: readonly CodeRange[] = [['4080', '4089']];
const deferredTaxes: readonly CodeRange[] = [['4940', '4949']];

const heading = (id: string, no: string, level: number, names: Names): StatementLine => ({ kind: 'heading', id, no, level, names });
const line = (
  id: string,
  no: string,
  as: Side,
  accounts: readonly CodeRange[],
  names: Names,
  more: Partial<AccountLine> = {},
): AccountLine => ({
  kind: 'line',
  id,
  no,
  level: no.includes('.') ? 2 : 1,
  as,
  accounts,
  names,
  ...more,
});
/** The accounts of a line that are on it by their balance stand in a row of their own beneath it. */
const bySide = (id: string, as: Side, accounts: readonly CodeRange[], names: Names): AccountLine => ({
  kind: 'line',
  id,
  level: 3,
  as,
  accounts,
  while: 'account',
  names,
  unconfirmed: true,
});

const assets: readonly StatementLine[] = [
  line('A', 'А', 'debit', [['4260', '4269']], {
    ka: 'გამოცხადებული, მაგრამ შეუტანელი კაპიტალი',
    bg: 'Записан, но невнесен капитал',
    ru: 'Подписанный, но не внесённый капитал',
    en: 'Subscribed capital not yet paid in',
  }),
  heading('B', 'Б', 1, {
    ka: 'გრძელვადიანი აქტივები',
    bg: 'Нетекущи (дълготрайни) активи',
    ru: 'Внеоборотные активы',
    en: 'Non-current assets',
  }),
  line(
    'B.I',
    'Б.I',
    'debit',
    [
      ['2100', '2199'],
      ['2300', '2399'],
      ['2420', '2429'],
      ['2860', '2899'],
    ],
    { ka: 'არამატერიალური აქტივები', bg: 'Нематериални активи', ru: 'Нематериальные активы', en: 'Intangible assets' },
    { unconfirmed: true },
  ),
  line(
    'B.II',
    'Б.II',
    'debit',
    [
      ['2000', '2099'],
      ['2400', '2419'],
      ['2430', '2499'],
      ['2700', '2859'],
      ['6130', '6139'],
    ],
    {
      ka: 'გრძელვადიანი მატერიალური აქტივები',
      bg: 'Дълготрайни материални активи',
      ru: 'Долгосрочные материальные активы',
      en: 'Property, plant and equipment',
    },
    { unconfirmed: true },
  ),
  line(
    'B.III',
    'Б.III',
    'debit',
    [['2200', '2299']],
    {
      ka: 'გრძელვადიანი ფინანსური აქტივები',
      bg: 'Дългосрочни финансови активи',
      ru: 'Долгосрочные финансовые активы',
      en: 'Long-term financial assets',
    },
    { unconfirmed: true },
  ),
  line(
    'B.IV',
    'Б.IV',
    'debit',
    deferredTaxes,
    { ka: 'გადავადებული გადასახადები', bg: 'Отсрочени данъци', ru: 'Отложенные налоги', en: 'Deferred taxes' },
    { while: 'account' },
  ),
  {
    kind: 'subtotal',
    id: 'B.sum',
    level: 1,
    plus: ['B.I', 'B.II', 'B.III', 'B.IV'],
    minus: [],
    names: {
      ka: 'გრძელვადიანი აქტივები, სულ',
      bg: 'Общо за раздел Б',
      ru: 'Итого по разделу Б',
      en: 'Total non-current assets',
    },
  },
  heading('V', 'В', 1, {
    ka: 'მოკლევადიანი აქტივები',
    bg: 'Текущи (краткотрайни) активи',
    ru: 'Оборотные активы',
    en: 'Current assets',
  }),
  line(
    'V.I',
    'В.I',
    'debit',
    [
      ['2520', '2599'],
      ['3000', '3999'],
      ['4020', '4029'],
    ],
    {
      ka: 'მატერიალური მარაგები',
      bg: 'Материални запаси',
      ru: 'Материальные запасы',
      en: 'Inventories',
    },
    { unconfirmed: true },
  ),
  bySide('V.I.b', 'debit', unbilledAdvances, {
    ka: 'მომწოდებლებზე გადახდილი, ჯერ უანგარიშფაქტურო ავანსები',
    bg: 'Нефактурирани аванси към доставчици',
    ru: 'Авансы поставщикам без счёта-фактуры',
    en: 'Un-invoiced advances to suppliers',
  }),
  line(
    'V.II',
    'В.II',
    'debit',
    [
      ['2500', '2519'],
      ['2600', '2629'],
      ['4110', '4119'],
      ['4130', '4159'],
      ['4170', '4199'],
      ['4240', '4249'],
      ['4400', '4429'],
      ['4440', '4459'],
      ['4530', '4531'],
      ['4535', '4538'],
      ['4980', '4989'],
    ],
    { ka: 'მოთხოვნები', bg: 'Вземания', ru: 'Дебиторская задолженность', en: 'Receivables' },
    { unconfirmed: true },
  ),
  bySide('V.II.b', 'debit', eitherSide, {
    ka: 'ანგარიშსწორების ანგარიშები დებეტური ნაშთით',
    bg: 'Разчети с дебитно салдо',
    ru: 'Расчёты с дебетовым сальдо',
    en: 'Settlements with a debit balance',
  }),
  line('V.III', 'В.III', 'debit', [['5100', '5199']], {
    ka: 'ინვესტიციები',
    bg: 'Инвестиции',
    ru: 'Инвестиции',
    en: 'Investments',
  }),
  line('V.IV', 'В.IV', 'debit', [['5000', '5099']], {
    ka: 'ფულადი სახსრები',
    bg: 'Парични средства',
    ru: 'Денежные средства',
    en: 'Cash',
  }),
  {
    kind: 'subtotal',
    id: 'V.sum',
    level: 1,
    plus: ['V.I', 'V.I.b', 'V.II', 'V.II.b', 'V.III', 'V.IV'],
    minus: [],
    names: { ka: 'მოკლევადიანი აქტივები, სულ', bg: 'Общо за раздел В', ru: 'Итого по разделу В', en: 'Total current assets' },
  },
  line('G', 'Г', 'debit', [['6500', '6599']], {
    ka: 'მომავალი პერიოდის ხარჯები',
    bg: 'Разходи за бъдещи периоди',
    ru: 'Расходы будущих периодов',
    en: 'Deferred expenses',
  }),
  restAssets(1),
  {
    kind: 'total',
    id: 'assets',
    level: 1,
    plus: ['A', 'B.sum', 'V.sum', 'G', 'rest-assets'],
    minus: [],
    names: { ka: 'აქტივის ჯამი', bg: 'Сума на актива (А+Б+В+Г)', ru: 'Сумма актива (А+Б+В+Г)', en: 'Total assets' },
  },
];

const sources: readonly StatementLine[] = [
  heading('pA', 'А', 1, { ka: 'საკუთარი კაპიტალი', bg: 'Собствен капитал', ru: 'Собственный капитал', en: 'Equity' }),
  line('pA.I', 'А.I', 'credit', [['1000', '1099']], {
    ka: 'საწესდებო კაპიტალი',
    bg: 'Записан капитал',
    ru: 'Подписанный капитал',
    en: 'Subscribed capital',
  }),
  line('pA.II', 'А.II', 'credit', [['1140', '1149']], {
    ka: 'საემისიო პრემიები',
    bg: 'Премии от емисии',
    ru: 'Эмиссионный доход',
    en: 'Share premium',
  }),
  line('pA.III', 'А.III', 'credit', [['1120', '1139']], {
    ka: 'გადაფასების რეზერვი',
    bg: 'Резерв от последващи оценки',
    ru: 'Резерв переоценки',
    en: 'Revaluation reserve',
  }),
  line(
    'pA.IV',
    'А.IV',
    'credit',
    [
      ['1100', '1119'],
      ['1150', '1199'],
    ],
    { ka: 'რეზერვები', bg: 'Резерви', ru: 'Резервы', en: 'Reserves' },
    { unconfirmed: true },
  ),
  line('pA.V', 'А.V', 'credit', [['1200', '1229']], {
    ka: 'წინა წლების დაგროვილი მოგება (ზარალი)',
    bg: 'Натрупана печалба (загуба) от минали години',
    ru: 'Накопленная прибыль (убыток) прошлых лет',
    en: 'Retained earnings (losses) of prior years',
  }),
  line(
    'pA.VI',
    'А.VI',
    'credit',
    [['1230', '1299']],
    {
      ka: 'მიმდინარე მოგება (ზარალი)',
      bg: 'Текуща печалба (загуба)',
      ru: 'Прибыль (убыток) текущего периода',
      en: 'Profit (loss) of the current period',
    },
    { result: true },
  ),
  restEquity(2),
  {
    kind: 'subtotal',
    id: 'pA.sum',
    level: 1,
    plus: ['pA.I', 'pA.II', 'pA.III', 'pA.IV', 'pA.V', 'pA.VI', 'rest-equity'],
    minus: [],
    names: { ka: 'საკუთარი კაპიტალი, სულ', bg: 'Общо за раздел А', ru: 'Итого по разделу А', en: 'Total equity' },
  },
  heading('pB', 'Б', 1, {
    ka: 'ანარიცხები და მსგავსი ვალდებულებები',
    bg: 'Провизии и сходни задължения',
    ru: 'Оценочные и сходные обязательства',
    en: 'Provisions and similar liabilities',
  }),
  line(
    'pB.1',
    'Б.1',
    'credit',
    [
      ['2630', '2699'],
      ['4970', '4979'],
    ],
    { ka: 'ანარიცხები', bg: 'Провизии', ru: 'Оценочные обязательства', en: 'Provisions' },
    { unconfirmed: true },
  ),
  line(
    'pB.2',
    'Б.2',
    'credit',
    deferredTaxes,
    {
      ka: 'ანარიცხები გადასახადებისთვის, მათ შორის გადავადებული',
      bg: 'Провизии за данъци, в т.ч. отсрочени данъци',
      ru: 'Резервы по налогам, в т. ч. отложенные налоги',
      en: 'Provisions for taxes, incl. deferred taxes',
    },
    { while: 'account' },
  ),
  {
    kind: 'subtotal',
    id: 'pB.sum',
    level: 1,
    plus: ['pB.1', 'pB.2'],
    minus: [],
    names: { ka: 'ანარიცხები, სულ', bg: 'Общо за раздел Б', ru: 'Итого по разделу Б', en: 'Total provisions' },
  },
  heading('pV', 'В', 1, { ka: 'ვალდებულებები', bg: 'Задължения', ru: 'Обязательства', en: 'Liabilities' }),
  line(
    'pV.1',
    'В.1',
    'credit',
    [['1500', '1599']],
    {
      ka: 'სესხები და საკრედიტო დაწესებულებების წინაშე ვალდებულებები',
      bg: 'Заеми и задължения към финансови предприятия',
      ru: 'Займы и обязательства перед финансовыми учреждениями',
      en: 'Loans and liabilities to financial institutions',
    },
    { unconfirmed: true },
  ),
  line('pV.2', 'В.2', 'credit', [['4120', '4129']], {
    ka: 'მიღებული ავანსები',
    bg: 'Получени аванси',
    ru: 'Полученные авансы',
    en: 'Advances received',
  }),
  line(
    'pV.3',
    'В.3',
    'credit',
    [
      ['4000', '4019'],
      ['4030', '4079'],
      ['4090', '4109'],
    ],
    {
      ka: 'ვალდებულებები მომწოდებლების წინაშე',
      bg: 'Задължения към доставчици',
      ru: 'Обязательства перед поставщиками',
      en: 'Payables to suppliers',
    },
  ),
  bySide('pV.3.b', 'credit', unbilledAdvances, {
    ka: 'მომწოდებლებთან უანგარიშფაქტურო ანგარიშსწორება',
    bg: 'Нефактурирани разчети с доставчици',
    ru: 'Расчёты с поставщиками без счёта-фактуры',
    en: 'Un-invoiced settlements with suppliers',
  }),
  line(
    'pV.4',
    'В.4',
    'credit',
    [
      ['4200', '4219'],
      ['4230', '4239'],
      ['4600', '4699'],
    ],
    {
      ka: 'პერსონალისა და დაზღვევის ვალდებულებები',
      bg: 'Задължения към персонала и осигурителни задължения',
      ru: 'Обязательства перед персоналом и по страхованию',
      en: 'Payables to personnel and social insurance',
    },
  ),
  line(
    'pV.5',
    'В.5',
    'credit',
    [
      ['4532', '4534'],
      ['4539', '4569'],
    ],
    { ka: 'საგადასახადო ვალდებულებები', bg: 'Данъчни задължения', ru: 'Налоговые обязательства', en: 'Tax liabilities' },
    { unconfirmed: true },
  ),
  line(
    'pV.6',
    'В.6',
    'credit',
    [
      ['4250', '4259'],
      ['4270', '4279'],
      ['4430', '4439'],
      ['4900', '4909'],
      ['4990', '4999'],
    ],
    { ka: 'სხვა ვალდებულებები', bg: 'Други задължения', ru: 'Прочие обязательства', en: 'Other liabilities' },
  ),
  bySide('pV.6.b', 'credit', eitherSide, {
    ka: 'ანგარიშსწორების ანგარიშები კრედიტული ნაშთით',
    bg: 'Разчети с кредитно салдо',
    ru: 'Расчёты с кредитовым сальдо',
    en: 'Settlements with a credit balance',
  }),
  restLiabilities(2),
  {
    kind: 'subtotal',
    id: 'pV.sum',
    level: 1,
    plus: ['pV.1', 'pV.2', 'pV.3', 'pV.3.b', 'pV.4', 'pV.5', 'pV.6', 'pV.6.b', 'rest-liabilities'],
    minus: [],
    names: { ka: 'ვალდებულებები, სულ', bg: 'Общо за раздел В', ru: 'Итого по разделу В', en: 'Total liabilities' },
  },
  line('pG', 'Г', 'credit', [['7500', '7549']], {
    ka: 'დაფინანსება და მომავალი პერიოდის შემოსავლები',
    bg: 'Финансирания и приходи за бъдещи периоди',
    ru: 'Финансирование и доходы будущих периодов',
    en: 'Grants and deferred income',
  }),
  {
    kind: 'total',
    id: 'sources',
    level: 1,
    plus: ['pA.sum', 'pB.sum', 'pV.sum', 'pG'],
    minus: [],
    names: { ka: 'პასივის ჯამი', bg: 'Сума на пасива (А+Б+В+Г)', ru: 'Сумма пассива (А+Б+В+Г)', en: 'Total equity and liabilities' },
  },
];

/**
 * Balance sheet after the sections of the form for small enterprises. The nomenclature of accounts names no lines: what stands where follows the nature of
 * the accounts, and is marked where an accountant has to confirm it.
 * @source Accounting Act; bulgaria.md 9 (derived)
 */
export const balanceSheet: BalanceSheetLayout = {
  source: zsch(),
  lines: [...assets, ...sources],
  assets: 'assets',
  sources: 'sources',
  equity: ['pA.I', 'pA.II', 'pA.III', 'pA.IV', 'pA.V', 'pA.VI', 'rest-equity'],
  offBalance: {
    accounts: [['9000', '9999']],
    names: {
      ka: 'ბალანსგარეშე: პირობითი აქტივები და ვალდებულებები',
      bg: 'Задбалансово: условни активи и пасиви',
      ru: 'За балансом: условные активы и обязательства',
      en: 'Off balance: contingent assets and liabilities',
    },
  },
};
