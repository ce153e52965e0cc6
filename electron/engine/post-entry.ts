import { assert } from '../../shared/assert.ts';
import type { LocalDate } from '../../shared/dates/local-date.ts';
import type { EntryDraft } from '../../shared/ledger/journal-entry.ts';
import { writeDecimal } from '../../shared/money/decimal.ts';
import { sum } from '../../shared/money/minor.ts';
import type { JournalPosted, PostedLine } from '../log/events.ts';
import { attachDraftFiles } from './attachments.ts';
import { findAccount } from './checks.ts';
import { dimensionIds } from './dimensions.ts';
import type { Tx } from './tx.ts';

export interface EntryFacts {
  readonly id: string;
  readonly date: LocalDate;
  readonly kind: string;
  readonly memo: string;
  readonly series?: string;
  readonly value?: number;
  readonly number?: string;
  readonly reserved?: true;
  /** Id of the branch. */
  readonly branch?: string;
  readonly document?: string;
  readonly reverses?: string;
  readonly corrects?: string;
  readonly taxPoint?: LocalDate;
  readonly reason?: string;
  readonly draft?: string;
  readonly draftedBy?: string;
  readonly approvedBy?: string;
}

/**
 * Appends a balanced journal entry; its accounts were checked before. Asserts that it balances in base currency: the database's trigger asserts
 * it a second time. Returns the entry's position.
 */
export function postEntry(tx: Tx, facts: EntryFacts, draft: EntryDraft): number {
  const scale = tx.company.baseScale;
  assert(draft.lines.length >= 2, 'entry: fewer than two lines');
  assert(sum(draft.lines.map((line) => line.base)) === 0n, 'entry: not balanced');
  const lines = draft.lines.map((line): PostedLine => {
    const account = findAccount(tx, line.account);
    assert(account !== undefined, 'entry: account was not checked');
    const amount = writeDecimal(line.base < 0n ? -line.base : line.base, scale);
    return {
      account: account.id,
      ...(line.base > 0n ? { debit: amount } : line.base < 0n ? { credit: amount } : {}),
      ...(line.foreign
        ? {
            commodity: line.foreign.commodity,
            quantity: writeDecimal(line.foreign.quantity, tx.context.commodity(line.foreign.commodity).scale),
            rate: line.foreign.rate,
            rate_date: line.foreign.rateDate,
          }
        : {}),
      ...(line.weight
        ? {
            weight: writeDecimal(line.weight.amount, tx.context.commodity(line.weight.commodity).scale),
            weight_commodity: line.weight.commodity,
          }
        : {}),
      counterparty: line.counterpartyId,
      memo: line.memo === '' ? undefined : line.memo,
      dimensions: dimensionIds(tx, line.dimensions),
    };
  });
  const data: JournalPosted = {
    date: facts.date,
    kind: facts.kind,
    memo: facts.memo === '' ? undefined : facts.memo,
    series: facts.series,
    value: facts.value,
    number: facts.number,
    reserved: facts.reserved,
    branch: facts.branch,
    document: facts.document,
    reverses: facts.reverses,
    corrects: facts.corrects,
    reason: facts.reason,
    draft: facts.draft,
    tax_point: facts.taxPoint === facts.date ? undefined : facts.taxPoint,
    drafted_by: facts.draftedBy,
    approved_by: facts.approvedBy,
    lines,
    tax:
      draft.taxDetails.length === 0
        ? undefined
        : draft.taxDetails.map((tax) => ({
            code: tax.taxCode,
            direction: tax.direction,
            taxable: writeDecimal(tax.taxable, scale),
            vat: writeDecimal(tax.vat, scale),
            source: tax.source,
            correction: tax.isCorrection || undefined,
          })),
  };
  const position = tx.append('journal.posted', facts.id, data);
  // A correction posts its mirror first: the files belong to what was typed.
  if (facts.draft !== undefined && facts.reverses === undefined) attachDraftFiles(tx, facts.draft, facts.document ?? facts.id);
  return position;
}
