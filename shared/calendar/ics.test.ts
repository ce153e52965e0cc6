import fc from 'fast-check';
import { expect, test } from 'vitest';
import { date } from '../dates/local-date.ts';
import { type CalendarEvent, fold, icsFile } from './ics.ts';

const event: CalendarEvent = {
  uid: 'vat.month.2026-05.0198@davtari',
  on: date('2026-06-15'),
  summary: 'VAT return; payment, in full',
  description: 'Moved\nBasis: TC 168(1) \\ TC 3',
  category: 'Tax calendar',
  isDone: false,
};
const made = { name: 'Tax, calendar', madeAt: '2026-06-01T08:09:10.123Z', remindDays: 3 };

test('[V8] the file as RFC 5545 writes it', () => {
  expect(icsFile(made, [event])).toBe(
    [
      'BEGIN:VCALENDAR',
      'VERSION:2.0',
      'PRODID:-//Davtari//Tax calendar//EN',
      'CALSCALE:GREGORIAN',
      'METHOD:PUBLISH',
      'X-WR-CALNAME:Tax\\, calendar',
      'BEGIN:VEVENT',
      'UID:vat.month.2026-05.0198@davtari',
      'DTSTAMP:20260601T080910Z',
      'DTSTART;VALUE=DATE:20260615',
      'DTEND;VALUE=DATE:20260616',
      'SUMMARY:VAT return\\; payment\\, in full',
      'DESCRIPTION:Moved\\nBasis: TC 168(1) \\\\ TC 3',
      'CATEGORIES:Tax calendar',
      'TRANSP:TRANSPARENT',
      'BEGIN:VALARM',
      'ACTION:DISPLAY',
      'DESCRIPTION:VAT return\\; payment\\, in full',
      'TRIGGER:-P3D',
      'END:VALARM',
      'END:VEVENT',
      'END:VCALENDAR',
      '',
    ].join('\r\n'),
  );
});

test('[V8] what is done has a tick and no reminder, and without reminders nothing has one', () => {
  const done = icsFile(made, [{ ...event, isDone: true }]);
  expect(done).toContain('SUMMARY:✓ VAT return');
  expect(done).not.toContain('VALARM');
  expect(icsFile({ ...made, remindDays: undefined }, [event])).not.toContain('VALARM');
});

test('[V8] a day at the end of the year ends in the next', () => {
  expect(icsFile(made, [{ ...event, on: date('2026-12-31') }])).toContain('DTEND;VALUE=DATE:20270101');
});

test('[V8] a line of exactly 75 octets is not folded, one more octet is', () => {
  expect(fold('x'.repeat(75))).toBe('x'.repeat(75));
  expect(fold('x'.repeat(76))).toBe(`${'x'.repeat(75)}\r\n x`);
});

test('[V8] folding never breaks a character, and unfolding gives the line back', () => {
  fc.assert(
    fc.property(fc.array(fc.constantFrom('a', 'დ', 'ж', '€', '🧾', ',', ' '), { maxLength: 400 }), (letters) => {
      const line = letters.join('');
      const folded = fold(line);
      for (const part of folded.split('\r\n')) {
        expect(Buffer.byteLength(part)).toBeLessThanOrEqual(75);
        expect(part.isWellFormed()).toBe(true);
      }
      expect(folded.replaceAll('\r\n ', '')).toBe(line);
    }),
  );
});
