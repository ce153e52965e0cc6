import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { date } from '../dates/local-date.ts';
import { type Book, type BookEntry, type BookLine, emptyBook, type Quantity } from './book.ts';
import { add, multiply, negate, type Rational, rational, readDecimal, scaled, toScaled, zero } from './rational.ts';
import { type ValuedBook, valueBook } from './value-book.ts';

/** '12.50 USD' */
function quantity(text: string): Quantity {
  const [number, commodity = ''] = text.split(' ') as [string, string?];
  return { commodity, ...readDecimal(number)! };
}

/** 'Assets:Cash 10 EUR @@ 12.50 USD' */
function line(text: string): BookLine {
  const [, account, amount, cost] = /^(\S+) ([^@]+?)(?: @@ (.+))?$/.exec(text)!;
  const place = { file: 'book', line: 1 };
  return { account: account!, amount: quantity(amount!), ...(cost ? { cost: quantity(cost), costSource: 'cost' } : {}), place };
}

function entry(...lines: (string | BookLine)[]): BookEntry {
  return {
    date: date('2024-01-31'),
    description: 'entry',
    status: '',
    tags: {},
    lines: lines.map((each) => (typeof each === 'string' ? line(each) : each)),
    place: { file: 'book', line: 1 },
    source: '',
  };
}

function book(entries: BookEntry[], decimals: Record<string, number> = {}): Book {
  const commodities = Object.entries(decimals).map(([name, shown]) => ({ name, decimals: shown, declared: false }));
  return { ...emptyBook('beancount'), entries, commodities };
}

function valued(...parameters: Parameters<typeof valueBook>): ValuedBook {
  const result = valueBook(...parameters);
  if (!result.ok) throw new Error(JSON.stringify(result.rejections));
  return result.value;
}

const figures = ({ entries }: ValuedBook) => entries.map(({ lines }) => lines.map((each) => `${each.account} ${each.baseMinor}`));
const refusals = (...parameters: Parameters<typeof valueBook>) => {
  const result = valueBook(...parameters);
  return result.ok ? [] : result.rejections;
};

describe('base currency', () => {
  const twoEuros = entry('A 1 EUR', 'B -1 EUR');
  test.each([
    ['given', book([twoEuros]), 'USD', 'USD', 'given'],
    ['declared', { ...book([twoEuros]), defaultCurrency: 'GEL' }, undefined, 'GEL', 'declared'],
    ['most used', book([entry('A 1 USD', 'B -1 USD'), twoEuros, twoEuros]), undefined, 'EUR', 'most-used'],
    ['first of equally used', book([entry('A 1 USD', 'B -1 USD'), twoEuros]), undefined, 'USD', 'most-used'],
    ['nothing at all', book([]), undefined, '', 'none'],
  ] as const)('[K12] the base currency is the one %s', (_, source, given, currency, by) => {
    const { baseCurrency, baseCurrencySource } = valued(source, given);
    expect([baseCurrency, baseCurrencySource]).toEqual([currency, by]);
  });
});

describe('scale', () => {
  test('[K12] a scale holds every decimal seen, the decimals shown and the ISO minor unit', () => {
    const source = book([entry('A 1 EUR', 'B -1 EUR'), entry('A 1.1234 BTC', 'B -1.1234 BTC'), entry('A 5 JPY', 'B -5 JPY')], {
      XAU: 3,
      GEL: 4,
    });
    expect(Object.fromEntries(valued(source).scales)).toEqual({ EUR: 2, BTC: 4, JPY: 0, XAU: 3, GEL: 4 });
  });

  test('[K12] the base currency takes more decimals than its ISO minor unit when the book shows more', () => {
    const result = valued(book([entry('A 1.005 EUR', 'B -1.005 EUR')], { EUR: 3 }), 'EUR');
    expect(result.scales.get('EUR')).toBe(3);
    expect(figures(result)).toEqual([['A 1005', 'B -1005']]);
  });

  test('[K12] zeros written after twelve decimals cost nothing, a digit there is refused with its place', () => {
    expect(valued(book([entry('A 1.0000000000000 X', 'B -1 X')])).scales.get('X')).toBe(0);
    expect(refusals(book([entry('A 0.0000000000001 X', 'B -0.0000000000001 X')]))).toMatchObject([
      { code: 'SCALE_TOO_LARGE', file: 'book', line: 1, account: 'A', commodity: 'X' },
      { code: 'SCALE_TOO_LARGE', account: 'B' },
    ]);
  });

  test('[K12] a value that no database integer holds is refused with its place', () => {
    expect(valued(book([entry('A 9223372036854775807 X', 'B -9223372036854775807 X')])).entries).toHaveLength(1);
    expect(refusals(book([entry('A 9223372036854775808 X', 'B -9223372036854775808 X')]))).toMatchObject([
      { code: 'VALUE_TOO_LARGE', line: 1, account: 'A' },
      { code: 'VALUE_TOO_LARGE', account: 'B' },
    ]);
    expect(refusals(book([entry('A 1 X @@ 92233720368547758.08 USD', 'B -92233720368547758.08 USD')]), 'USD')).toMatchObject([
      { code: 'VALUE_TOO_LARGE', account: 'A' },
      { code: 'VALUE_TOO_LARGE', account: 'B' },
    ]);
  });
});

describe('values', () => {
  test('[K12] a line with a cost in the base currency is worth the cost', () => {
    const result = valued(book([entry('Stock 10 HOOL @@ 5000.50 USD', 'Cash -5000.50 USD')]), 'USD');
    expect(result.entries[0]!.lines).toMatchObject([
      { account: 'Stock', baseMinor: 500050n, commodity: 'HOOL', quantity: 10n },
      { account: 'Cash', baseMinor: -500050n, commodity: 'USD', quantity: -500050n },
    ]);
    expect(result.entries[0]!.lines.some(({ weight }) => weight !== undefined)).toBe(false);
  });

  test('[K12] fractions of a cost are settled on converted lines by the largest remainder, stated lines stay', () => {
    // 3 x 0.333333 = 0.999999; the stated dollar decides.
    expect(figures(valued(book([entry('A 3 GEL @@ 0.999999 USD', 'Cash -1.00 USD')]), 'USD'))).toEqual([['A 100', 'Cash -100']]);
    const three = entry('A 1 X @@ 0.333 USD', 'B 1 X @@ 0.334 USD', 'C 1 X @@ 0.333 USD', 'Cash -1.00 USD');
    expect(figures(valued(book([three]), 'USD'))).toEqual([['A 33', 'B 34', 'C 33', 'Cash -100']]);
    const equal = entry('A 1 X @@ 0.335 USD', 'B 1 X @@ 0.335 USD', 'Cash -0.67 USD');
    expect(figures(valued(book([equal]), 'USD'))).toEqual([['A 34', 'B 33', 'Cash -67']]);
    const credits = entry('A -1 X @@ -0.335 USD', 'B -1 X @@ -0.335 USD', 'Cash 0.67 USD');
    expect(figures(valued(book([credits]), 'USD'))).toEqual([['A -33', 'B -34', 'Cash 67']]);
  });

  test('[K12] a difference the file tolerates goes to converted lines, any other is refused', () => {
    const paid = entry('Stock 10 HOOL @@ 1001.23 USD', 'Cash -1001.2 USD');
    expect(refusals(book([paid], { USD: 2 }), 'USD')).toMatchObject([
      { code: 'UNBALANCED_ENTRY', commodity: 'USD', expected: '0', actual: '0.03', line: 1 },
    ]);
    const tolerated = { ...paid, residual: [quantity('0.03 USD')] };
    expect(figures(valued(book([tolerated], { USD: 2 }), 'USD'))).toEqual([['Stock 100120', 'Cash -100120']]);
  });

  test('[K12] lines stated in the base currency are never touched, even where the file tolerates the difference', () => {
    const thirds = { ...entry('A 33.333 USD', 'B 33.333 USD', 'C 33.333 USD', 'D -100.00 USD'), residual: [quantity('-0.001 USD')] };
    expect(refusals(book([thirds]), 'USD')).toMatchObject([{ code: 'UNBALANCED_ENTRY', actual: '-0.001' }]);
  });

  test('[K12] an entry that does not touch the base currency balances per commodity of its weight', () => {
    const result = valued(book([entry('Stock 3 HOOL @@ 10.005 EUR', 'Cash -10.00 EUR'), entry('A 1 X', 'B -1 X')]), 'USD');
    expect(
      result.entries.map(({ lines }) => lines.map(({ account, baseMinor, quantity, weight }) => [account, baseMinor, quantity, weight])),
    ).toEqual([
      [
        ['Stock', 0n, 3n, { commodity: 'EUR', minor: 1000n }],
        ['Cash', 0n, -1000n, { commodity: 'EUR', minor: -1000n }],
      ],
      [
        ['A', 0n, 1n, { commodity: 'X', minor: 1n }],
        ['B', 0n, -1n, { commodity: 'X', minor: -1n }],
      ],
    ]);
  });

  test('[K12] an entry with weights in the base currency and in others balances each on its own', () => {
    const salary = entry('Income -100 USD', 'Vacation 5 HOURS', 'Cash 100 USD', 'Income -5 HOURS');
    expect(valued(book([salary]), 'USD').entries[0]!.lines.map(({ baseMinor, weight }) => [baseMinor, weight?.minor])).toEqual([
      [-10000n, undefined],
      [0n, 5n],
      [10000n, undefined],
      [0n, -5n],
    ]);
  });

  test('[K12] base currency given away at a cost in another values the other side', () => {
    const bought = entry('Euros 90 EUR', 'Fees 1.01 EUR', 'Dollars -100 USD @@ -91.01 EUR');
    const result = valued(book([bought]), 'USD');
    expect(figures(result)).toEqual([['Euros 9889', 'Fees 111', 'Dollars -10000']]);
    expect(result.entries[0]!.lines.some(({ weight }) => weight !== undefined)).toBe(false);
  });

  test('[K12] multiples of one commodity balance one another', () => {
    const units = [
      { unit: 's', base: 's', factor: rational(1n) },
      { unit: 'h', base: 's', factor: rational(3600n) },
    ];
    const result = valued({ ...book([entry('Work 1.5 h', 'Plan -5400 s')]), units, defaultCurrency: 'h' });
    expect(result.baseCurrency).toBe('s');
    expect(figures(result)).toEqual([['Work 5400', 'Plan -5400']]);
  });

  test('[K12] lines without an amount and entries without two lines are reported', () => {
    const result = valued(book([entry('A 0 USD', 'B 5 USD', 'C -5 USD'), entry('Stock 1 HOOL @@ 0 USD', 'Cash 0 USD')]), 'USD');
    expect(figures(result)).toEqual([['B 500', 'C -500']]);
    expect(result.zeroLines.map(({ line: zeroLine }) => zeroLine.account)).toEqual(['A', 'Cash']);
    expect(result.shortEntries.map(({ lines }) => lines.map(({ account }) => account))).toEqual([['Stock']]);
  });

  test('[K12] a computed amount that is no decimal is rounded, and said to be', () => {
    const third: BookLine = { ...line('A 1 USD'), amount: { commodity: 'USD', value: rational(10n, 3n), decimals: 2 } };
    const rest: BookLine = { ...line('B 1 USD'), amount: { commodity: 'USD', value: rational(-10n, 3n), decimals: 2 }, inferred: true };
    const result = valued(book([entry(third, rest)]), 'USD');
    expect(result.entries[0]!.lines.map(({ baseMinor, quantity: units }) => [baseMinor, units])).toEqual([
      [333n, 333n],
      [-333n, -333n],
    ]);
    expect(result.roundedLines).toHaveLength(2);
  });

  test('[K12] every problem of a book is reported at once, up to a hundred', () => {
    const broken = Array.from({ length: 150 }, () => entry('A 1 USD', 'B -2 USD'));
    expect(refusals(book(broken))).toHaveLength(101);
    expect(refusals(book(broken)).at(-1)).toMatchObject({ code: 'TOO_MANY_PROBLEMS' });
  });
});

describe('for every balanced book', () => {
  const commodity = fc.constantFrom('USD', 'EUR', 'JPY', 'HOOL', 'BTC');
  const amount = fc.record({ commodity, digits: fc.bigInt(-(10n ** 5n), 10n ** 5n), decimals: fc.integer({ min: 0, max: 4 }) });
  const money = amount.map(
    ({ commodity: name, digits, decimals }): Quantity => ({ commodity: name, value: scaled(digits, decimals), decimals }),
  );
  const bookLine = fc
    .record({
      units: money,
      rate: fc.option(fc.record({ commodity, digits: fc.bigInt(0n, 10n ** 4n), decimals: fc.integer({ min: 0, max: 4 }) })),
    })
    .map(({ units, rate }): BookLine => {
      const base: BookLine = { account: 'A', amount: units, place: { file: 'book', line: 1 } };
      if (rate === null || rate.commodity === units.commodity) return base;
      const value = multiply(units.value, scaled(rate.digits, rate.decimals));
      return { ...base, cost: { commodity: rate.commodity, value, decimals: units.decimals + rate.decimals }, costSource: 'cost' };
    });
  /** Balanced to the last digit by one more line per commodity, rounded to cents now and then as a person would. */
  const balanced = fc.record({ lines: fc.array(bookLine, { minLength: 1, maxLength: 6 }), cents: fc.boolean() }).map(({ lines, cents }) => {
    const sums = new Map<string, { value: Rational; converted: boolean; decimals: number }>();
    for (const each of lines) {
      const weight = each.cost ?? each.amount;
      const sum = sums.get(weight.commodity) ?? { value: zero, converted: false, decimals: 0 };
      sum.value = add(sum.value, weight.value);
      sum.converted ||= each.cost !== undefined;
      sum.decimals = sum.decimals > weight.decimals ? sum.decimals : weight.decimals;
      sums.set(weight.commodity, sum);
    }
    const closing = [...sums].map(([name, { value, converted, decimals }]): BookLine => {
      const shown = cents && converted && decimals > 2 ? 2 : decimals;
      const digits = toScaled(negate(value), shown);
      return { account: 'B', amount: { commodity: name, value: scaled(digits, shown), decimals: shown }, place: { file: 'book', line: 2 } };
    });
    const residual = closing.map(({ amount: { commodity: name } }): Quantity => ({ commodity: name, value: zero, decimals: 0 }));
    return { ...entry(...lines, ...closing), ...(cents ? { residual } : {}) };
  });
  /** Whether some line of the base currency was exchanged for something else: the quotient of two amounts, so as large as one likes. */
  const hasExchange = (entries: readonly BookEntry[], base?: string) =>
    entries.some(({ lines }) => lines.some(({ amount: { commodity: name }, cost }) => cost !== undefined && name === (base ?? name)));
  const cents = (entries: BookEntry[]) => book(entries, { USD: 2, EUR: 2 });

  test('[K12] baseMinor adds up to zero per entry, weights per commodity, quantities to the source amounts', () => {
    let read = 0;
    fc.assert(
      fc.property(fc.array(balanced, { minLength: 1, maxLength: 5 }), fc.constantFrom('USD', 'EUR', 'HOOL', undefined), (entries, base) => {
        const result = valueBook(cents(entries), base);
        if (!result.ok) {
          // Only a rounded closing line beside nothing but stated lines may be refused, or an exchange against the grain of its cost,
          // or one at a rate that makes a value no database integer holds.
          for (const { code } of result.rejections) {
            if (code !== 'UNBALANCED_ENTRY') expect([code, hasExchange(entries, base)]).toEqual(['VALUE_TOO_LARGE', true]);
          }
          return;
        }
        read += 1;
        const quantities = new Map<string, bigint>();
        for (const { lines } of [...result.value.entries, ...result.value.shortEntries]) {
          let sum = 0n;
          const weights = new Map<string, bigint>();
          for (const { baseMinor, commodity: name, quantity: units, weight } of lines) {
            sum += baseMinor;
            if (weight) weights.set(weight.commodity, (weights.get(weight.commodity) ?? 0n) + weight.minor);
            if (name === result.value.baseCurrency && weight === undefined) expect(baseMinor).toBe(units);
            quantities.set(name, (quantities.get(name) ?? 0n) + units);
          }
          expect(sum).toBe(0n);
          expect([...weights.values()].every((total) => total === 0n)).toBe(true);
        }
        const source = new Map<string, Rational>();
        for (const { lines } of entries) {
          for (const { amount: units } of lines) source.set(units.commodity, add(source.get(units.commodity) ?? zero, units.value));
        }
        for (const [name, total] of source) {
          const scale = result.value.scales.get(name)!;
          expect((total.num * 10n ** BigInt(scale)) % total.den).toBe(0n);
          expect(quantities.get(name) ?? 0n).toBe(toScaled(total, scale));
        }
        expect(result.value.roundedLines).toEqual([]);
      }),
      { numRuns: 500 },
    );
    expect(read).toBeGreaterThan(100);
  });

  test('[K12] a book that balances exactly is never refused', () => {
    const exact = balanced
      .map(({ residual: _, ...rest }) => rest)
      .filter(({ lines }) => {
        const sums = new Map<string, Rational>();
        for (const each of lines) {
          const { commodity: name, value } = each.cost ?? each.amount;
          sums.set(name, add(sums.get(name) ?? zero, value));
        }
        return [...sums.values()].every(({ num }) => num === 0n);
      });
    fc.assert(
      fc.property(fc.array(exact, { maxLength: 4 }), fc.constantFrom('USD', 'HOOL'), (entries, base) => {
        const refused = refusals(cents(entries), base).filter(({ code }) => code !== 'VALUE_TOO_LARGE' || !hasExchange(entries, base));
        expect(refused).toEqual([]);
      }),
      { numRuns: 300 },
    );
  });
});
