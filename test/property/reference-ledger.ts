import { divRound } from '../../shared/money/minor.ts';

// The smallest ledger that can be right: lists and sums, no index, no cache, no database. Tetri throughout.

export interface Line {
  readonly account: string;
  /** Debit positive. */
  readonly base: bigint;
}
export interface Entry {
  readonly position: number;
  readonly date: string;
  readonly lines: readonly Line[];
  readonly isManual: boolean;
  readonly id: string;
  reversed: boolean;
}
/** What credit notes have not taken back under a tax code: net and VAT that was charged. */
export interface Left {
  readonly net: bigint;
  readonly vat: bigint;
}
export interface Document {
  readonly id: string;
  readonly kind: string;
  readonly date: string;
  readonly taxPoint: string;
  readonly party: string;
  readonly currency: string;
  readonly left: Map<string, Left>;
  /** In document currency, signed as on the control account. */
  open: bigint;
  /** VAT of an advance that is not used up. */
  openVat: bigint;
}
export interface TaxRow {
  readonly month: string;
  readonly code: string;
  readonly taxable: bigint;
  readonly vat: bigint;
}

export const vatOf = (net: bigint): bigint => divRound(net * 18n, 100n);
export const vatInside = (gross: bigint): bigint => divRound(gross * 18n, 118n);

export class ReferenceLedger {
  readonly entries: Entry[] = [];
  readonly documents: Document[] = [];
  readonly tax: TaxRow[] = [];
  readonly numbers = new Map<string, number>();
  readonly closed = new Map<string, 'open' | 'soft' | 'hard'>();

  isBeforeHardClose = (month: string): boolean => [...this.closed].some(([later, state]) => later > month && state === 'hard');

  /** A month nobody closed or opened is closed with a later one that is closed for good. */
  stateOf = (month: string): 'open' | 'soft' | 'hard' => this.closed.get(month) ?? (this.isBeforeHardClose(month) ? 'hard' : 'open');

  isOpen = (date: string): boolean => this.stateOf(date.slice(0, 7)) !== 'hard';

  /** Closing a month for good closes every earlier one that has entries or a state. */
  closeEarlier(month: string): void {
    for (const { date } of this.entries) if (date.slice(0, 7) < month) this.closed.set(date.slice(0, 7), 'hard');
    for (const earlier of [...this.closed.keys()]) if (earlier < month) this.closed.set(earlier, 'hard');
  }

  nextNumber(series: string): string {
    const value = (this.numbers.get(series) ?? 0) + 1;
    this.numbers.set(series, value);
    return String(value).padStart(10, '0');
  }

  post(entry: Omit<Entry, 'reversed'>): void {
    this.entries.push({ ...entry, reversed: false });
  }

  /** Debit and credit turnover by account of what is dated up to `asOf` and was recorded up to `knownOn`, by adding up every line. */
  turnovers(asOf = '9999', knownOn = Number.POSITIVE_INFINITY): Map<string, { debit: bigint; credit: bigint }> {
    const sums = new Map<string, { debit: bigint; credit: bigint }>();
    for (const entry of this.entries) {
      if (entry.date > asOf || entry.position > knownOn) continue;
      for (const { account, base } of entry.lines) {
        const sum = sums.get(account) ?? { debit: 0n, credit: 0n };
        if (base > 0n) sum.debit += base;
        else sum.credit -= base;
        sums.set(account, sum);
      }
    }
    return sums;
  }

  balance(account: string): bigint {
    const { debit, credit } = this.turnovers().get(account) ?? { debit: 0n, credit: 0n };
    return debit - credit;
  }

  taxOf(month: string, code: string): { taxable: bigint; vat: bigint } {
    const rows = this.tax.filter((row) => row.month === month && row.code === code);
    return { taxable: rows.reduce((sum, row) => sum + row.taxable, 0n), vat: rows.reduce((sum, row) => sum + row.vat, 0n) };
  }
}
