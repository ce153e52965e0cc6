import type { ChartAccount } from '../../accounts/account.ts';
import type { Names } from '../../locales/languages.ts';
import { stateNames } from '../../member-states/names.ts';
import { ossCode } from '../../member-states/oss-code.ts';
import { type MemberStateRate, memberStateRates } from '../../member-states/rates.ts';
import { writeTrimmed } from '../../money/decimal.ts';
import type { TaxCode } from '../../vat/tax-code.ts';
import { directive, zdds } from './laws.ts';

/**
 * Tax of other member states that the company collects and pays through the scheme, apart from its own VAT. Not in the chart a company begins with: it
 * is opened with the registration. That it belongs under 459 of the nomenclature is unconfirmed.
 */
export const ossAccount: ChartAccount = {
  code: '4591',
  names: {
    ka: 'სხვა სახელმწიფოების დღგ (OSS სქემა)',
    bg: 'ДДС на други държави членки по режим OSS',
    ru: 'НДС других государств по схеме OSS',
    en: 'VAT of other member states (OSS)',
  },
  type: 'liability',
  normalSide: 'credit',
  postable: true,
  parent: '45',
  active: true,
};

const kindNames: Readonly<Record<'goods' | 'services', Names>> = {
  goods: { ka: 'საქონელი', bg: 'стоки', ru: 'товары', en: 'goods' },
  services: { ka: 'მომსახურება', bg: 'услуги', ru: 'услуги', en: 'services' },
};

function namesOf(state: string, percent: string, kind: 'goods' | 'services'): Names {
  const name = (language: keyof Names) => `OSS ${stateNames[state]![language]} ${percent}%, ${kindNames[kind][language]}`;
  return { ka: name('ka'), bg: name('bg'), ru: name('ru'), en: name('en') };
}

/** Only the base stands in the Bulgarian ledger, with supplies that are taxed elsewhere. @source ЗДДС Art. 69(2); bulgaria.md 8 */
const taxCode = ({ state, type, rateBp, validFrom, validTo, confirmed }: MemberStateRate, kind: 'goods' | 'services'): TaxCode => ({
  code: ossCode(state, rateBp, kind),
  names: namesOf(state, writeTrimmed(rateBp, 2), kind),
  use: ['sale'],
  effect: 'charged',
  rateBp,
  outputAccount: ossAccount.code,
  inputAccount: null,
  validFrom,
  validTo,
  consumption: { state, rateKind: type, kind },
  // Sales to consumers are dispatches too, of nature 1.2. @source bulgaria.md 7.4
  ...(kind === 'goods' ? { intrastat: 'dispatches' as const } : {}),
  ledger: { sales: { base: '02-18' } },
  source: [...zdds('156'), ...directive('369a')],
  ...(confirmed ? {} : { unconfirmed: true }),
});

/** A code for each rate of each other member state, for goods and for services. A changed rate is a row of `memberStateRates`, and nothing here. */
export const ossTaxCodes: readonly TaxCode[] = memberStateRates
  .filter(({ state }) => state !== 'BG')
  .flatMap((rate) => (['goods', 'services'] as const).map((kind) => taxCode(rate, kind)));
