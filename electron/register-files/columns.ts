import type { DocumentRow, documentColumns } from '../../shared/contracts/documents.ts';
import type { AccountCardRow, cardColumns, EntryRow, journalColumns } from '../../shared/contracts/journal.ts';
import type { LocalDate } from '../../shared/dates/local-date.ts';
import { documentState } from '../../shared/documents/document-state.ts';
import { isCreditNote } from '../../shared/documents/kinds.ts';
import { negated } from '../../shared/money/decimal.ts';
import type { FileColumn } from './register-file.ts';
import { kindIn } from './texts.ts';

type Columns<Id extends string, Row> = Readonly<Record<Id, FileColumn<Row>>>;
type CurrencyOn = (on: LocalDate) => string;

const date: FileColumn<{ date: string }> = { title: 'common:onDate', kind: 'date', value: (row) => row.date };
const number: FileColumn<{ number: string }> = { title: 'common:number', kind: 'text', value: (row) => row.number };
const kind: FileColumn<{ kind: string }> = { title: 'common:kind', kind: 'text', value: (row, say) => kindIn(say, row.kind) };
const memo: FileColumn<{ memo: string }> = { title: 'common:memo', kind: 'text', value: (row) => row.memo };
const attachments: FileColumn<{ attachments: number }> = {
  title: 'grid:attachments',
  kind: 'count',
  value: (row) => (row.attachments === 0 ? null : String(row.attachments)),
};

/** `currencyOn`: base currency of a day. */
export function journalFileColumns(currencyOn: CurrencyOn): Columns<(typeof journalColumns)[number], EntryRow> {
  return {
    ...{ date, number, kind, memo, attachments },
    document: { title: 'journal:column.document', kind: 'text', value: (row) => row.documentNumber },
    total: { title: 'common:amountLabel', kind: 'amount', value: (row) => row.total, currency: (row) => currencyOn(row.date) },
    by: { title: 'journal:column.by', kind: 'text', value: (row) => row.recordedBy },
    state: {
      title: 'common:state',
      kind: 'text',
      value: (row, say) => (row.reversedBy ? say('journal:reversed') : row.reverses ? say('journal:reverses') : ''),
    },
  };
}

/** `today` tells what is overdue. */
export function documentFileColumns(today: LocalDate): Columns<(typeof documentColumns)[number], DocumentRow> {
  const own = (row: DocumentRow) => row.currency;
  return {
    ...{ date, number, kind, attachments },
    counterparty: { title: 'common:counterparty', kind: 'text', value: (row) => row.counterparty },
    supplierNumber: { title: 'documents:field.supplierNumber', kind: 'text', value: (row) => row.supplierNumber },
    due: { title: 'documents:field.dueDate', kind: 'date', value: (row) => row.dueDate },
    net: { title: 'documents:column.net', kind: 'amount', value: (row) => counted(row, row.net), currency: own },
    vat: { title: 'common:vat', kind: 'amount', value: (row) => counted(row, row.vat), currency: own },
    gross: { title: 'common:total', kind: 'amount', value: (row) => counted(row, row.gross), currency: own },
    open: {
      title: 'documents:column.open',
      kind: 'amount',
      value: (row) => counted(row, row.open),
      currency: (row) => row.openCurrency ?? row.currency,
    },
    state: { title: 'common:state', kind: 'text', value: (row, say) => say(`documents:state.${documentState(row, today)}`) },
  };
}

/** As the sums of the register have it: a credit note is taken off, and a cancelled document adds nothing. */
function counted({ kind: of, voidedBy }: DocumentRow, amount: string): string {
  if (voidedBy !== null) return '0';
  return isCreditNote(of) ? negated(amount) : amount;
}

export function cardFileColumns(currencyOn: CurrencyOn): Columns<(typeof cardColumns)[number], AccountCardRow> {
  const base = (row: AccountCardRow) => currencyOn(row.date);
  return {
    ...{ date, number, kind, memo },
    counterparty: { title: 'common:counterparty', kind: 'text', value: (row) => row.counterparty },
    quantity: {
      title: 'reports:card.quantity',
      kind: 'amount',
      value: (row) => row.quantity,
      currency: (row) => row.commodity ?? '',
      notAdded: true,
    },
    debit: { title: 'common:debit', kind: 'amount', value: (row) => row.debit, currency: base },
    credit: { title: 'common:credit', kind: 'amount', value: (row) => row.credit, currency: base },
    balance: { title: 'common:balance', kind: 'amount', value: (row) => row.balance, currency: base, notAdded: true },
  };
}
