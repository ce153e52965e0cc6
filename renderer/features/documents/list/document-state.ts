import type { DocumentRow } from '../../../../shared/contracts/documents.ts';
import type { LocalDate } from '../../../../shared/dates/local-date.ts';

export type DocumentState = 'settled' | 'partly' | 'open' | 'overdue';

const isZero = (amount: string) => !/[1-9]/.test(amount);

/** Whether a document still waits for money, and whether it waits too long. */
export function documentState(row: Pick<DocumentRow, 'open' | 'gross' | 'dueDate'>, today: LocalDate): DocumentState {
  if (isZero(row.open)) return 'settled';
  if (row.dueDate !== null && row.dueDate < today) return 'overdue';
  return row.open === row.gross ? 'open' : 'partly';
}
