import fc from 'fast-check';
import { expect, test } from 'vitest';
import { date } from '../../dates/local-date.ts';
import { baseCurrency, toEuro } from './euro.ts';

test.each([
  ['2025-01-01', 'BGN'],
  ['2025-12-31', 'BGN'],
  ['2026-01-01', 'EUR'],
  ['2035-12-31', 'EUR'],
])('[V10] on %s books are kept in %s', (on, currency) => {
  expect(baseCurrency(date(on))).toBe(currency);
});

/** bulgaria.md 1.3, in stotinki and cents. */
test.each([
  [1n, 1n],
  [1_00n, 51n],
  [5_00n, 2_56n],
  [10_00n, 5_11n],
  [19_99n, 10_22n],
  [100_00n, 51_13n],
  [999_99n, 511_29n],
  [1_000_00n, 511_29n],
  [1_077_00n, 550_66n],
  [1_213_00n, 620_20n],
  [3_750_00n, 1_917_34n],
  [4_130_00n, 2_111_64n],
  [100_000_00n, 51_129_19n],
  [300_000_000_00n, 153_387_564_36n],
  [1_95583n, 1_00000n],
  [0n, 0n],
])('[X3] BGN %s is EUR %s, and so with a minus', (bgn, eur) => {
  expect([toEuro(bgn), toEuro(-bgn)]).toEqual([eur, -eur]);
});

test('[X3] never further from the exact amount than half a cent', () => {
  fc.assert(
    fc.property(fc.bigInt(-(10n ** 15n), 10n ** 15n), (bgn) => {
      const error = 2n * (toEuro(bgn) * 195_583n - bgn * 100_000n);
      expect(error <= 195_583n && error >= -195_583n).toBe(true);
    }),
  );
});
