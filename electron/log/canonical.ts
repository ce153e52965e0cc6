import { assert } from '../../shared/assert.ts';

/** Values an event may hold: integers, text, truth values, lists and records of them. Money and rates travel as decimal text. */
export type Canonical = string | number | boolean | readonly Canonical[] | { readonly [key: string]: Canonical | undefined };

const keyPattern = /^[a-z][a-z0-9_]*$/;
// Sorted keys of every record shape met so far: events of one type share theirs.
const sortedKeys = new Map<string, readonly string[]>();

/**
 * The one byte form of a value: RFC 8785 JSON, restricted to integers, keys `[a-z][a-z0-9_]*`, NFC text without control characters and no null.
 * A record's undefined fields are left out. Throws BrokenInvariant for anything else: what reaches the log was validated before.
 * @source RFC 8785 (JSON Canonicalization Scheme)
 */
export function canonicalJson(value: Canonical): string {
  switch (typeof value) {
    case 'string':
      return canonicalText(value);
    case 'number':
      assert(Number.isSafeInteger(value) && !Object.is(value, -0), 'canonical: only integers');
      return String(value);
    case 'boolean':
      return value ? 'true' : 'false';
  }
  if (isList(value)) {
    let text = '[';
    for (let index = 0; index < value.length; index += 1) text += (index ? ',' : '') + canonicalJson(value[index]!);
    return `${text}]`;
  }
  assert(value !== null && typeof value === 'object', 'canonical: unsupported value');
  let text = '{';
  for (const key of keysOf(value)) {
    const member = value[key];
    if (member === undefined) continue;
    text += `${text.length > 1 ? ',' : ''}"${key}":${canonicalJson(member)}`;
  }
  return `${text}}`;
}

// Array.isArray does not narrow a readonly list away from the record it would otherwise be.
const isList = (value: Canonical): value is readonly Canonical[] => Array.isArray(value);

function keysOf(value: { readonly [key: string]: Canonical | undefined }): readonly string[] {
  const keys = Object.keys(value);
  const shape = keys.join();
  let sorted = sortedKeys.get(shape);
  // A key with a comma, or an empty one, looks like another shape: a shape of other length is not this one.
  if (sorted?.length !== keys.length) {
    assert(
      keys.every((key) => keyPattern.test(key)),
      'canonical: key',
    );
    sorted = keys.sort();
    if (sortedKeys.size < 5000) sortedKeys.set(shape, sorted);
  }
  return sorted;
}

const plainAscii = /^[ !#-[\]-~]*$/;
const controls = /[\p{Cc}\u2028\u2029]/u;

function canonicalText(text: string): string {
  if (plainAscii.test(text)) return `"${text}"`;
  assert(!controls.test(text) && text.isWellFormed() && text.normalize('NFC') === text, 'canonical: text');
  return JSON.stringify(text);
}
