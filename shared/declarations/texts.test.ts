import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { type Language, languages } from '../locales/languages.ts';
import { specialCodes } from './bg-vat/special-codes.ts';
import { natures, regions, transportModes } from './intrastat/codes.ts';

type Tree = { readonly [key: string]: string | Tree };
const catalogue = (language: Language) =>
  JSON.parse(readFileSync(new URL(`../locales/${language}/declarations.json`, import.meta.url), 'utf8')) as Record<string, Tree>;

/** Section of the catalogue, where its codes are declared, and how many there are at least. */
const sections = [
  ['findings', './bg-vat/findings.ts', 35],
  ['intrastat', './intrastat/check.ts', 20],
  ['oss', './oss/check.ts', 10],
] as const;

/** Codes and parameters as the sources declare them: `CODE: { a: string; b: string };` in an interface of the file. */
function declared(file: string): Map<string, string[]> {
  const source = readFileSync(new URL(file, import.meta.url), 'utf8');
  return new Map(
    [...source.matchAll(/^ {2}([A-Z][A-Z0-9_]+): (?:\{(.*)\}|Record<never, never>);$/gm)].map(([, code, params = '']) => [
      code!,
      [...params.matchAll(/(\w+): string/g)].map(([, name]) => name!),
    ]),
  );
}

/** Codes of the checks that are the same in every country. */
const ofEveryCountry = (): string[] => {
  const source = readFileSync(new URL('../../electron/queries/return-checks.ts', import.meta.url), 'utf8');
  return [...source.matchAll(/(?:about\(row, |code: )'([A-Z_]+)'/g)].map(([, code]) => code!);
};

test.each(languages.flatMap((language) => sections.map((section) => [section, language] as const)))(
  '[V4] [V5] [V6] %s: every code has its sentence in %s, with parameters it really has',
  ([section, file, least], language) => {
    const sentences = catalogue(language)[section]!;
    const codes = declared(file);
    expect(codes.size).toBeGreaterThan(least);
    // Findings of every country stand in the same section as those of the files.
    const general = section === 'findings' ? ofEveryCountry() : [];
    expect(Object.keys(sentences).sort()).toEqual([...codes.keys(), ...general].sort());
    for (const [code, params] of codes) {
      const used = [...String(sentences[code]).matchAll(/\{\{(\w+)\}\}/g)].map(([, name]) => name!);
      expect(
        used.filter((name) => !params.includes(name)),
        code,
      ).toEqual([]);
    }
  },
);

test.each(languages)('[V4] every code of the official lists has its name in %s', (language) => {
  const texts = catalogue(language);
  expect(Object.keys(texts.specialCodes!).sort()).toEqual(specialCodes.map(({ code }) => code).sort());
  // A dot in a key would be a path.
  expect(Object.keys(texts.natures!).sort()).toEqual(natures.map((code) => code.replace('.', '-')).sort());
  expect(Object.keys(texts.regions!).sort()).toEqual([...regions].sort());
  expect(Object.keys(texts.transportModes!)).toEqual([...transportModes]);
});
