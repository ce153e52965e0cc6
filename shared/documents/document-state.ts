import type { LocalDate } from '../dates/local-date.ts';

export type DocumentState = 'settled' | 'partly' | 'open' | 'overdue';

const isZero = (amount: string) => !/[1-9]/.test(amount);

/** Whether a document still waits for money, and whether it waits too long. */
export function documentState(
  { open, gross, dueDate }: { readonly open: string; readonly gross: string; readonly dueDate: LocalDate | null },
  today: LocalDate,
): DocumentState {
  if (isZero(open)) return 'settled';
  if (dueDate !== null && dueDate < today) return 'overdue';
  return open === gross ? 'open' : 'partly';
}
