import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { runInNewContext } from 'node:vm';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { attributesOf, type DisplaySetting, displayChoices, displayKey, readDisplay, rowHeightOf } from './preferences.ts';

const usual = { scheme: 'auto', contrast: 'auto', density: 'compact', negative: 'minus-red', motion: 'auto', textSize: 'normal' };

test('[U7] kept display settings are read back; what is broken or no choice any more counts as the usual one', () => {
  expect(readDisplay(null)).toEqual(usual);
  expect(readDisplay('{"density":"comfortable","negative":"parentheses"}')).toEqual({
    ...usual,
    density: 'comfortable',
    negative: 'parentheses',
  });
  for (const broken of ['', '{', 'null', '7', '"dark"', '[]', '{"density":"huge","scheme":7,"__proto__":{"motion":"reduced"}}']) {
    expect(readDisplay(broken), broken).toEqual(usual);
  }
});

const script = readFileSync(join(import.meta.dirname, '../public/first-paint.js'), 'utf8');
const settings = Object.keys(displayChoices) as DisplaySetting[];
const anyOf = (setting: DisplaySetting) => fc.constantFrom(undefined, 'no such choice', 7, ...displayChoices[setting]);
const kept = fc.oneof(
  fc.constantFrom(null, 'broken {', 'null', '"text"', '[]'),
  fc.record(Object.fromEntries(settings.map((setting) => [setting, anyOf(setting)]))).map((value) => JSON.stringify(value)),
);

test('[U7] the first paint and the program set the same attributes, whatever is kept and whatever the system wishes', () => {
  const system = fc.record({ dark: fc.boolean(), moreContrast: fc.boolean(), lessMotion: fc.boolean() });
  fc.assert(
    fc.property(kept, system, (text, wishes) => {
      const painted: Record<string, string> = {};
      runInNewContext(script, {
        localStorage: { getItem: (key: string) => (key === displayKey ? text : null) },
        matchMedia: (query: string) => ({
          matches:
            (query.includes('scheme: dark') && wishes.dark) ||
            (query.includes('contrast') && wishes.moreContrast) ||
            (query.includes('motion') && wishes.lessMotion),
        }),
        document: { documentElement: { setAttribute: (name: string, value: string) => (painted[name] = value) } },
      });
      expect(painted).toEqual(attributesOf(readDisplay(text), wishes));
    }),
  );
});

test('[U7] rows are whole pixels tall at every text size', () => {
  expect(rowHeightOf('compact', 16)).toBe(28);
  expect(rowHeightOf('comfortable', 16)).toBe(36);
  for (const root of [16, 18, 20, 17.3]) expect(Number.isInteger(rowHeightOf('compact', root))).toBe(true);
});
