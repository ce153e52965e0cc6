import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Language } from '../../../shared/locales/languages.ts';
import { type App, startApp } from './app.ts';
import { startBulgarianCompany } from './bulgarian-company.ts';
import { setHostClock } from './clock.ts';
import { rawTexts, violations } from './inspect.ts';
import { coloursOf, looksAlike, type Picture, readPng, writePalettePng } from './png.ts';
import {
  prepareFiles,
  type SampleFacts,
  type Screen,
  sampleFacts,
  screens,
  screensOfBulgaria,
  screensOfSeveral,
  screensOutside,
} from './screens.ts';
import { type SeveralPeople, startSeveralPeople } from './several-people.ts';
import type { Window } from './window.ts';

const docs = resolve(import.meta.dirname, '../../../docs/screens');
const isUpdate = process.env.SCREENS === 'update';
/** For looking at every picture of every walk, of which the documents keep a part. */
const everything = process.env.SCREENS_FOLDER;
/** Names of the screens to look at while one works on them; all of them otherwise. */
const only = process.env.SCREENS_ONLY?.split(',');

export interface Walk {
  readonly language: Language;
  readonly scheme: 'light' | 'dark';
  /** The usual window unless given. */
  readonly width?: number;
  readonly height?: number;
  /** These screens and no others. */
  readonly of?: readonly string[];
  readonly axe?: true;
  /** Keeps the pictures among the documents, under names that end so. */
  readonly pictures?: '' | '.1920';
}

/** Walks that are taken for their pictures alone are left out of other runs. */
export const forPictures = (walks: readonly Walk[]): readonly Walk[] => (isUpdate || everything !== undefined ? walks : []);

function keep(picture: Picture, folder: string, name: string): void {
  const file = join(folder, name);
  if (existsSync(file) && looksAlike(readPng(readFileSync(file)), picture)) return;
  mkdirSync(folder, { recursive: true });
  writeFileSync(file, writePalettePng(picture));
}

/** Declares the tests of these walks: each goes through every screen there is, in one language, scheme and size of window. */
export function walkThrough(walks: readonly Walk[]): void {
  let app: App;
  let several: SeveralPeople;
  let bulgarian: App;
  let sample: SampleFacts;
  let ownDrafts: Set<string>;
  let names: [ofRun: string, shown: string][];
  beforeAll(async () => {
    app = await startApp({ sample: true });
    await app.ask('app.openSample', {});
    await app.ask('app.backupNow', {});
    several = await startSeveralPeople();
    bulgarian = await startBulgarianCompany();
    sample = await sampleFacts(app);
    ownDrafts = new Set((await app.ask('draft.list', {})).map(({ id }) => id));
    const seal = createHash('sha256').update('seal of the sample company').digest('hex');
    names = [app, several.app, bulgarian].map(({ folder }): [string, string] => [folder, '~/Davtari']);
    for (const each of [app, bulgarian]) {
      const { headHash } = await each.ask('company.info', {});
      names.push([headHash, seal], [headHash.slice(0, 12), seal.slice(0, 12)]);
    }
  });
  afterAll(async () => {
    for (const each of [app, several.app, bulgarian]) await each.close();
  });

  describe.each(walks)('$language $scheme $width', ({ language, scheme, width = 1280, height = 800, axe, pictures, of }) => {
    const wanted = (all: readonly Screen[]) => all.filter(({ name }) => (of?.includes(name) ?? true) && (only?.includes(name) ?? true));
    const found = {
      screens: 0,
      languages: new Set<string>(),
      raw: [] as string[],
      violations: [] as string[],
      problems: [] as string[],
      blank: [] as string[],
      tooWide: [] as string[],
    };

    beforeAll(async () => {
      setHostClock();
      const options = { language, scheme, width, height };
      let window = await app.openWindow(options);
      const look = async (screen: Screen) => {
        await screen.open(window, sample);
        found.screens += 1;
        found.languages.add(await window.page.evaluate(() => document.documentElement.lang));
        found.raw.push(...(await rawTexts(window.page)).map((text) => `${screen.name}: ${text}`));
        if (axe) found.violations.push(...(await violations(window.page)).map((violation) => `${screen.name}: ${violation}`));
        if (await window.page.evaluate(isTooWide)) found.tooWide.push(screen.name);
        if (await isBlank(screen, window)) found.blank.push(screen.name);
        await window.page.keyboard.press('Escape');
      };
      await app.ask('app.openSample', {});
      // What the window shows of every company comes a moment after its first screen.
      await screens[0]!.open(window, sample);
      await window.page.getByTestId('sample-ribbon').waitFor();
      for (const screen of wanted(screens)) await look(screen);
      for (const { id } of await app.ask('draft.list', {})) if (!ownDrafts.has(id)) await app.ask('draft.discard', { id });
      await app.ask('app.close', {});
      prepareFiles(app);
      for (const screen of wanted(screensOutside)) await look(screen);
      found.problems.push(...window.problems);
      await window.close();
      for (const [other, itsScreens] of [
        [several.app, screensOfSeveral(several)],
        [bulgarian, screensOfBulgaria],
      ] as const) {
        if (wanted(itsScreens).length === 0) continue;
        setHostClock();
        window = await other.openWindow(options);
        for (const screen of wanted(itsScreens)) await look(screen);
        found.problems.push(...window.problems);
        if (other === several.app) await other.ask('session.signOut', {});
        await window.close();
      }
    }, 240_000);

    /** Looks at the picture of a screen, and keeps it when pictures are wanted. */
    async function isBlank(screen: Screen, window: Window): Promise<boolean> {
      await window.page.evaluate(nameAlike, names);
      // Out of the way, so that nothing stands there as pointed at.
      await window.page.mouse.move(width - 1, height - 1);
      const picture = readPng(await window.page.screenshot({ animations: 'disabled', caret: 'hide' }));
      const file = `${screen.name}.${language}.${scheme}`;
      if (isUpdate && pictures !== undefined) keep(picture, docs, `${file}${pictures}.png`);
      if (everything) keep(picture, everything, `${file}.${width}.png`);
      const colours = coloursOf(picture);
      // What is written covers less of a larger window.
      const written = (screen.sparse ? 0.005 : 0.015) * Math.min(1, (1280 * 800) / (width * height));
      return colours.length < 20 || colours[0]![1] > picture.pixels.length * (1 - written);
    }

    test('[U5] every screen speaks the language, without a missing text', () => {
      expect(found.screens).toBe(wanted([...screens, ...screensOutside, ...screensOfSeveral(several), ...screensOfBulgaria]).length);
      expect([...found.languages]).toEqual([language]);
      expect(found.raw).toEqual([]);
    });

    test('[U5] no screen logs an error, breaks the content security policy or asks for what is not there', () => {
      expect(found.problems).toEqual([]);
    });

    if (axe) {
      test('[U6] axe finds nothing to object to on any screen', () => {
        expect(found.violations).toEqual([]);
      });
    }

    test('[U7] every screen has something to show and fits into the window', () => {
      expect(found.blank).toEqual([]);
      expect(found.tooWide).toEqual([]);
    });
  });
}

/** Whether the window, or the lines of a form, are scrolled sideways. */
function isTooWide(): boolean {
  const lines = [...document.querySelectorAll('[data-rows]')].map(({ parentElement }) => parentElement!);
  return [document.documentElement, ...lines].some(({ scrollWidth, clientWidth }) => scrollWidth > clientWidth);
}

/** Writes names that stay in place of those that are other ones in every run: the pictures of two runs are the same. */
function nameAlike(names: readonly (readonly [ofRun: string, shown: string])[]): void {
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  for (let node = walker.nextNode(); node; node = walker.nextNode()) {
    for (const [ofRun, shown] of names) {
      if (node.textContent?.includes(ofRun)) node.textContent = node.textContent.replaceAll(ofRun, shown);
    }
  }
  for (const field of document.querySelectorAll('input')) {
    for (const [ofRun, shown] of names) if (field.value.includes(ofRun)) field.value = field.value.replaceAll(ofRun, shown);
  }
}
