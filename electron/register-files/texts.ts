import bgCommon from '../../shared/locales/bg/common.json' with { type: 'json' };
import bgDocuments from '../../shared/locales/bg/documents.json' with { type: 'json' };
import bgGrid from '../../shared/locales/bg/grid.json' with { type: 'json' };
import bgJournal from '../../shared/locales/bg/journal.json' with { type: 'json' };
import bgReports from '../../shared/locales/bg/reports.json' with { type: 'json' };
import enCommon from '../../shared/locales/en/common.json' with { type: 'json' };
import enDocuments from '../../shared/locales/en/documents.json' with { type: 'json' };
import enGrid from '../../shared/locales/en/grid.json' with { type: 'json' };
import enJournal from '../../shared/locales/en/journal.json' with { type: 'json' };
import enReports from '../../shared/locales/en/reports.json' with { type: 'json' };
import kaCommon from '../../shared/locales/ka/common.json' with { type: 'json' };
import kaDocuments from '../../shared/locales/ka/documents.json' with { type: 'json' };
import kaGrid from '../../shared/locales/ka/grid.json' with { type: 'json' };
import kaJournal from '../../shared/locales/ka/journal.json' with { type: 'json' };
import kaReports from '../../shared/locales/ka/reports.json' with { type: 'json' };
import type { Language } from '../../shared/locales/languages.ts';
import ruCommon from '../../shared/locales/ru/common.json' with { type: 'json' };
import ruDocuments from '../../shared/locales/ru/documents.json' with { type: 'json' };
import ruGrid from '../../shared/locales/ru/grid.json' with { type: 'json' };
import ruJournal from '../../shared/locales/ru/journal.json' with { type: 'json' };
import ruReports from '../../shared/locales/ru/reports.json' with { type: 'json' };
import { phraseOf, type Tree } from '../report-files/phrases.ts';

// The words of the screens: a file calls a column and a filter what the register does.
const catalogues: Readonly<Record<Language, Readonly<Record<string, Tree>>>> = {
  ka: { common: kaCommon, documents: kaDocuments, grid: kaGrid, journal: kaJournal, reports: kaReports },
  bg: { common: bgCommon, documents: bgDocuments, grid: bgGrid, journal: bgJournal, reports: bgReports },
  ru: { common: ruCommon, documents: ruDocuments, grid: ruGrid, journal: ruJournal, reports: ruReports },
  en: { common: enCommon, documents: enDocuments, grid: enGrid, journal: enJournal, reports: enReports },
};

/** A text of the screens by its namespace and key; the key itself where there is none. */
export type Say = (key: string, values?: Readonly<Record<string, string>>) => string;

export const sayIn =
  (language: Language): Say =>
  (key, values = {}) => {
    const [namespace = '', ...rest] = key.split(':');
    return phraseOf(catalogues[language][namespace] ?? {}, rest.join(':'), values);
  };

/** What made an entry; a kind without a word is shown as it is. */
export function kindIn(say: Say, kind: string): string {
  const key = `common:entryKind.${kind}`;
  const text = say(key);
  return text === key.slice('common:'.length) ? kind : text;
}
