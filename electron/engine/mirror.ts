import { assert } from '../../shared/assert.ts';
import type { LineDimension } from '../../shared/contracts/dimensions.ts';
import { fromDayNumber, type LocalDate } from '../../shared/dates/local-date.ts';
import type { EntryLineDraft } from '../../shared/ledger/journal-entry.ts';
import { sum } from '../../shared/money/minor.ts';
import { baseOn, inCurrencyOf } from '../queries/company-row.ts';
import { dimensionsOfLines } from '../queries/dimensions.ts';
import type { Tx } from './tx.ts';

/**
 * The lines that cancel an entry on a day, one for one: same accounts, counterparties, dimensions and commodities, turned signs. Where the books changed their currency
 * between the entry and the day, its amounts are converted line by line, and what their rounding adds up to has a line of its own.
 */
export function mirrorOf(tx: Tx, position: bigint, on: LocalDate): EntryLineDraft[] {
  const lines = linesOf(tx, position);
  const { day } = tx.db.get<{ day: bigint }>('SELECT day FROM journal_entry WHERE position = ?', position)!;
  const of = fromDayNumber(Number(day));
  const base = baseOn(tx.company, on);
  if (baseOn(tx.company, of) === base) return lines;
  const converted = lines.map(({ foreign, ...line }): EntryLineDraft => {
    // An amount in what is base currency by now is that amount.
    if (foreign?.commodity === base) return { ...line, base: foreign.quantity };
    return {
      ...line,
      base: inCurrencyOf(tx.company, line.base, of, on),
      ...(foreign ? { foreign: { commodity: foreign.commodity, quantity: foreign.quantity } } : {}),
    };
  });
  const left = sum(converted.map((line) => line.base));
  const rule = tx.pack?.currencyChange;
  assert(rule, 'mirror: books changed their currency and their pack knows no change');
  return left === 0n ? converted : [...converted, { account: left > 0n ? rule.roundingGain : rule.roundingLoss, base: -left }];
}

function linesOf(tx: Tx, position: bigint): EntryLineDraft[] {
  const dimensions = dimensionsOfLines(tx.db, 'line_dimension', position);
  return tx.db
    .all<{
      line_no: bigint;
      code: string;
      base_minor: bigint;
      commodity: string | null;
      quantity: bigint | null;
      rate: string | null;
      weight_commodity: string | null;
      weight_minor: bigint | null;
      counterparty: string | null;
      memo: string | null;
    }>(
      `SELECT l.line_no, a.code, l.base_minor, m.name AS commodity, x.quantity, x.rate, w.name AS weight_commodity, x.weight_minor, c.id AS counterparty, x.memo
       FROM journal_line l JOIN account a ON a.no = l.account_no LEFT JOIN line_detail x ON x.position = l.position AND x.line_no = l.line_no
       LEFT JOIN commodity m ON m.no = x.commodity_no LEFT JOIN commodity w ON w.no = x.weight_no LEFT JOIN counterparty c ON c.no = x.counterparty_no
       WHERE l.position = ? ORDER BY l.line_no`,
      position,
    )
    .map((line) => ({
      account: line.code,
      base: -line.base_minor,
      ...(line.commodity === null || line.quantity === null
        ? {}
        : { foreign: { commodity: line.commodity, quantity: -line.quantity, ...(line.rate === null ? {} : { rate: line.rate }) } }),
      ...(line.weight_commodity === null || line.weight_minor === null
        ? {}
        : { weight: { commodity: line.weight_commodity, amount: -line.weight_minor } }),
      ...(line.counterparty === null ? {} : { counterpartyId: line.counterparty }),
      ...(line.memo === null ? {} : { memo: line.memo }),
      ...dimensionsSaid(dimensions.get(Number(line.line_no))),
    }));
}

/** As a line that is posted names them. */
const dimensionsSaid = (of: readonly LineDimension[] | undefined) =>
  of ? { dimensions: Object.fromEntries(of.map(({ dimension, value }) => [dimension, value])) } : {};
