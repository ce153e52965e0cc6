import { assert } from '../../shared/assert.ts';
import { writeDecimal } from '../../shared/money/decimal.ts';
import type { CurrencyChange } from '../../shared/rates/currency-change.ts';
import { flushBalances } from '../projections/balances.ts';
import { planConversion } from '../queries/base-conversion.ts';
import { findAccount } from './checks.ts';
import { nextNumber } from './numbers.ts';
import { postEntry } from './post-entry.ts';
import type { Tx } from './tx.ts';

/** Books what is missing of the conversion: all of it at first, later what postings into earlier days have changed. Returns the id of the entry. */
export function convertBalances(tx: Tx, rule: CurrencyChange): string | undefined {
  tx.context.flushRows();
  flushBalances(tx.context);
  const { lines, rounding, items } = planConversion(tx.db, rule);
  if (lines.length === 0 && items.length === 0) return undefined;
  const text = (minor: bigint) => writeDecimal(minor, tx.company.baseScale);
  const entry = lines.length === 0 ? undefined : tx.newId();
  tx.append('base_currency.converted', tx.newId(), {
    on: rule.on,
    conversion_entry: entry,
    rounding: rounding.map(({ account, base }) => {
      const found = findAccount(tx, account);
      assert(found, 'conversion: the account of the roundings was not checked');
      return { account: found.id, amount: text(base) };
    }),
    items: items.map(({ documentId, missing }) => ({
      document: documentId,
      amount: text(missing.amount),
      base: text(missing.base),
      vat: text(missing.vat),
    })),
  });
  if (entry !== undefined) {
    const number = nextNumber(tx, 'journal-entry', rule.on);
    postEntry(
      tx,
      { id: entry, date: rule.on, kind: 'conversion', memo: `${rule.from} / ${rule.to} ${rule.rate}`, ...number },
      { lines, taxDetails: [] },
    );
  }
  return entry;
}

/** The end of every transaction that recorded something on a day before the change: the new currency begins with what those days end with. */
export function convertLatePostings(tx: Tx): void {
  const rule = tx.pack?.currencyChange;
  if (!tx.touchesFormerCurrency) return;
  assert(rule, 'conversion: books changed their currency and their pack knows no change');
  convertBalances(tx, rule);
}
