import { reject } from '../../../shared/result.ts';
import type { CommandHandler } from '../command.ts';
import { undoLastImport } from '../undo-import.ts';

/** Undoes the import the person looked at. Rejects: IMPORT_NOT_LAST (a later one stands, or it was undone meanwhile), those of `undoLastImport`. */
export const importUndo: CommandHandler<'import.undo'> = (tx, { importId }) => {
  const last = tx.db.get<{ id: string }>('SELECT id FROM import_unit WHERE undone = 0 ORDER BY position DESC LIMIT 1');
  return last?.id === importId ? undoLastImport(tx) : reject({ code: 'IMPORT_NOT_LAST' });
};
