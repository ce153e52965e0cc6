import { date } from '../../dates/local-date.ts';
import type { RegistrationThreshold } from '../../vat/registration-threshold.ts';
import { amended, zdds } from './laws.ts';
import { packFrom, rates } from './rates.ts';
import { saleTaxCodes } from './tax-codes-sales.ts';

// Of a margin scheme the margin counts, by its report; what has a document without amounts is no supply.
const supplies = saleTaxCodes.filter(
  ({ protocol, effect, ground, documentType }) => !protocol && (effect === 'charged' || (ground !== 'MARG' && documentType === undefined)),
);
const exempt = supplies.filter(({ ledger }) => ledger?.sales?.base === '02-19').map(({ code }) => code);
const elsewhere = ['SP21', 'SP69', 'STRI'];

/**
 * Taxable supplies count, those at 0 % too, and everything a company sells before it is registered. Exempt supplies and those with a place abroad are added
 * up apart: financial and insurance services count in part, and the definition of 2026 was not at hand.
 */
const threshold = {
  crossed: 'over',
  warnAtPercent: [70, 90, 100],
  application: { days: 7, counted: 'calendar' },
  taxedFrom: 'day-after',
  countedTaxCodes: [...new Set(supplies.map(({ code }) => code))].filter((code) => !exempt.includes(code) && !elsewhere.includes(code)),
  unclearTaxCodes: [...exempt, ...elsewhere],
  salesAccounts: ['70'],
  rateBp: rates.standard[0].bp,
} as const;

/** Amounts in the currency of their time. Since 2026 the calendar year counts, tested every day. @source ЗДДС Art. 96(1), (6); bulgaria.md 1.2 */
export const registrationThreshold: readonly RegistrationThreshold[] = [
  {
    ...threshold,
    validFrom: packFrom,
    validTo: date('2025-03-31'),
    limit: '166000',
    currency: 'BGN',
    window: 'rolling-12-months',
    source: zdds(['96', '1']),
    unconfirmed: true,
  },
  {
    ...threshold,
    validFrom: date('2025-04-01'),
    validTo: date('2025-12-31'),
    limit: '100000',
    currency: 'BGN',
    window: 'rolling-12-months',
    source: zdds(['96', '1']),
    unconfirmed: true,
  },
  {
    ...threshold,
    validFrom: date('2026-01-01'),
    validTo: null,
    limit: '51130',
    currency: 'EUR',
    window: 'calendar-year',
    source: amended(zdds(['96', '1, 6']), '115', date('2025-12-30')),
  },
];
