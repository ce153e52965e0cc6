import type { ExpressionBuilder } from 'kysely';
import type { AccountType, Side } from '../../shared/accounts/account.ts';
import type { Names } from '../../shared/locales/languages.ts';
import { writeTrimmed } from '../../shared/money/decimal.ts';
import { ok } from '../../shared/result.ts';
import { inForce } from '../../shared/vat/tax-code.ts';
import { sqlBuilder, type Tables } from '../db/schema.ts';
import type { QueryHandler } from './query.ts';

/** Names of an account row in every language. */
export const namesOf = (row: { name_ka: string; name_bg: string; name_ru: string; name_en: string }): Names => ({
  ka: row.name_ka,
  bg: row.name_bg,
  ru: row.name_ru,
  en: row.name_en,
});

/** The whole chart by code, inactive accounts included. */
export const accountList: QueryHandler<'account.list'> = ({ db }) =>
  ok(
    db
      .all<{
        id: string;
        code: string;
        name_ka: string;
        name_bg: string;
        name_ru: string;
        name_en: string;
        type: AccountType;
        normal_side: Side;
        postable: bigint;
        active: bigint;
        rev: bigint;
        parent: string | null;
        used: bigint;
      }>(
        `SELECT a.*, p.code AS parent, EXISTS (SELECT 1 FROM balance_month b WHERE b.account_no = a.no) AS used
         FROM account a LEFT JOIN account p ON p.no = a.parent_no ORDER BY a.code`,
      )
      .map((row) => ({
        id: row.id,
        code: row.code,
        names: namesOf(row),
        type: row.type,
        normalSide: row.normal_side,
        postable: row.postable === 1n,
        parentCode: row.parent,
        active: row.active === 1n,
        hasPostings: row.used === 1n,
        version: Number(row.rev),
      })),
  );

/** Tax codes of the company's pack in force on the date; none for a book without a country. */
export const taxCodeList: QueryHandler<'taxCode.list'> = ({ pack }, { on }) =>
  ok(
    (pack?.taxCodes ?? [])
      .filter((taxCode) => inForce(taxCode, on))
      .map((taxCode) => ({
        code: taxCode.code,
        names: taxCode.names,
        use: taxCode.use,
        effect: taxCode.effect,
        ratePercent: writeTrimmed(taxCode.rateBp, 2),
        outputAccount: taxCode.outputAccount,
        inputAccount: taxCode.inputAccount,
        validFrom: taxCode.validFrom,
        validTo: taxCode.validTo,
        source: taxCode.source,
        unconfirmed: taxCode.unconfirmed ?? false,
        onlyUnregistered: taxCode.onlyUnregistered === true,
        selfCharged: taxCode.protocol === true && taxCode.effect === 'charged',
      })),
  );

/** `%` and `_` mean themselves in what people type. */
export const likePattern = (text: string): string => `%${text.replace(/[\\%_]/g, (mark) => `\\${mark}`)}%`;

/** Counterparties by name; SQLite folds only Latin letters, so the folded name is kept beside it. */
export const counterpartyList: QueryHandler<'counterparty.list'> = ({ db }, { search, limit }) => {
  let query = sqlBuilder().selectFrom('counterparty').selectAll().orderBy('search').orderBy('no').limit(limit);
  if (search !== '') {
    const found = (column: 'search' | 'tax_id', text: string) => (e: ExpressionBuilder<Tables, 'counterparty'>) =>
      e(e.fn<bigint>('instr', [column, e.val(text)]), '>', 0n);
    query = query.where((e) => e.or([found('search', search.toLowerCase())(e), found('tax_id', search)(e)]));
  }
  return ok(
    db.rows(query.compile()).map((row) => ({
      id: row.id,
      name: row.name,
      taxId: row.tax_id,
      country: row.country,
      vatPayer: row.vat_payer === 1n,
      isCustomer: row.is_customer === 1n,
      isSupplier: row.is_supplier === 1n,
      version: Number(row.rev),
    })),
  );
};
