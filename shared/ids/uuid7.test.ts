import { expect, test } from 'vitest';
import { BrokenInvariant } from '../assert.ts';
import { uidOf } from './uid.ts';
import { isUuid7, uuid7 } from './uuid7.ts';

test('[L10] the example of RFC 9562, appendix A.6', () => {
  // 2022-02-22 19:22:22 UTC, rand_a 0xCC3, rand_b 0x18C4DC0C0C07398F.
  const random = Uint8Array.from([0x0c, 0xc3, 0x18, 0xc4, 0xdc, 0x0c, 0x0c, 0x07, 0x39, 0x8f]);
  expect(uuid7(1_645_557_742_000, random)).toBe('017f22e2-79b0-7cc3-98c4-dc0c0c07398f');
});

test('[L10] too few random bytes are a mistake of the program', () => {
  expect(() => uuid7(0, new Uint8Array(9))).toThrow(BrokenInvariant);
});

test.each([
  '017f22e2-79b0-4cc3-98c4-dc0c0c07398f',
  '017f22e2-79b0-7cc3-18c4-dc0c0c07398f',
  '017F22E2-79B0-7CC3-98C4-DC0C0C07398F',
  '017f22e279b07cc398c4dc0c0c07398f',
  '{017f22e2-79b0-7cc3-98c4-dc0c0c07398f}',
  '017f22e2-79b0-7cc3-98c4-dc0c0c07398f\n',
  '',
])('[L10] "%s" is no UUID of version 7', (text) => {
  expect(isUuid7(text)).toBe(false);
});

test('[L10] the human id of a document is made of the last 50 bits of its id', () => {
  expect(uidOf('sales-invoice', '017f22e2-79b0-7cc3-98c4-000000000000')).toBe('SI-00000-00000');
  expect(uidOf('purchase-bill', '017f22e2-79b0-7cc3-98c4-000000000020')).toBe('PB-00000-00010');
  expect(uidOf('journal-entry', '017f22e2-79b0-7cc3-9003-ffffffffffff')).toBe('JE-ZZZZZ-ZZZZZ');
});
