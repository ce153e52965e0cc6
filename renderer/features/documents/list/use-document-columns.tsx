import type { DocumentRow } from '../../../../shared/contracts/documents.ts';
import { documentState } from '../../../../shared/documents/document-state.ts';
import { isCreditNote } from '../../../../shared/documents/kinds.ts';
import { useToday } from '../../../app/company-context.ts';
import { useText } from '../../../i18n/use-text.ts';
import type { Column } from '../../../ui/DataGrid.tsx';
import { DateText } from '../../../ui/DateText.tsx';
import type { Figure } from '../../../ui/grid/summary.ts';
import { Money } from '../../../ui/Money.tsx';
import { negated } from '../../../ui/sum-decimals.ts';
import { useEntryColumns } from '../../registers/use-entry-columns.tsx';
import { DocumentStateMark } from './DocumentStateMark.tsx';

/** Columns of sales, and of purchases, which have the number of the supplier where sales have VAT. */
export function useDocumentColumns(name: 'sales' | 'purchases'): Column<DocumentRow>[] {
  const { t } = useText();
  const today = useToday();
  const { date, number, kind, attachments } = useEntryColumns();
  const supplierNumber: Column<DocumentRow> = {
    id: 'supplierNumber',
    title: t('documents:field.supplierNumber'),
    width: 7.5,
    grow: 1,
    sort: 'supplierNumber',
    text: (row) => row.supplierNumber,
  };
  const vat: Column<DocumentRow> = {
    id: 'vat',
    title: t('common:vat'),
    width: 6,
    align: 'end',
    sort: 'vat',
    amount: (row) => counted(row, row.vat, row.currency),
    render: (row) => <Money amount={signed(row, row.vat)} dashZero />,
  };
  return [
    date,
    number,
    kind,
    { id: 'counterparty', title: t('common:counterparty'), width: 7.25, grow: 3, sort: 'counterparty', text: (row) => row.counterparty },
    ...(name === 'purchases' ? [supplierNumber] : []),
    {
      id: 'due',
      title: t('documents:field.dueDate'),
      width: 7.25,
      sort: 'due',
      text: (row) => row.dueDate ?? '',
      render: (row) => <DateText on={row.dueDate} />,
    },
    ...(name === 'sales' ? [vat] : []),
    {
      id: 'gross',
      title: t('common:total'),
      width: 7.5,
      align: 'end',
      sort: 'gross',
      amount: (row) => counted(row, row.gross, row.currency),
      render: (row) => <Money amount={signed(row, row.gross)} currency={row.currency} />,
    },
    {
      id: 'open',
      title: t('documents:column.open'),
      width: 6.125,
      align: 'end',
      sort: 'open',
      amount: (row) => counted(row, row.open, row.openCurrency ?? row.currency),
      render: (row) => <Money amount={signed(row, row.open)} currency={row.openCurrency} dashZero />,
    },
    attachments,
    {
      id: 'state',
      title: t('common:state'),
      width: 7.75,
      text: (row) => t(`documents:state.${documentState(row, today)}`),
      render: (row) => <DocumentStateMark row={row} />,
    },
  ];
}

/** A credit note is taken off, so that a column adds up to what stands below it. */
const signed = ({ kind }: DocumentRow, amount: string): string => (isCreditNote(kind) ? negated(amount) : amount);

/** As the sums of the engine have it: a cancelled document, which still shows what it said, adds nothing. */
const counted = (row: DocumentRow, amount: string, currency: string): Figure => ({
  amount: row.voidedBy === null ? signed(row, amount) : '0',
  currency,
});
