import type { LocalDate } from '../../shared/dates/local-date.ts';
import { firstDay, lastDay, type Period } from '../../shared/dates/period.ts';
import type { JurisdictionPack } from '../../shared/jurisdictions/pack.ts';
import { ok, type Rejection, type Result, reject } from '../../shared/result.ts';
import { auditFileVersion } from '../../shared/saft/elements.ts';
import { taxCodes, taxTypes } from '../../shared/saft/tax-codes.ts';
import type { Header, MonthlyFile, TaxTableEntry } from '../../shared/saft/types.ts';
import { unitNames } from '../../shared/saft/units.ts';
import type { Db } from '../db/db.ts';
import { baseOn, type CompanyRow } from '../queries/company-row.ts';
import { invoicesOf } from './invoices-from-books.ts';
import { type Declared, MonthlyBooks } from './monthly-books.ts';
import { paymentsOf } from './payments-from-books.ts';
import { shortened } from './shortened.ts';

export interface FileOfBooks {
  readonly file: MonthlyFile;
  /** Documents of the month that stand in the ledger only: the file's sections have no agreed place for them yet. */
  readonly onlyInLedger: ReturnType<MonthlyBooks['onlyInLedger']>;
}

/**
 * The monthly file of a Bulgarian company from its books: all postable accounts with their balances, the parties that moved or have a balance, every entry
 * of the month, its invoices, bills and notes, and its payments. Records are read when they are asked for, so the caller keeps one read transaction open
 * until the file is written. Documents of other kinds (advances, customs declarations, protocols, cash register reports) are in the ledger and named in
 * `onlyInLedger`.
 * Rejects: SAFT_NOT_FOR_COMPANY (another country, or books that are not in euro).
 */
export function monthlyFromBooks(
  db: Db,
  scope: { readonly pack: JurisdictionPack; readonly company: CompanyRow; readonly period: Period; readonly declared: Declared },
): Result<FileOfBooks> {
  const { company, period, declared } = scope;
  const other = notForCompany(company, firstDay(period));
  if (other) return reject(other);
  const books = new MonthlyBooks(db, scope);
  const header = headerOf(company, declared, firstDay(period), lastDay(period));
  const file: MonthlyFile = {
    kind: 'monthly',
    header,
    accounts: books.accounts(),
    customers: books.customers(),
    suppliers: books.suppliers(),
    taxTable: [vatTable],
    units: [{ unitOfMeasure: 'H87', description: unitNames.get('H87')! }],
    products: books.products(),
    journals: [{ journalId: 'GL', description: 'Главна книга', type: 'GL', transactions: books.transactions() }],
    ...invoicesOf(books),
    payments: paymentsOf(books),
  };
  return ok({ file, onlyInLedger: books.onlyInLedger() });
}

/** Refused where no Bulgarian audit file can be of these books on a day. */
export function notForCompany(company: CompanyRow, on: LocalDate): Rejection | undefined {
  const [{ country }, currency] = [company, baseOn(company, on)];
  return country === 'BG' && currency === 'EUR' ? undefined : { code: 'SAFT_NOT_FOR_COMPANY', country: country ?? '', currency };
}

/** The header of a file about two days and those between them. */
export const headerOf = (company: CompanyRow, declared: Declared, from: LocalDate, to: LocalDate): Header => ({
  auditFileVersion,
  auditFileCountry: 'BG',
  auditFileRegion: declared.region,
  auditFileDateCreated: declared.createdOn,
  softwareCompanyName: 'Davtari',
  softwareId: 'Davtari',
  softwareVersion: declared.softwareVersion,
  company: {
    registrationNumber: company.taxId,
    name: shortened(company.name, 70),
    addresses: declared.addresses,
    contacts: declared.contacts,
    taxRegistrations: [
      company.vatPayer
        ? { taxRegistrationNumber: `BG${company.taxId}`, taxType: '100010' }
        : { taxRegistrationNumber: company.taxId, taxType: '100020' },
    ],
    bankAccounts: declared.bankAccounts,
  },
  ownership: declared.ownership,
  defaultCurrencyCode: 'EUR',
  selection: { selectionStartDate: from, selectionEndDate: to },
  taxAccountingBasis: 'A',
});

/** All VAT codes of the nomenclature: the ledger uses some of them. */
const vatTable: TaxTableEntry = {
  taxType: '100',
  description: taxTypes.get('100')!,
  codes: taxCodes
    .filter(({ taxType }) => taxType === '100')
    .map(({ taxCode, description, percentage }) => ({
      taxCode,
      description: shortened(description, 256),
      ...(percentage !== undefined && { taxPercentage: percentage }),
      country: 'BG',
    })),
};
