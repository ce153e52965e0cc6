import { globSync, readFileSync } from 'node:fs';
import { basename, join, resolve } from 'node:path';
import { describe, expect, test } from 'vitest';
import { type Language, languages } from '../../shared/locales/languages.ts';

const root = resolve(import.meta.dirname, '../..');
const locales = join(root, 'shared/locales');
const reference: Language = 'en';
const pluralSuffix = /_(zero|one|two|few|many|other)$/;

type Tree = { [key: string]: string | Tree };
const flatten = (tree: Tree, path = ''): [string, string][] =>
  Object.entries(tree).flatMap(([key, value]): [string, string][] =>
    typeof value === 'string' ? [[path + key, value]] : flatten(value, `${path}${key}.`),
  );
const namespacesOf = (language: Language) => globSync('*.json', { cwd: join(locales, language) }).map((file) => basename(file, '.json'));
const textsOf = (language: Language, namespace: string) =>
  new Map(flatten(JSON.parse(readFileSync(join(locales, language, `${namespace}.json`), 'utf8')) as Tree));
const base = (key: string) => key.replace(pluralSuffix, '');
const placeholders = (text: string) => [...new Set([...text.matchAll(/\{\{\s*(\w+)\s*\}\}/g)].map((found) => found[1]))].sort();

const namespaces = [...new Set(languages.flatMap(namespacesOf))].sort();

describe.each(languages)('texts in %s', (language) => {
  test('every namespace is there', () => {
    expect(namespacesOf(language).sort()).toEqual(namespaces);
  });

  test.each(namespaces)('%s has the keys of English, no empty text, the same placeholders, all plural forms', (namespace) => {
    const mine = textsOf(language, namespace);
    const theirs = textsOf(reference, namespace);
    expect([...new Set([...mine.keys()].map(base))].sort()).toEqual([...new Set([...theirs.keys()].map(base))].sort());
    expect([...mine].filter(([, text]) => text.trim() === '').map(([key]) => key)).toEqual([]);

    const categories = new Intl.PluralRules(language).resolvedOptions().pluralCategories;
    for (const [key, text] of mine) {
      // Each plural form of Russian is compared with the general English one, which has all placeholders.
      const english = theirs.get(key) ?? theirs.get(`${base(key)}_other`);
      expect.soft(placeholders(text), `${namespace}:${key}`).toEqual(placeholders(english ?? ''));
      if (!key.endsWith('_other')) continue;
      for (const category of categories)
        expect.soft(mine.has(`${base(key)}_${category}`), `${namespace}:${base(key)}_${category}`).toBe(true);
    }
  });
});

const sources = globSync('renderer/**/*.{ts,tsx}', { cwd: root })
  .filter((file) => !file.endsWith('.test.ts'))
  .map((file) => ({ file, text: readFileSync(join(root, file), 'utf8') }));

test('every text the screens ask for is in the catalogue', () => {
  const known = new Map(namespaces.map((namespace) => [namespace, [...textsOf(reference, namespace).keys()]]));
  const missing: string[] = [];
  for (const { file, text } of sources) {
    for (const found of text.matchAll(/\bt\(\s*(['"`])((?:(?!\1).)+)\1/g)) {
      const asked = found[2]!;
      const [namespace = '', key = ''] = asked.split(/:(.*)/s);
      const keys = known.get(namespace) ?? [];
      // `t(`common:nav.${id}`)`: what comes before the variable part has to exist.
      const fixed = key.split('${')[0]!;
      const exists = key.includes('${')
        ? fixed === ''
          ? keys.length > 0
          : keys.some((each) => each.startsWith(fixed))
        : keys.some((each) => each === key || (pluralSuffix.test(each) && base(each) === key));
      if (!exists) missing.push(`${file}: ${asked}`);
    }
  }
  expect(missing).toEqual([]);
});

test('no words are written into the screens', () => {
  const between = [/(?<![=\s-])>[ \t]*\n?\s*(\p{L}[^<>{}()=;]*?)\s*[<{]/gu, /^\s*>[ \t]*\n\s*(\p{L}[^<>{}()=;]*?)\s*[<{]/gmu];
  const attribute =
    /\s(?:label|placeholder|title|alt|description|aria-label|aria-description|aria-roledescription)=(?:"([^"]*\p{L}[^"]*)"|\{'([^']*\p{L}[^']*)'\})/gu;
  const words: string[] = [];
  for (const { file, text } of sources.filter((source) => source.file.endsWith('.tsx'))) {
    for (const pattern of [...between, attribute]) {
      for (const found of text.matchAll(pattern)) {
        const word = found[1] ?? found[2] ?? '';
        // `Props<Row> extends Base<...>`: the end of type parameters looks like the end of a tag.
        if (!/^(extends|implements|satisfies)\b/.test(word)) words.push(`${file}: ${word}`);
      }
    }
  }
  expect(words).toEqual([]);
});
