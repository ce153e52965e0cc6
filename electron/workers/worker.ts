import { parentPort, workerData } from 'node:worker_threads';
import { doJob } from './do-job.ts';
import type { JobMessage, JobRequest, QueriesOf } from './jobs.ts';
import { serveQueries } from './serve-queries.ts';

const begun = workerData as JobRequest | QueriesOf;
if ('queriesOf' in begun) serveQueries(begun.queriesOf, parentPort!);
else runOnce(begun);

/** One job, and the thread ends: what it holds, above all its connection, is gone with it. */
function runOnce({ name, input, stop }: JobRequest): void {
  const flag = new Int32Array(stop);
  const tell = (message: JobMessage): void => parentPort!.postMessage(message);
  let last = 0;
  doJob(name, input as never, {
    shouldStop: () => Atomics.load(flag, 0) === 1,
    onProgress(done, total) {
      if (performance.now() - last < 100) return;
      last = performance.now();
      tell({ kind: 'progress', done, total });
    },
  }).then(
    (output) => tell({ kind: 'done', output }),
    ({ name: kind, message, stack }: Error) => tell({ kind: 'failed', error: { name: kind, message, stack } }),
  );
}
