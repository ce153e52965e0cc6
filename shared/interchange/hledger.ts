import type { ReadOptions, ReadResult } from './book.ts';
import { readJournal } from './ledger-reader.ts';

/**
 * Reads an hledger journal as hledger does: balances in date order, `=` and `~` rules not applied. The book, or every problem with its
 * file and line. What hledger accepts by version 1.25 and a few forms it does not, such as a tab between account and amount.
 */
export const readHledger = (text: string, options: ReadOptions): ReadResult => readJournal('hledger', text, options);
