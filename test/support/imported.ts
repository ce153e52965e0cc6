import type { Company } from '../../electron/engine/index.ts';
import { importInto } from '../../electron/services/import-book.ts';
import { readBookText } from '../../electron/services/read-book.ts';
import { good, run } from './company.ts';

/** Id of an import into the company: an hledger text under account codes of its chart. */
export function imported(company: Company, book: string): string {
  good(
    importInto(company, good(readBookText('book.journal', book, { format: 'hledger', currentYear: 2026 })), {
      fileName: 'book.journal',
      mapping: new Map(),
    }),
  );
  return run(company, 'import.list', {})[0]!.importId;
}
