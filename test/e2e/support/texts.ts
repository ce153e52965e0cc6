import { readdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import type { Language } from '../../../shared/locales/languages.ts';

const locales = resolve(import.meta.dirname, '../../../shared/locales');

type Texts = { [key: string]: string | Texts };
const read = new Map<Language, Texts>();

/** Texts of a language by namespace, as the screens use them. */
export function textsOf(language: Language): Texts {
  let texts = read.get(language);
  if (!texts) {
    const folder = join(locales, language);
    const files = readdirSync(folder).filter((name) => name.endsWith('.json'));
    texts = Object.fromEntries(files.map((name) => [name.slice(0, -'.json'.length), JSON.parse(readFileSync(join(folder, name), 'utf8'))]));
    read.set(language, texts);
  }
  return texts;
}

/** `text('ka', 'common:nav.sales')`, with what belongs into its gaps. */
export function text(language: Language, key: string, gaps: Readonly<Record<string, string>> = {}): string {
  let found: string | Texts | undefined = textsOf(language);
  for (const part of key.split(/[:.]/)) found = typeof found === 'object' ? found[part] : undefined;
  if (typeof found !== 'string') throw new Error(`no text ${key} in ${language}`);
  return found.replace(/\{\{(\w+)\}\}/g, (_, gap: string) => gaps[gap] ?? '');
}

/** Text of the screen on one line with common spaces: figures are grouped with spaces that do not break. */
export const plain = (shown: string): string => shown.replace(/\s+/g, ' ').trim();
