import type { MonetaryAccounts } from '../pack.ts';

/** Amounts without a currency belong there too. */
const mixed = (prefix: string): MonetaryAccounts => ({ prefix, holdsOnlyForeign: false });

/**
 * Accounts whose foreign balances are revalued at the closing rate. Advances (402, 408, 412, 416), inventory and fixed assets are not monetary and keep
 * the rate they were booked at.
 * @source IAS 21.23; a product rule for companies under national standards
 */
export const monetaryAccounts: readonly MonetaryAccounts[] = [
  { prefix: '502', holdsOnlyForeign: true },
  { prefix: '504', holdsOnlyForeign: true },
  ...[
    '15',
    '227',
    '401',
    '403',
    '404',
    '405',
    '409',
    '411',
    '413',
    '414',
    '415',
    '419',
    '421',
    '422',
    '424',
    '425',
    '426',
    '427',
    '429',
  ].map(mixed),
  ...[
    '441',
    '442',
    '444',
    '445',
    '446',
    '447',
    '449',
    '491',
    '492',
    '493',
    '495',
    '496',
    '498',
    '499',
    '505',
    '506',
    '507',
    '509',
    '513',
  ].map(mixed),
];
