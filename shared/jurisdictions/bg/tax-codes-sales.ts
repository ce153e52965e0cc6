import type { TaxCode } from '../../vat/tax-code.ts';
import { grounds } from './grounds.ts';
import { atRates, packFrom } from './rates.ts';

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
    source: 'ЗДДС Art. 66(1)',
  }),
  ...atRates('reduced', {
    ...supply,
    code: 'S9',
    ledger: { sales: { base: '02-13', tax: '02-24' } },
    names: { ka: 'დასაბეგრი მიწოდება', bg: 'Облагаема доставка', ru: 'Облагаемая поставка', en: 'Taxable supply' },
    source: 'ЗДДС Art. 66(2)',
  }),
];

/** The taxable amount of a margin scheme is the margin without its VAT. */
const margin: readonly TaxCode[] = atRates('standard', {
  ...charged,
  use: ['sale'],
  code: 'SMARG',
  ledger: standardPlace,
  ground: 'MARG',
  names: {
    ka: 'მარჟის სქემა',
    bg: 'Облагане на маржа (чл. 138-143 ЗДДС)',
    ru: 'Налогообложение маржи (ст. 138-143 ЗДДС)',
    en: 'Margin scheme (VAT Act Art. 138-143)',
  },
  source: 'ЗДДС Art. 138-143',
  unconfirmed: true,
});

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
    source: 'ЗДДС Art. 6(3) item 1, 9(3) item 1, 117',
  }),
);

/** A supply without tax, named by its ground: code and names are the ground's. */
function untaxed(id: string, more: Pick<TaxCode, 'ledger' | 'recapitulative' | 'onlyUnregistered'>): TaxCode {
  const { names, source, unconfirmed } = grounds.find((ground) => ground.id === id)!;
  return {
    code: `S${id}`,
    names,
    use: ['sale'],
    effect: 'none',
    rateBp: 0n,
    outputAccount: null,
    inputAccount: null,
    validFrom: packFrom,
    validTo: null,
    ...more,
    ground: id,
    source,
    ...(unconfirmed ? { unconfirmed } : {}),
  };
}

const inField = (base: string) => ({ ledger: { sales: { base } } });

const withoutTax: readonly TaxCode[] = [
  // First of those that fill no cell: a company that is not registered starts with it.
  untaxed('NREG', { onlyUnregistered: true }),
  untaxed('ZICS', { ...inField('02-15'), recapitulative: 'goods' }),
  untaxed('P21', { ...inField('02-17'), recapitulative: 'services' }),
  ...['Z28', 'Z29', 'Z30', 'Z31', 'Z32', 'Z33', 'Z34', 'Z35', 'Z36'].map((id) => untaxed(id, inField('02-14'))),
  ...['Z140', 'Z146', 'Z173'].map((id) => untaxed(id, inField('02-16'))),
  untaxed('P69', inField('02-18')),
  untaxed('TRI', { ...inField('02-25'), recapitulative: 'triangular' }),
  // The invoice stands in the ledger without amounts: the recipient declares them.
  untaxed('RC1', { ledger: { sales: { specialCode: '01' } } }),
  untaxed('RC2', { ledger: { sales: { specialCode: '02' } } }),
  ...['E39', 'E40', 'E41', 'E42', 'E43', 'E44', 'E45', 'E46', 'E47', 'E48', 'E49', 'E50'].map((id) => untaxed(id, inField('02-19'))),
  untaxed('EICS', { ...inField('02-19'), recapitulative: 'goods' }),
];

export const saleTaxCodes: readonly TaxCode[] = [...taxed, ...withoutTax, ...margin, ...ownUse];
