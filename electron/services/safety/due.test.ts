import fc from 'fast-check';
import { expect, test } from 'vitest';
import { backupAfterMs, type Facts, isBackupDue, isRetryDue, type Moment } from './due.ts';

const hour = 3_600_000;
const now = Date.UTC(2026, 10, 21, 12);
const facts = (moment: Moment, backupHours: number | undefined, openHours: number, isChanged = true): Facts => ({
  moment,
  nowMs: now,
  lastBackupAt: backupHours === undefined ? undefined : now - backupHours * hour,
  openedAt: now - openHours * hour,
  isChanged,
});

test.each([
  ['opened, never backed up', facts('opened', undefined, 0), true],
  ['opened, backed up a day ago', facts('opened', 24, 0), true],
  ['opened, backed up this morning', facts('opened', 23.9, 0), false],
  ['four hours of work since opening', facts('working', 30, 4), true],
  ['less', facts('working', 30, 3.9), false],
  ['four hours of work, backed up an hour ago', facts('working', 1, 9), false],
  ['closed after an hour of work', facts('closed', undefined, 1), true],
  ['closed after a look', facts('closed', 30, 0.2), false],
  ['nothing changed', facts('opened', 300, 0, false), false],
  ['a clock put back: the last backup lies ahead', facts('opened', -5, 0), true],
])('[X3] %s', (_name, given, due) => {
  expect(isBackupDue(given)).toBe(due);
});

test('[X3] an unchanged file is never backed up again, and a changed one always is in time', () => {
  fc.assert(
    fc.property(
      fc.constantFrom<Moment>('opened', 'working', 'closed'),
      fc.option(fc.double({ min: -100, max: 1000, noNaN: true }), { nil: undefined }),
      fc.double({ min: 0, max: 100, noNaN: true }),
      (moment, backupHours, openHours) => {
        expect(isBackupDue(facts(moment, backupHours, openHours, false))).toBe(false);
        const long = backupAfterMs[moment] / hour;
        expect(isBackupDue(facts(moment, backupHours === undefined ? undefined : long + Math.abs(backupHours), long + openHours))).toBe(
          true,
        );
      },
    ),
  );
});

test.each([
  [1, 10],
  [2, 30],
  [3, 120],
  [4, 360],
  [5, 360],
  [1000, 360],
])('[X3] after %i failures in a row a backup is tried again when %i minutes are over', (times, minutes) => {
  const failed = { times, at: now };
  expect(isRetryDue(now + minutes * 60_000 - 1, failed)).toBe(false);
  expect(isRetryDue(now + minutes * 60_000, failed)).toBe(true);
  expect(isRetryDue(now - 1, failed)).toBe(true);
  expect(isRetryDue(now, undefined)).toBe(true);
});
