import type { QueryClient } from '@tanstack/react-query';
import type { Change } from '../../shared/contracts/index.ts';

// Saving a draft happens twice a second while someone types; only these answers depend on drafts.
const ofDrafts = new Set(['draft.list', 'draft.get', 'overview.get', 'search.everything']);
const draftProjections = new Set(['draft', 'drafts']);

/** What a file holds and would do: work that takes its time and may hold the books, so it is done when somebody asks for it, not after each commit. */
const ofAFile = new Set(['app.previewImport', 'app.dryRunImport', 'app.dryRunInto']);

/** What the host tells beside commits, and the answers that depend on it. */
const ofTheHost: ReadonlyMap<string, readonly string[]> = new Map([
  ['update', ['app.info']],
  ['session', ['session.status']],
  ['safety', ['app.safety', 'app.damagedFile']],
  ['audit-file', ['app.auditFileWork']],
  ['import-work', ['app.importWork']],
  ['export-work', ['app.exportWork']],
]);

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
  const [first] = change.projections;
  const asks = first === undefined ? undefined : ofTheHost.get(first);
  if (asks && change.projections.every((name) => name === first)) {
    for (const method of asks) void queries.invalidateQueries({ queryKey: [method] });
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
    void queries.invalidateQueries({
      predicate: ({ queryKey: [method] }) => (mine.everything ? !ofAFile.has(String(method)) : ofDrafts.has(String(method))),
    });
  }, 25);
}
