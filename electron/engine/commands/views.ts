import { mostViews, viewLimit } from '../../../shared/contracts/views.ts';
import { ok, type Rejection, reject } from '../../../shared/result.ts';
import type { CommandHandler } from '../command.ts';

/**
 * Keeps how the acting user sees a register. Rejects: UNKNOWN_VIEW (the id is that of another user's view), VIEW_NAME_TAKEN, TOO_MANY_VIEWS,
 * VIEW_TOO_LARGE.
 */
export const viewSave: CommandHandler<'view.save'> = (tx, input) => {
  const { db, actor } = tx;
  const settings = JSON.stringify(input.settings);
  const before = db.get<{ user_id: string }>('SELECT user_id FROM saved_view WHERE id = ?', input.id);
  if (before && before.user_id !== actor.id) return reject({ code: 'UNKNOWN_VIEW' });
  const rejections: Rejection[] = [];
  if (settings.length > viewLimit) rejections.push({ code: 'VIEW_TOO_LARGE', limit: viewLimit });
  const isTaken = db.get(
    'SELECT 1 FROM saved_view WHERE user_id = ? AND screen = ? AND name = ? AND id <> ?',
    actor.id,
    input.screen,
    input.name,
    input.id,
  );
  if (isTaken) rejections.push({ code: 'VIEW_NAME_TAKEN', name: input.name });
  const { n } = db.get<{ n: bigint }>('SELECT count(*) AS n FROM saved_view WHERE user_id = ?', actor.id)!;
  if (!before && n >= mostViews) rejections.push({ code: 'TOO_MANY_VIEWS', limit: mostViews });
  if (rejections.length > 0) return reject(...rejections);
  if (input.isDefault) db.run('UPDATE saved_view SET is_default = 0 WHERE user_id = ? AND screen = ?', actor.id, input.screen);
  db.run(
    `INSERT INTO saved_view (id, user_id, screen, name, is_default, settings, updated_at) VALUES (?, ?, ?, ?, ?, ?, ?)
     ON CONFLICT (id) DO UPDATE SET screen = excluded.screen, name = excluded.name, is_default = excluded.is_default, settings = excluded.settings,
       updated_at = excluded.updated_at`,
    input.id,
    actor.id,
    input.screen,
    input.name,
    input.isDefault ? 1 : 0,
    settings,
    tx.nowMs,
  );
  tx.context.touched.add('views');
  return ok({ id: input.id });
};

/** Removes a view of the acting user; that of someone else stays, and nothing is said about it. */
export const viewRemove: CommandHandler<'view.remove'> = (tx, { id }) => {
  tx.db.run('DELETE FROM saved_view WHERE id = ? AND user_id = ?', id, tx.actor.id);
  tx.context.touched.add('views');
  return ok({ id });
};
