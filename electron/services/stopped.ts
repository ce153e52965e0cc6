/** Thrown out of long work when the person has called it off. */
export class Stopped extends Error {}

/** Asked between two steps of long work; true when it was called off. */
export type ShouldStop = () => boolean;
