import fc from 'fast-check';
import { expect, test } from 'vitest';
import { addDays, date, fromEpochDay, toEpochDay } from './local-date.ts';
import { daysOfSpan, partsOfSpan, spanBefore, spans } from './span.ts';

test('[K9] spans end with the day and are as long as they are called', () => {
  const on = date('2026-11-22');
  expect(spans.map((span) => daysOfSpan(span, on).from)).toEqual(['2026-11-16', '2026-10-24', '2026-08-25', '2025-11-23']);
  expect(spanBefore('7d', on)).toEqual({ from: '2026-11-09', to: '2026-11-15' });
  expect(spanBefore('1y', on)).toEqual({ from: '2024-11-23', to: '2025-11-22' });
  // A year that ends with February is one of whole months, whatever day February ends on.
  expect(daysOfSpan('1y', date('2028-02-29'))).toEqual({ from: '2027-03-01', to: '2028-02-29' });
});

test('[K9] the parts of a span follow one another from its first day to its last', () => {
  fc.assert(
    fc.property(
      fc.constantFrom(...spans),
      fc.integer({ min: toEpochDay(date('2024-01-01')), max: toEpochDay(date('2030-12-31')) }),
      (span, day) => {
        const to = fromEpochDay(day);
        const parts = partsOfSpan(span, to);
        expect([parts[0]!.from, parts.at(-1)!.to]).toEqual([daysOfSpan(span, to).from, to]);
        for (const [index, part] of parts.entries()) {
          expect(part.from <= part.to).toBe(true);
          if (index > 0) expect(part.from).toBe(addDays(parts[index - 1]!.to, 1));
        }
        expect(parts.length).toBeLessThanOrEqual(31);
      },
    ),
  );
});
