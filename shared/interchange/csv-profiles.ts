import { plain, type Role } from './csv-columns.ts';
import type { DateOrder } from './csv-dates.ts';
import type { DecimalMark } from './csv-numbers.ts';
import type { Delimiter } from './csv-table.ts';

/** How one program or bank writes its tables. Data only: a new bank is a new row here. */
export interface CsvProfile {
  name: string;
  /** 'journal': rows are lines of entries. 'bank': a row is money into or out of one account. */
  kind: 'journal' | 'bank';
  /** For whoever decodes the file. */
  encoding?: 'utf-8' | 'windows-1251' | 'windows-1252';
  delimiter?: Delimiter;
  /** Absent: the table has a header. */
  withoutHeader?: true;
  /** Columns by header text or, from 0, by number. A list of columns is joined with blanks. */
  columns: Partial<Record<Role, string | number | readonly string[]>>;
  dateOrder?: DateOrder;
  decimalMark?: DecimalMark;
  /** The bank writes money that leaves with a plus. */
  isInverted?: true;
  /** Only rows with one of these texts in the column are read; the others are listed. */
  only?: { column: string; values: readonly string[] };
  currency?: string;
}

export const csvProfiles: readonly CsvProfile[] = [
  {
    name: 'default',
    kind: 'bank',
    columns: {
      date: 'Date',
      entry: 'Num',
      reference: 'Row',
      description: 'Description',
      amount: 'Amount',
      account: 'Account',
      counterAccount: 'Category',
    },
  },
  {
    name: 'mint',
    kind: 'bank',
    columns: {
      date: 'Date',
      description: 'Description',
      amount: 'Amount',
      flag: 'Transaction Type',
      counterAccount: 'Category',
      account: 'Account Name',
    },
    dateOrder: 'mdy',
    decimalMark: '.',
    currency: 'USD',
  },
  {
    name: 'gls',
    kind: 'bank',
    encoding: 'windows-1252',
    delimiter: ';',
    columns: {
      date: 'Buchungstag',
      account: 'Kontonummer',
      counterparty: 'Auftraggeber/Empfänger',
      description: ['Buchungstext', ...Array.from({ length: 14 }, (_, index) => `VWZ${index + 1}`)],
      amount: 'Betrag',
      balance: 'Kontostand',
      currency: 'Währung',
    },
    dateOrder: 'dmy',
    decimalMark: ',',
  },
  {
    name: 'n26-fr',
    kind: 'bank',
    columns: {
      date: 'Booking Date',
      counterparty: 'Partner Name',
      description: ['Type', 'Payment Reference'],
      account: 'Account Name',
      amount: 'Amount (EUR)',
    },
    decimalMark: '.',
    currency: 'EUR',
  },
  {
    name: 'stripe-default',
    kind: 'bank',
    columns: {
      date: 'created',
      reference: 'id',
      description: 'description',
      counterparty: 'customer_description',
      amount: 'amount',
      currency: 'currency',
    },
    decimalMark: '.',
    // A charge that failed moved nothing.
    only: { column: 'status', values: ['Paid', 'Refunded', 'Partially Refunded'] },
  },
  {
    name: 'schwab-checking',
    kind: 'bank',
    columns: {
      date: 'Date',
      reference: 'CheckNumber',
      description: 'Description',
      out: 'Withdrawal',
      in: 'Deposit',
      balance: 'RunningBalance',
    },
    dateOrder: 'mdy',
    decimalMark: '.',
    currency: 'USD',
    only: { column: 'Status', values: ['Posted'] },
  },
  {
    name: 'xero',
    kind: 'journal',
    columns: {
      date: 'JournalDate',
      entry: 'JournalNumber',
      account: 'AccountName',
      amount: 'NetAmount',
      reference: 'Reference',
      description: 'Description',
    },
    decimalMark: '.',
  },
];

/** The columns a profile means in this header, and the names it misses there. */
export function profileColumns(profile: CsvProfile, header: readonly string[]): { columns: Map<Role, number[]>; missing: string[] } {
  const names = header.map(plain);
  const columns = new Map<Role, number[]>();
  const missing: string[] = [];
  for (const [role, wanted] of Object.entries(profile.columns) as [Role, string | number | readonly string[]][]) {
    const found: number[] = [];
    for (const name of typeof wanted === 'object' ? wanted : [wanted]) {
      const index = typeof name === 'number' ? name : header.findIndex((each, at) => each.trim() === name || names[at] === plain(name));
      if (index < 0 || (typeof name === 'number' && profile.withoutHeader === undefined && index >= header.length))
        missing.push(String(name));
      else found.push(index);
    }
    columns.set(role, found);
  }
  if (profile.only !== undefined && !names.includes(plain(profile.only.column))) missing.push(profile.only.column);
  return { columns, missing };
}
