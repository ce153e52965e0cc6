import { setImmediate } from 'node:timers/promises';
import { type Result, reject } from '../../shared/result.ts';

/** Long work that can be stopped between its steps: ending it early (`return`) takes everything back. */
export type Steps<T> = Generator<void, Result<T>>;

/** Takes all steps at once. */
export function allSteps<T>(steps: Steps<T>): Result<T> {
  for (;;) {
    const step = steps.next();
    if (step.done) return step.value;
  }
}

/** Takes the steps one by one and lets others work in between. Rejects: CANCELLED when `signal` says so before the last one. */
export async function stepsUntil<T>(steps: Steps<T>, signal: AbortSignal): Promise<Result<T>> {
  for (;;) {
    const step = steps.next();
    if (step.done) return step.value;
    await setImmediate();
    if (signal.aborted) {
      steps.return(reject({ code: 'CANCELLED' }));
      return reject({ code: 'CANCELLED' });
    }
  }
}
