import { hash } from 'node:crypto';
import type { TrialBalanceRow } from '../../shared/contracts/journal.ts';
import type { LocalDate } from '../../shared/dates/local-date.ts';
import { decimal, writeDecimal } from '../../shared/money/decimal.ts';
import { canonicalJson } from '../log/canonical.ts';
import { baseOn } from '../queries/company-row.ts';
import type { QueryScope } from '../queries/query.ts';
import { trialBalanceGet } from '../queries/trial-balance.ts';

export interface SealedTrialBalance {
  /** In base currency, as printed. */
  readonly rows: readonly TrialBalanceRow[];
  /** Sums of the rows, base currency. */
  readonly debit: string;
  readonly credit: string;
  readonly debitBalance: string;
  readonly creditBalance: string;
  readonly sha256: string;
}

/**
 * The trial balance at the end of `asOf` as known when the log ended at `knownOn`, with its sums and its SHA-256: that of the canonical JSON
 * `{"as_of", "company", "rows": [{"account", "balance", "commodity", "credit", "debit"}], "v": 1}`. Rows stand in order of account id and commodity:
 * those in base currency, and those of every other commodity in its own units. Accounts are named by id, because codes and names may change later.
 */
export function sealTrialBalance(scope: QueryScope, asOf: LocalDate, knownOn: number): SealedTrialBalance {
  const { db, company } = scope;
  const base = baseOn(company, asOf, knownOn);
  const read = (unit: 'base' | 'commodity') => {
    const result = trialBalanceGet(scope, { asOf, knownOn, in: unit });
    // The query refuses nothing.
    return result.ok ? result.value.rows : [];
  };
  const rows = read('base');
  const foreign = read('commodity').filter((row) => row.commodity !== base && (isMoved(row) || !isZero(row.balance)));
  const ids = new Map(db.all<{ code: string; id: string }>('SELECT code, id FROM account').map(({ code, id }) => [code, id]));
  const sealed = [...rows, ...foreign]
    .map((row) => ({
      account: ids.get(row.accountCode)!,
      commodity: row.commodity,
      debit: row.debitTurnover,
      credit: row.creditTurnover,
      balance: row.balance,
    }))
    .sort((a, b) => (a.account === b.account ? (a.commodity < b.commodity ? -1 : 1) : a.account < b.account ? -1 : 1));
  const scale = company.baseScale;
  const total = (amounts: readonly string[]) =>
    writeDecimal(
      amounts.reduce((sum, amount) => sum + decimal(amount, scale), 0n),
      scale,
    );
  return {
    rows,
    debit: total(rows.map((row) => row.debitTurnover)),
    credit: total(rows.map((row) => row.creditTurnover)),
    debitBalance: total(rows.filter(({ balance }) => !balance.startsWith('-')).map(({ balance }) => balance)),
    creditBalance: total(rows.filter(({ balance }) => balance.startsWith('-')).map(({ balance }) => balance.slice(1))),
    sha256: hash('sha256', canonicalJson({ v: 1, company: company.id, as_of: asOf, rows: sealed })),
  };
}

const isZero = (amount: string): boolean => !/[1-9]/.test(amount);
const isMoved = (row: TrialBalanceRow): boolean => !isZero(row.debitTurnover) || !isZero(row.creditTurnover);
