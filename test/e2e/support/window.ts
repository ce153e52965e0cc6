import { appendFileSync } from 'node:fs';
import type { Browser, BrowserContext, Page } from 'playwright-core';
import type { Language } from '../../../shared/locales/languages.ts';
import { pageClock } from './clock.ts';
import { Hands } from './hands.ts';

export interface WindowOptions {
  readonly language?: Language;
  readonly scheme?: 'light' | 'dark';
  readonly width?: number;
  readonly height?: number;
}

/** One window of the program, watched for everything a person should never meet. */
export interface Window {
  readonly page: Page;
  readonly hands: Hands;
  /** Errors in the console, refusals of the content security policy, requests that failed: in the order they happened. */
  readonly problems: string[];
  /** Another page of the same browser session, as after closing the tab by mistake. */
  reopen(): Promise<Window>;
  close(): Promise<void>;
}

/** A file the long tasks of all pages are written to: milliseconds and the address, a line each. */
const longTasks = process.env.LONG_TASKS;

const systemLocale = { ka: 'ka-GE', bg: 'bg-BG', ru: 'ru-RU', en: 'en-GB' } as const;

export async function openWindow(browser: Browser, link: string, options: WindowOptions): Promise<Window> {
  const { language = 'en', scheme = 'light', width = 1280, height = 800 } = options;
  const context = await browser.newContext({
    viewport: { width, height },
    locale: systemLocale[language],
    timezoneId: 'Asia/Tbilisi',
    colorScheme: scheme,
    reducedMotion: 'reduce',
    acceptDownloads: true,
  });
  context.setDefaultTimeout(10_000);
  await context.addInitScript(pageClock(Date.now()));
  await context.addInitScript(countCalls);
  if (longTasks !== undefined) await noteLongTasks(context, longTasks);
  return openPage(context, link);
}

async function openPage(context: BrowserContext, link: string): Promise<Window> {
  const page = await context.newPage();
  const problems: string[] = [];
  page.on('console', (message) => {
    if (message.type() === 'error' || message.type() === 'warning') problems.push(`console: ${message.text()}`);
  });
  page.on('pageerror', (error) => problems.push(`exception: ${error.message}`));
  page.on('requestfailed', (request) => {
    // The stream of changes ends with its page.
    if (!request.url().endsWith('/changes')) problems.push(`request failed: ${request.url()}`);
  });
  page.on('response', (response) => {
    if (response.status() >= 400) problems.push(`answer ${response.status()}: ${response.url()}`);
    // A screen may leave out what it was refused; a mistake of the program is one all the same.
    if (new URL(response.url()).pathname.startsWith('/call/')) {
      void response.text().then(
        (answer) => answer.includes('"INTERNAL_ERROR"') && problems.push(`mistake in ${response.url()}`),
        () => undefined, // the page is gone
      );
    }
  });
  await page.goto(link);
  const start = new URL(link).origin;
  return {
    page,
    problems,
    hands: new Hands(page),
    reopen: () => openPage(context, start),
    close: () => context.close(),
  };
}

async function noteLongTasks(context: BrowserContext, file: string): Promise<void> {
  await context.exposeBinding('tellLongTask', ({ page }, duration: number) =>
    appendFileSync(file, `${Math.round(duration)} ${new URL(page.url()).hash}\n`),
  );
  await context.addInitScript(() => {
    const { tellLongTask } = globalThis as unknown as { tellLongTask: (duration: number) => void };
    new PerformanceObserver((list) => {
      for (const { duration } of list.getEntries()) tellLongTask(duration);
    }).observe({ type: 'longtask', buffered: true });
  });
}

interface Calls {
  callsUnderWay: number;
  callsBegun: number;
}

/** Counts the calls that are on their way, so that a test can wait for the last one. */
function countCalls(): void {
  const state = globalThis as typeof globalThis & Calls;
  state.callsUnderWay = 0;
  state.callsBegun = 0;
  const { fetch } = globalThis;
  globalThis.fetch = async (...request) => {
    state.callsUnderWay += 1;
    state.callsBegun += 1;
    try {
      const answer = await fetch(...request);
      // Under way until its text is here.
      if (answer.body) await answer.clone().text();
      return answer;
    } finally {
      state.callsUnderWay -= 1;
    }
  };
}

/** Waits until nothing on screen waits any more: no call under way, no list loading, fonts there, nothing moving. */
export async function settled(page: Page): Promise<void> {
  do await page.waitForFunction(isStill);
  while (!(await page.evaluate(staysStill)));
}

/** Runs in the page. Waiting for a function waits for no promise, so this one promises nothing. */
const isStill = (): boolean =>
  (globalThis as typeof globalThis & Calls).callsUnderWay === 0 &&
  document.querySelector('[aria-busy="true"], [role="progressbar"]') === null &&
  document.querySelector('[data-testid^="screen-"]') !== null &&
  document.fonts.status === 'loaded' &&
  document.getAnimations().every((animation) => animation.playState !== 'running');

/** Runs in the page. Whether nothing more was asked in the time in which what arrived last is drawn and asks for more. */
async function staysStill(): Promise<boolean> {
  const state = globalThis as typeof globalThis & Calls;
  const begun = state.callsBegun;
  // A commit is followed by a round of questions, a dialog takes and returns the focus, each by a short timer. Timers fire in order, so those that were set
  // before this one have fired, however busy the machine.
  await new Promise((passed) => setTimeout(passed, 60));
  await new Promise((drawn) => requestAnimationFrame(() => requestAnimationFrame(drawn)));
  return state.callsUnderWay === 0 && state.callsBegun === begun;
}
