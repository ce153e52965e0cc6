import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { decimal } from '../../../../shared/money/decimal.ts';
import { readAmount } from '../../../../shared/money/expression.ts';
import { sum } from '../../../../shared/money/minor.ts';
import { copied, moved } from './line-acts.ts';
import { mostParts, splitTyped } from './split.ts';
import { typedOf } from './typed.ts';

const minorOf = (typed: string, scale = 2) => {
  const read = readAmount(typed, scale, 'ka');
  return read.ok ? decimal(read.text, scale) : undefined;
};

describe('[X6] a line is split', () => {
  test.each([
    ['100', '3', ['33,33', '33,33', '33,34']],
    ['0,03', '2', ['0,01', '0,02']],
    ['90*2', '4', ['45,00', '45,00', '45,00', '45,00']],
  ])('%s in %s parts, the last takes the rest', (typed, parts, expected) => {
    expect(splitTyped(typed, { parts }, 2, 'ka')).toEqual(expected);
  });

  test('by an amount, the rest stands on the second line', () => {
    expect(splitTyped('1 000', { first: '1000*18%' }, 2, 'ka')).toEqual(['180,00', '820,00']);
    expect(splitTyped('10', { first: '2,5' }, 6, 'ka')).toEqual(['2,5', '7,5']);
  });

  test.each([
    ['', { parts: '2' }, 'unreadable'],
    ['-5', { parts: '2' }, 'unreadable'],
    ['5', { parts: '1' }, 'parts'],
    ['5', { parts: '61' }, 'parts'],
    ['5', { parts: '2,5' }, 'parts'],
    ['0,02', { parts: '3' }, 'too-small'],
    ['5', { first: '5' }, 'beyond'],
    ['5', { first: '0' }, 'beyond'],
    ['5', { first: 'x' }, 'unreadable'],
  ])('%s by %o is refused as %s', (typed, by, problem) => {
    expect(splitTyped(typed, by, 2, 'ka')).toBe(problem);
  });

  test('[NUM-1] parts add up to the whole, none is nothing, and none is more than a part of a unit away from its share', () => {
    fc.assert(
      fc.property(fc.bigInt(1n, 10n ** 14n), fc.integer({ min: 2, max: mostParts }), (total, count) => {
        const text = typedOf(`${total / 100n}.${String(total % 100n).padStart(2, '0')}`, 'ka');
        const parts = splitTyped(text, { parts: String(count) }, 2, 'ka');
        if (total < BigInt(count)) {
          expect(parts).toBe('too-small');
          return;
        }
        const minors = (parts as readonly string[]).map((part) => minorOf(part)!);
        expect(sum(minors)).toBe(total);
        expect(minors.every((minor) => minor > 0n && minor - total / BigInt(count) < BigInt(count))).toBe(true);
      }),
    );
  });
});

describe('[X6] lines are copied and moved', () => {
  const again = (line: string) => `${line}'`;
  const isBlank = (line: string) => line === '';
  test('a line stands once more below itself, an empty one becomes the line above', () => {
    expect(copied(['a', 'b'], 0, { isBlank, again })).toEqual({ lines: ['a', "a'", 'b'], index: 1 });
    expect(copied(['a', ''], 1, { isBlank, again })).toEqual({ lines: ['a', "a'"], index: 1 });
    expect(copied(['', 'a'], 0, { isBlank, again })).toBeUndefined();
    expect(copied(['a', '', ''], 2, { isBlank, again })).toBeUndefined();
  });

  test('a line changes places with its neighbour, and stays at the ends', () => {
    expect(moved(['a', 'b', 'c'], 0, 1)).toEqual(['b', 'a', 'c']);
    expect(moved(['a', 'b', 'c'], 2, -1)).toEqual(['a', 'c', 'b']);
    expect(moved(['a', 'b'], 0, -1)).toBeUndefined();
    expect(moved(['a', 'b'], 1, 1)).toBeUndefined();
  });
});
