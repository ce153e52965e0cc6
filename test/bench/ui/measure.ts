import type { Page } from 'playwright-core';

/** One line of the table. */
export interface Line {
  readonly what: string;
  readonly value: string;
  readonly target: string;
}

export interface Stage {
  /** A window on the book of the run, with `openPage` from its start. */
  readonly page: Page;
  /** Entries of the book. */
  readonly entries: number;
  /** Starts the program on the book as a process of its own, and gives its one-time address once it answers. */
  startHost(): Promise<{ readonly url: string; stop(): Promise<void> }>;
  /** A fresh window of the same browser. */
  openWindow(url: string): Promise<Page>;
}

/** Part of the bench: add one to `measures` of run.ts. */
export type Measure = (stage: Stage) => Promise<Line[]>;

export const ms = (value: number): string => (value >= 100 ? `${Math.round(value)} ms` : `${value.toFixed(1)} ms`);

/** From the first screen of the program, where the books are chosen, into the only one there is. */
export async function openBook(page: Page): Promise<void> {
  const book = page.getByTestId('company-files').getByRole('button').first();
  await book.waitFor({ timeout: 60_000 });
  await book.click();
  await page.getByTestId('screen-overview').waitFor({ timeout: 60_000 });
}

/** Nothing is asked, loading or moving any more. */
export async function calm(page: Page): Promise<void> {
  await page.waitForFunction(
    () =>
      document.querySelector('[aria-busy="true"], [role="progressbar"]') === null &&
      document.querySelector('[data-testid^="screen-"]') !== null &&
      document.querySelector('[data-waiting]') === null,
    undefined,
    { timeout: 60_000 },
  );
  await page.waitForTimeout(700);
}

interface Watched {
  painted: number[];
  longest: number;
}

/** Runs in every page before its own scripts: times each key to the frame that shows what it did, and notes long tasks. */
export function watch(): void {
  const seen: Watched = { painted: [], longest: 0 };
  (globalThis as typeof globalThis & { watched: Watched }).watched = seen;
  addEventListener(
    'keydown',
    ({ timeStamp }) => {
      const channel = new MessageChannel();
      // A message sent from the frame's own callback arrives once the frame is drawn.
      channel.port1.onmessage = () => seen.painted.push(performance.now() - timeStamp);
      requestAnimationFrame(() => channel.port2.postMessage(null));
    },
    true,
  );
  new PerformanceObserver((list) => {
    for (const { duration } of list.getEntries()) seen.longest = Math.max(seen.longest, duration);
  }).observe({ type: 'longtask', buffered: true });
}

/** Times of the keys since the last call, and the longest task of the page since it was opened. */
export const watched = (page: Page): Promise<Watched> =>
  page.evaluate(() => {
    const seen = (globalThis as typeof globalThis & { watched: Watched }).watched;
    const now = { painted: [...seen.painted], longest: seen.longest };
    seen.painted.length = 0;
    return now;
  });
