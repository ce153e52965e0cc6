import type { ViewInfo } from '../../shared/contracts/views.ts';
import { ok } from '../../shared/result.ts';
import type { QueryHandler } from './query.ts';

/** Views of the acting user only: what someone else likes to look at is nobody's business. */
export const viewList: QueryHandler<'view.list'> = ({ db, actor }, { screen }) =>
  ok(
    db
      .all<{ id: string; screen: string; name: string; is_default: bigint; settings: string }>(
        'SELECT id, screen, name, is_default, settings FROM saved_view WHERE user_id = ?1 AND (?2 IS NULL OR screen = ?2) ORDER BY screen, name',
        actor.id,
        screen ?? null,
      )
      .map(
        (row): ViewInfo => ({
          id: row.id,
          screen: row.screen,
          name: row.name,
          isDefault: row.is_default === 1n,
          settings: JSON.parse(row.settings) as unknown,
        }),
      ),
  );
