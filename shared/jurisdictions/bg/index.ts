import type { JurisdictionPack } from '../pack.ts';
import { cashAccounting } from './cash-accounting.ts';
import { chart } from './chart.ts';
import { monthEnd, yearEnd } from './closing.ts';
import { deadlines } from './deadlines.ts';
import { documentTypeOf, documentTypes } from './document-types.ts';
import { nextWorkingDay, vatDueDate } from './due-dates.ts';
import { baseCurrency, currencyChange } from './euro.ts';
import { grounds } from './grounds.ts';
import { holidays } from './holidays.ts';
import { monetaryAccounts } from './monetary-accounts.ts';
import { numbering } from './numbering.ts';
import { roles } from './roles.ts';
import { statements } from './statement-layout.ts';
import { taxCodes } from './tax-codes.ts';
import { ossAccount, ossTaxCodes } from './tax-codes-oss.ts';
import { checkTaxId } from './tax-id.ts';
import { filedIdentifier, isVatNumber } from './vat-number.ts';
import { vatReturn } from './vat-return.ts';
import { registrationThreshold } from './vat-rules.ts';
import { worksheets } from './worksheets.ts';

/** Bulgaria. What is unconfirmed, and where to change what, is in the README of this folder. */
export const bg: JurisdictionPack = {
  code: 'BG',
  names: { ka: 'ბულგარეთი', bg: 'България', ru: 'Болгария', en: 'Bulgaria' },
  version: '2026.1',
  baseCurrency,
  currencyChange,
  chart,
  roles,
  monetaryAccounts,
  // Last: no line starts with one of them.
  taxCodes: [...taxCodes, ...ossTaxCodes],
  oss: { account: ossAccount, fixedRates: { BGN: '1.95583' } },
  grounds,
  cashAccounting,
  documentTypes,
  documentTypeOf,
  // @source Ordinance N-18
  numbersSales: true,
  filedLedgers: 'bg',
  // An invoice states base and tax once per rate. A product rule.
  vatRounding: 'per-rate-group',
  uncreditedVatIsCost: true,
  numbering,
  vatReturn,
  registrationThreshold,
  deadlines,
  traitAccounts: { employer: ['421', '604'] },
  worksheets,
  monthEnd,
  yearEnd,
  statements,
  checkTaxId,
  isVatNumber,
  filedIdentifier,
  holidays,
  nextWorkingDay,
  vatDueDate,
};
