import { resolve } from 'node:path';
import { firstLoad } from '../../structure/first-load.ts';
import { median } from '../measure.ts';
import { type Line, type Measure, ms, openBook, watched } from './measure.ts';

const rounds = 5;

/** From the start of the program's process to the first screen with its frame, and with its figures; what of it is JavaScript. */
export const start: Measure = async ({ entries, startHost, openWindow }) => {
  const rows = entries.toLocaleString('en');
  const starts: number[] = [];
  const frames: number[] = [];
  const screens: number[] = [];
  let longest = 0;
  for (let round = 0; round < rounds; round += 1) {
    const began = performance.now();
    const host = await startHost();
    const page = await openWindow(host.url);
    await page.getByTestId('screen-start').waitFor({ timeout: 60_000 });
    starts.push(performance.now() - began);
    await openBook(page);
    frames.push(performance.now() - began);
    await page.waitForFunction(() => document.querySelector('[aria-busy="true"], [role="progressbar"]') === null, undefined, {
      timeout: 60_000,
    });
    screens.push(performance.now() - began);
    longest = Math.max(longest, (await watched(page)).longest);
    await page.context().close();
    await host.stop();
  }
  const size = [...firstLoad(resolve(import.meta.dirname, '../../../dist/renderer')).values()].reduce((sum, bytes) => sum + bytes, 0);
  const lines: Line[] = [
    { what: 'cold start: process to the choice of books', value: ms(median(starts)), target: '1500 ms' },
    {
      what: `cold start: process, and the book chosen at once, to its first screen, ${rows}`,
      value: ms(median(frames)),
      target: '1500 ms',
    },
    { what: `the same to its last figure, ${rows}`, value: ms(median(screens)), target: '—' },
    { what: `cold start: longest task, ${rows}`, value: ms(longest), target: '200 ms' },
    { what: 'first load: JavaScript after gzip', value: `${(size / 1000).toFixed(0)} kB`, target: '350 kB' },
  ];
  return lines;
};
