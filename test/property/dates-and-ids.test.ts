import fc from 'fast-check';
import { expect, test } from 'vitest';
import { blobToId, derivedId, idToBlob } from '../../electron/db/ids.ts';
import {
  addDays,
  date,
  daysInMonth,
  fromDayNumber,
  fromEpochDay,
  readDate,
  toDayNumber,
  toEpochDay,
  weekday,
} from '../../shared/dates/local-date.ts';
import { addMonths, firstDay, lastDay, periodOf, readPeriod } from '../../shared/dates/period.ts';
import { uidOf } from '../../shared/ids/uid.ts';
import { isUuid7, uuid7 } from '../../shared/ids/uuid7.ts';
import { epochDay, localDate } from './arbitraries.ts';

const jsDate = (text: string): Date => new Date(`${text}T00:00:00Z`);

test('[L6] days and dates are the same calendar as the one of JavaScript', () => {
  fc.assert(
    fc.property(epochDay, (day) => {
      const on = fromEpochDay(day);
      expect(toEpochDay(on)).toBe(day);
      expect(readDate(on)).toBe(on);
      expect(jsDate(on).getTime()).toBe(day * 86_400_000);
      expect(weekday(on)).toBe(jsDate(on).getUTCDay() || 7);
      expect(fromDayNumber(toDayNumber(on))).toBe(on);
    }),
  );
});

test('[L6] every day of three centuries is there once', () => {
  let on = date('1900-01-01');
  let count = 0;
  for (const js = jsDate(on); js.getUTCFullYear() < 2200; js.setUTCDate(js.getUTCDate() + 1)) {
    if (js.toISOString().slice(0, 10) !== on) expect(on).toBe(js.toISOString().slice(0, 10));
    on = addDays(on, 1);
    count += 1;
  }
  expect(count).toBe(109_573);
});

test('[L6] order of text, of numbers and of days is one', () => {
  fc.assert(
    fc.property(localDate, localDate, (a, b) => {
      expect(Math.sign(toDayNumber(a) - toDayNumber(b))).toBe(Math.sign(toEpochDay(a) - toEpochDay(b)));
      expect(a < b).toBe(toEpochDay(a) < toEpochDay(b));
    }),
  );
});

test('[L7] a month has its first and last day, and months are counted over years', () => {
  fc.assert(
    fc.property(localDate, fc.integer({ min: -600, max: 600 }), (on, count) => {
      const month = periodOf(on);
      expect(firstDay(month) <= on && on <= lastDay(month)).toBe(true);
      expect(Number(lastDay(month).slice(8))).toBe(daysInMonth(Number(on.slice(0, 4)), Number(on.slice(5, 7))));
      expect(periodOf(addDays(lastDay(month), 1))).toBe(addMonths(month, 1));
      expect(periodOf(addDays(firstDay(month), -1))).toBe(addMonths(month, -1));
      expect(addMonths(addMonths(month, count), -count)).toBe(month);
    }),
  );
});

test('[L2] text that names no day is none', () => {
  const shaped = fc
    .tuple(fc.integer({ min: 1890, max: 2210 }), fc.nat(99), fc.nat(99))
    .map(([y, m, day]) => `${y}-${String(m).padStart(2, '0')}-${String(day).padStart(2, '0')}`);
  fc.assert(
    fc.property(fc.oneof(shaped, fc.string({ maxLength: 12 })), (text) => {
      const js = /^\d{4}-\d\d-\d\d$/.test(text) ? jsDate(text) : undefined;
      const real =
        js !== undefined &&
        !Number.isNaN(js.getTime()) &&
        js.toISOString().slice(0, 10) === text &&
        js.getUTCFullYear() >= 1900 &&
        js.getUTCFullYear() < 2200;
      expect(readDate(text)).toBe(real ? text : undefined);
      expect(readPeriod(text.slice(0, 7)) !== undefined).toBe(/^(19|20|21)\d\d-(0[1-9]|1[0-2])$/.test(text.slice(0, 7)));
    }),
  );
});

const random = fc.uint8Array({ minLength: 10, maxLength: 10 });
const instant = fc.integer({ min: 0, max: 2 ** 43 });

test('[L10] ids are UUIDs of version 7 and stand in the order of their time', () => {
  fc.assert(
    fc.property(instant, instant, random, random, (a, b, x, y) => {
      const [first, second] = [uuid7(a, x), uuid7(b, y)];
      expect(isUuid7(first)).toBe(true);
      expect(Number.parseInt(first.replace('-', '').slice(0, 12), 16)).toBe(a);
      if (a < b) expect(first < second).toBe(true);
      expect(blobToId(idToBlob(first))).toBe(first);
    }),
  );
});

test('[L10] all 74 random bits come from what is passed in', () => {
  // Each bit of each byte changes the id, but for the six that are fixed by version and variant.
  const zero = uuid7(0, new Uint8Array(10));
  let changing = 0;
  for (let bit = 0; bit < 80; bit += 1) {
    const bytes = new Uint8Array(10);
    bytes[bit >> 3] = 1 << (bit & 7);
    if (uuid7(0, bytes) !== zero) changing += 1;
  }
  expect(changing).toBe(74);
});

test('[L10] the human id is read aloud and typed back: no letter looks like another', () => {
  fc.assert(
    fc.property(instant, random, (time, bytes) => {
      const uid = uidOf('sales-invoice', uuid7(time, bytes));
      expect(uid).toMatch(/^SI-[0-9A-HJKMNP-TV-Z]{5}-[0-9A-HJKMNP-TV-Z]{5}$/);
    }),
  );
});

test('[L10] a thing with a natural name has one id in a company and another one elsewhere', () => {
  fc.assert(
    fc.property(fc.uuid(), fc.uuid(), fc.string(), fc.string(), (company, other, name, otherName) => {
      fc.pre(company !== other && name !== otherName);
      const id = derivedId(company, 'period', name);
      expect(id).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-8[0-9a-f]{3}-8[0-9a-f]{3}-[0-9a-f]{12}$/);
      expect(derivedId(company, 'period', name)).toBe(id);
      expect(
        new Set([id, derivedId(other, 'period', name), derivedId(company, 'vat-return', name), derivedId(company, 'period', otherName)])
          .size,
      ).toBe(4);
      // Version 8, so it can never be an id that a screen made.
      expect(isUuid7(id)).toBe(false);
    }),
  );
});
