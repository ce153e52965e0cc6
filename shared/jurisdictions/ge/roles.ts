import type { AccountRoles } from '../pack.ts';

/** Default accounts by function. A product rule, no law prescribes them; VAT accounts are named by the tax codes. */
export const roles: AccountRoles = {
  receivables: '1410',
  payables: '3110',
  advancesReceived: '3120',
  advancesPaid: '1480',
  bank: '1210',
  bankForeign: '1220',
  cash: '1110',
  sales: '6110',
  salesReturns: '6120',
  purchases: '1610',
  goods: '1610',
  customs: '1485',
  notDeductibleVat: '7466',
  roundingGain: '8195',
  roundingLoss: '8295',
  exchangeGain: '8140',
  exchangeLoss: '8240',
  retainedEarnings: '5310',
  capital: '5150',
};
