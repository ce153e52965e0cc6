import { createPrivateKey, createPublicKey, generateKeyPairSync, type KeyObject, sign, verify } from 'node:crypto';
import { closeSync, existsSync, fsyncSync, openSync, readFileSync, renameSync, writeSync } from 'node:fs';
import { dirname } from 'node:path';
import { ok, type Result, reject } from '../../shared/result.ts';
import { flush } from '../db/flush.ts';
import { type Place, placeOf } from './head-beacon.ts';

/** The signing identity of one device for one company: lives beside, never inside, the company file. */
export interface DeviceKey {
  readonly deviceId: string;
  /** Raw Ed25519 public key in hex. */
  readonly publicKey: string;
  sign(bytes: Uint8Array): Buffer;
}

export const keyFileOf = (companyFile: string): string => `${companyFile}.key`;

interface KeyFile {
  readonly v: 1;
  readonly device: string;
  readonly pem: string;
  /** Where the company file lay when the key was made: a file copied together with its key lies elsewhere. */
  readonly place?: Place;
}

/** Makes a device key and writes it beside the company file, readable by its owner only. With a passphrase the key is encrypted (AES-256-CBC, PKCS#8). */
export function createDeviceKey(companyFile: string, deviceId: string, passphrase: string | undefined): DeviceKey {
  const { privateKey } = generateKeyPairSync('ed25519');
  const pem = privateKey.export({ type: 'pkcs8', format: 'pem', ...(passphrase ? { cipher: 'aes-256-cbc', passphrase } : {}) }) as string;
  const file = keyFileOf(companyFile);
  const beside = `${file}.new`;
  const handle = openSync(beside, 'w', 0o600);
  try {
    const place = existsSync(companyFile) ? { place: placeOf(companyFile) } : {};
    writeSync(handle, JSON.stringify({ v: 1, device: deviceId, pem, ...place } satisfies KeyFile));
    fsyncSync(handle);
  } finally {
    closeSync(handle);
  }
  renameSync(beside, file);
  flush(dirname(file));
  return deviceKey(deviceId, privateKey);
}

/** Rejects: KEY_MISSING, WRONG_PASSPHRASE, KEY_DAMAGED. */
export function readDeviceKey(companyFile: string, passphrase: string | undefined): Result<DeviceKey> {
  const file = keyFileOf(companyFile);
  if (!existsSync(file)) return reject({ code: 'KEY_MISSING' });
  let content: KeyFile;
  try {
    content = JSON.parse(readFileSync(file, 'utf8')) as KeyFile;
    if (typeof content.pem !== 'string' || typeof content.device !== 'string') return reject({ code: 'KEY_DAMAGED' });
  } catch {
    return reject({ code: 'KEY_DAMAGED' });
  }
  const encrypted = content.pem.includes('ENCRYPTED');
  try {
    const key = createPrivateKey({ key: content.pem, format: 'pem', ...(encrypted ? { passphrase: passphrase ?? '' } : {}) });
    return ok(deviceKey(content.device, key));
  } catch {
    return reject({ code: encrypted ? 'WRONG_PASSPHRASE' : 'KEY_DAMAGED' });
  }
}

/** Where the company file lay when its key was made, if the key file says so. */
export function keyPlaceOf(companyFile: string): Place | undefined {
  try {
    const { place } = JSON.parse(readFileSync(keyFileOf(companyFile), 'utf8')) as Partial<KeyFile>;
    return typeof place?.inode === 'string' && typeof place.path === 'string' ? place : undefined;
  } catch {
    return undefined;
  }
}

function deviceKey(deviceId: string, privateKey: KeyObject): DeviceKey {
  const { x } = createPublicKey(privateKey).export({ format: 'jwk' });
  return {
    deviceId,
    publicKey: Buffer.from(x ?? '', 'base64url').toString('hex'),
    sign: (bytes) => sign(null, bytes, privateKey),
  };
}

export function publicKeyOf(hex: string): KeyObject {
  return createPublicKey({ key: { kty: 'OKP', crv: 'Ed25519', x: Buffer.from(hex, 'hex').toString('base64url') }, format: 'jwk' });
}

export const verifySignature = (bytes: Uint8Array, signature: Uint8Array, key: KeyObject): boolean => verify(null, bytes, key, signature);
