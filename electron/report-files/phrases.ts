import bg from '../../shared/locales/bg/reports.json' with { type: 'json' };
import en from '../../shared/locales/en/reports.json' with { type: 'json' };
import ka from '../../shared/locales/ka/reports.json' with { type: 'json' };
import type { Language } from '../../shared/locales/languages.ts';
import ru from '../../shared/locales/ru/reports.json' with { type: 'json' };
import type { ReportText } from '../../shared/reports/report.ts';
import { sayReportText } from '../../shared/reports/report-text.ts';

export type Tree = { readonly [key: string]: string | Tree };
const catalogue: Readonly<Record<Language, Tree>> = { ka, bg, ru, en };

/** A phrase of a catalogue with its gaps filled; the key itself where there is none. */
export function phraseOf(tree: Tree, key: string, values: Readonly<Record<string, string>>): string {
  let found: string | Tree | undefined = tree;
  for (const part of key.split('.')) found = typeof found === 'object' ? found[part] : undefined;
  return typeof found === 'string' ? found.replace(/\{\{\s*(\w+)\s*\}\}/g, (_, name: string) => values[name] ?? '') : key;
}

/** Says the texts of reports in a language. */
export const speaker =
  (language: Language) =>
  (text: ReportText): string =>
    sayReportText(text, language, (key, values) => phraseOf(catalogue[language], key, values));
