import { randomBytes, timingSafeEqual } from 'node:crypto';

/** Cost of one hash: memory in KiB, passes over it, lanes. @source OWASP Password Storage Cheat Sheet: argon2id with 19 MiB, t = 2, p = 1 */
export interface Cost {
  readonly m: number;
  readonly t: number;
  readonly p: number;
}
export const currentCost: Cost = { m: 19_456, t: 2, p: 1 };

// A row somebody made by hand must not make the program ask for all the memory there is.
const dearest: Cost = { m: 1_048_576, t: 20, p: 8 };
const saltBytes = 16;
const hashBytes = 32;

const phc = /^\$argon2id\$v=19\$m=(\d{1,7}),t=(\d{1,2}),p=(\d)\$([A-Za-z0-9+/]{22,86})\$([A-Za-z0-9+/]{43})$/;

/** The hash of a password in PHC form: algorithm, cost, salt and hash in one text. The password is hashed as `normalPassword` gives it. */
export const hashPassword = (password: string, cost: Cost = currentCost): Promise<string> => encode(password, cost, randomBytes(saltBytes));

async function encode(password: string, { m, t, p }: Cost, salt: Uint8Array): Promise<string> {
  const { argon2id } = await import('hash-wasm'); // loaded with the first password: most companies of one person have none
  return argon2id({ password, salt, memorySize: m, iterations: t, parallelism: p, hashLength: hashBytes, outputType: 'encoded' });
}

/** Whether the password is the one of the hash, found out in a time that does not depend on how nearly. A damaged hash fits no password. */
export async function verifyPassword(password: string, stored: string): Promise<boolean> {
  const cost = costOf(stored);
  const salt = Buffer.from(phc.exec(stored)?.[4] ?? '', 'base64');
  if (!cost || salt.length < saltBytes) return false;
  // The library refuses to hash an empty text; no password is one, and it has to take as long as any other.
  const computed = Buffer.from(await encode(password || ' ', cost, salt));
  const expected = Buffer.from(stored);
  return computed.length === expected.length && timingSafeEqual(computed, expected) && password !== '';
}

/** The cost a hash was made with, or undefined when it is no argon2id hash, or a dearer one than anything here makes. */
export function costOf(stored: string): Cost | undefined {
  const found = phc.exec(stored);
  if (!found) return undefined;
  const [m, t, p] = found.slice(1, 4).map(Number) as [number, number, number];
  return m < 8 * p || t < 1 || p < 1 || m > dearest.m || t > dearest.t || p > dearest.p ? undefined : { m, t, p };
}

/** A hash made when hashing was cheaper: the next sign-in, which has the password at hand, makes a new one. */
export function isOutdated(stored: string): boolean {
  const cost = costOf(stored);
  return !cost || cost.m < currentCost.m || cost.t < currentCost.t || cost.p < currentCost.p;
}

/** Checked where there is no hash to check, so that a name nobody has takes as long as one somebody has. Fits no password anyone can type. */
export const noOnesHash = `$argon2id$v=19$m=${currentCost.m},t=${currentCost.t},p=${currentCost.p}$${'A'.repeat(22)}$${'A'.repeat(43)}`;
