import { isIn } from '../../shared/closing/year-end-rule.ts';
import type { PeriodCheck } from '../../shared/contracts/periods.ts';
import { writeDecimal } from '../../shared/money/decimal.ts';
import { blobToId } from '../db/ids.ts';
import type { QueryScope } from '../queries/query.ts';

/**
 * [VAT-1] Entries of the month, made by hand or imported, that change an account of VAT without a row in the VAT ledger: by them the accounts say
 * something else than the return. One item for each entry and account, with its amount, debit positive. Left out is what only clears the accounts,
 * among each other or against the treasury, and what was cancelled within the month.
 */
export function vatAccountEntries({ db, company, pack }: QueryScope, month: number): PeriodCheck['items'] {
  // Tax of other member states is paid to its account by hand, and no part of the return.
  const own = (pack?.taxCodes ?? []).filter(({ consumption }) => !consumption);
  const accounts = new Set(own.flatMap(({ outputAccount, inputAccount }) => [outputAccount, inputAccount]));
  accounts.delete(null);
  if (accounts.size === 0) return [];
  const rows = db.all<{ position: bigint; id: Buffer; number: string; code: string; base: bigint }>(
    `WITH found AS (
       SELECT DISTINCT e.position FROM journal_entry e JOIN journal_line l ON l.position = e.position JOIN account a ON a.no = l.account_no
       WHERE e.day BETWEEN ?1 AND ?2 AND e.document IS NULL AND e.kind IN ('manual', 'import', 'reversal') AND a.code IN (SELECT value FROM json_each(?3))
         AND NOT EXISTS (SELECT 1 FROM vat_ledger v WHERE v.position = e.position)
         AND NOT EXISTS (SELECT 1 FROM journal_entry r WHERE r.position IN (e.reverses, e.reversed_by) AND r.day BETWEEN ?1 AND ?2))
     SELECT e.position, e.id, e.number, a.code, sum(l.base_minor) AS base FROM found JOIN journal_entry e ON e.position = found.position
       JOIN journal_line l ON l.position = e.position JOIN account a ON a.no = l.account_no
     GROUP BY e.position, a.code ORDER BY e.day, e.position, a.code`,
    month * 100 + 1,
    month * 100 + 31,
    JSON.stringify([...accounts]),
  );
  const treasury = pack?.monthEnd?.treasury ?? [];
  const others = new Set(rows.filter(({ code }) => !accounts.has(code) && !isIn(code, treasury)).map(({ position }) => position));
  return rows
    .filter(({ position, code, base }) => others.has(position) && accounts.has(code) && base !== 0n)
    .map(({ id, number, code, base }) => ({
      subject: number === '' ? code : `${number}, ${code}`,
      id: blobToId(id),
      amount: writeDecimal(base, company.baseScale),
    }));
}
