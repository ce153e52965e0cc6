import { cleanFileName } from '../../../shared/attachments/file-name.ts';
import { attachmentExtensions, largestAttachment, mostAttachments, readMediaType } from '../../../shared/attachments/media-type.ts';
import { ok, type Rejection, reject } from '../../../shared/result.ts';
import { sha256 as sha256Of } from '../../log/batch.ts';
import { type AttachmentOwner, ownerOf } from '../../queries/attachments.ts';
import { keepBytes } from '../attachments.ts';
import { checkPeriodOpen } from '../checks.ts';
import type { CommandHandler } from '../command.ts';
import type { Tx } from '../tx.ts';
import { evidenceChanged } from './drafts.ts';

const megabyte = 1024 * 1024;

/**
 * Attaches a file. Its month may be closed: evidence changes no figure, and the log says when it came. A draft keeps the file outside the log and hands
 * it on when it is posted; an approval of it is taken back. The id of the command is the attachment's.
 * Rejects: ATTACHMENT_OBJECT, ID_REUSED, ATTACHMENT_TOO_LARGE, ATTACHMENT_TYPE, ATTACHMENT_CONTENT, ATTACHMENT_EMPTY, ATTACHMENT_TOO_MANY,
 * ATTACHMENT_TWICE.
 */
export const attachmentAdd: CommandHandler<'attachment.add'> = (tx, input) => {
  const owner = ownerOf(tx.db, input.objectId);
  const bytes = Buffer.from(input.content, 'base64');
  const name = cleanFileName(input.name);
  const read = readMediaType(name, bytes);
  const sha256 = sha256Of(bytes);
  const rejections: Rejection[] = [];
  if (!owner) rejections.push({ code: 'ATTACHMENT_OBJECT' });
  if (tx.revisionOf(input.id) > 0 || tx.db.get('SELECT 1 FROM draft_file WHERE id = ?', input.id)) rejections.push({ code: 'ID_REUSED' });
  if (bytes.length > largestAttachment)
    rejections.push({ code: 'ATTACHMENT_TOO_LARGE', file: name, megabytes: largestAttachment / megabyte });
  if (!read.ok && read.fault === 'type') rejections.push({ code: 'ATTACHMENT_TYPE', file: name, types: attachmentExtensions.join(', ') });
  else if (bytes.length === 0) rejections.push({ code: 'ATTACHMENT_EMPTY', file: name });
  // Also what is no base64, or has more behind it: what is kept is what was sent.
  else if (!read.ok || bytes.toString('base64') !== input.content) rejections.push({ code: 'ATTACHMENT_CONTENT', file: name });
  if (owner) rejections.push(...checkPlace(tx, owner, sha256, name));
  if (!owner || !read.ok || rejections.length > 0) return reject(...rejections);

  const { mediaType } = read;
  const size = bytes.length;
  if (owner.of === 'draft') {
    tx.db.run(
      'INSERT INTO draft_file VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)',
      ...[input.id, owner.id, sha256, name, mediaType, size, tx.nowMs, tx.actor.id, bytes],
    );
    tx.context.touched.add('attachments');
    evidenceChanged(tx, owner.id);
  } else {
    keepBytes(tx, sha256, bytes);
    tx.append('attachment.added', input.id, { object: owner.id, name, sha256, media_type: mediaType, size });
  }
  return ok({ attachmentId: input.id, sha256, name, mediaType, size });
};

/** There is room, and the object has no such file yet. */
function checkPlace(tx: Tx, { of, id }: AttachmentOwner, sha256: string, file: string): Rejection[] {
  const there = tx.db.all<{ sha256: string }>(
    of === 'draft'
      ? 'SELECT sha256 FROM draft_file WHERE draft = ?'
      : 'SELECT sha256 FROM attachment WHERE object = ? AND removed_at IS NULL',
    id,
  );
  if (there.some((each) => each.sha256 === sha256)) return [{ code: 'ATTACHMENT_TWICE', file }];
  return there.length >= mostAttachments ? [{ code: 'ATTACHMENT_TOO_MANY', most: mostAttachments }] : [];
}

/**
 * Takes a file off its object. Of a closed month nothing is taken away: what it rests on was there when it was closed. The bytes stay, since the log
 * names them; only a draft's file is gone for good, and with it an approval of the draft.
 * Rejects: UNKNOWN_ATTACHMENT, PERIOD_CLOSED.
 */
export const attachmentRemove: CommandHandler<'attachment.remove'> = (tx, { attachmentId }) => {
  const ofDraft = tx.db.get<{ draft: string }>('SELECT draft FROM draft_file WHERE id = ?', attachmentId);
  if (ofDraft) {
    tx.db.run('DELETE FROM draft_file WHERE id = ?', attachmentId);
    tx.context.touched.add('attachments');
    evidenceChanged(tx, ofDraft.draft);
    return ok({ attachmentId });
  }
  const row = tx.db.get<{ object: string }>('SELECT object FROM attachment WHERE id = ? AND removed_at IS NULL', attachmentId);
  if (!row) return reject({ code: 'UNKNOWN_ATTACHMENT' });
  const on = ownerOf(tx.db, row.object)?.on;
  const rejections = on ? checkPeriodOpen(tx, on) : [];
  if (rejections.length > 0) return reject(...rejections);
  tx.append('attachment.removed', attachmentId, { object: row.object }, tx.revisionOf(attachmentId));
  return ok({ attachmentId });
};
