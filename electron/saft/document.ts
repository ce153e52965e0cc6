import { readDecimal, writeTrimmed } from '../../shared/money/decimal.ts';
import { minor } from '../../shared/money/minor.ts';
import type { AnyStructure } from '../../shared/saft/element.ts';
import {
  type AnnualDocument,
  annual,
  type MonthlyDocument,
  monthly,
  type OnDemandDocument,
  onDemand,
  type Totals,
} from '../../shared/saft/elements.ts';
import type { AuditFile, StockMovementLine, TransactionLine } from '../../shared/saft/types.ts';

/** Counts and totals of a file, which stand before what they count. Sums are in euro cents, quantities in millionths. */
export interface Counted {
  readonly sections: Readonly<Record<SectionName, Totals>>;
  readonly movementLines: number;
  readonly receivedMicro: bigint;
  readonly issuedMicro: bigint;
  readonly assetTransactions: number;
}

export type SectionName = 'GeneralLedgerEntries' | 'SalesInvoices' | 'Payments' | 'PurchaseInvoices';

const none: Totals = { numberOfEntries: 0, totalDebit: minor(0n), totalCredit: minor(0n) };
export const nothingCounted: Counted = {
  sections: { GeneralLedgerEntries: none, SalesInvoices: none, Payments: none, PurchaseInvoices: none },
  movementLines: 0,
  receivedMicro: 0n,
  issuedMicro: 0n,
  assetTransactions: 0,
};

/** The data as the table of elements has it: what is written and checked. */
export function documentOf(file: AuditFile, counted: Counted): { readonly structure: AnyStructure; readonly data: unknown } {
  const { sections } = counted;
  switch (file.kind) {
    case 'monthly': {
      const { kind: _, header, correspondingAccounts, journals, salesInvoices, payments, purchaseInvoices, ...masterFiles } = file;
      const data: MonthlyDocument = {
        header: { headerComment: 'M', ...header },
        masterFiles,
        correspondingAccounts,
        ledger: { ...sections.GeneralLedgerEntries, records: journals },
        sourceDocuments: {
          salesInvoices: { ...sections.SalesInvoices, records: salesInvoices },
          payments: { ...sections.Payments, records: payments },
          purchaseInvoices: { ...sections.PurchaseInvoices, records: purchaseInvoices },
        },
      };
      return { structure: monthly, data };
    }
    case 'annual': {
      const { kind: _, header, assetTransactions, ...masterFiles } = file;
      const data: AnnualDocument = {
        header: { headerComment: 'A', ...header },
        masterFiles,
        sourceDocuments: { assetTransactions: { numberOfTransactions: counted.assetTransactions, records: assetTransactions } },
      };
      return { structure: annual, data };
    }
    case 'on-demand': {
      const { kind: _, header, stockMovements, ...masterFiles } = file;
      const data: OnDemandDocument = {
        header: { headerComment: 'D', ...header },
        masterFiles,
        sourceDocuments: {
          movements: {
            numberOfLines: counted.movementLines,
            quantityReceived: writeTrimmed(counted.receivedMicro, 6),
            quantityIssued: writeTrimmed(counted.issuedMicro, 6),
            records: stockMovements,
          },
        },
      };
      return { structure: onDemand, data };
    }
  }
}

/**
 * Adds up what it is shown, in the order it is read: lines, then their document, then its section.
 * Entries are transactions in the ledger and lines in the other sections.
 * @source NRA, SAF-T BG 1.0.1, structure definition GL.1, SD.SI.1, SD.PI.1, SD.P.1, SD.MG.1-3, SD.AT.1; the official monthly sample for GL.1
 */
export class Counter {
  #sections: Record<SectionName, Totals> = { ...nothingCounted.sections };
  #entries = 0;
  #debit = 0n;
  #credit = 0n;
  #movementLines = 0;
  #received = 0n;
  #issued = 0n;
  #assetTransactions = 0;
  #difference = 0n;

  /** Debit less credit of the lines since it was asked last: of one transaction, when it has been read. */
  takeDifference(): bigint {
    const difference = this.#difference;
    this.#difference = 0n;
    return difference;
  }

  count(element: string, data: unknown): void {
    switch (element) {
      case 'TransactionLine': {
        const line = data as TransactionLine;
        const debit = cents(line.debitAmount?.amount);
        const credit = cents(line.creditAmount?.amount);
        this.#debit += debit;
        this.#credit += credit;
        this.#difference += debit - credit;
        return;
      }
      case 'Transaction':
        this.#entries += 1;
        return;
      case 'InvoiceLine':
      case 'PaymentLine': {
        const line = data as { debitCreditIndicator: string; invoiceLineAmount?: Sum; paymentLineAmount?: Sum };
        const amount = cents((line.invoiceLineAmount ?? line.paymentLineAmount)?.amount);
        this.#entries += 1;
        if (line.debitCreditIndicator === 'D') this.#debit += amount;
        else this.#credit += amount;
        return;
      }
      case 'StockMovementLine': {
        const { quantity } = data as StockMovementLine;
        const micro = (typeof quantity === 'string' && readDecimal(quantity, 6)) || 0n;
        this.#movementLines += 1;
        if (micro > 0n) this.#received += micro;
        else this.#issued += micro;
        return;
      }
      case 'AssetTransaction':
        this.#assetTransactions += 1;
        return;
      case 'GeneralLedgerEntries':
      case 'SalesInvoices':
      case 'Payments':
      case 'PurchaseInvoices':
        this.#sections[element] = { numberOfEntries: this.#entries, totalDebit: minor(this.#debit), totalCredit: minor(this.#credit) };
        this.#entries = 0;
        this.#debit = 0n;
        this.#credit = 0n;
        return;
      default:
    }
  }

  get counted(): Counted {
    return {
      sections: this.#sections,
      movementLines: this.#movementLines,
      receivedMicro: this.#received,
      issuedMicro: this.#issued,
      assetTransactions: this.#assetTransactions,
    };
  }
}

interface Sum {
  readonly amount: unknown;
}
const cents = (amount: unknown): bigint => (typeof amount === 'bigint' ? amount : 0n);
