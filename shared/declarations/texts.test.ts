import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { type Language, languages } from '../locales/languages.ts';
import { documentTypes } from './bg-vat/document-types.ts';
import { specialCodes } from './bg-vat/special-codes.ts';

type Tree = { readonly [key: string]: string | Tree };
const catalogue = (language: Language) =>
  JSON.parse(readFileSync(new URL(`../locales/${language}/declarations.json`, import.meta.url), 'utf8')) as Record<string, Tree>;

/** Codes and parameters as the sources declare them: `CODE: { a: string; b: string };` in an interface of the file. */
function declared(file: string): Map<string, string[]> {
  const source = readFileSync(new URL(file, import.meta.url), 'utf8');
  return new Map(
    [...source.matchAll(/^ {2}([A-Z][A-Z_]+): (?:\{(.*)\}|Record<never, never>);$/gm)].map(([, code, params = '']) => [
      code!,
      [...params.matchAll(/(\w+): string/g)].map(([, name]) => name!),
    ]),
  );
}

test.each(languages)('[V4] every finding has its sentence in %s, with parameters it really has', (language) => {
  const { findings } = catalogue(language);
  const codes = declared('./bg-vat/findings.ts');
  expect(codes.size).toBeGreaterThan(35);
  expect(Object.keys(findings!).sort()).toEqual([...codes.keys()].sort());
  for (const [code, params] of codes) {
    const used = [...String(findings![code]).matchAll(/\{\{(\w+)\}\}/g)].map(([, name]) => name!);
    expect(
      used.filter((name) => !params.includes(name)),
      code,
    ).toEqual([]);
  }
});

test.each(languages)('[V4] every document type and special code has its name in %s', (language) => {
  const texts = catalogue(language);
  expect(Object.keys(texts.documentTypes!).sort()).toEqual(documentTypes.map(({ code }) => code).sort());
  expect(Object.keys(texts.specialCodes!).sort()).toEqual(specialCodes.map(({ code }) => code).sort());
});

test('[V4] nineteen document types are in force and four have lapsed', () => {
  expect(documentTypes.filter(({ lapsed }) => !lapsed).length).toBe(19);
  expect(documentTypes.filter(({ lapsed }) => lapsed).map(({ code }) => code)).toEqual(['50', '83', '84', '85']);
});
