import type { AccountRoles } from '../pack.ts';

/**
 * Default accounts by function. A product rule, no law prescribes them; VAT accounts of documents are named by the tax codes. Returns have no account of
 * their own: they lower the revenue they came from.
 */
export const roles: AccountRoles = {
  receivables: '411',
  payables: '401',
  advancesReceived: '412',
  advancesPaid: '402',
  bank: '503',
  bankForeign: '504',
  cash: '501',
  sales: '702',
  purchases: '304',
  goods: '304',
  customs: '458',
  notDeductibleVat: '60909',
  roundingGain: '729',
  roundingLoss: '629',
  exchangeGain: '724',
  exchangeLoss: '624',
  retainedEarnings: '122',
  capital: '101',
  refundableVat: '4538',
  payableVat: '4539',
  partlyDeductibleVat: '60909',
};
