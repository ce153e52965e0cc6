import type { AuditFileDeclared } from '../../shared/contracts/audit-file.ts';
import type { Ownership } from '../../shared/saft/types.ts';
import type { Db } from '../db/db.ts';
import type { EventData } from '../log/events.ts';
import type { Declared } from './monthly-books.ts';

/** What the company said of itself; null until somebody did. */
export function readAuditFileDeclared(db: Db): AuditFileDeclared | null {
  const row = db.get<{ content: string }>('SELECT content FROM audit_file_declared');
  if (!row) return null;
  const d = JSON.parse(row.content) as EventData['audit_file.declared'];
  const list = (text: string): string[] => (text === '' ? [] : text.split('; '));
  return {
    region: d.header_region,
    address: {
      street: d.street,
      number: d.house_number,
      building: d.building,
      town: d.town,
      postalCode: d.postal_code,
      region: d.region,
      country: d.country,
    },
    contact: { firstName: d.first_name, lastName: d.last_name, capacity: d.capacity, telephone: d.telephone, email: d.email },
    bankAccounts: list(d.bank_accounts),
    ownership: {
      isPartOfGroup: d.part_of_group as Ownership['isPartOfGroup'],
      beneficialNamesBg: list(d.beneficial_names_bg),
      beneficialEgns: list(d.beneficial_egns),
      beneficialNamesForeign: list(d.beneficial_names_foreign),
      beneficialCountries: list(d.beneficial_countries),
      beneficialCountryCodes: list(d.beneficial_country_codes),
      ultimateNamesBg: list(d.ultimate_names_bg),
      ultimateUicsBg: list(d.ultimate_uics_bg),
      ultimateNamesForeign: list(d.ultimate_names_foreign),
      ultimateNamesLatin: list(d.ultimate_names_latin),
      ultimateCountries: list(d.ultimate_countries),
    },
  };
}

type Made = Pick<Declared, 'createdOn' | 'softwareVersion'>;

/** As the writer of the file takes it. */
export function declaredOf(said: AuditFileDeclared, made: Made): Declared {
  const { region, address, contact, bankAccounts, ownership } = said;
  const orNone = (values: readonly string[]): readonly string[] => (values.length > 0 ? values : ['0']);
  const some = (text: string): string | undefined => text || undefined;
  return {
    ...made,
    region: some(region),
    addresses: [
      {
        streetName: some(address.street),
        number: some(address.number),
        building: some(address.building),
        city: address.town,
        postalCode: some(address.postalCode),
        region: some(address.region),
        country: address.country,
      },
    ],
    contacts: [
      {
        contactPerson: { firstName: contact.firstName, lastName: contact.lastName, otherTitles: [contact.capacity] },
        telephones: [contact.telephone],
        emails: [contact.email],
      },
    ],
    bankAccounts: bankAccounts.map((iban) => ({ iban })),
    ownership: {
      isPartOfGroup: ownership.isPartOfGroup,
      beneficialOwnerNamesCyrillicBg: ownership.beneficialNamesBg,
      beneficialOwnerEgns: ownership.beneficialEgns,
      beneficialOwnerNamesLatinForeign: ownership.beneficialNamesForeign,
      beneficialCountriesForeign: ownership.beneficialCountries,
      beneficialCountryForeignCodes: ownership.beneficialCountryCodes,
      ultimateOwnerNamesCyrillicBg: orNone(ownership.ultimateNamesBg),
      ultimateOwnerUicsBg: orNone(ownership.ultimateUicsBg),
      ultimateOwnerNamesCyrillicForeign: orNone(ownership.ultimateNamesForeign),
      ultimateOwnerNamesLatinForeign: orNone(ownership.ultimateNamesLatin),
      countriesForeign: ownership.ultimateCountries.length > 0 ? ownership.ultimateCountries : ['BG'],
    },
  };
}

/** Stands in while nothing is declared and a file is only looked at: never written. */
export const nothingDeclared = (made: Made): Declared => ({
  ...made,
  addresses: [],
  contacts: [],
  bankAccounts: [],
  ownership: {
    isPartOfGroup: '5',
    ultimateOwnerNamesCyrillicBg: ['0'],
    ultimateOwnerUicsBg: ['0'],
    ultimateOwnerNamesCyrillicForeign: ['0'],
    ultimateOwnerNamesLatinForeign: ['0'],
    countriesForeign: ['BG'],
  },
});
