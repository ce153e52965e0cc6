import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import type { Browser } from 'playwright-core';
import { afterAll } from 'vitest';
import { openLocalBackend } from '../../../electron/hosts/local-backend.ts';
import { startLoopback } from '../../../electron/hosts/loopback.ts';
import type { AllMethods, InputOf, OutputOf } from '../../../shared/contracts/index.ts';
import { uuid7 } from '../../../shared/ids/uuid7.ts';
import type { Result } from '../../../shared/result.ts';
import { launchBrowser } from '../../support/browser.ts';
import { putSampleInto } from '../../support/sample.ts';
import { setHostClock } from './clock.ts';
import { openWindow, type Window, type WindowOptions } from './window.ts';

const rendererRoot = resolve(import.meta.dirname, '../../../dist/renderer');

/** The program as `npm start` runs it: the real engine on a folder of its own behind the loopback host, and windows of a real browser. */
export interface App {
  readonly folder: string;
  /** What the engine answers, without the screens: for preparing a test and for comparing with what they show. */
  ask<M extends keyof AllMethods>(method: M, input: InputOf<M>): Promise<OutputOf<M>>;
  /** A window of somebody who came with the one-time link; in another browser than the shared one if given. */
  openWindow(options?: WindowOptions, browser?: Browser): Promise<Window>;
  close(): Promise<void>;
}

let shared: Promise<Browser> | undefined;
/** One browser for all tests of a file. */
function sharedBrowser(): Promise<Browser> {
  shared ??= launchBrowser();
  return shared;
}
const running = new Set<App>();
afterAll(async () => {
  for (const app of running) await app.close();
  await (await shared)?.close();
});

/** Starts the program on a new folder, with the sample company in it if wished. */
export async function startApp({ sample = false } = {}): Promise<App> {
  if (!existsSync(join(rendererRoot, 'index.html'))) throw new Error('The interface is not built: npm run build');
  const folder = mkdtempSync(join(tmpdir(), 'davtari-e2e-'));
  if (sample) await putSampleInto(folder);
  setHostClock();
  const backend = openLocalBackend({ folder, version: '0.1.0' });
  const host = await startLoopback({ backend, rendererRoot });
  const windows: Window[] = [];
  const app: App = {
    folder,
    async ask(method, input) {
      const answer = (await backend.call(method, input)) as Result<OutputOf<typeof method>>;
      if (!answer.ok) throw new Error(`${method}: ${JSON.stringify(answer.rejections)}`);
      return answer.value;
    },
    async openWindow(options = {}, browser) {
      const window = await openWindow(browser ?? (await sharedBrowser()), host.freshLink(), options);
      windows.push(window);
      return window;
    },
    async close() {
      if (!running.delete(app)) return;
      for (const window of windows) await window.close();
      await host.close();
      backend.close();
      rmSync(folder, { recursive: true, force: true });
    },
  };
  running.add(app);
  return app;
}

export const newId = (): string => uuid7(Date.now(), crypto.getRandomValues(new Uint8Array(10)));
