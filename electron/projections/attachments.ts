import type { Apply } from './context.ts';

/** A file stands with its object. */
export const attachmentAdded: Apply<'attachment.added'> = ({ db, touched }, { position, wall, user }, id, _rev, data) => {
  db.run(
    'INSERT INTO attachment VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, NULL, NULL)',
    position,
    id,
    data.object,
    data.sha256,
    data.name,
    data.media_type,
    data.size,
    wall,
    data.attached_by ?? user,
  );
  touched.add('attachments');
};

export const attachmentRemoved: Apply<'attachment.removed'> = ({ db, touched }, { wall, user }, id) => {
  db.run('UPDATE attachment SET removed_at = ?, removed_by = ? WHERE id = ?', wall, user, id);
  touched.add('attachments');
};
