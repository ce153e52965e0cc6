import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { add, divide, isZero, multiply, type Rational, scaled, subtract, toDecimalText, toScaled } from '../interchange/rational.ts';
import { type Language, languages } from '../locales/languages.ts';
import { decimal } from './decimal.ts';
import { isExpression, readAmount } from './expression.ts';
import { formatDecimal } from './format.ts';
import { parseAmount } from './parse.ts';

describe('[X6] an amount typed as a calculation', () => {
  test.each<[string, Language, number, string]>([
    // 360 and 18 % of it
    ['120*3+18%', 'en', 2, '424.80'],
    ['120*3+18%', 'ka', 2, '424.80'],
    ['1 250,50 + 3*4', 'ka', 2, '1262.50'],
    ['1,250.50 + 3*4', 'en', 2, '1262.50'],
    ['1\u00a0250,50+3×4', 'ru', 2, '1262.50'],
    ['(100-20)/3', 'bg', 2, '26.67'],
    ['100:8', 'bg', 2, '12.50'],
    ['=10/4', 'en', 0, '3'],
    ['-10/4', 'en', 0, '-3'],
    ['10/4=', 'en', 1, '2.5'],
    ['590-590/1,18', 'ka', 2, '90.00'],
    ['200*18%', 'en', 2, '36.00'],
    ['200-10%', 'en', 2, '180.00'],
    ['200/50%', 'en', 2, '400.00'],
    // a share of what stands before it, one after the other
    ['100+5%+5%', 'en', 2, '110.25'],
    ['100+(5%)', 'en', 2, '100.05'],
    ['100+5%*2', 'en', 2, '100.10'],
    ['18%', 'en', 2, '0.18'],
    ['(50+50)%', 'en', 2, '1.00'],
    ['2*(3+(4-1))', 'en', 2, '12.00'],
    ['3*-4', 'en', 2, '-12.00'],
    // exact until the end: a third three times is one
    ['1/3+1/3+1/3', 'en', 2, '1.00'],
    ['0.1+0.2', 'en', 2, '0.30'],
    ['1/3*3000000000', 'en', 2, '1000000000.00'],
    ['0.005+0', 'en', 2, '0.01'],
    ['0.0049+0', 'en', 2, '0.00'],
    ['3*4', 'en', 6, '12'],
    ['10/4', 'en', 6, '2.5'],
  ])('"%s" in %s with %i decimals is %s', (typed, language, places, expected) => {
    expect(readAmount(typed, places, language)).toEqual({ ok: true, text: expected });
  });

  test.each<[string, Language, string]>([
    ['1/0', 'en', 'division-by-zero'],
    ['5/(3-3)', 'en', 'division-by-zero'],
    ['5-', 'en', 'unreadable'],
    ['--5', 'en', 'unreadable'],
    ['(5', 'en', 'unreadable'],
    ['5)', 'en', 'unreadable'],
    ['()', 'en', 'unreadable'],
    ['2*x', 'en', 'unreadable'],
    ['5%%', 'en', 'unreadable'],
    ['1.2.3+1', 'ka', 'unreadable'],
    ['=', 'en', 'empty'],
    ['1000000000*1000000000', 'en', 'too-large'],
    ['1234567890123456+1', 'en', 'too-large'],
    ['1+'.repeat(100).concat('1'), 'en', 'too-long'],
    ['('.repeat(21).concat('1', ')'.repeat(21)), 'en', 'too-long'],
  ])('"%s" in %s is refused as %s', (typed, language, reason) => {
    expect(readAmount(typed, 2, language)).toEqual({ ok: false, reason });
  });

  test('what is no calculation is read as before, and never rounded', () => {
    for (const typed of ['12,365', '1 234,50', '-5', '−5', '', '1,234', '5,']) {
      expect(isExpression(typed)).toBe(false);
      for (const language of languages) expect(readAmount(typed, 2, language)).toEqual(parseAmount(typed, 2, language));
    }
  });
});

type Node =
  | { readonly kind: 'number'; readonly digits: bigint; readonly decimals: number }
  | { readonly kind: '+' | '-' | '*' | '/'; readonly left: Node; readonly right: Node }
  | { readonly kind: '+%' | '-%'; readonly left: Node; readonly percent: Node };

const number = fc
  .record({ digits: fc.bigInt(0n, 99_999_999n), decimals: fc.integer({ min: 0, max: 4 }) })
  .map(({ digits, decimals }): Node => ({ kind: 'number', digits, decimals }));
const { node } = fc.letrec<{ node: Node }>((tie) => ({
  node: fc.oneof(
    { maxDepth: 4, withCrossShrink: true },
    number,
    fc.record({ kind: fc.constantFrom('+', '-', '*', '/'), left: tie('node'), right: tie('node') }) as fc.Arbitrary<Node>,
    fc.record({ kind: fc.constantFrom('+%', '-%'), left: tie('node'), percent: number }) as fc.Arbitrary<Node>,
  ),
}));

/** As one would write it, everything but a number in brackets. */
function written(of: Node, language: Language, isInner = false): string {
  if (of.kind === 'number') return formatDecimal(toDecimalText(scaled(of.digits, of.decimals), of.decimals), language);
  const left = written(of.left, language, true);
  const text =
    'percent' in of
      ? `${left} ${of.kind.charAt(0)} ${written(of.percent, language, true)}%`
      : `${left}${of.kind}${written(of.right, language, true)}`;
  return isInner ? `(${text})` : text;
}

/** The same by the definition of each sign; undefined where something is divided by nothing. */
function worth(of: Node): Rational | undefined {
  if (of.kind === 'number') return scaled(of.digits, of.decimals);
  const left = worth(of.left);
  const right = worth('percent' in of ? of.percent : of.right);
  if (!left || !right) return undefined;
  switch (of.kind) {
    case '+':
      return add(left, right);
    case '-':
      return subtract(left, right);
    case '*':
      return multiply(left, right);
    case '/':
      return isZero(right) ? undefined : divide(left, right);
    case '+%':
      return divide(multiply(left, add(scaled(100n, 0), right)), scaled(100n, 0));
    case '-%':
      return divide(multiply(left, subtract(scaled(100n, 0), right)), scaled(100n, 0));
  }
}

describe('[NUM-1] for every calculation', () => {
  test('the result is the exact fraction, rounded once', () => {
    fc.assert(
      fc.property(node, fc.constantFrom(...languages), fc.constantFrom(0, 2, 3, 6), (tree, language, places) => {
        const typed = written(tree, language);
        fc.pre(typed.length <= 200 && isExpression(typed));
        const read = readAmount(typed, places, language);
        const exact = worth(tree);
        if (exact === undefined) {
          expect(read).toEqual({ ok: false, reason: 'division-by-zero' });
          return;
        }
        const expected = toScaled(exact, places);
        const limit = 10n ** BigInt(15 + places);
        if (expected >= limit || expected <= -limit) expect(read).toEqual({ ok: false, reason: 'too-large' });
        else expect(read.ok && decimal(read.text, places)).toBe(expected);
      }),
      { numRuns: 500 },
    );
  });

  test('whatever is typed is read or refused, and what is read is read again as the same amount', () => {
    const character = fc.constantFrom(..."0123456789.,+-*/:%()= \u00a0'x−×eЖლ");
    fc.assert(
      fc.property(fc.string({ unit: character, maxLength: 230 }), fc.constantFrom(...languages), (typed, language) => {
        const read = readAmount(typed, 2, language);
        if (read.ok) expect(readAmount(formatDecimal(read.text, language), 2, language)).toEqual(read);
      }),
      { numRuns: 1000 },
    );
  });
});
