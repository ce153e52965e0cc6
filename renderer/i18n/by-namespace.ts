import type { ResourceLanguage } from 'i18next';

/** `.../locales/ka/accounts.json` becomes namespace `accounts`: a new file needs no other change. */
export const byNamespace = (files: Record<string, unknown>): ResourceLanguage =>
  Object.fromEntries(
    Object.entries(files).map(([path, texts]) => [path.slice(path.lastIndexOf('/') + 1, -'.json'.length), texts as never]),
  );
