import type { z } from 'zod';
import { ok, type Rejection, type Result, reject } from '../result.ts';

/** Reads untrusted input; every fault becomes a rejection that names the field (`lines.2.debit`) and the reason. */
export function readInput<S extends z.ZodType>(schema: S, raw: unknown): Result<z.output<S>> {
  let read: z.ZodSafeParseResult<z.output<S>>;
  try {
    const place = placeOfProto(raw);
    if (place !== undefined) return reject({ code: 'INPUT_INVALID', field: place.join('.'), reason: 'unknown-field' });
    read = schema.safeParse(raw);
  } catch (error) {
    // Nested deeper than the reader can follow: no form of ours is.
    if (error instanceof RangeError) return reject({ code: 'INPUT_INVALID', field: '', reason: 'malformed' });
    throw error;
  }
  if (read.success) return ok(read.data);
  const rejections: Rejection[] = read.error.issues.slice(0, 100).map((issue) => {
    // A key that is none says why inside.
    const said = issue.code === 'invalid_key' ? (issue.issues[0]?.message ?? '') : issue.message;
    const guessed = issue.code === 'unrecognized_keys' ? 'unknown-field' : issue.code === 'invalid_type' ? 'required' : 'malformed';
    return { code: 'INPUT_INVALID', field: issue.path.join('.'), reason: known.has(said) ? said : guessed };
  });
  return reject(...rejections);
}

/**
 * Where in an input a key called `__proto__` stands; undefined where there is none. No form has one, and a reader of tables leaves it out without a word: a
 * filter that names it would ask for everything. Overflows the stack on what is nested without end.
 */
export function placeOfProto(raw: unknown): readonly string[] | undefined {
  if (typeof raw !== 'object' || raw === null || ArrayBuffer.isView(raw)) return undefined;
  if (Object.hasOwn(raw, '__proto__')) return [];
  for (const [key, value] of Object.entries(raw)) {
    const inside = placeOfProto(value);
    if (inside) return [key, ...inside];
  }
  return undefined;
}

const known = new Set([
  'uuid7',
  'date',
  'period',
  'too-long',
  'control-characters',
  'required',
  'amount',
  'positive',
  'quantity',
  'price',
  'rate',
  'currency',
  'country',
  'cn8',
  'dimension-code',
  'value-code',
  'too-many-dimensions',
  'delivery-terms',
  'two-lines',
  'one-line',
  'too-many-lines',
]);
