import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { Worker } from 'node:worker_threads';
import { reject } from '../../shared/result.ts';
import type { JobMessage, JobName, JobRequest, Jobs } from './jobs.ts';

export interface RunOptions {
  /** Called at most ten times a second. */
  readonly onProgress?: ((done: number, total: number | undefined) => void) | undefined;
  readonly signal?: AbortSignal | undefined;
}

/**
 * Does a job in a thread of its own, so that the window and the writer go on. When it is called off the answer is STOPPED: at once for work that only
 * reads, after its files are put away for work that writes some. Throws what the job threw, by name and message.
 */
export function runJob<N extends JobName>(
  name: N,
  input: Jobs[N]['input'],
  { onProgress, signal }: RunOptions = {},
): Promise<Jobs[N]['output']> {
  const stopped = reject({ code: 'STOPPED' }) as Jobs[N]['output'];
  if (signal?.aborted) return Promise.resolve(stopped);
  const stop = new SharedArrayBuffer(4);
  const worker = new Worker(workerFile(), { workerData: { name, input, stop } satisfies JobRequest });
  return new Promise((done, fail) => {
    const onAbort = (): void => {
      Atomics.store(new Int32Array(stop), 0, 1);
      if (name !== 'query') return;
      // A statement under way can't be interrupted, and a thread must not be torn down under it: nobody waits for the answer any more, and the
      // thread ends when it has it.
      end();
      done(stopped);
    };
    const end = (): void => signal?.removeEventListener('abort', onAbort);
    signal?.addEventListener('abort', onAbort);
    worker.on('message', (message: JobMessage) => {
      if (message.kind === 'progress') return onProgress?.(message.done, message.total);
      end();
      if (message.kind === 'done') return done(message.output as Jobs[N]['output']);
      const { name: kind, message: text, stack } = message.error;
      return fail(Object.assign(new Error(text), { name: kind, ...(stack === undefined ? {} : { stack }) }));
    });
    worker.on('error', (error) => {
      end();
      fail(error);
    });
    worker.on('exit', (code) => {
      end();
      fail(new Error(`the thread of ${name} ended with ${code}`)); // no effect after an answer
    });
  });
}

/** Beside this file among the sources; in the bundle it is an entry of its own, and this file may lie in a chunk below it. */
export function workerFile(): string {
  const here = import.meta.dirname;
  const places = import.meta.filename.endsWith('.ts') ? [join(here, 'worker.ts')] : [join(here, 'worker.mjs'), join(here, '../worker.mjs')];
  return places.find((file) => existsSync(file)) ?? places[0]!;
}
