/** A mistake of the program, never of the person using it. Rolls the transaction back and is reported, without amounts or names. */
export class BrokenInvariant extends Error {
  override name = 'BrokenInvariant';
}

/** Stays on in production. */
export function assert(condition: unknown, message: string): asserts condition {
  if (!condition) throw new BrokenInvariant(message);
}
