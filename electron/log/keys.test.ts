import { mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { createDeviceKey, keyFileOf, publicKeyOf, readDeviceKey, verifySignature } from './keys.ts';

let folder: string;
let file: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'davtari-keys-'));
  file = join(folder, 'company.davtari');
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

const bytes = Buffer.from('what was signed');
const rejected = (passphrase?: string) => {
  const read = readDeviceKey(file, passphrase);
  return read.ok ? undefined : read.rejections[0]!.code;
};

test('[LOG-2] what a key signs its public half verifies, and nothing else does', () => {
  const key = createDeviceKey(file, 'device', undefined);
  const signature = key.sign(bytes);
  const known = publicKeyOf(key.publicKey);
  expect(signature.length).toBe(64);
  expect(verifySignature(bytes, signature, known)).toBe(true);
  expect(verifySignature(Buffer.from('what was signeD'), signature, known)).toBe(false);
  signature[0]! ^= 1;
  expect(verifySignature(bytes, signature, known)).toBe(false);
  rmSync(keyFileOf(file));
  expect(verifySignature(bytes, createDeviceKey(file, 'device', undefined).sign(bytes), known)).toBe(false);
});

test.each([undefined, 'დავთარი'])('[X4] a key is read back with its passphrase (%s)', (passphrase) => {
  const key = createDeviceKey(file, 'device', passphrase);
  const read = readDeviceKey(file, passphrase);
  expect(read).toMatchObject({ ok: true, value: { deviceId: 'device', publicKey: key.publicKey } });
  expect(read.ok && verifySignature(bytes, read.value.sign(bytes), publicKeyOf(key.publicKey))).toBe(true);
  expect(statSync(keyFileOf(file)).mode & 0o077).toBe(0);
});

test('[X4] with a passphrase the key does not stand in the file in the open', () => {
  createDeviceKey(file, 'device', 'secret');
  expect(readFileSync(keyFileOf(file), 'utf8')).toContain('ENCRYPTED PRIVATE KEY');
  expect([rejected('wrong'), rejected(), rejected('')]).toEqual(['WRONG_PASSPHRASE', 'WRONG_PASSPHRASE', 'WRONG_PASSPHRASE']);
});

test('[X4] a key that is missing, cut off or something else is refused by name', () => {
  expect(rejected()).toBe('KEY_MISSING');
  createDeviceKey(file, 'device', undefined);
  const whole = readFileSync(keyFileOf(file), 'utf8');
  for (const damaged of [whole.slice(0, 40), whole.replace('PRIVATE', 'PUBLIC'), 'null', '{}', '']) {
    writeFileSync(keyFileOf(file), damaged);
    expect(rejected(), damaged.slice(0, 20)).toBe('KEY_DAMAGED');
  }
});
