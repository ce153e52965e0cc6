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
  const words: string[] = [];
  for (const { file, text } of sources.filter((source) => source.file.endsWith('.tsx'))) {
    for (const pattern of between) {
      // What stands on a key of the keyboard is the same in every language.
      for (const found of text.replace(/<(kbd|Kbd)\b[^>]*>[^<]*<\/\1>/g, '').matchAll(pattern)) {
        const word = found[1] ?? '';
        // `Props<Row> extends Base<...>`: the end of type parameters looks like the end of a tag.
        if (!/^(extends|implements|satisfies)\b/.test(word)) words.push(`${file}: ${word}`);
      }
    }
  }
  expect([...words, ...sources.flatMap(({ file, text }) => saidBy(text).map((word) => `${file}: ${word}`))]).toEqual([]);
});

/** What people see or hear of an element beside its content, and properties of columns, items and notifications that become it. */
const said =
  'label|placeholder|title|alt|description|message|summary|question|confirm|submit|empty|addLabel|aria-label|aria-description|aria-roledescription|aria-valuetext|aria-placeholder';

/** Words written into attributes or properties that are shown: in quotes, in a template, or in one of the answers of a condition. */
function saidBy(source: string): string[] {
  // What is asked of the catalogue, with what is put into it; and what stands on keys.
  const text = source.replace(/\bt\((?:[^()]|\((?:[^()]|\([^()]*\))*\))*\)/g, 'T').replace(/\bshortcut\([^()]*\)/g, 'K');
  const attributes = [...text.matchAll(new RegExp(`\\s(?:${said})=(?:"([^"]*)"|\\{([^{}]*(?:\\{[^{}]*\\}[^{}]*)*)\\})`, 'g'))];
  const properties = [...text.matchAll(new RegExp(`\\b(?:${said}): ('[^'\\n]*'|\`[^\`]*\`)`, 'g'))];
  return [
    ...attributes.flatMap(([, plain, code]) => (plain === undefined ? wordsOf(code!) : isWord(plain) ? [plain] : [])),
    ...properties.flatMap(([, quoted]) => wordsOf(quoted!)),
  ];
}

const wordsOf = (code: string): string[] =>
  [...code.matchAll(/'([^'\n]*)'|`([^`]*)`/g)].map(([, plain, template]) => plain ?? template!.replace(/\$\{[^}]*\}/g, '')).filter(isWord);

/** Words people read, not names of the program: they have spaces between letters, a capital, or letters of another script. */
const isWord = (text: string): boolean =>
  /\p{L}/u.test(text) && (/\p{L}\s+\p{L}/u.test(text) || /^\p{Lu}\p{Ll}/u.test(text.trim()) || /[^\p{ASCII}\p{P}\p{S}\s]/u.test(text));

test('words written into attributes, properties, templates and conditions are found; names of the program are not taken for words', () => {
  expect(saidBy('<Button title="Save it">')).toEqual(['Save it']);
  expect(saidBy("<Button aria-label={busy ? 'Saving' : t('a:b')}>")).toEqual(['Saving']);
  expect(saidBy("notifications.show({ message: 'დახურულია' })")).toEqual(['დახურულია']);
  // biome-ignore-start lint/suspicious/noTemplateCurlyInString: sources, as they are written
  expect(saidBy('<Field placeholder={`Line ${line}`}>')).toEqual(['Line ']);
  expect(saidBy("<Field label={t('a:b', { name: 'Some Name' })} title={`${number} · ${name}`}>")).toEqual([]);
  expect(saidBy("<Chart name=\"cash\" title={t('overview:cash')}> { title: 'nav', label: `1 EUR = ${rate}` }")).toEqual([]);
  // biome-ignore-end lint/suspicious/noTemplateCurlyInString: sources, as they are written
});
