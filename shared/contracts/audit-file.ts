import { z } from 'zod';
import type { LocalDate } from '../dates/local-date.ts';
import type { Rejection } from '../result.ts';
import * as field from './fields.ts';
import { command, query } from './method.ts';

/** What the company says of itself in its audit file: what the schema asks and the books hold nowhere else. */
export interface AuditFileDeclared {
  /** Bulgarian region the file is of, BG-01 to BG-28; empty: not said. */
  region: string;
  address: { street: string; number: string; building: string; town: string; postalCode: string; region: string; country: string };
  contact: { firstName: string; lastName: string; capacity: string; telephone: string; email: string };
  /** IBANs of the company, at least one. */
  bankAccounts: string[];
  ownership: {
    /** 1 head of a local group, 2 head of a multinational group, 3 part of a local group, 4 part of a multinational group, 5 none. */
    isPartOfGroup: '1' | '2' | '3' | '4' | '5';
    beneficialNamesBg: string[];
    beneficialEgns: string[];
    beneficialNamesForeign: string[];
    beneficialCountries: string[];
    beneficialCountryCodes: string[];
    ultimateNamesBg: string[];
    ultimateUicsBg: string[];
    ultimateNamesForeign: string[];
    ultimateNamesLatin: string[];
    ultimateCountries: string[];
  };
}

/** Something the file lacks or has wrong, with the way to where it is put right. */
export interface AuditFileFinding {
  rejection: Rejection;
  counterpartyId: string | null;
  documentId: string | null;
  entryId: string | null;
}

export interface AuditFileCheck {
  /** First and last day the file is about. */
  from: LocalDate;
  to: LocalDate;
  /** Whether somebody said what the books do not hold. */
  declared: boolean;
  findings: AuditFileFinding[];
  /** Documents of the period that stand in the ledger of the file only. */
  onlyInLedger: { kind: string; number: string; id: string }[];
}

const texts = (most: number) =>
  z
    .array(field.name(most).refine((text) => !text.includes(';'), { error: 'semicolon' }))
    .max(20, { error: 'too-many' })
    .default([]);
const country = z.string().regex(/^[A-Z]{2}$/, { error: 'country' });
const countriesOf = z.array(country).max(20, { error: 'too-many' }).default([]);
const region = z
  .string()
  .regex(/^(BG-(0[1-9]|1\d|2[0-8]))?$/, { error: 'region' })
  .default('');

/** The period of a file and what it is made of. The books hold no assets and no stocks: annual and on-demand files bring them along, as JSON. */
export const auditFileWanted = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('monthly'), period: field.month }),
  z.strictObject({ kind: z.literal('annual'), year: z.number().int().min(2000).max(2100), data: z.string().max(100_000_000) }),
  z.strictObject({ kind: z.literal('on-demand'), from: field.localDate, to: field.localDate, data: z.string().max(100_000_000) }),
]);
export type AuditFileWanted = z.output<typeof auditFileWanted>;

export const auditFileContract = {
  'auditFile.declare': command<{ id: string }>()({
    input: z.strictObject({
      id: field.id,
      region,
      address: z.strictObject({
        street: field.text(70).default(''),
        number: field.text(18).default(''),
        building: field.text(35).default(''),
        town: field.name(35),
        postalCode: field.text(18).default(''),
        region,
        country: country.default('BG'),
      }),
      contact: z.strictObject({
        firstName: field.name(35),
        lastName: field.name(70),
        /** Position in the company, as "manager". */
        capacity: field.name(35),
        telephone: field.name(18),
        email: field.name(70),
      }),
      bankAccounts: z.array(field.name(34)).min(1, { error: 'one-account' }).max(50, { error: 'too-many' }),
      ownership: z.strictObject({
        isPartOfGroup: z.enum(['1', '2', '3', '4', '5']),
        beneficialNamesBg: texts(70),
        beneficialEgns: texts(35),
        beneficialNamesForeign: texts(70),
        beneficialCountries: countriesOf,
        beneficialCountryCodes: countriesOf,
        ultimateNamesBg: texts(70),
        ultimateUicsBg: texts(35),
        ultimateNamesForeign: texts(70),
        ultimateNamesLatin: texts(70),
        ultimateCountries: countriesOf,
      }),
    }),
    permission: 'reports:tax',
    summary: 'What the company says of itself in its audit file: address, contact, bank accounts, owners.',
  }),
  'auditFile.declared': query<AuditFileDeclared | null>()({
    input: z.strictObject({}),
    permission: 'reports:tax',
    summary: 'What the company says of itself in its audit file; null until somebody said.',
  }),
  'auditFile.check': query<AuditFileCheck>()({
    input: z.strictObject({ wanted: auditFileWanted }),
    permission: 'reports:tax',
    summary: 'What an audit file would lack or have wrong, with the way to the counterparty or document; nothing is written.',
  }),
} as const;
