import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { inputHash } from '../../electron/engine/command.ts';
import { encodeEvent, packPayload, unpackPayload } from '../../electron/log/batch.ts';
import { type Canonical, canonicalJson } from '../../electron/log/canonical.ts';
import { BrokenInvariant } from '../../shared/assert.ts';

const key = fc.stringMatching(/^[a-z][a-z0-9_]{0,8}$/);
// Category Cc is the control characters; the two separators end a line as well.
const unprintable = /[\p{Cc}\u2028\u2029]/u;
const plainText = fc
  .string({ unit: 'grapheme', maxLength: 30 })
  .map((text) => text.normalize('NFC'))
  .filter((text) => !unprintable.test(text) && text.isWellFormed());
const { value } = fc.letrec<{ value: Canonical; record: Record<string, Canonical>; list: Canonical[] }>((tie) => ({
  value: fc.oneof(
    { maxDepth: 4 },
    plainText,
    fc.maxSafeInteger().filter((n) => !Object.is(n, -0)),
    fc.boolean(),
    tie('record'),
    tie('list'),
  ),
  record: fc.dictionary(key, tie('value'), { maxKeys: 6, noNullPrototype: true }),
  list: fc.array(tie('value'), { maxLength: 6 }),
}));

/** The same value with the keys of every record in another order. */
function shuffled(of: unknown): unknown {
  if (Array.isArray(of)) return of.map(shuffled);
  if (of === null || typeof of !== 'object') return of;
  return Object.fromEntries(
    Object.entries(of)
      .reverse()
      .map(([name, member]) => [name, shuffled(member)]),
  );
}

describe('canonical JSON', () => {
  test('[LOG-2] is JSON, is read back, and has one form whatever the order of keys', () => {
    fc.assert(
      fc.property(value, (of) => {
        const text = canonicalJson(of);
        expect(JSON.parse(text)).toEqual(of);
        expect(canonicalJson(JSON.parse(text) as Canonical)).toBe(text);
        expect(canonicalJson(shuffled(of) as Canonical)).toBe(text);
        // No line end, so that events stand one a line.
        expect(text).not.toMatch(/[\n\r]/);
      }),
    );
  });

  test('[LOG-2] sorts keys as RFC 8785 does', () => {
    fc.assert(
      fc.property(fc.dictionary(key, fc.boolean(), { minKeys: 1, noNullPrototype: true }), (record) => {
        const names = [...canonicalJson(record).matchAll(/"([a-z0-9_]+)":/g)].map((match) => match[1]!);
        expect(names).toEqual(Object.keys(record).sort());
      }),
    );
  });

  const refused: [string, unknown][] = [
    ['a fraction', 1.5],
    ['a number that is none', Number.NaN],
    ['infinity', Number.POSITIVE_INFINITY],
    ['a number too large to be whole', 2 ** 53],
    ['minus zero', -0],
    ['null', null],
    ['nothing at all', undefined],
    ['a big integer', 1n],
    ['a function', () => 0],
    ['a line end', 'a\nb'],
    ['NUL', 'a\u0000b'],
    ['a control character of the second block', 'a\u0085b'],
    ['a paragraph separator', 'a\u2029b'],
    ['half a surrogate', 'a\ud800'],
    ['text not in NFC', 'e\u0301'],
    ['a key in capitals', { Key: 1 }],
    ['a key with a blank', { 'a b': 1 }],
    ['a key that starts with a digit', { '1a': 1 }],
    ['an empty key', { '': 1 }],
    ['a key with a comma', { 'a,b': 1 }],
    ['a hole in a list', [1, undefined, 2]],
    ['a null in a record', { a: null }],
  ];
  test.each(refused)('[LOG-2] %s is refused', (_name, of) => {
    // Shapes that are right were seen before: what looks like them must not pass for them.
    canonicalJson({ a: 1, b: 2 });
    canonicalJson({});
    expect(() => canonicalJson(of as Canonical)).toThrow(BrokenInvariant);
    expect(() => canonicalJson({ nested: [of as Canonical] })).toThrow(BrokenInvariant);
  });

  test('[LOG-2] fields that are undefined are left out', () => {
    expect(canonicalJson({ b: undefined, a: 1 })).toBe('{"a":1}');
  });

  test('[LOG-2] two values that differ have two forms', () => {
    fc.assert(
      fc.property(value, value, (a, b) => {
        expect(canonicalJson(a) === canonicalJson(b)).toBe(JSON.stringify(sorted(a)) === JSON.stringify(sorted(b)));
      }),
    );
  });
  const sorted = (of: unknown): unknown => {
    if (Array.isArray(of)) return of.map(sorted);
    if (of === null || typeof of !== 'object') return of;
    return Object.fromEntries(
      Object.entries(of)
        .sort(([a], [b]) => (a < b ? -1 : 1))
        .map(([name, member]) => [name, sorted(member)]),
    );
  };
});

test('[LOG-2] an event is stored as the JSON it would be read as', () => {
  fc.assert(
    fc.property(fc.dictionary(key, value, { noNullPrototype: true }), fc.uuid(), fc.integer({ min: 1 }), (data, id, rev) => {
      const event = { data, id, rev, type: 'journal.posted', v: 1 };
      expect(JSON.parse(encodeEvent(event))).toEqual(event);
      expect(encodeEvent(JSON.parse(encodeEvent(event)))).toBe(encodeEvent(event));
    }),
  );
});

test('[LOG-2] a packed payload is unpacked to its bytes, and no further than its limit', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary', maxLength: 200 }), fc.integer({ min: 1, max: 200 }), (text, times) => {
      const payload = Buffer.from(text.repeat(times));
      const { packed, bytes } = packPayload(payload);
      expect(packed).toBe(payload.length < 4096 ? 0 : 1);
      expect(unpackPayload(packed, bytes).equals(payload)).toBe(true);
      if (packed) expect(() => unpackPayload(packed, bytes, payload.length - 1)).toThrow();
    }),
  );
});

describe('the hash of what was asked', () => {
  const input = fc.dictionary(
    fc.string(),
    fc.oneof(fc.string(), fc.integer(), fc.boolean(), fc.array(fc.dictionary(fc.string(), fc.string(), { noNullPrototype: true }))),
    { noNullPrototype: true },
  );

  test('[IDM-1] does not know the order of keys nor fields left undefined', () => {
    fc.assert(
      fc.property(fc.string(), input, (name, of) => {
        expect(inputHash(name, shuffled(of)).equals(inputHash(name, of))).toBe(true);
        fc.pre(!('left_out' in of));
        expect(inputHash(name, { ...of, left_out: undefined }).equals(inputHash(name, of))).toBe(true);
      }),
    );
  });

  test('[IDM-1] knows the order of lines, every value and the name of the command', () => {
    fc.assert(
      fc.property(fc.string(), fc.string(), fc.string(), (name, a, b) => {
        fc.pre(a !== b);
        const hash = (of: unknown, command = name) => inputHash(command, of).toString('hex');
        expect(hash({ lines: [a, b] })).not.toBe(hash({ lines: [b, a] }));
        expect(hash({ memo: a })).not.toBe(hash({ memo: b }));
        expect(hash({ [a]: 'x' })).not.toBe(hash({ [b]: 'x' }));
        expect(hash({}, `${name}x`)).not.toBe(hash({}));
        expect(hash({ memo: '1' })).not.toBe(hash({ memo: 1 }));
      }),
    );
  });
});
