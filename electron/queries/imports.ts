import { ok } from '../../shared/result.ts';
import type { BatchHeader } from '../log/batch.ts';
import type { QueryHandler } from './query.ts';

/** Imports, latest first. Who made one and when stands in the batch that ends it. */
export const importList: QueryHandler<'import.list'> = ({ db }) => {
  const rows = db.all<{ id: string; file: string; entries: bigint; undone: bigint; header: Buffer }>(
    `SELECT i.id, i.file, i.entries, i.undone, b.header FROM import_unit i
     JOIN batch b ON b.first_position = (SELECT max(first_position) FROM batch WHERE first_position <= i.position)
     ORDER BY i.position DESC LIMIT 1000`,
  );
  const users = new Map(db.all<{ id: string; name: string }>('SELECT id, name FROM user_account').map(({ id, name }) => [id, name]));
  const last = rows.find(({ undone }) => undone === 0n);
  return ok(
    rows.map(({ id, file, entries, undone, header }) => {
      const { wall, user } = JSON.parse(header.toString('utf8')) as BatchHeader;
      return {
        ...{ importId: id, file, entries: Number(entries), undone: undone !== 0n, mayUndo: id === last?.id },
        ...{ importedAt: new Date(wall).toISOString(), importedBy: users.get(user) ?? user },
      };
    }),
  );
};
