import type { ReadInputOf } from '../../../shared/contracts/index.ts';
import { type DocumentKind, isSaleKind } from '../../../shared/documents/kinds.ts';
import { paymentEntry } from '../../../shared/documents/payment-entry.ts';
import type { JurisdictionPack } from '../../../shared/jurisdictions/pack.ts';
import { mergeLines } from '../../../shared/ledger/journal-entry.ts';
import { writeDecimal } from '../../../shared/money/decimal.ts';
import { abs, sum } from '../../../shared/money/minor.ts';
import { ok, type Rejection, reject } from '../../../shared/result.ts';
import { dueWith } from '../../../shared/vat/cash-accounting.ts';
import { baseOn } from '../../queries/company-row.ts';
import { cashVatOf, checkDue, type Due, issueDue } from '../cash-vat.ts';
import {
  checkAccount,
  checkCounterparty,
  checkEntryAccounts,
  checkNoControl,
  checkPeriodOpen,
  checkSize,
  checkWorth,
  findAccount,
  findCounterparty,
  readCurrency,
  readMinor,
} from '../checks.ts';
import type { CommandHandler } from '../command.ts';
import { issueDocument } from '../issue-document.ts';
import { readNumberSource } from '../numbers.ts';
import { acrossChange, carriedBase, findOpenItem, type OpenItem } from '../open-items.ts';
import type { Tx } from '../tx.ts';
import { checkIssue } from './check-issue.ts';
import { discard } from './drafts.ts';

interface Allocation {
  readonly item: OpenItem;
  readonly amount: bigint;
}

/**
 * Money received or paid. What it settles leaves the control account at the rate it was carried at; the difference to today's rate is realised gain
 * or loss. VAT of documents under cash accounting falls due with what is paid of them: a protocol of its own for each.
 * @source georgia.md section 6: exchange differences never carry VAT; bulgaria.md 2.7, types 91 and 92
 * Rejects: NO_JURISDICTION, PERIOD_CLOSED, ID_REUSED, UNKNOWN_COUNTERPARTY, account faults, ACCOUNT_IS_CONTROL, CURRENCY_UNKNOWN, RATE_REQUIRED, TOO_MANY_DECIMALS,
 * COUNTERPARTY_REQUIRED, UNKNOWN_DOCUMENT, ALLOCATION_CURRENCY, ALLOCATION_EXCEEDS, ALLOCATION_TOTAL_EXCEEDS, AMOUNT_TOO_LARGE, LINE_AMOUNT_ZERO (an amount or a rest
 * worth less than the smallest coin), those of the workflow and of `readNumberSource`.
 */
export const paymentPost: CommandHandler<'payment.post'> = (tx, input) => {
  const { pack } = tx;
  if (!pack) return reject({ code: 'NO_JURISDICTION' });
  const rejections: Rejection[] = [...checkPeriodOpen(tx, input.date), ...checkCounterparty(tx, input.counterpartyId)];
  const kind = input.direction === 'in' ? 'payment-in' : 'payment-out';
  const issue = checkIssue(tx, kind, input);
  rejections.push(...issue.rejections);
  const money = readCurrency(tx, input.date, input.currency, input.rate);
  if (!money.ok) return reject(...rejections, ...money.rejections);
  const { currency, scale, rate } = money.value;
  const bank = input.account ?? (rate === undefined ? pack.roles.bank : pack.roles.bankForeign);
  rejections.push(...checkAccount(findAccount(tx, bank), bank, 1), ...checkNoControl(pack, bank, 1));
  const read = readMinor(input.amount, scale, currency, 'amount');
  if ('rejection' in read) return reject(...rejections, read.rejection);
  const { allocations, rejections: faults } = readAllocations(tx, input, currency, scale);
  rejections.push(...faults);
  const allocated = sum(allocations.map(({ amount }) => amount));
  if (allocated > read.minor) rejections.push({ code: 'ALLOCATION_TOTAL_EXCEEDS' });
  if (allocated < read.minor && input.counterpartyId === undefined) rejections.push({ code: 'COUNTERPARTY_REQUIRED' });
  const dues = dueByPayment(tx, pack, allocations);
  // One document after the other takes the next number.
  const protocols = dues.length === 0 ? undefined : readNumberSource(tx, 'protocol', input.date, { branch: input.branch });
  rejections.push(...(protocols?.rejections ?? []), ...dues.flatMap((due) => checkDue(tx, pack, due)));
  if (rejections.length > 0) return reject(...rejections);

  const { baseScale } = tx.company;
  const settled = allocations.map(({ item, amount }) => ({ item, account: item.accountCode, amount, carried: carriedBase(item, amount) }));
  const sign = input.direction === 'in' ? 1n : -1n;
  const entry = paymentEntry(pack, {
    direction: input.direction,
    account: bank,
    amount: read.minor,
    currency,
    currencyScale: scale,
    rate,
    baseCurrency: baseOn(tx.company, input.date),
    baseScale,
    counterpartyId: input.counterpartyId,
    settled,
  });
  const { rest, restBase, control } = entry;
  const unfit = [...checkSize(entry.lines, read.minor), ...checkWorth(entry.lines.filter(({ weight }) => weight === undefined))];
  if (unfit.length > 0) return reject(...unfit);
  const lines = [...entry.lines, ...(entry.exchange ? [entry.exchange] : [])];
  const faulty = checkEntryAccounts(tx, lines);
  if (faulty.length > 0) return reject(...faulty);

  const text = (minor: bigint) => writeDecimal(minor, scale);
  const baseText = (minor: bigint) => writeDecimal(minor, baseScale);
  const amount = text(read.minor);
  const posted = issueDocument(
    tx,
    {
      id: input.id,
      kind,
      date: input.date,
      taxPoint: input.date,
      memo: input.memo,
      workflow: issue.workflow,
      numbering: issue.numbering,
      data: {
        counterparty: input.counterpartyId,
        currency,
        rate,
        net: amount,
        vat: text(0n),
        gross: amount,
        lines: [
          {
            description: '',
            account: findAccount(tx, bank)!.id,
            quantity: '1',
            unit_price: amount,
            tax_code: '',
            net: amount,
            vat: text(0n),
            gross: amount,
          },
        ],
        open:
          rest === 0n
            ? undefined
            : { account: findAccount(tx, control)!.id, amount: text(-sign * rest), base: baseText(-sign * restBase), vat: baseText(0n) },
        settles:
          settled.length === 0
            ? undefined
            : settled.map((s) => ({ document: s.item.documentId, amount: text(s.amount), base: baseText(s.carried), vat: baseText(0n) })),
      },
    },
    { lines: mergeLines(lines), taxDetails: [] },
  );
  for (const due of dues)
    issueDue(tx, pack, due, { id: tx.newId(), date: input.date, memo: input.memo, payment: input.id, numbering: protocols?.source });
  if (input.draftId !== undefined) discard(tx, input.draftId);
  return ok(posted);
};

/** VAT of documents under cash accounting that falls due with what is paid of them. @source ЗДДС 151в(3), 151г(8) (Bulgaria) */
function dueByPayment(tx: Tx, pack: JurisdictionPack, allocations: readonly Allocation[]): Due[] {
  const scheme = pack.cashAccounting;
  if (!scheme) return [];
  return allocations.flatMap(({ item, amount }): Due[] => {
    const amounts = dueWith(cashVatOf(tx, item.position), amount, abs(item.open));
    if (amounts.length === 0) return [];
    const document = { id: item.documentId, position: item.position, kind: item.kind as DocumentKind, number: item.number };
    return [{ document, amounts, type: (isSaleKind(item.kind) ? scheme.sales : scheme.purchases).protocol }];
  });
}

function readAllocations(
  tx: Tx,
  input: ReadInputOf<'payment.post'>,
  currency: string,
  scale: number,
): { allocations: Allocation[]; rejections: Rejection[] } {
  const allocations: Allocation[] = [];
  const rejections: Rejection[] = [];
  const seen = new Set<string>();
  const counterpartyNo = input.counterpartyId === undefined ? null : findCounterparty(tx, input.counterpartyId)?.no;
  for (const allocation of input.allocations) {
    const item = findOpenItem(tx, allocation.documentId, input.date);
    const fits = item && item.kind !== 'advance-received' && item.counterpartyNo === counterpartyNo;
    if (!fits || seen.has(allocation.documentId)) {
      rejections.push({ code: 'UNKNOWN_DOCUMENT' });
      continue;
    }
    seen.add(allocation.documentId);
    const apart = acrossChange(tx, item, input.date);
    if (apart) {
      rejections.push(apart);
      continue;
    }
    if (item.currency !== currency) {
      rejections.push({ code: 'ALLOCATION_CURRENCY', number: item.number, currency: item.currency });
      continue;
    }
    const read = readMinor(allocation.amount, scale, currency, 'allocations');
    if ('rejection' in read) {
      rejections.push(read.rejection);
      continue;
    }
    // Money in settles what they owe us (positive items), money out what we owe them.
    const open = input.direction === 'in' ? item.open : -item.open;
    if (read.minor > open) {
      rejections.push({ code: 'ALLOCATION_EXCEEDS', number: item.number, open: writeDecimal(open > 0n ? open : 0n, scale) });
      continue;
    }
    allocations.push({ item, amount: read.minor });
  }
  return { allocations, rejections };
}
