import type { Source } from '../../laws/source.ts';
import type { Names } from '../../locales/languages.ts';
import type { LedgerPlace, TaxCode } from '../../vat/tax-code.ts';
import { callOffStock } from './call-off-stock.ts';
import { regulations, zdds, zddsAnnex } from './laws.ts';
import { atRates, withoutTax } from './rates.ts';

const input = '4531';
const output = '4532';

interface PurchaseCase {
  readonly code: string;
  readonly names: Names;
  readonly use: TaxCode['use'];
  readonly rate: Parameters<typeof atRates>[0];
  /** Where the recipient's own charge stands in the sales ledger; not given: the supplier or customs charge the tax. */
  readonly charge?: LedgerPlace;
  /** The charge stands on the document itself: no protocol is made. */
  readonly onDocument?: true;
  /** Field of the base in the purchase ledger where it is not that of the right to credit. */
  readonly base?: string;
  readonly specialCode?: string;
  readonly intrastat?: TaxCode['intrastat'];
  readonly source: Source;
  readonly unconfirmed?: boolean;
}

const partial: Names = { ka: 'ნაწილობრივი ჩათვლა', bg: 'частичен данъчен кредит', ru: 'частичный кредит', en: 'partial credit' };
const none: Names = {
  ka: 'ჩათვლის უფლების გარეშე',
  bg: 'без право на данъчен кредит',
  ru: 'без права на кредит',
  en: 'no right to credit',
};

const joined = (names: Names, more: Names): Names => ({
  ka: `${names.ka}, ${more.ka},`,
  bg: `${names.bg}, ${more.bg},`,
  ru: `${names.ru}, ${more.ru},`,
  en: `${names.en}, ${more.en},`,
});

/**
 * A purchase in its three rights to credit: full, partial (`P`) and none (`N`). Without credit base and tax stand together in 03-30.
 * @source ППЗДДС Annex 12, fields 03-30 to 03-44
 */
function purchase(one: PurchaseCase): TaxCode[] {
  const { charge, specialCode } = one;
  const rule = (code: string, names: Names, inputAccount: string | null, effect: TaxCode['effect'], place: LedgerPlace) =>
    atRates(one.rate, {
      code,
      names,
      use: one.use,
      effect: charge ? 'reverse-charge' : effect,
      outputAccount: charge ? output : null,
      inputAccount,
      ledger: { ...(charge ? { sales: charge } : {}), purchases: { ...place, ...(specialCode === undefined ? {} : { specialCode }) } },
      ...(charge && !one.onDocument ? { protocol: true as const } : {}),
      ...(one.intrastat ? { intrastat: one.intrastat } : {}),
      source: one.source,
      ...(one.unconfirmed ? { unconfirmed: true } : {}),
    });
  return [
    ...rule(one.code, one.names, input, 'deducted', { base: one.base ?? '03-31', tax: '03-41' }),
    ...rule(`${one.code}P`, joined(one.names, partial), input, 'partly-deducted', { base: one.base ?? '03-32', tax: '03-42' }),
    ...rule(
      `${one.code}N`,
      joined(one.names, none),
      null,
      'not-deductible',
      one.base === undefined ? { gross: '03-30' } : { base: one.base, tax: '03-30' },
    ),
  ];
}

const domestic: Names = { ka: 'ადგილობრივი შესყიდვა', bg: 'Покупка в страната', ru: 'Покупка внутри страны', en: 'Domestic purchase' };
const goodsImport: Names = { ka: 'საქონლის იმპორტი', bg: 'Внос на стоки', ru: 'Импорт товаров', en: 'Import of goods' };
const acquisition: Names = {
  ka: 'საქონლის შეძენა ევროკავშირიდან',
  bg: 'Вътреобщностно придобиване на стоки',
  ru: 'Приобретение товаров внутри ЕС',
  en: 'Intra-Community acquisition of goods',
};

const foreignSupplier: Names = {
  ka: 'მიწოდება არარეზიდენტისგან (82-ე მუხლი)',
  bg: 'Доставка от лице, неустановено в страната (чл. 82 ЗДДС)',
  ru: 'Поставка от лица, не учреждённого в стране (ст. 82 ЗДДС)',
  en: 'Supply from a person not established in Bulgaria (VAT Act Art. 82)',
};

const withTax: readonly TaxCode[] = [
  { code: 'P20', rate: 'standard', names: domestic, use: ['purchase'], source: zdds(['66', '1'], '68-73') } as const,
  { code: 'P9', rate: 'reduced', names: domestic, use: ['purchase'], source: zdds(['66', '2'], '68-73') } as const,
  {
    code: 'PIM20',
    rate: 'standard',
    names: goodsImport,
    use: ['import'],
    source: [...zdds(['66', '1'], '68-73'), ...regulations('12', { what: 'documentType', no: '07' })],
  } as const,
  {
    code: 'PIM9',
    rate: 'reduced',
    names: goodsImport,
    use: ['import'],
    source: [...zdds(['66', '2'], '68-73'), ...regulations('12', { what: 'documentType', no: '07' })],
  } as const,
  {
    code: 'RICA20',
    rate: 'standard',
    names: acquisition,
    use: ['purchase'],
    charge: { base: '02-12', tax: '02-22' },
    intrastat: 'arrivals',
    source: zdds('13', '84', ['117', '1']),
  } as const,
  {
    code: 'RICA9',
    rate: 'reduced',
    names: acquisition,
    use: ['purchase'],
    charge: { base: '02-12', tax: '02-22' },
    intrastat: 'arrivals',
    source: zdds('13', ['66', '2'], '84', ['117', '1']),
  } as const,
  {
    code: 'R82',
    rate: 'standard',
    names: foreignSupplier,
    use: ['purchase'],
    charge: { base: '02-26', tax: '02-22' },
    source: zdds(['82', '2-6'], ['117', '1']),
  } as const,
  {
    code: 'R829',
    rate: 'reduced',
    names: foreignSupplier,
    use: ['purchase'],
    charge: { base: '02-26', tax: '02-22' },
    source: zdds(['66', '2'], ['82', '2-6'], ['117', '1']),
  } as const,
  {
    code: 'RC1',
    rate: 'standard',
    names: {
      ka: 'ჯართი და ნარჩენები (163ა მუხლი, დანართი 2, ნაწილი 1)',
      bg: 'Отпадъци (чл. 163а ЗДДС, приложение 2, част първа)',
      ru: 'Лом и отходы (ст. 163а ЗДДС, приложение 2, часть первая)',
      en: 'Scrap and waste (VAT Act Art. 163a, Annex 2 part I)',
    },
    use: ['purchase'],
    charge: { base: '02-26', tax: '02-22', specialCode: '01' },
    specialCode: '01',
    source: [...zdds('163а'), zddsAnnex('2', 'I')],
  } as const,
  {
    code: 'RC2',
    rate: 'standard',
    names: {
      ka: 'მარცვლეული და ტექნიკური კულტურები (163ა მუხლი, დანართი 2, ნაწილი 2)',
      bg: 'Зърнени и технически култури (чл. 163а ЗДДС, приложение 2, част втора)',
      ru: 'Зерновые и технические культуры (ст. 163а ЗДДС, приложение 2, часть вторая)',
      en: 'Grain and industrial crops (VAT Act Art. 163a, Annex 2 part II)',
    },
    use: ['purchase'],
    charge: { base: '02-26', tax: '02-22', specialCode: '02' },
    specialCode: '02',
    source: [...zdds('163а'), zddsAnnex('2', 'II')],
  } as const,
  {
    // The base has a field of its own; where its tax stands could not be confirmed.
    code: 'RTRI',
    rate: 'standard',
    names: {
      ka: 'შეძენა სამმხრივი ოპერაციის შუამავლისგან',
      bg: 'Придобиване от посредник в тристранна операция',
      ru: 'Приобретение у посредника в трёхсторонней операции',
      en: 'Acquisition from the intermediary of a triangular operation',
    },
    use: ['purchase'],
    charge: { base: '02-26', tax: '02-22' },
    base: '03-44',
    // The goods come to the final buyer; the intermediary, whom STRI stands for, moves none through the country.
    intrastat: 'arrivals',
    source: zdds('15', '82', ['117', '1']),
    unconfirmed: true,
  } as const,
  {
    // Customs release the goods, the importer charges himself on the customs document. Which fields take it could not be confirmed: "20 % charged in other
    // cases" stands in 02-21.
    code: 'PIM167',
    rate: 'standard',
    names: {
      ka: 'იმპორტი გადავადებული დარიცხვით (167ა მუხლი)',
      bg: 'Внос с отложено начисляване (чл. 167а ЗДДС, приложение 3)',
      ru: 'Импорт с отложенным начислением (ст. 167а ЗДДС, приложение 3)',
      en: 'Import with deferred charging (VAT Act Art. 167a, Annex 3)',
    },
    use: ['import'],
    charge: { base: '02-11', tax: '02-21', specialCode: '03' },
    onDocument: true,
    specialCode: '03',
    source: [...zdds('167а'), zddsAnnex('3'), ...regulations('12', { what: 'specialCode', no: '03' })],
    unconfirmed: true,
  } as const,
].flatMap(purchase);

const untaxed = { ...withoutTax, use: ['purchase'] } as const;

export const purchaseTaxCodes: readonly TaxCode[] = [
  ...withTax,
  {
    ...untaxed,
    code: 'P0',
    ledger: { purchases: { base: '03-30' } },
    names: { ka: 'შესყიდვა დღგ-ის გარეშე', bg: 'Покупка без начислен ДДС', ru: 'Покупка без НДС', en: 'Purchase without VAT' },
    source: regulations('12', { what: 'field', no: '03-30' }),
  },
  {
    ...untaxed,
    code: 'RICAX',
    protocol: true,
    intrastat: 'arrivals',
    ledger: { sales: { base: '02-19' }, purchases: { base: '03-30' } },
    names: {
      ka: 'ევროკავშირიდან გათავისუფლებული შეძენა',
      bg: 'Освободено вътреобщностно придобиване (чл. 65 ЗДДС)',
      ru: 'Освобождённое приобретение внутри ЕС (ст. 65 ЗДДС)',
      en: 'Exempt intra-Community acquisition (VAT Act Art. 65)',
    },
    source: [...zdds('65'), ...regulations('12', { what: 'field', no: '02-19' })],
    unconfirmed: true,
  },
  {
    ...untaxed,
    code: 'PNREG',
    ground: 'NREG',
    names: {
      ka: 'შესყიდვა დღგ-ის არაგადამხდელისგან',
      bg: 'Покупка от лице без регистрация по ЗДДС',
      ru: 'Покупка у лица без регистрации по НДС',
      en: 'Purchase from a person not registered for VAT',
    },
    // In no ledger.
    source: zdds(['113', '9']),
  },
  ...callOffStock('purchase', '05', [
    {
      specialCode: '51',
      names: {
        ka: 'მოთხოვნამდე საწყობი: საქონელი მივიდა ქვეყანაში',
        bg: 'Складиране до поискване: стоки, пристигнали в страната',
        ru: 'Склад до востребования: товары прибыли в страну',
        en: 'Call-off stock: goods arrived in the country',
      },
    },
    {
      specialCode: '53',
      names: {
        ka: 'მოთხოვნამდე საწყობი: შეცვლა ხელშეკრულების შეუწყვეტლად',
        bg: 'Складиране до поискване: заместване без прекратяване на договора',
        ru: 'Склад до востребования: замена без прекращения договора',
        en: 'Call-off stock: replacement without ending the contract',
      },
    },
    {
      specialCode: '54',
      names: {
        ka: 'მოთხოვნამდე საწყობი: წუნი, დანაკლისი ან განადგურება',
        bg: 'Складиране до поискване: брак, липса или унищожаване',
        ru: 'Склад до востребования: брак, недостача или уничтожение',
        en: 'Call-off stock: scrap, shortage or destruction',
      },
    },
    {
      specialCode: '58',
      names: {
        ka: 'მოთხოვნამდე საწყობი: ხელშეკრულება შეწყდა',
        bg: 'Складиране до поискване: прекратен договор',
        ru: 'Склад до востребования: договор прекращён',
        en: 'Call-off stock: end of the contract',
      },
    },
  ]),
];
