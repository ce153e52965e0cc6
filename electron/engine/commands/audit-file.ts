import { ok, type Rejection, reject } from '../../../shared/result.ts';
import { isIban } from '../../../shared/saft/iban.ts';
import { derivedId } from '../../db/ids.ts';
import type { CommandHandler } from '../command.ts';

/** What the company says of itself in its audit file from now on. Rejects: IBAN_INVALID. */
export const auditFileDeclare: CommandHandler<'auditFile.declare'> = (tx, input) => {
  const { region, address, contact, ownership } = input;
  const accounts = input.bankAccounts.map((account) => account.replace(/\s/g, '').toUpperCase());
  const rejections = accounts.flatMap((iban, index): Rejection[] =>
    isIban(iban) ? [] : [{ code: 'IBAN_INVALID', field: `bankAccounts.${index}`, iban }],
  );
  if (rejections.length > 0) return reject(...rejections);
  const list = (values: readonly string[]): string => values.join('; ');
  const id = derivedId(tx.company.id, 'audit-file', '');
  tx.append(
    'audit_file.declared',
    id,
    {
      header_region: region,
      street: address.street,
      house_number: address.number,
      building: address.building,
      town: address.town,
      postal_code: address.postalCode,
      region: address.region,
      country: address.country,
      first_name: contact.firstName,
      last_name: contact.lastName,
      capacity: contact.capacity,
      telephone: contact.telephone,
      email: contact.email,
      bank_accounts: list(accounts),
      part_of_group: ownership.isPartOfGroup,
      beneficial_names_bg: list(ownership.beneficialNamesBg),
      beneficial_egns: list(ownership.beneficialEgns),
      beneficial_names_foreign: list(ownership.beneficialNamesForeign),
      beneficial_countries: list(ownership.beneficialCountries),
      beneficial_country_codes: list(ownership.beneficialCountryCodes),
      ultimate_names_bg: list(ownership.ultimateNamesBg),
      ultimate_uics_bg: list(ownership.ultimateUicsBg),
      ultimate_names_foreign: list(ownership.ultimateNamesForeign),
      ultimate_names_latin: list(ownership.ultimateNamesLatin),
      ultimate_countries: list(ownership.ultimateCountries),
    },
    tx.revisionOf(id),
  );
  return ok({ id });
};
