import { fromDayNumber } from '../../shared/dates/local-date.ts';
import { lastDay, monthNumber, type Period } from '../../shared/dates/period.ts';
import type { JurisdictionPack } from '../../shared/jurisdictions/pack.ts';
import { type EntryLineDraft, mergeLines } from '../../shared/ledger/journal-entry.ts';
import { allocate } from '../../shared/money/allocate.ts';
import { divRound, sum } from '../../shared/money/minor.ts';
import { partlyDeducted } from '../../shared/reports/vat-return.ts';
import { inCurrencyOf } from '../queries/company-row.ts';
import { type ComputedReturn, countedRows } from '../queries/vat-return.ts';
import type { Tx } from './tx.ts';

const kinds = ['vat-rounding', 'vat-not-credited', 'vat-settlement'] as const;
/** Kinds of entries that only filing a return makes. */
export const filingKinds: ReadonlySet<string> = new Set(kinds);

export interface FilingEntry {
  readonly kind: (typeof kinds)[number];
  readonly lines: EntryLineDraft[];
}

/**
 * What filing the return of a month books on its last day, in this order. Entries balance; base currency. `booked`: what the version before was computed
 * from, of which a correction books the difference.
 */
export function filingEntries(
  tx: Tx,
  pack: JurisdictionPack,
  period: Period,
  computed: ComputedReturn,
  booked?: ComputedReturn,
): FilingEntry[] {
  const roundingDifference = computed.roundingDifference - (booked?.roundingDifference ?? 0n);
  const notCredited = computed.notCredited - (booked?.notCredited ?? 0n);
  const entries: FilingEntry[] = [];
  const vatAccount = pack.taxCodes.find(({ effect }) => effect === 'charged')?.outputAccount;
  if (notCredited !== 0n) entries.push({ kind: 'vat-not-credited', lines: mergeLines(notCreditedLines(tx, pack, period, notCredited)) });
  if (roundingDifference !== 0n && vatAccount) {
    const other = roundingDifference > 0n ? pack.roles.roundingLoss : pack.roles.roundingGain;
    entries.push({
      kind: 'vat-rounding',
      lines: [
        { account: other, base: roundingDifference },
        { account: vatAccount, base: -roundingDifference },
      ],
    });
  }
  const settlement = settlementLines(pack, computed, booked);
  if (settlement.length >= 2) entries.push({ kind: 'vat-settlement', lines: settlement });
  return entries;
}

/**
 * Partly deducted VAT that may not be credited leaves the input account for the costs it belongs to, in proportion to the VAT of each; where the month
 * has none (a correction of the year), for the account the pack names. @source ЗДДС 73; TC 177
 */
function notCreditedLines(tx: Tx, pack: JurisdictionPack, period: Period, minor: bigint): EntryLineDraft[] {
  const partly = partlyDeducted(pack);
  const inputAccount = partly[0]?.inputAccount ?? pack.roles.notDeductibleVat;
  const expense = pack.proportionalCredit?.expenseAccount;
  if (expense !== undefined) {
    return [
      { account: expense, base: minor },
      { account: inputAccount, base: -minor },
    ];
  }
  const [counted, ...types] = countedRows(pack);
  const lines = tx.db.all<{ account: string; tax_code: string; day: bigint; net: bigint }>(
    `SELECT a.code AS account, l.tax_code, d.day, sum(l.net_minor * iif(d.kind = 'purchase-credit-note', -1, 1)) AS net
     FROM vat_ledger v JOIN journal_entry e ON e.position = v.position AND e.reverses IS NULL JOIN document d ON d.position = e.document
     JOIN document_line l ON l.position = d.position AND l.tax_code = v.tax_code JOIN account a ON a.no = l.account_no
     WHERE v.month = ? AND v.tax_code IN (SELECT value FROM json_each(?)) AND d.rate IS NULL ${pack.documentTypes ? counted : ''} GROUP BY a.code, l.tax_code, d.day ORDER BY a.code, l.tax_code, d.day`,
    monthNumber(period),
    JSON.stringify(partly.map(({ code }) => code)),
    ...(pack.documentTypes ? types : []),
  );
  const costs = new Map<string, bigint>();
  for (const { account, tax_code, day, net } of lines) {
    const worth = inCurrencyOf(tx.company, net, fromDayNumber(Number(day)), lastDay(period));
    costs.set(account, (costs.get(account) ?? 0n) + worth * partly.find(({ code }) => code === tax_code)!.rateBp);
  }
  const shares = sharesOf(costs, minor);
  const fallback = { account: pack.roles.partlyDeductibleVat ?? pack.roles.notDeductibleVat, base: minor };
  return [...(shares.length === 0 ? [fallback] : shares), { account: inputAccount, base: -minor }];
}

/**
 * What is not credited, divided among the costs by their weights. Costs a note took back get back what they bore; what is no share of the weights at all,
 * as a correction of the year, falls on costs of its own direction.
 */
function sharesOf(costs: ReadonlyMap<string, bigint>, minor: bigint): EntryLineDraft[] {
  const ofSign = (sign: bigint) => [...costs].filter(([, weight]) => weight * sign > 0n);
  const divide = (some: readonly (readonly [string, bigint])[], amount: bigint): EntryLineDraft[] => {
    if (some.length === 0 || amount === 0n) return [];
    const parts = allocate(
      amount < 0n ? -amount : amount,
      some.map(([, weight]) => (weight < 0n ? -weight : weight)),
    );
    return some.map(([account], index) => ({ account, base: amount < 0n ? -parts[index]! : parts[index]! }));
  };
  const whole = sum([...costs.values()]);
  const [share, size] = whole < 0n ? [-minor, -whole] : [minor, whole];
  // VAT of each cost was rounded by itself.
  const isShare = size > 0n && share >= 0n && share * 10_000n <= size + 10_000n * BigInt(costs.size);
  if (!isShare) return divide(ofSign(minor < 0n ? -1n : 1n), minor);
  const up = divRound(share * sum(ofSign(1n).map(([, weight]) => weight)), size);
  return [...divide(ofSign(1n), up), ...divide(ofSign(-1n), minor - up)];
}

/**
 * VAT charged and credited of the month against what is owed or comes back, where the pack has accounts for that. Each VAT account by what the return
 * says of it. @source bulgaria.md 9.2 and 12.1
 */
function settlementLines(pack: JurisdictionPack, { settled }: ComputedReturn, booked?: ComputedReturn): EntryLineDraft[] {
  const { payableVat, refundableVat } = pack.roles;
  if (payableVat === undefined || refundableVat === undefined) return [];
  const lines = [...new Set([...settled.keys(), ...(booked?.settled.keys() ?? [])])].flatMap((account) => {
    const base = (settled.get(account) ?? 0n) - (booked?.settled.get(account) ?? 0n);
    return base === 0n ? [] : [{ account, base: -base }];
  });
  const result = -sum(lines.map(({ base }) => base));
  return mergeLines([...lines, ...(result === 0n ? [] : [{ account: result < 0n ? payableVat : refundableVat, base: result }])]);
}
