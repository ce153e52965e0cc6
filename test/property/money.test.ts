import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { languages } from '../../shared/locales/languages.ts';
import { allocate } from '../../shared/money/allocate.ts';
import { toBase } from '../../shared/money/convert.ts';
import { decimal, readDecimal, writeDecimal, writeTrimmed } from '../../shared/money/decimal.ts';
import { formatMinor } from '../../shared/money/format.ts';
import { abs, divRound, sum } from '../../shared/money/minor.ts';
import { parseAmount } from '../../shared/money/parse.ts';
import { minorUnits, signed } from './arbitraries.ts';

const scale = fc.integer({ min: 0, max: 6 });
const language = fc.constantFrom(...languages);

describe('divRound', () => {
  test('[VAT-3] is the nearest whole number, halves away from zero', () => {
    fc.assert(
      fc.property(signed, fc.bigInt(1n, 10n ** 12n), (numerator, denominator) => {
        const result = divRound(numerator, denominator);
        // |numerator / denominator - result| <= 1/2, without dividing.
        const twiceOff = 2n * (numerator - result * denominator);
        expect(abs(twiceOff) <= denominator).toBe(true);
        // On a half the result is the one further from zero.
        if (abs(twiceOff) === denominator) expect(abs(result) * denominator > abs(numerator)).toBe(true);
        expect(divRound(-numerator, denominator)).toBe(-result);
      }),
    );
  });

  test('[VAT-3] has nothing to round where the division is even', () => {
    fc.assert(
      fc.property(signed, fc.bigInt(1n, 10n ** 9n), (quotient, denominator) => {
        expect(divRound(quotient * denominator, denominator)).toBe(quotient);
      }),
    );
  });
});

describe('allocate', () => {
  const weights = fc.array(minorUnits, { minLength: 1, maxLength: 50 }).filter((all) => all.some((weight) => weight > 0n));

  test('[VAT-3] adds up to the total, and no part is a whole unit away from its share', () => {
    fc.assert(
      fc.property(signed, weights, (total, all) => {
        const parts = allocate(total, all);
        expect(sum(parts)).toBe(total);
        const whole = sum(all);
        parts.forEach((part, index) => {
          expect(abs(part * whole - total * all[index]!) < whole, `part ${index}`).toBe(true);
          expect(part === 0n || part > 0n === total > 0n).toBe(true);
          if (all[index] === 0n) expect(part).toBe(0n);
        });
      }),
    );
  });

  test('[VAT-3] gives more to who weighs more, and the same to the same but for one unit', () => {
    fc.assert(
      fc.property(minorUnits, weights, (total, all) => {
        const parts = allocate(total, all);
        for (let a = 0; a < all.length; a += 1) {
          for (let b = a + 1; b < Math.min(all.length, a + 5); b += 1) {
            if (all[a]! > all[b]!) expect(parts[a]! >= parts[b]!).toBe(true);
            // Ties go to the earlier part.
            if (all[a] === all[b]) expect([0n, 1n]).toContain(parts[a]! - parts[b]!);
          }
        }
      }),
    );
  });
});

describe('decimal text', () => {
  test('[L2] writing and reading give back every amount', () => {
    fc.assert(
      fc.property(signed, scale, (value, places) => {
        const text = writeDecimal(value, places);
        expect(decimal(text, places)).toBe(value);
        expect(text.split('.')[1]?.length ?? 0).toBe(places);
        expect(decimal(writeTrimmed(value, places), places)).toBe(value);
        expect(writeTrimmed(value, places)).not.toMatch(/\.\d*0$|\.$/);
      }),
    );
  });

  test('[L2] more decimals than there are places is refused, zeros are not', () => {
    fc.assert(
      fc.property(signed, scale, fc.integer({ min: 1, max: 9 }), (value, places, digit) => {
        const text = `${writeDecimal(value, places)}${places === 0 ? '.' : ''}`;
        expect(readDecimal(`${text}${digit}`, places)).toBeUndefined();
        expect(readDecimal(`${text}0`, places)).toBe(value);
      }),
    );
  });

  test('[L2] text that is no plain decimal is nothing', () => {
    fc.assert(
      fc.property(fc.string({ maxLength: 12 }), (text) => {
        const value = readDecimal(text, 2);
        if (value !== undefined) expect(text).toMatch(/^-?\d+(\.\d+)?$/);
      }),
    );
  });
});

describe('amounts as people write them', () => {
  test('[U5] what is printed is read back in the same language', () => {
    fc.assert(
      fc.property(fc.bigInt(1n - 10n ** 15n, 10n ** 15n - 1n), fc.integer({ min: 0, max: 6 }), language, (value, places, of) => {
        const read = parseAmount(formatMinor(value, places, of), places, of);
        expect(read.ok && decimal(read.text, places)).toBe(value);
      }),
    );
  });

  test('[U5] agrees with the language data of Node where that groups all thousands', () => {
    // Unicode's data writes Georgian, Bulgarian and Russian numbers of four digits without grouping unless asked; columns want all of them grouped.
    fc.assert(
      fc.property(fc.bigInt(-(10n ** 15n), 10n ** 15n), language, (value, of) => {
        const theirs = new Intl.NumberFormat(of, { minimumFractionDigits: 2, useGrouping: 'always' } as Intl.NumberFormatOptions);
        // As text, so that no digit passes through a float.
        expect(formatMinor(value, 2, of)).toBe(theirs.format(writeDecimal(value, 2) as unknown as number));
      }),
    );
  });

  test('[U5] whatever is typed is read to the digit or refused, never rounded', () => {
    const typed = fc.string({ unit: fc.constantFrom(..."0123456789.,- \u00a0\u202f_'−–eE+"), maxLength: 16 });
    fc.assert(
      fc.property(typed, fc.integer({ min: 0, max: 4 }), language, (text, places, of) => {
        const read = parseAmount(text, places, of);
        if (!read.ok) return;
        const digits = (from: string) => from.replace(/\D/g, '').replace(/^0+/, '').replace(/0+$/, '');
        expect(readDecimal(read.text, places)).toBeDefined();
        expect(digits(read.text)).toBe(digits(text));
        expect(read.text.startsWith('-')).toBe(/^\s*[-−–]/.test(text));
      }),
    );
  });
});

test('[L8] conversion is one rounding of the exact product, the same for both signs', () => {
  const rate = fc.tuple(fc.bigInt(1n, 10n ** 7n), fc.integer({ min: 0, max: 10 })).map(([digits, places]) => writeDecimal(digits, places));
  fc.assert(
    fc.property(signed, fc.constantFrom(0, 2, 3), rate, fc.constantFrom(2, 8), (foreign, foreignScale, text, baseScale) => {
      const converted = toBase(foreign, foreignScale, text, baseScale);
      expect(toBase(-foreign, foreignScale, text, baseScale)).toBe(-converted);
      // Both sides in the finest unit there is.
      const exact = foreign * decimal(text, 10) * 10n ** BigInt(baseScale);
      const unit = 10n ** BigInt(10 + foreignScale);
      expect(2n * abs(converted * unit - exact) <= unit).toBe(true);
    }),
  );
});
