import { hash } from 'node:crypto';
import type { Finding } from '../../shared/contracts/declarations.ts';
import { type Period, periodOf } from '../../shared/dates/period.ts';
import { type PreparedVatFiles, prepareVatFiles } from '../../shared/declarations/bg-vat/check.ts';
import type { EarlierPurchase } from '../../shared/declarations/bg-vat/check-context.ts';
import { type VatRecords, vatRecords } from '../../shared/declarations/bg-vat/records.ts';
import type { VatSubmission } from '../../shared/declarations/bg-vat/submission.ts';
import type { JurisdictionPack } from '../../shared/jurisdictions/pack.ts';
import { ok, type Result, reject } from '../../shared/result.ts';
import type { Db } from '../db/db.ts';
import { dateOfDay } from './company.ts';
import { readCompany } from './company-row.ts';
import { numberOf } from './counterparties.ts';
import { readDeclarant } from './declarant.ts';
import { filedLedgers } from './filed-ledgers.ts';
import { type ComputedReturn, coefficientOf } from './vat-return.ts';

export interface ReturnFile {
  readonly name: string;
  readonly bytes: Uint8Array;
  readonly sha256: string;
}

/**
 * The files the return of a month is filed with, none in a country that files none. Rejects: DECLARANT_MISSING, RETURN_HAS_ERRORS (the first rule is
 * named; `checkLedgers` tells them all).
 */
export function returnFiles(db: Db, pack: JurisdictionPack, period: Period, computed: ComputedReturn): Result<readonly ReturnFile[]> {
  if (!pack.filedLedgers) return ok([]);
  if (!readDeclarant(db)) return reject({ code: 'DECLARANT_MISSING' });
  const { files, findings } = prepare(db, pack, period, computed);
  const errors = findings.filter(({ level }) => level === 'error');
  if (errors.length > 0 || !files) return reject({ code: 'RETURN_HAS_ERRORS', count: errors.length, rule: errors[0]?.rule ?? '' });
  return ok(Object.entries(files).map(([name, bytes]) => ({ name, bytes, sha256: hash('sha256', bytes) })));
}

/** What the checks of the files find; nothing in a country that files none. */
export function checkLedgers(db: Db, pack: JurisdictionPack, period: Period, computed: ComputedReturn): Finding[] {
  if (!pack.filedLedgers) return [];
  return prepare(db, pack, period, computed).findings.map(({ rule, level, code, params, place }) => ({
    rule,
    level,
    code,
    params: { ...params, file: place.file, line: place.line === null ? '' : String(place.line) },
    number: place.number ?? '',
    documentId: place.documentId,
    entryId: place.entryId,
  }));
}

const hundred = 100n;
/** Cells of the printed return but 33, which is a share; others of the form are steps of its computation. */
const isFiledCell = /^(?!33)\d\d$/;
const cellNumber = (cell: string): string => cell.slice(0, cell.lastIndexOf('.'));

const prepare = (db: Db, pack: JurisdictionPack, period: Period, computed: ComputedReturn): PreparedVatFiles =>
  prepareVatFiles(submissionOf(db, pack, period, computed), earlierPurchases(db, pack, period));

/** What the files of a month are written from, record by record, whether or not they could be filed: for paper and tables. */
export const returnRecords = (db: Db, pack: JurisdictionPack, period: Period, computed: ComputedReturn): VatRecords =>
  vatRecords(submissionOf(db, pack, period, computed));

function submissionOf(db: Db, pack: JurisdictionPack, period: Period, { cells }: ComputedReturn): VatSubmission {
  const company = readCompany(db);
  const declarant = readDeclarant(db);
  const partly = cells.get('42.amount')?.amount ?? 0n;
  return {
    declarant: {
      vatNumber: pack.filedIdentifier?.({ taxId: company.taxId, country: pack.code, vatPayer: true }) ?? company.taxId,
      name: company.name,
      submitter: declarant?.name ?? '',
      submitterId: declarant?.personId ?? '',
      town: declarant?.town ?? '',
      postCode: declarant?.postCode ?? '',
      street: declarant?.street ?? '',
      address: declarant?.companyAddress ?? '',
      capacity: declarant?.capacity === 'authorised' ? 'A' : 'R',
    },
    period,
    cells: Object.fromEntries(
      [...cells].map(([cell, { amount }]) => [cellNumber(cell), amount]).filter(([cell]) => isFiledCell.test(cell as string)),
    ),
    // A month without partly deducted VAT names no share.
    coefficient: partly === 0n ? 0n : (coefficientOf(db, period) ?? hundred),
    rows: filedLedgers(db, pack, period),
  };
}

/** Suppliers' documents of other months that bear a number this month has as well: few, so that the check need not read all ledgers. */
function earlierPurchases(db: Db, pack: JurisdictionPack, period: Period): EarlierPurchase[] {
  return db
    .all<{
      tax_id: string;
      vat_number: string;
      country: string;
      vat_payer: bigint;
      type: string;
      number: string;
      day: bigint;
      tax_day: bigint;
    }>(
      `SELECT c.tax_id, c.vat_number, c.country, c.vat_payer, t.type, o.supplier_number AS number, o.day, o.tax_day
       FROM document d JOIN document o ON o.supplier_number = d.supplier_number AND o.counterparty_no = d.counterparty_no AND o.position <> d.position
       JOIN document_tax t ON t.position = o.position JOIN counterparty c ON c.no = o.counterparty_no
       WHERE d.supplier_number <> '' AND d.tax_day BETWEEN ?1 AND ?1 + 99 AND o.tax_day NOT BETWEEN ?1 AND ?1 + 99`,
      Number(period.replace('-', '')) * 100,
    )
    .map(({ country, type, number, day, tax_day, ...party }) => ({
      identifier: pack.filedIdentifier?.({ taxId: numberOf(party), country, vatPayer: party.vat_payer === 1n }) ?? party.tax_id,
      documentType: type,
      number,
      date: dateOfDay(day),
      period: periodOf(dateOfDay(tax_day)),
    }));
}
