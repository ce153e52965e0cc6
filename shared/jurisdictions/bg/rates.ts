import { date, type LocalDate } from '../../dates/local-date.ts';
import type { Names } from '../../locales/languages.ts';
import type { TaxCode } from '../../vat/tax-code.ts';

/** A VAT rate for its time, in hundredths of a percent (2000n is 20 %). Inclusive ends. */
export interface DatedRate {
  readonly bp: bigint;
  readonly validFrom: LocalDate;
  readonly validTo: LocalDate | null;
}

/** Restaurants, bread and flour have been at the standard rate again since this day; earlier rules are not in this pack. */
export const packFrom = date('2025-01-01');

/**
 * The one table of VAT rates. A changed rate: close the old row with `validTo` and add a new one; every tax code gets a row for each.
 * What the reduced rate covers stands in the README.
 * @source ЗДДС Art. 66(1), 66(2)
 */
export const rates = {
  standard: [{ bp: 2000n, validFrom: packFrom, validTo: null }],
  reduced: [{ bp: 900n, validFrom: packFrom, validTo: null }],
} as const satisfies Record<string, readonly DatedRate[]>;

/** What every tax code without tax has in common. */
export const withoutTax = {
  effect: 'none',
  rateBp: 0n,
  outputAccount: null,
  inputAccount: null,
  validFrom: packFrom,
  validTo: null,
} as const;

/** Rows of a tax code, one for every rate of its kind: the names get the rate behind them. */
export const atRates = (kind: keyof typeof rates, rule: Omit<TaxCode, 'rateBp' | 'validFrom' | 'validTo'>): TaxCode[] =>
  rates[kind].map(({ bp, ...validity }) => ({ ...rule, ...validity, rateBp: bp, names: withRate(rule.names, bp) }));

function withRate({ ka, bg, ru, en }: Names, bp: bigint): Names {
  const [whole, part] = [bp / 100n, bp % 100n];
  const percent = `${whole}${part === 0n ? '' : `.${String(part).padStart(2, '0')}`}%`;
  return { ka: `${ka} ${percent}`, bg: `${bg} ${percent}`, ru: `${ru} ${percent}`, en: `${en} ${percent}` };
}
