import { expect, test } from 'vitest';
import { checkTaxId } from './tax-id.ts';

test.each([
  ['206322102', { ok: true, kind: 'company' }],
  ['000000001', { ok: true, kind: 'company' }],
  ['01001012345', { ok: true, kind: 'citizen' }],
  ['00000000000', { ok: true, kind: 'citizen' }],
  ['', { ok: false, reason: 'length' }],
  ['123456', { ok: false, reason: 'length' }],
  ['12345678', { ok: false, reason: 'length' }],
  ['1234567890', { ok: false, reason: 'length' }],
  ['123456789012', { ok: false, reason: 'length' }],
  ['20632210A', { ok: false, reason: 'characters' }],
  ['GE206322102', { ok: false, reason: 'characters' }],
  ['206 322 102', { ok: false, reason: 'characters' }],
  ['206322102\n', { ok: false, reason: 'characters' }],
  ['-06322102', { ok: false, reason: 'characters' }],
  ['٢٠٦٣٢٢١٠٢', { ok: false, reason: 'characters' }],
])('[V10] tax id %j gives %j', (text, expected) => {
  expect(checkTaxId(text)).toEqual(expected);
});
