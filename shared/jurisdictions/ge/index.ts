import type { JurisdictionPack } from '../pack.ts';
import { chart } from './chart.ts';
import { monthEnd, yearEnd } from './closing.ts';
import { deadlines, traitAccounts } from './deadlines.ts';
import { nextWorkingDay, vatDueDate } from './due-dates.ts';
import { holidays } from './holidays.ts';
import { monetaryAccounts } from './monetary-accounts.ts';
import { numbering } from './numbering.ts';
import { roles } from './roles.ts';
import { statements } from './statement-layout.ts';
import { taxCodes } from './tax-codes.ts';
import { checkTaxId } from './tax-id.ts';
import { vatReturn } from './vat-return.ts';
import { lateness, proportionalCredit, registrationThreshold } from './vat-rules.ts';
import { worksheets } from './worksheets.ts';

/** Georgia. What is unconfirmed, and where to change what, is in the README of this folder. */
export const ge: JurisdictionPack = {
  code: 'GE',
  names: { ka: 'საქართველო', bg: 'Грузия', ru: 'Грузия', en: 'Georgia' },
  version: '2026.2',
  baseCurrency: () => 'GEL',
  chart,
  roles,
  monetaryAccounts,
  taxCodes,
  // Document VAT is the sum of its lines: the portal's invoices carry VAT per row with two decimals.
  vatRounding: 'per-line',
  numbering,
  vatReturn,
  registrationThreshold,
  proportionalCredit,
  lateness,
  deadlines,
  traitAccounts,
  worksheets,
  monthEnd,
  yearEnd,
  statements,
  checkTaxId,
  holidays,
  nextWorkingDay,
  vatDueDate,
};
