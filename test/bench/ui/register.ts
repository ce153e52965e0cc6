import type { Page } from 'playwright-core';
import { percentile } from '../measure.ts';
import { calm, type Line, type Measure, ms, watched } from './measure.ts';

const keysOf = async (page: Page, key: string, times: number, pause = 33): Promise<number> => {
  for (let pressed = 0; pressed < times; pressed += 1) {
    await page.keyboard.press(key);
    await page.waitForTimeout(pause);
  }
  await page.waitForTimeout(200);
  return percentile((await watched(page)).painted, 0.95);
};

interface Watching {
  blank: number;
  isOver: boolean;
}

/** Longest stretch in which a row in sight stood empty, while `move` moved the list. */
async function blankWhile(page: Page, move: () => Promise<void>): Promise<number> {
  await page.evaluate(() => {
    const state = globalThis as unknown as Watching;
    state.blank = 0;
    state.isOver = false;
    let since: number | undefined;
    const look = (): void => {
      const box = document.querySelector('[data-testid="grid-journal"]')!.getBoundingClientRect();
      const isBlank = [...document.querySelectorAll('[data-testid="grid-journal"] [data-waiting]')].some((row) => {
        const { top, bottom } = row.getBoundingClientRect();
        return bottom > box.top && top < box.bottom;
      });
      since = isBlank ? (since ?? performance.now()) : undefined;
      if (since !== undefined) state.blank = Math.max(state.blank, performance.now() - since);
      if (!state.isOver) requestAnimationFrame(look);
    };
    requestAnimationFrame(look);
  });
  await move();
  return page.evaluate(() => {
    const state = globalThis as unknown as Watching;
    state.isOver = true;
    return state.blank;
  });
}

/** How long a list of the whole book takes to show its first rows, asked for by an address. */
const shownAfter = (page: Page, address: string, name: string): Promise<number> =>
  page.evaluate(
    ([to, id]) =>
      new Promise<number>((done) => {
        const began = performance.now();
        location.hash = to!;
        const look = (): void => {
          const grid = document.querySelector(`[data-testid="grid-${id}"]`);
          const isThere =
            location.hash === to && grid?.getAttribute('aria-busy') === 'false' && grid.querySelector('[aria-selected]') !== null;
          if (isThere && performance.now() - began > 50) done(performance.now() - began);
          else requestAnimationFrame(look);
        };
        look();
      }),
    [address, name],
  );

/** The journal of the whole book: keys, search, wheel, jumps and orders; and its history. */
export const register: Measure = async ({ page, entries }) => {
  const rows = entries.toLocaleString('en');
  const lines: Line[] = [];
  const add = (what: string, value: number, target: string) => lines.push({ what: `${what}, ${rows}`, value: ms(value), target });
  await page.evaluate(() => {
    location.hash = '#/journal';
  });
  await page.getByTestId('grid-journal').waitFor();
  await calm(page);
  const grid = page.getByTestId('grid-journal');
  await grid.focus();
  await watched(page);
  add('register: arrow down, key to paint, p95', await keysOf(page, 'ArrowDown', 120), '50 ms');
  add('register: page down, key to paint, p95', await keysOf(page, 'PageDown', 60), '50 ms');
  add('register: marking with Shift and arrow, key to paint, p95', await keysOf(page, 'Shift+ArrowDown', 60), '50 ms');
  await page.keyboard.press('Escape');
  await page.keyboard.press('Home');
  await calm(page);

  const box = (await grid.boundingBox())!;
  await page.mouse.move(box.x + box.width / 2, box.y + box.height / 2);
  const wheel = async () => {
    for (let turn = 0; turn < 180; turn += 1) {
      await page.mouse.wheel(0, 600);
      await page.waitForTimeout(16);
    }
    await page.waitForTimeout(400);
  };
  add('register: scrolled by wheel, longest blank row', await blankWhile(page, wheel), '100 ms');
  await calm(page);
  const jump = async () => {
    for (let place = 0; place < 20; place += 1) {
      await grid.evaluate(
        (element, share) => {
          element.scrollTop = (element.scrollHeight - element.clientHeight) * share;
        },
        ((place * 7) % 20) / 20,
      );
      await page.waitForTimeout(300);
    }
  };
  // The first jump puts the list in order once; what is measured is what follows.
  add(
    'register: first jump of the scroll bar, longest blank row',
    await blankWhile(page, async () => {
      await grid.evaluate((element) => {
        element.scrollTop = element.scrollHeight / 2;
      });
      await page.waitForTimeout(1500);
    }),
    '—',
  );
  add('register: jumps of the scroll bar, longest blank row', await blankWhile(page, jump), '100 ms');

  await page.getByTestId('screen-journal').locator('input').first().focus();
  await watched(page);
  for (const letter of 'entry 99') {
    await page.keyboard.press(letter === ' ' ? 'Space' : letter);
    await page.waitForTimeout(120);
  }
  await page.waitForTimeout(300);
  add('register: typing in the search, key to paint, p95', percentile((await watched(page)).painted, 0.95), '50 ms');
  await calm(page);
  for (const [what, address, name] of [
    ['register: sorted by amount, first rows', '#/journal?sort=total-desc', 'journal'],
    ['register: sorted by description, first rows', '#/journal?sort=memo-asc', 'journal'],
    ['history: first rows', '#/history', 'history'],
    ['history: of one type, first rows', '#/history?event=account.opened', 'history'],
    ['history: of another type, first rows', '#/history?event=journal.posted', 'history'],
    ['history: with a text, first rows', '#/history?search=99', 'history'],
  ] as const) {
    add(what, await shownAfter(page, address, name), '—');
    await calm(page);
  }
  add('register: longest task of all this', (await watched(page)).longest, '200 ms');
  return lines;
};
