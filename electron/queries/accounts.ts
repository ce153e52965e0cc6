import type { AccountType, Side } from '../../shared/accounts/account.ts';
import { toDayNumber } from '../../shared/dates/local-date.ts';
import { lawNames } from '../../shared/laws/law-text.ts';
import type { Names } from '../../shared/locales/languages.ts';
import { writeTrimmed } from '../../shared/money/decimal.ts';
import { ok } from '../../shared/result.ts';
import { inForce } from '../../shared/vat/tax-code.ts';
import type { QueryHandler } from './query.ts';

/** Names as they stand in a row of an account or an item. */
export interface NameColumns {
  readonly name_ka: string;
  readonly name_bg: string;
  readonly name_ru: string;
  readonly name_en: string;
}

export const namesOf = (row: NameColumns): Names => ({
  ka: row.name_ka,
  bg: row.name_bg,
  ru: row.name_ru,
  en: row.name_en,
});

/** The whole chart by code, inactive accounts included. */
export const accountList: QueryHandler<'account.list'> = ({ db }) =>
  ok(
    db
      .all<
        NameColumns & {
          id: string;
          code: string;
          type: AccountType;
          normal_side: Side;
          postable: bigint;
          active: bigint;
          rev: bigint;
          parent: string | null;
          used: bigint;
        }
      >(
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

/**
 * Tax codes of the company's pack in force on the date; none for a book without a country. Those of other member states are many: they are left out for
 * who is not registered for the scheme on the date.
 */
export const taxCodeList: QueryHandler<'taxCode.list'> = ({ db, pack }, { on }) => {
  const hasOss =
    db.get('SELECT 1 FROM oss_registration WHERE from_day <= ?1 AND (until_day IS NULL OR until_day >= ?1)', toDayNumber(on)) !== undefined;
  return ok(
    (pack?.taxCodes ?? [])
      .filter((taxCode) => inForce(taxCode, on) && (hasOss || !taxCode.consumption))
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
        source: lawNames(taxCode.source, 'short'),
        unconfirmed: taxCode.unconfirmed ?? false,
        onlyUnregistered: taxCode.onlyUnregistered === true,
        documentType: taxCode.documentType ?? null,
        selfCharged: taxCode.protocol === true && taxCode.effect === 'charged',
      })),
  );
};

/** `%` and `_` mean themselves in what people type. */
export const likePattern = (text: string): string => `%${text.replace(/[\\%_]/g, (mark) => `\\${mark}`)}%`;

/**
 * What finds a text in a column, whatever the case of its letters. LIKE knows the two cases of Latin letters only: a text with others is looked for
 * with both cases of every letter. `sql` goes after the column; `place` is that of the pattern.
 */
export function contains(text: string, place = '?'): { readonly sql: string; readonly pattern: string } {
  if (!/[^ -~]/.test(text)) return { sql: `LIKE ${place} ESCAPE '\\'`, pattern: likePattern(text) };
  const letters = [...text].map((letter) => {
    const cases = [...new Set([letter, letter.toLowerCase(), letter.toUpperCase()])].filter((each) => [...each].length === 1);
    return cases.length > 1 || '*?['.includes(letter) ? `[${cases.join('')}]` : letter;
  });
  return { sql: `GLOB ${place}`, pattern: `*${letters.join('')}*` };
}
