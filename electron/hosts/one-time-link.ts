import { createHash, randomBytes, timingSafeEqual } from 'node:crypto';

/** Compares secrets in a time that tells nothing about them: digests have equal length whatever was sent. */
export function sameSecret(one: string, other: string): boolean {
  const digest = (text: string) => createHash('sha256').update(text).digest();
  return timingSafeEqual(digest(one), digest(other));
}

export const newSecret = (): string => randomBytes(32).toString('base64url');

/** A secret that works once. A new one replaces one that was never used. */
export class OneTimeToken {
  #current: string | undefined;

  renew(): string {
    this.#current = newSecret();
    return this.#current;
  }

  /** True once for the current secret, and never again. */
  take(presented: string): boolean {
    if (this.#current === undefined || !sameSecret(this.#current, presented)) return false;
    this.#current = undefined;
    return true;
  }
}
