import { Worker } from 'node:worker_threads';
import { type Result, reject } from '../../shared/result.ts';
import type { AskedQuery } from '../queries/query.ts';
import type { Answer, QueriesOf, Question } from './jobs.ts';
import { workerFile } from './run-job.ts';

interface Waiting {
  readonly done: (answer: Result<unknown>) => void;
  readonly fail: (error: Error) => void;
}

/**
 * A thread that stays beside an open company for questions that take long: the window and the writer go on, and what it has found out for one page is
 * there for the next. It begins with the first question and ends with `close`.
 */
export class QueryThread {
  readonly #file: string;
  #worker: Worker | undefined;
  readonly #waiting = new Map<number, Waiting>();
  #asked = 0;

  constructor(file: string) {
    this.#file = file;
  }

  /** Throws what the query threw, by name and message. Rejects: what the query does, and STOPPED when the thread was closed meanwhile. */
  ask(asked: AskedQuery): Promise<Result<unknown>> {
    const worker = this.#worker ?? this.#start();
    this.#asked += 1;
    const number = this.#asked;
    return new Promise((done, fail) => {
      this.#waiting.set(number, { done, fail });
      worker.postMessage({ ...asked, number } satisfies Question);
    });
  }

  /** Ends the thread once it has answered what it is at; whoever waits is told STOPPED at once. Resolves when it holds the file no more. */
  close(): Promise<void> {
    const worker = this.#worker;
    this.#worker = undefined;
    for (const { done } of this.#waiting.values()) done(reject({ code: 'STOPPED' }));
    this.#waiting.clear();
    if (!worker) return Promise.resolve();
    return new Promise((closed) => {
      worker.once('exit', () => closed());
      worker.postMessage('end');
    });
  }

  #start(): Worker {
    const worker = new Worker(workerFile(), { workerData: { queriesOf: this.#file } satisfies QueriesOf });
    this.#worker = worker;
    worker.on('message', (answer: Answer) => {
      const waiting = this.#waiting.get(answer.number);
      this.#waiting.delete(answer.number);
      if ('answered' in answer) return waiting?.done(answer.answered);
      const { name, message, stack } = answer.failed;
      return waiting?.fail(Object.assign(new Error(message), { name, ...(stack === undefined ? {} : { stack }) }));
    });
    const ended = (error: Error) => {
      if (this.#worker === worker) this.#worker = undefined;
      else return; // closed, and whoever waited was told
      for (const { fail } of this.#waiting.values()) fail(error);
      this.#waiting.clear();
    };
    worker.on('error', ended);
    worker.on('exit', (code) => ended(new Error(`the thread of queries ended with ${code}`)));
    worker.unref();
    return worker;
  }
}
