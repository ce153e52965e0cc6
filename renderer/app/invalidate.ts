import type { QueryClient } from '@tanstack/react-query';
import type { Change } from '../../shared/contracts/index.ts';

// Saving a draft happens twice a second while someone types; only these answers depend on drafts.
const ofDrafts = new Set(['draft.list', 'draft.get', 'overview.get']);
const draftProjections = new Set(['draft', 'drafts']);

// The round that waits to be fetched, if any.
let round: { everything: boolean } | undefined;

/**
 * Reads again what a commit may have changed. Coarse on purpose: only queries on screen are fetched, and the engine answers in milliseconds.
 * Our own command and the change it causes arrive together, so both are gathered into one round.
 */
export function refreshAfter(queries: QueryClient, change: Pick<Change, 'projections'>): void {
  if (change.projections.includes('app')) {
    // Another company is open, or none: nothing of the old one may stay on screen. Without this answer the frame shows no screens.
    void queries.resetQueries({ queryKey: ['app.info'] });
    void queries.invalidateQueries({ queryKey: ['app.companies'] });
    return;
  }
  if (change.projections.length > 0 && change.projections.every((name) => name === 'update')) {
    void queries.invalidateQueries({ queryKey: ['app.info'] });
    return;
  }
  if (change.projections.length > 0 && change.projections.every((name) => name === 'session')) {
    void queries.invalidateQueries({ queryKey: ['session.status'] });
    return;
  }
  if (change.projections.length > 0 && change.projections.every((name) => name === 'safety')) {
    void queries.invalidateQueries({ queryKey: ['app.safety'] });
    void queries.invalidateQueries({ queryKey: ['app.damagedFile'] });
    return;
  }
  if (change.projections.length > 0 && change.projections.every((name) => name === 'audit-file')) {
    void queries.invalidateQueries({ queryKey: ['app.auditFileWork'] });
    return;
  }
  if (change.projections.length > 0 && change.projections.every((name) => name === 'import-work')) {
    void queries.invalidateQueries({ queryKey: ['app.importWork'] });
    return;
  }
  const everything = change.projections.length === 0 || change.projections.some((name) => !draftProjections.has(name));
  if (round) {
    round.everything ||= everything;
    return;
  }
  const mine = { everything };
  round = mine;
  setTimeout(() => {
    round = undefined;
    void queries.invalidateQueries({ predicate: ({ queryKey }) => mine.everything || ofDrafts.has(String(queryKey[0])) });
  }, 25);
}
