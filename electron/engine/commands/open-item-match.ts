import type { ReadInputOf } from '../../../shared/contracts/index.ts';
import { fromDayNumber, type LocalDate } from '../../../shared/dates/local-date.ts';
import type { EntryLineDraft } from '../../../shared/ledger/journal-entry.ts';
import { writeDecimal } from '../../../shared/money/decimal.ts';
import { abs } from '../../../shared/money/minor.ts';
import { ok, type Rejection, reject } from '../../../shared/result.ts';
import { blobToId } from '../../db/ids.ts';
import { cashVatOf } from '../cash-vat.ts';
import { checkEntryAccounts, checkPeriodOpen, readMinor } from '../checks.ts';
import type { CommandHandler } from '../command.ts';
import { mirrorOf } from '../mirror.ts';
import { nextNumber } from '../numbers.ts';
import { acrossChange, carriedBase, findOpenItem, isAcrossChange, type OpenItem } from '../open-items.ts';
import { postEntry } from '../post-entry.ts';
import type { Tx } from '../tx.ts';
import { checkStep } from './drafts.ts';

type Sides = { readonly debit: OpenItem; readonly credit: OpenItem };

/**
 * Sets an open credit (a credit note, an overpayment) off against an invoice, or the same on the side of a supplier: both are settled by the amount, and
 * no money moves. Each leaves the books at the base amount it is carried at; where these differ, an entry books the difference as exchange gain or loss,
 * otherwise nothing is posted. An advance is no open credit: it is used up by the invoice that names it, with its VAT.
 * Rejects: NO_JURISDICTION, PERIOD_CLOSED, ID_REUSED, UNKNOWN_DOCUMENT (also one that never left anything open), ALREADY_REVERSED, MATCH_SAME_SIDE,
 * CASH_VAT_NEEDS_PAYMENT, MATCH_COUNTERPARTY, MATCH_CURRENCY, MATCH_ACCOUNT, MATCH_BEFORE_DOCUMENT, ALLOCATION_EXCEEDS, TOO_MANY_DECIMALS, faults of the accounts of exchange
 * differences, those of the workflow.
 */
export const openItemMatch: CommandHandler<'openItem.match'> = (tx, input) => {
  const { pack } = tx;
  if (!pack) return reject({ code: 'NO_JURISDICTION' });
  // No figure of its own: it takes what two posted documents say, as voiding does.
  const rejections: Rejection[] = [...checkStep(tx, 'void', 'posted'), ...checkPeriodOpen(tx, input.date)];
  if (tx.revisionOf(input.id) > 0) rejections.push({ code: 'ID_REUSED' });
  const read = readSides(tx, input);
  rejections.push(...read.rejections);
  if (!read.sides || rejections.length > 0) return reject(...rejections);
  // VAT under cash accounting falls due by a payment that names the document.
  const waiting = [read.sides.debit, read.sides.credit].filter(({ position }) => cashVatOf(tx, position).some(({ vat }) => vat > 0n));
  if (waiting.length > 0) return reject(...waiting.map(({ number }) => ({ code: 'CASH_VAT_NEEDS_PAYMENT', number })));

  const { debit, credit } = read.sides;
  const { currency, scale } = debit;
  const atMost = debit.open < -credit.open ? debit.open : -credit.open;
  const asked = input.amount === undefined ? { minor: atMost } : readMinor(input.amount, scale, currency, 'amount');
  if ('rejection' in asked) return reject(asked.rejection);
  const amount = asked.minor;
  const exceeded = [debit, credit].filter((item) => amount > abs(item.open));
  if (exceeded.length > 0)
    return reject(
      ...exceeded.map((item) => ({ code: 'ALLOCATION_EXCEEDS', number: item.number, open: writeDecimal(abs(item.open), scale) })),
    );
  const [debitBase, creditBase] = [carriedBase(debit, amount), carriedBase(credit, amount)];
  const difference = creditBase - debitBase;
  const { id: party } = tx.db.get<{ id: string }>('SELECT id FROM counterparty WHERE no = ?', debit.counterpartyNo)!;
  const lines: EntryLineDraft[] = [
    // As a revaluation: an amount of base currency alone, so that the balance in the currency stays.
    { account: debit.accountCode, base: difference, foreign: { commodity: currency, quantity: 0n }, counterpartyId: party },
    { account: difference > 0n ? pack.roles.exchangeGain : pack.roles.exchangeLoss, base: -difference },
  ];
  const unfit = difference === 0n ? [] : checkEntryAccounts(tx, lines);
  if (unfit.length > 0) return reject(...unfit);

  const base = (minor: bigint) => writeDecimal(minor, tx.company.baseScale);
  const entry = difference === 0n ? undefined : tx.newId();
  if (entry !== undefined) {
    const number = nextNumber(tx, 'journal-entry', input.date);
    postEntry(tx, { id: entry, date: input.date, kind: 'match-difference', memo: input.memo, ...number }, { lines, taxDetails: [] });
  }
  const position = tx.append('open_items.matched', input.id, {
    date: input.date,
    document: debit.documentId,
    credit_document: credit.documentId,
    currency,
    amount: writeDecimal(amount, scale),
    document_base: base(debitBase),
    credit_base: base(creditBase),
    difference_entry: entry,
    memo: input.memo === '' ? undefined : input.memo,
  });
  return ok({ id: input.id, amount: writeDecimal(amount, scale), currency, entryId: entry ?? null, position });
};

/** The two items, whichever was named first, and all that speaks against setting them off. */
function readSides(tx: Tx, input: ReadInputOf<'openItem.match'>): { sides?: Sides; rejections: Rejection[] } {
  const items = [input.documentId, input.creditId].map((id) => findOpenItem(tx, id, input.date));
  const [first, second] = items;
  if (!first || !second || items.some((item) => item?.kind === 'advance-received')) {
    const fields = ['documentId', 'creditId'].filter((_, index) => !items[index] || items[index].kind === 'advance-received');
    return { rejections: fields.map((field) => ({ code: 'UNKNOWN_DOCUMENT', field })) };
  }
  const rejections: Rejection[] = [];
  for (const item of [first, second]) {
    const voided = tx.db.get<{ number: string }>(
      'SELECT r.number FROM document d JOIN journal_entry e ON e.position = d.entry JOIN journal_entry r ON r.position = e.reversed_by WHERE d.position = ?',
      item.position,
    );
    if (voided) rejections.push({ code: 'ALREADY_REVERSED', number: voided.number });
    else if (item.open === 0n) rejections.push({ code: 'ALLOCATION_EXCEEDS', number: item.number, open: writeDecimal(0n, item.scale) });
    const apart = acrossChange(tx, item, input.date);
    if (apart) rejections.push(apart);
    const date = fromDayNumber(Number(item.day));
    if (input.date < date) rejections.push({ code: 'MATCH_BEFORE_DOCUMENT', number: item.number, date });
  }
  const both = { number: first.number, other: second.number };
  if (first.counterpartyNo === null || first.counterpartyNo !== second.counterpartyNo)
    rejections.push({ code: 'MATCH_COUNTERPARTY', ...both });
  if (first.currency !== second.currency)
    rejections.push({ code: 'MATCH_CURRENCY', ...both, currency: first.currency, otherCurrency: second.currency });
  if (first.accountCode !== second.accountCode) rejections.push({ code: 'MATCH_ACCOUNT', ...both });
  else if (first.open !== 0n && second.open !== 0n && first.open > 0n === second.open > 0n)
    rejections.push({ code: 'MATCH_SAME_SIDE', ...both });
  return { sides: first.open > 0n ? { debit: first, credit: second } : { debit: second, credit: first }, rejections };
}

/**
 * Takes a match back: both documents are open again by what it settled, and the entry of its difference is cancelled by a mirror of it. Without a date on
 * the day of the match while its month is open, else today.
 * Rejects: UNKNOWN_MATCH, ALREADY_UNMATCHED, REVERSAL_BEFORE_ENTRY, PERIOD_CLOSED, ID_REUSED, those of the workflow.
 */
export const openItemUnmatch: CommandHandler<'openItem.unmatch'> = (tx, input) => {
  const match = tx.db.get<{ day: bigint; entry: bigint | null; undone: bigint }>(
    `SELECT m.day, m.entry, EXISTS (SELECT 1 FROM item_match b WHERE b.takes_back = m.position) AS undone
     FROM item_match m WHERE m.id = ? AND m.takes_back IS NULL`,
    input.matchId,
  );
  if (!match) return reject({ code: 'UNKNOWN_MATCH' });
  const own = fromDayNumber(Number(match.day));
  const today = new Date(tx.nowMs).toISOString().slice(0, 10) as LocalDate;
  const date = input.date ?? (checkPeriodOpen(tx, own).length === 0 || today < own ? own : today);
  const rejections: Rejection[] = [...checkStep(tx, 'void', 'posted'), ...checkPeriodOpen(tx, date)];
  if (tx.revisionOf(input.id) > 0) rejections.push({ code: 'ID_REUSED' });
  if (match.undone === 1n) rejections.push({ code: 'ALREADY_UNMATCHED' });
  if (date < own) rejections.push({ code: 'REVERSAL_BEFORE_ENTRY', date: own });
  rejections.push(...isAcrossChange(tx, own, date));
  if (rejections.length > 0) return reject(...rejections);

  const entry = tx.db.get<{ position: bigint; id: Buffer }>('SELECT position, id FROM journal_entry WHERE position = ?', match.entry);
  if (entry) {
    const number = nextNumber(tx, 'journal-entry', date);
    postEntry(
      tx,
      { id: input.id, date, kind: 'reversal', memo: input.reason, ...number, reverses: blobToId(entry.id), reason: input.reason },
      { lines: mirrorOf(tx, entry.position, date), taxDetails: [] },
    );
  }
  const position = tx.append(
    'open_items.unmatched',
    input.matchId,
    { date, reason: input.reason, entry: entry && input.id },
    tx.revisionOf(input.matchId),
  );
  return ok({ id: input.id, matchId: input.matchId, date, entryId: entry ? input.id : null, position });
};
