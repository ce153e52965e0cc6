import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { knownOn } from '../../shared/contracts/fields.ts';
import { date } from '../../shared/dates/local-date.ts';
import { languages } from '../../shared/locales/languages.ts';
import { formatKnownOn, parseKnownOn, readKnownOn } from './known-on.ts';

const today = date('2026-11-21');
/** The time of this machine, whatever its zone. */
const local = (...parts: [number, number, number, number, number, number, number]) => new Date(...parts).toISOString();

describe('[L6] as known on, typed', () => {
  test.each([
    ['0', 0],
    [' 1234 ', 1234],
    ['30.06.2026 18:00', local(2026, 5, 30, 18, 0, 59, 999)],
    ['30/06/2026 18:00', local(2026, 5, 30, 18, 0, 59, 999)],
    ['30.6 8:05', local(2026, 5, 30, 8, 5, 59, 999)],
    ['30.06.2026, 18:00:30', local(2026, 5, 30, 18, 0, 30, 999)],
    ['2026-06-30T18:00', local(2026, 5, 30, 18, 0, 59, 999)],
    ['30.06.2026', local(2026, 5, 30, 23, 59, 59, 999)],
    ['18:00', local(2026, 10, 21, 18, 0, 59, 999)],
    ['-1 00:00', local(2026, 10, 20, 0, 0, 59, 999)],
    ['Today 9:30', local(2026, 10, 21, 9, 30, 59, 999)],
    ['2026-06-30T14:00:00Z', '2026-06-30T14:00:00Z'],
    ['2026-06-30t14:00:00.123z', '2026-06-30T14:00:00.123Z'],
  ])('%s', (typed, expected) => {
    expect(parseKnownOn(typed, today, ['today'])).toBe(expected);
  });

  test.each([
    '',
    '  ',
    '24:00',
    '12:60',
    '30.06.2026 18:00:60',
    '118:00',
    '30.0618:00',
    '31.06.2026 18:00',
    '1234567890123',
    'soon',
    '12:',
    '2026-13-30T14:00:00Z',
  ])('%s is refused', (typed) => {
    expect(parseKnownOn(typed, today, ['today'])).toBeUndefined();
  });
});

test('[L6] what was read is what the contract takes, and comes back from the address and from the field as it was', () => {
  const minute = fc
    .date({ min: new Date(2000, 0, 2), max: new Date(2099, 0, 1), noInvalidDate: true })
    .map((at) => new Date(at.getFullYear(), at.getMonth(), at.getDate(), at.getHours(), at.getMinutes(), 59, 999).toISOString());
  fc.assert(
    fc.property(fc.oneof(fc.nat(), minute), fc.constantFrom(...languages), (known, language) => {
      expect(knownOn.parse(known)).toBe(known);
      expect(readKnownOn(String(known))).toBe(known);
      expect(parseKnownOn(formatKnownOn(known, language), today)).toBe(known);
    }),
  );
});

test.each([undefined, '', 'now', '-1', '12.5', '2026-06-30', '2026-06-30T18:00:00+04:00', '2026-99-30T18:00:00Z', '1e3'])(
  '[L6] an address that says %s asks for the books as they stand',
  (text) => {
    expect(readKnownOn(text)).toBeUndefined();
  },
);
