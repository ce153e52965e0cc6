import type { MonetaryAccounts } from '../pack.ts';

/**
 * Accounts whose foreign balances are revalued at the closing rate. Advances paid and received (1480, 3120), inventory and fixed assets are not
 * monetary and keep the rate they were booked at.
 * @source georgia.md section 6, after IAS 21.23
 */
export const monetaryAccounts: readonly MonetaryAccounts[] = [
  { prefix: '1120', holdsOnlyForeign: true },
  { prefix: '1220', holdsOnlyForeign: true },
  { prefix: '1230', holdsOnlyForeign: true },
  { prefix: '1410', holdsOnlyForeign: false },
  { prefix: '1430', holdsOnlyForeign: false },
  { prefix: '1490', holdsOnlyForeign: false },
  { prefix: '3110', holdsOnlyForeign: false },
  { prefix: '3190', holdsOnlyForeign: false },
  { prefix: '32', holdsOnlyForeign: false },
  { prefix: '41', holdsOnlyForeign: false },
];
