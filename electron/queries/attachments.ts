import type { AttachmentInfo } from '../../shared/contracts/attachments.ts';
import { fromDayNumber, type LocalDate } from '../../shared/dates/local-date.ts';
import { ok, reject } from '../../shared/result.ts';
import type { Db } from '../db/db.ts';
import { idToBlob } from '../db/ids.ts';
import type { QueryHandler } from './query.ts';

/** What files are attached to. An entry that a document made has the files of the document. */
export interface AttachmentOwner {
  readonly of: 'document' | 'entry' | 'draft';
  readonly id: string;
  /** Day of the document or entry; a draft has none that counts. */
  readonly on: LocalDate | null;
}

export function ownerOf(db: Db, id: string): AttachmentOwner | undefined {
  const posted = db.get<{ document: string | null; day: bigint }>(
    `SELECT id AS document, day FROM document WHERE id = ?1
     UNION ALL SELECT d.id, e.day FROM journal_entry e LEFT JOIN document d ON d.position = e.document
       WHERE e.position = (SELECT position FROM event_index WHERE id = ?2 AND rev = 1) LIMIT 1`,
    id,
    idToBlob(id),
  );
  if (posted)
    return { of: posted.document === null ? 'entry' : 'document', id: posted.document ?? id, on: fromDayNumber(Number(posted.day)) };
  return db.get('SELECT 1 FROM draft WHERE id = ?', id) ? { of: 'draft', id, on: null } : undefined;
}

interface Row {
  readonly id: string;
  readonly sha256: string;
  readonly name: string;
  readonly media_type: string;
  readonly size: bigint;
  readonly added_at: bigint;
  readonly added_by: string;
  readonly removed_at: bigint | null;
  readonly removed_by: string | null;
}

const instant = (ms: bigint): string => new Date(Number(ms)).toISOString();

const describe = (row: Row): AttachmentInfo => ({
  id: row.id,
  sha256: row.sha256,
  name: row.name,
  mediaType: row.media_type,
  size: Number(row.size),
  addedAt: instant(row.added_at),
  addedBy: row.added_by,
  removedAt: row.removed_at === null ? null : instant(row.removed_at),
  removedBy: row.removed_by,
});

/** Files of an object in the order they were added. Rejects: ATTACHMENT_OBJECT. */
export const attachmentList: QueryHandler<'attachment.list'> = ({ db }, { objectId }) => {
  const owner = ownerOf(db, objectId);
  if (!owner) return reject({ code: 'ATTACHMENT_OBJECT' });
  const rows =
    owner.of === 'draft'
      ? db.all<Row>(
          `SELECT f.id, f.sha256, f.name, f.media_type, f.size, f.added_at, coalesce(u.name, f.added_by) AS added_by, NULL AS removed_at, NULL AS removed_by
           FROM draft_file f LEFT JOIN user_account u ON u.id = f.added_by WHERE f.draft = ? ORDER BY f.added_at, f.id`,
          owner.id,
        )
      : db.all<Row>(
          `SELECT a.id, a.sha256, a.name, a.media_type, a.size, a.added_at, coalesce(u.name, a.added_by) AS added_by, a.removed_at,
             coalesce(r.name, a.removed_by) AS removed_by
           FROM attachment a LEFT JOIN user_account u ON u.id = a.added_by LEFT JOIN user_account r ON r.id = a.removed_by
           WHERE a.object = ? ORDER BY a.position`,
          owner.id,
        );
  return ok({ of: owner.of, attachments: rows.map(describe) });
};

/** Rejects: UNKNOWN_ATTACHMENT. */
export const attachmentContent: QueryHandler<'attachment.content'> = ({ db }, { attachmentId }) => {
  const row = db.get<{ name: string; media_type: string; size: bigint; bytes: Buffer }>(
    `SELECT a.name, a.media_type, a.size, b.bytes FROM attachment a JOIN blob b ON b.sha256 = a.sha256 WHERE a.id = ?1
     UNION ALL SELECT name, media_type, size, bytes FROM draft_file WHERE id = ?1 LIMIT 1`,
    attachmentId,
  );
  if (!row) return reject({ code: 'UNKNOWN_ATTACHMENT' });
  return ok({ name: row.name, mediaType: row.media_type, size: Number(row.size), base64: row.bytes.toString('base64') });
};

/** Files that count as known on a position of the log, which is SQL. What was taken away since is taken away at any position. */
const standing = (upTo: string): string => `f.removed_at IS NULL AND f.position <= ${upTo}`;

/** How many files an object has, whose id is this text of SQL. */
export const attachmentCount = (object: string, upTo: string): string =>
  `(SELECT count(*) FROM attachment f WHERE f.object = ${object} AND ${standing(upTo)})`;

/** Positions of the documents that have files, and of the entries that have some of their own. */
export const documentsWithFiles = (upTo: string): string =>
  `SELECT o.position FROM attachment f JOIN document o ON o.id = f.object WHERE ${standing(upTo)}`;
export const entriesWithFiles = (upTo: string): string =>
  `SELECT i.position FROM attachment f JOIN event_index i ON i.id = unhex(replace(f.object, '-', '')) AND i.rev = 1 WHERE ${standing(upTo)}`;
