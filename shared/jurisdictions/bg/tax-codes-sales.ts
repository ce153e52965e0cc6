import type { TaxCode } from '../../vat/tax-code.ts';
import { callOffStock } from './call-off-stock.ts';
import { grounds } from './grounds.ts';
import { zdds } from './laws.ts';
import { atRates, withoutTax } from './rates.ts';

/** Output VAT. An advance is taxed when it is received, in the fields of the supply it is paid for. */
const charged = { effect: 'charged', outputAccount: '4532', inputAccount: null } as const;
const supply = { ...charged, use: ['sale', 'advance-received'] } as const;

const standardPlace = { sales: { base: '02-11', tax: '02-21' } } as const;

/** Only the tax of private use stands in the ledger, and nobody pays it: the company charges itself by a protocol. */
const privateUse = { ...charged, use: ['sale'], protocol: true, ledger: { sales: { tax: '02-23' } } } as const;

const taxed: readonly TaxCode[] = [
  ...atRates('standard', {
    ...supply,
    code: 'S20',
    ledger: standardPlace,
    names: { ka: 'დასაბეგრი მიწოდება', bg: 'Облагаема доставка', ru: 'Облагаемая поставка', en: 'Taxable supply' },
    source: zdds(['66', '1']),
  }),
  ...atRates('reduced', {
    ...supply,
    code: 'S9',
    ledger: { sales: { base: '02-13', tax: '02-24' } },
    names: { ka: 'დასაბეგრი მიწოდება', bg: 'Облагаема доставка', ru: 'Облагаемая поставка', en: 'Taxable supply' },
    source: zdds(['66', '2']),
  }),
];

/**
 * The taxable amount of a margin scheme is the margin without its VAT: for second-hand goods over what they were bought for, for a tour over what the
 * services of others in it cost. Invoices show no tax (`SMARGI`); it is charged by the report of the period, type 82.
 */
const margin: readonly TaxCode[] = atRates('standard', {
  ...charged,
  use: ['sale'],
  code: 'SMARG',
  ledger: standardPlace,
  ground: 'MARG',
  documentType: '82',
  names: {
    ka: 'მარჟის სქემა',
    bg: 'Облагане на маржа (чл. 138-143 ЗДДС)',
    ru: 'Налогообложение маржи (ст. 138-143 ЗДДС)',
    en: 'Margin scheme (VAT Act Art. 138-143)',
  },
  source: zdds('138-143'),
  unconfirmed: true,
});

const untaxedOnInvoice: TaxCode = {
  code: 'SMARGI',
  names: {
    ka: 'მარჟის სქემა, ინვოისი დღგ-ის გარეშე',
    bg: 'Облагане на маржа (чл. 138-143 ЗДДС), фактура без посочен данък',
    ru: 'Налогообложение маржи (ст. 138-143 ЗДДС), счёт без налога',
    en: 'Margin scheme (VAT Act Art. 138-143), invoice without tax',
  },
  use: ['sale'],
  ...withoutTax,
  ground: 'MARG',
  // In no ledger: the report of the period is.
  source: zdds('138-143'),
  unconfirmed: true,
};

/** Food given to a food bank is no supply: a protocol of its own type stands in the ledger, without amounts. */
const donatedFood: TaxCode = {
  code: 'SFOOD',
  names: {
    ka: 'საკვების უსასყიდლო გადაცემა (მე-6 მუხლის მე-4 პუნქტი)',
    bg: 'Безвъзмездно предоставени храни (чл. 6, ал. 4, т. 4 ЗДДС)',
    ru: 'Безвозмездно переданные продукты (ст. 6, п. 4, подп. 4 ЗДДС)',
    en: 'Food donated (VAT Act Art. 6(4) item 4)',
  },
  use: ['sale'],
  ...withoutTax,
  ledger: { sales: {} },
  documentType: '95',
  source: zdds(['6', '4', '4']),
  unconfirmed: true,
};

const callOff = callOffStock('sale', '04', [
  {
    specialCode: '41',
    names: {
      ka: 'მოთხოვნამდე საწყობი: საქონელი გაიგზავნა სხვა წევრ სახელმწიფოში',
      bg: 'Складиране до поискване: стоки, изпратени до друга държава членка',
      ru: 'Склад до востребования: товары отправлены в другое государство ЕС',
      en: 'Call-off stock: goods dispatched to another member state',
    },
  },
  {
    specialCode: '43',
    names: {
      ka: 'მოთხოვნამდე საწყობი: სხვა მიმღები',
      bg: 'Складиране до поискване: заместване на получателя',
      ru: 'Склад до востребования: замена получателя',
      en: 'Call-off stock: replacement of the recipient',
    },
  },
  {
    specialCode: '46',
    names: {
      ka: 'მოთხოვნამდე საწყობი: დღგ-ის ნომრის შესწორება',
      bg: 'Складиране до поискване: поправка на номер по ДДС',
      ru: 'Склад до востребования: исправление номера НДС',
      en: 'Call-off stock: correction of a VAT number',
    },
  },
  {
    specialCode: '48',
    names: {
      ka: 'მოთხოვნამდე საწყობი: საქონელი დაბრუნდა',
      bg: 'Складиране до поискване: върнати стоки',
      ru: 'Склад до востребования: товары возвращены',
      en: 'Call-off stock: goods returned',
    },
  },
]);

const ownUse: readonly TaxCode[] = (
  [
    ['standard', 'SPU20'],
    ['reduced', 'SPU9'],
  ] as const
).flatMap(([kind, code]) =>
  atRates(kind, {
    ...privateUse,
    code,
    names: { ka: 'პირადი მოხმარება', bg: 'Лично ползване', ru: 'Личное пользование', en: 'Private use' },
    source: zdds(['6', '3', '1'], ['9', '3', '1'], '117'),
  }),
);

/** A supply without tax, named by its ground: code and names are the ground's. */
function untaxed(id: string, more: Pick<TaxCode, 'ledger' | 'recapitulative' | 'onlyUnregistered' | 'intrastat'>): TaxCode {
  const { names, source, unconfirmed } = grounds.find((ground) => ground.id === id)!;
  return {
    code: `S${id}`,
    names,
    use: ['sale'],
    ...withoutTax,
    ...more,
    ground: id,
    source,
    ...(unconfirmed ? { unconfirmed } : {}),
  };
}

const inField = (base: string) => ({ ledger: { sales: { base } } });

const onGrounds: readonly TaxCode[] = [
  // First of those that fill no cell: a company that is not registered starts with it.
  untaxed('NREG', { onlyUnregistered: true }),
  untaxed('ZICS', { ...inField('02-15'), recapitulative: 'goods', intrastat: 'dispatches' }),
  untaxed('P21', { ...inField('02-17'), recapitulative: 'services' }),
  ...['Z28', 'Z29', 'Z30', 'Z31', 'Z32', 'Z33', 'Z34', 'Z35', 'Z36'].map((id) => untaxed(id, inField('02-14'))),
  ...['Z140', 'Z146', 'Z173'].map((id) => untaxed(id, inField('02-16'))),
  untaxed('P69', inField('02-18')),
  untaxed('TRI', { ...inField('02-25'), recapitulative: 'triangular' }),
  // The invoice stands in the ledger without amounts: the recipient declares them.
  untaxed('RC1', { ledger: { sales: { specialCode: '01' } } }),
  untaxed('RC2', { ledger: { sales: { specialCode: '02' } } }),
  ...['E39', 'E40', 'E41', 'E42', 'E43', 'E44', 'E45', 'E46', 'E47', 'E48', 'E49', 'E50'].map((id) => untaxed(id, inField('02-19'))),
  untaxed('EICS', { ...inField('02-19'), recapitulative: 'goods', intrastat: 'dispatches' }),
];

export const saleTaxCodes: readonly TaxCode[] = [...taxed, ...onGrounds, ...margin, untaxedOnInvoice, ...ownUse, donatedFood, ...callOff];
