import { z } from 'zod';
import * as field from './fields.ts';
import { command, query } from './method.ts';

/** A book or table that was imported, as one unit. */
export interface ImportInfo {
  importId: string;
  /** Name of the file it came from. */
  file: string;
  entries: number;
  importedAt: string;
  importedBy: string;
  undone: boolean;
  /** The last one that stands: undone from the end, so that no later import rests on what is gone. */
  mayUndo: boolean;
}

export const importsContract = {
  'import.list': query<ImportInfo[]>()({
    input: z.strictObject({}),
    permission: 'transactions:read',
    summary: 'Imports of other books, latest first.',
  }),
  'import.undo': command<{ file: string; entries: number }>()({
    input: z.strictObject({ id: field.id, importId: field.objectId }),
    permission: 'transactions:approve',
    summary: 'Reverses every entry of the last import that stands, as one unit; its file may be imported again.',
  }),
} as const;
