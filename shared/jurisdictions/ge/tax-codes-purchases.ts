import type { TaxCode } from '../../vat/tax-code.ts';
import { tc } from './laws.ts';
import { currentCodeFrom, standardRateBp } from './rates.ts';

const deducted = {
  use: ['purchase'],
  effect: 'deducted',
  rateBp: standardRateBp,
  outputAccount: null,
  validFrom: currentCodeFrom,
  validTo: null,
} as const;

/** 18 % on top of the amount payable, not 18/118 of it. */
const reverseCharge = {
  use: ['purchase'],
  effect: 'reverse-charge',
  rateBp: standardRateBp,
  outputAccount: '3332',
  inputAccount: '3345',
  validFrom: currentCodeFrom,
  validTo: null,
} as const;

export const purchaseTaxCodes: readonly TaxCode[] = [
  {
    ...deducted,
    code: 'P18',
    inputAccount: '3340',
    names: {
      ka: 'ადგილობრივი შესყიდვა 18%',
      bg: 'Покупка в страната 18%',
      ru: 'Покупка внутри страны 18%',
      en: 'Domestic purchase 18%',
    },
    source: tc('174-176'),
  },
  {
    ...deducted,
    code: 'P18F',
    inputAccount: '3341',
    names: {
      ka: 'ძირითადი საშუალების შესყიდვა 18%',
      bg: 'Покупка на дълготраен актив 18%',
      ru: 'Покупка основного средства 18%',
      en: 'Purchase of a fixed asset 18%',
    },
    source: tc('174-177'),
  },
  {
    // The whole VAT waits on the input account; what the share of exempt turnover takes away becomes an expense when the return is filed.
    ...deducted,
    code: 'P18M',
    effect: 'partly-deducted',
    inputAccount: '3340',
    names: {
      ka: 'შესყიდვა 18%, დასაბეგრი და გათავისუფლებული ბრუნვისთვის',
      bg: 'Покупка 18% за облагаеми и освободени доставки',
      ru: 'Покупка 18% для облагаемого и освобождённого оборота',
      en: 'Purchase 18% for taxed and exempt supplies together',
    },
    source: tc('174-177'),
  },
  {
    ...deducted,
    code: 'P18W',
    inputAccount: '3346',
    names: {
      ka: 'შესყიდვა 18%, დოკუმენტის მოლოდინში',
      bg: 'Покупка 18% в очакване на документ',
      ru: 'Покупка 18% в ожидании документа',
      en: 'Purchase 18%, document not yet valid',
    },
    // Nothing is deducted without a valid tax invoice, so it has no line of the return.
    source: tc('175-176'),
  },
  {
    // The VAT becomes cost of the asset, or an expense (the role `notDeductibleVat`), so there is no input account.
    ...deducted,
    code: 'PNC',
    effect: 'not-deductible',
    inputAccount: null,
    names: {
      ka: 'შესყიდვა 18%, ჩაუთვლელი დღგ',
      bg: 'Покупка 18% без право на данъчен кредит',
      ru: 'Покупка 18% без права зачёта',
      en: 'Purchase 18%, VAT not deductible',
    },
    source: tc('174', '178'),
    unconfirmed: true,
  },
  {
    ...deducted,
    code: 'P0',
    effect: 'none',
    rateBp: 0n,
    inputAccount: null,
    names: { ka: 'შესყიდვა დღგ-ის გარეშე', bg: 'Покупка без ДДС', ru: 'Покупка без НДС', en: 'Purchase without VAT' },
    // The supplier is not registered, or the supply is exempt.
    source: tc('165', '170-172'),
  },
  {
    ...deducted,
    code: 'PIM',
    use: ['import'],
    inputAccount: '3342',
    names: { ka: 'საქონლის იმპორტი 18%', bg: 'Внос на стоки 18%', ru: 'Импорт товаров 18%', en: 'Import of goods 18%' },
    source: tc('164¹', '168', '174-175'),
  },
  {
    ...deducted,
    code: 'PIMF',
    use: ['import'],
    inputAccount: '3342',
    names: {
      ka: 'ძირითადი საშუალების იმპორტი 18%',
      bg: 'Внос на дълготраен актив 18%',
      ru: 'Импорт основного средства 18%',
      en: 'Import of a fixed asset 18%',
    },
    source: tc('164¹', '168', '174-177'),
  },
  {
    ...reverseCharge,
    code: 'RC18',
    names: {
      ka: 'უკუდაბეგვრა: არარეზიდენტის მომსახურება 18%',
      bg: 'Обратно начисляване: услуга от чуждестранно лице 18%',
      ru: 'Обратное начисление: услуги нерезидента 18%',
      en: 'Reverse charge: service from abroad 18%',
    },
    source: tc('161', '166', '174'),
  },
  {
    ...reverseCharge,
    code: 'RCW',
    names: {
      ka: 'უკუდაბეგვრა: უცხოური საქონელი საბაჟო საწყობში 18%',
      bg: 'Обратно начисляване: чуждестранни стоки в митнически склад 18%',
      ru: 'Обратное начисление: иностранные товары на таможенном складе 18%',
      en: 'Reverse charge: foreign goods in a customs warehouse 18%',
    },
    source: tc(['164¹', '4'], '166', '174'),
  },
  {
    ...reverseCharge,
    code: 'RCF',
    names: {
      ka: 'უკუდაბეგვრა: საქონელი თიზ-ის საწარმოსგან 18%',
      bg: 'Обратно начисляване: стоки от предприятие в свободна зона 18%',
      ru: 'Обратное начисление: товары от предприятия свободной зоны 18%',
      en: 'Reverse charge: goods from a free-zone enterprise 18%',
    },
    source: tc(['164¹', '5'], '166', '174'),
  },
];
