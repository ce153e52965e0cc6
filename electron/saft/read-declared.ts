import { z } from 'zod';
import { readDate } from '../../shared/dates/local-date.ts';
import { ok, type Result, reject } from '../../shared/result.ts';
import type { Declared } from './monthly-books.ts';

const text = z.string().max(300);
const texts = z.array(text).max(100);
const address = z.strictObject({
  streetName: text.optional(),
  number: text.optional(),
  additionalAddressDetail: text.optional(),
  building: text.optional(),
  city: text,
  postalCode: text.optional(),
  region: text.optional(),
  country: text,
  addressType: z.enum(['StreetAddress', 'PostalAddress', 'BillingAddress', 'ShipToAddress', 'ShipFromAddress']).optional(),
});
const contact = z.strictObject({
  contactPerson: z.strictObject({ title: text.optional(), firstName: text, lastName: text, otherTitles: texts.min(1) }),
  telephones: texts.optional(),
  fax: text.optional(),
  emails: texts.optional(),
  websites: texts.optional(),
});
const ownership = z.strictObject({
  isPartOfGroup: z.enum(['1', '2', '3', '4', '5']),
  beneficialOwnerNamesCyrillicBg: texts.optional(),
  beneficialOwnerEgns: texts.optional(),
  beneficialOwnerNamesLatinForeign: texts.optional(),
  beneficialCountriesForeign: texts.optional(),
  beneficialCountryForeignCodes: texts.optional(),
  ultimateOwnerNamesCyrillicBg: texts.default(['0']),
  ultimateOwnerUicsBg: texts.default(['0']),
  ultimateOwnerNamesCyrillicForeign: texts.default(['0']),
  ultimateOwnerNamesLatinForeign: texts.default(['0']),
  countriesForeign: texts.default(['BG']),
});
const file = z.strictObject({
  region: text.optional(),
  addresses: z.array(address).min(1).max(20),
  contacts: z.array(contact).min(1).max(20),
  bankAccounts: z
    .array(z.strictObject({ iban: text }))
    .min(1)
    .max(50),
  ownership,
  /** Addresses of counterparties, by their tax number or id; `relatedParty` is "N" unless given. */
  parties: z.record(z.string().max(60), z.strictObject({ address, relatedParty: z.enum(['Y', 'N']).default('N') })).default({}),
});

/**
 * What an audit file says that the books do not hold, as JSON: addresses, contacts and bank accounts of the company, its owners, addresses of
 * counterparties by tax number or id. `taxIdOf` gives the number of a counterparty. Rejects: DECLARED_INVALID, with the place in the file.
 */
export function readDeclared(
  json: string,
  more: Pick<Declared, 'createdOn' | 'softwareVersion'> & { readonly taxIdOf: (counterpartyId: string) => string },
): Result<Declared> {
  let raw: unknown;
  try {
    raw = JSON.parse(json);
  } catch {
    return reject({ code: 'DECLARED_INVALID', place: '', reason: 'JSON' });
  }
  const read = file.safeParse(raw);
  if (!read.success) {
    return reject(
      ...read.error.issues.slice(0, 20).map(({ path, message }) => ({ code: 'DECLARED_INVALID', place: path.join('.'), reason: message })),
    );
  }
  const { parties: named, ...company } = read.data;
  const parties = new Map(Object.entries(named));
  const { taxIdOf, ...rest } = more;
  return ok({
    ...rest,
    ...company,
    partyOf: (id) => parties.get(id) ?? parties.get(taxIdOf(id)),
  });
}

/** Day a file is made on, from an instant. */
export const dayOf = (ms: number): Declared['createdOn'] => readDate(new Date(ms).toISOString().slice(0, 10))!;
