import type { LatenessRule } from '../../vat/lateness.ts';
import type { ProportionalCredit } from '../../vat/proportional-credit.ts';
import type { RegistrationThreshold } from '../../vat/registration-threshold.ts';
import { tc } from './laws.ts';
import { currentCodeFrom, standardRateBp } from './rates.ts';
import { saleTaxCodes } from './tax-codes-sales.ts';

const taxed = saleTaxCodes.filter(({ effect }) => effect === 'charged').map(({ code }) => code);
const exemptWithCredit = ['S0X', 'S0T', 'S0D', 'S0P', 'S0G', 'S0C'] as const;
const exemptWithoutCredit = ['SXF', 'SXL', 'SXO'] as const;

/**
 * More than GEL 100,000 of taxable operations in any continuous 12 calendar months; the operation that crosses is taxed itself. Exempt and out-of-scope
 * supplies don't count. Whether those exempt with the right to credit do, the text of art. 165(7) has to tell: they are added up apart.
 */
export const registrationThreshold: readonly RegistrationThreshold[] = [
  {
    validFrom: currentCodeFrom,
    validTo: null,
    limit: '100000',
    currency: 'GEL',
    crossed: 'over',
    window: 'rolling-12-months',
    warnAtPercent: [80],
    application: { days: 2, counted: 'working' },
    taxedFrom: 'crossing-supply',
    countedTaxCodes: [...taxed, 'S0N'],
    unclearTaxCodes: exemptWithCredit,
    salesAccounts: ['61'],
    rateBp: standardRateBp,
    source: tc(['165', '1, 7']),
  },
];

export const proportionalCredit: ProportionalCredit = {
  exemptTaxCodes: exemptWithoutCredit,
  turnoverTaxCodes: [...taxed, ...exemptWithCredit, ...exemptWithoutCredit],
  ignoredBelowBp: 500n,
  assets: { buildingYears: 10, otherYears: 5, taxCodes: ['P18F', 'PIMF'], fullCreditBelowBp: 2000n },
  expenseAccount: '7466',
  source: tc('177'),
  // The monthly provisional share with a final one in December is practice; the article's text was not at hand.
  unconfirmed: true,
};

export const lateness: LatenessRule = {
  interestPerDayMillionths: 500n,
  mostDays: 1095,
  penaltySteps: [
    { upToMonths: 2, bp: 500n },
    { upToMonths: null, bp: 1000n },
  ],
  interestSource: tc('272'),
  penaltySource: tc('274'),
  unconfirmed: ['cap', 'penalty'],
};
