import type { ReadOptions, ReadResult } from './book.ts';
import { readJournal } from './ledger-reader.ts';

/**
 * Reads a Ledger journal as Ledger does: balances in file order, automated transactions applied. The book, or every problem with its
 * file and line.
 */
export const readLedger = (text: string, options: ReadOptions): ReadResult => readJournal('ledger', text, options);
