import { QueryClient } from '@tanstack/react-query';
import { expect, test } from 'vitest';
import { refreshAfter } from './invalidate.ts';

const methods = ['journal.list', 'draft.list', 'search.everything', 'app.importWork', 'app.previewImport', 'app.dryRunInto'];

/** The answers a change makes old. */
async function oldAfter(...projections: string[]): Promise<string[]> {
  const queries = new QueryClient();
  for (const method of methods) queries.setQueryData([method, {}], {});
  refreshAfter(queries, { projections });
  await new Promise((done) => setTimeout(done, 40));
  return methods.filter((method) => queries.getQueryState([method, {}])?.isInvalidated);
}

test('[K12] after a commit everything on screen is read again, but for what a given file would do: that is work somebody asks for', async () => {
  expect(await oldAfter('imports')).toEqual(['journal.list', 'draft.list', 'search.everything', 'app.importWork']);
  expect(await oldAfter('draft')).toEqual(['draft.list', 'search.everything']);
  expect(await oldAfter('import-work')).toEqual(['app.importWork']);
});
