import type { Tx } from './tx.ts';

interface DraftFile {
  readonly id: string;
  readonly sha256: string;
  readonly name: string;
  readonly media_type: string;
  readonly size: bigint;
  readonly added_by: string;
}

/** Keeps bytes by their hash; the same bytes once. */
export const keepBytes = (tx: Tx, sha256: string, bytes: Uint8Array): void => {
  tx.db.run('INSERT INTO blob VALUES (?, ?) ON CONFLICT DO NOTHING', sha256, bytes);
};

/** The files of a draft that is being posted become those of what it turned into: a document, or an entry without one. */
export function attachDraftFiles(tx: Tx, draft: string, object: string): void {
  const files = tx.db.all<DraftFile>(
    'SELECT id, sha256, name, media_type, size, added_by FROM draft_file WHERE draft = ? ORDER BY added_at, id',
    draft,
  );
  for (const { id, sha256, name, media_type, size, added_by } of files) {
    tx.db.run('INSERT INTO blob SELECT sha256, bytes FROM draft_file WHERE id = ? ON CONFLICT DO NOTHING', id);
    tx.append('attachment.added', id, {
      ...{ object, name, sha256, media_type, size: Number(size) },
      attached_by: added_by === tx.actor.id ? undefined : added_by,
    });
    tx.db.run('DELETE FROM draft_file WHERE id = ?', id);
  }
}
