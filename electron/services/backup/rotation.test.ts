import fc from 'fast-check';
import { expect, test } from 'vitest';
import { momentsToKeep, usualRotation } from './rotation.ts';

const at = (text: string): number => Date.parse(`${text}Z`);
const texts = (moments: ReadonlySet<number>): string[] =>
  [...moments].sort((a, b) => a - b).map((moment) => new Date(moment).toISOString().slice(0, 16));

const from = at('2024-01-01T00:00:00');
const moments = fc
  .uniqueArray(fc.integer({ min: 0, max: 3 * 365 * 24 }), { maxLength: 300 })
  .map((hours) => hours.map((hour) => from + hour * 3_600_000));
const rotation = fc.record({ daily: fc.nat(9), weekly: fc.nat(6), monthly: fc.nat(14) });

test('[X3] a year of one backup a day: 7 days, the Sundays of 4 weeks, the last days of 12 months', () => {
  const days = Array.from({ length: 366 }, (_, day) => at('2025-11-21T18:00:00') + day * 86_400_000); // up to 2026-11-21
  expect(texts(momentsToKeep(days))).toEqual([
    '2025-12-31T18:00',
    '2026-01-31T18:00',
    '2026-02-28T18:00',
    '2026-03-31T18:00',
    '2026-04-30T18:00',
    '2026-05-31T18:00',
    '2026-06-30T18:00',
    '2026-07-31T18:00',
    '2026-08-31T18:00',
    '2026-09-30T18:00',
    '2026-10-31T18:00',
    '2026-11-01T18:00', // Sunday
    '2026-11-08T18:00', // Sunday
    '2026-11-15T18:00', // Sunday, and the first of the seven days
    '2026-11-16T18:00',
    '2026-11-17T18:00',
    '2026-11-18T18:00',
    '2026-11-19T18:00',
    '2026-11-20T18:00',
    '2026-11-21T18:00',
  ]);
});

test('[X3] of one day only the newest stays', () => {
  const day = ['2026-11-20T09:00:00', '2026-11-21T08:00:00', '2026-11-21T12:00:00', '2026-11-21T23:59:59'].map(at);
  expect(texts(momentsToKeep(day))).toEqual(['2026-11-20T09:00', '2026-11-21T23:59']);
});

test('[X3] nothing is invented, the newest always stays, and the number kept is bounded', () => {
  fc.assert(
    fc.property(moments, (all) => {
      const kept = momentsToKeep(all);
      for (const moment of kept) expect(all).toContain(moment);
      if (all.length > 0) expect(kept.has(Math.max(...all))).toBe(true);
      expect(kept.size).toBeLessThanOrEqual(usualRotation.daily + usualRotation.weekly + usualRotation.monthly);
    }),
  );
});

test('[X3] every one of the newest 7 days, and of the newest 12 months, that have a backup keeps one', () => {
  fc.assert(
    fc.property(moments, (all) => {
      const kept = [...momentsToKeep(all)];
      for (const [length, count] of [
        [10, 7],
        [7, 12],
      ] as const) {
        const span = (moment: number) => new Date(moment).toISOString().slice(0, length);
        const newest = [...new Set(all.map(span))].sort().slice(-count);
        expect([...new Set(kept.map(span))].filter((one) => newest.includes(one)).sort()).toEqual(newest);
      }
    }),
  );
});

test('[X3] removing after every backup keeps what removing once at the end would', () => {
  fc.assert(
    fc.property(moments, rotation, (all, rule) => {
      let left: number[] = [];
      for (const moment of [...all].sort((a, b) => a - b)) left = [...momentsToKeep([...left, moment], rule)];
      expect(left.sort((a, b) => a - b)).toEqual([...momentsToKeep(all, rule)].sort((a, b) => a - b));
    }),
  );
});

test('[X3] removing twice removes nothing more, and the order of the list does not matter', () => {
  fc.assert(
    fc.property(moments, rotation, (all, rule) => {
      const kept = momentsToKeep(all, rule);
      expect(momentsToKeep([...kept], rule)).toEqual(new Set([...kept]));
      expect(new Set(momentsToKeep([...all].reverse(), rule))).toEqual(kept);
    }),
  );
});
