import { globSync, readFileSync } from 'node:fs';
import { basename, join, resolve } from 'node:path';
import { expect, test } from 'vitest';

const root = resolve(import.meta.dirname, '../..');
const pluralSuffix = /_(zero|one|two|few|many|other)$/;

type Tree = { [key: string]: string | Tree };
const flatten = (tree: Tree, path = ''): string[] =>
  Object.entries(tree).flatMap(([key, value]) => (typeof value === 'string' ? [path + key] : flatten(value, `${path}${key}.`)));

const source = globSync(['renderer/**/*.{ts,tsx}', 'electron/**/*.{ts,mjs}', 'shared/**/*.ts'], { cwd: root })
  .filter((file) => !/\.test\.tsx?$/.test(file))
  .map((file) => readFileSync(join(root, file), 'utf8'))
  .join('\n');

/** Whatever the program writes in quotes or as the name of a property: a value that is put into a key has to come from somewhere. */
const words = new Set(
  [...source.matchAll(/'([^'\n]*)'|"([^"\n]*)"|`([^`$\n]*)`|\b([\w$]+)\??:/g)].map(
    ([, single, double, plain, name]) => single ?? double ?? plain ?? name,
  ),
);

/**
 * Keys that are put together where they are used: `common:nav.${id}` in `t(...)` is the declaration of what it may ask for. The key of a report's text
 * belongs to `reports`, the code of a rejection to `rejections`, and who may make a step to `workflow`.
 */
const put = [
  ...[...source.matchAll(/`([a-z][a-z-]*):((?:[^`\\$]|\$\{[^`]*?\})*)`/g)].map(([, namespace, key]) => ({ namespace, key })),
  ...[...source.matchAll(/\bkey: `((?:[^`\\$]|\$\{[^`]*?\})*)`/g)].map(([, key]) => ({ namespace: 'reports', key })),
  ...[...source.matchAll(/`(permission\.(?:[^`\\$]|\$\{[^`]*?\})*)`/g)].map(([, key]) => ({ namespace: 'workflow', key })),
  ...[...source.matchAll(/\bcode: `((?:[^`\\$]|\$\{[^`]*?\})*)`/g)].map(([, key]) => ({ namespace: 'rejections', key })),
]
  .filter(({ key }) => key!.includes('${'))
  .map(({ namespace, key }) => ({
    namespace,
    pattern: new RegExp(
      `^${key!
        .split(/\$\{[^}]*\}/)
        .map((fixed) => fixed.replace(/[.*+?^${}()|[\]\\]/g, '\\$&'))
        .join('(.*?)')}$`,
    ),
  }));

/** As it is, or before a mark that keys can't have was made a dash, or a reason made a code. */
const spellings = (value: string) => [
  value,
  value.replaceAll('-', '.'),
  value.replace('-', '.'),
  value.replaceAll('-', ':'),
  value.toLowerCase().replaceAll('_', '-'),
];
const isKnown = (value: string) =>
  value === '' ||
  spellings(value).some((each) => words.has(each)) ||
  (value.includes('.') && value.split('.').every((part) => words.has(part)));

function isUsed(namespace: string, key: string): boolean {
  if (words.has(`${namespace}:${key}`) || (namespace === 'reports' && words.has(key))) return true;
  return put.some((each) => {
    const values = each.namespace === namespace ? each.pattern.exec(key) : null;
    return values?.slice(1).every(isKnown) ?? false;
  });
}

test('[U5] every text of the catalogue is asked for somewhere', () => {
  const unused = globSync('shared/locales/en/*.json', { cwd: root }).flatMap((file) => {
    const namespace = basename(file, '.json');
    const keys = flatten(JSON.parse(readFileSync(join(root, file), 'utf8')) as Tree);
    return keys.filter((key) => !isUsed(namespace, key.replace(pluralSuffix, ''))).map((key) => `${namespace}:${key}`);
  });
  expect(unused).toEqual([]);
});

test('[U5] a key nobody asks for is found, whatever family it belongs to', () => {
  expect(isUsed('common', 'nav.journal')).toBe(true);
  expect(isUsed('common', 'nav.no-such-screen')).toBe(false);
  expect(isUsed('common', 'noSuchText')).toBe(false);
  expect(isUsed('rejections', 'PERIOD_CLOSED')).toBe(true);
  expect(isUsed('rejections', 'NO_SUCH_CODE')).toBe(false);
});
