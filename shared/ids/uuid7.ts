import { assert } from '../assert.ts';

const pattern = /^[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/;

const hexOf = Array.from({ length: 256 }, (_, value) => value.toString(16).padStart(2, '0'));

/** True for a UUID of version 7 in lower case. */
export const isUuid7 = (text: string): boolean => pattern.test(text);

/**
 * UUID version 7: 48 bits of Unix milliseconds, then 74 random bits. Pure: the clock and ten random bytes are passed in.
 * @source RFC 9562 section 5.7
 */
export function uuid7(unixMs: number, random: Uint8Array): string {
  assert(random.length >= 10, 'uuid7: needs ten random bytes');
  const time = Math.floor(unixMs).toString(16).padStart(12, '0');
  const byte = (index: number) => random[index]! & 0xff;
  const a = hexOf[0x70 | (byte(0) & 0x0f)]! + hexOf[byte(1)]!;
  const b = hexOf[0x80 | (byte(2) & 0x3f)]! + hexOf[byte(3)]!;
  let node = '';
  for (let index = 4; index < 10; index += 1) node += hexOf[byte(index)]!;
  return `${time.slice(0, 8)}-${time.slice(8, 12)}-${a}-${b}-${node}`;
}
