import { spawnSync } from 'node:child_process';
import { join, resolve } from 'node:path';
import { MessageChannel, receiveMessageOnPort, Worker } from 'node:worker_threads';
import { afterAll } from 'vitest';

const program = resolve(import.meta.dirname, '../../electron/cli/davtari.mjs');
const english = { LANG: 'C', LC_ALL: 'C', DAVTARI_LANG: 'en' };

export interface Asked {
  readonly args: readonly string[];
  readonly env: Readonly<Record<string, string>>;
  readonly input: string;
}

/** What a command line ends with: exit code, standard output, standard error. */
export interface Done {
  readonly status: number | null;
  readonly out: string;
  readonly err: string;
}

interface More {
  /** Where the person is: relative paths are meant from there. */
  readonly folder?: string;
  /** Standard input. */
  readonly input?: string;
  /** Variables of the environment beside those of every test. */
  readonly env?: Readonly<Record<string, string>>;
}

const asked = (args: readonly string[], { folder, input, env }: More): Asked => ({
  args,
  env: { ...english, ...(folder === undefined ? {} : { INIT_CWD: folder }), ...env },
  input: input ?? '',
});

/** A command line as a process of its own, as a person starts it. */
export function davtariProcess(args: readonly string[], more: More = {}): Done {
  const { env, input } = asked(args, more);
  const { status, stdout, stderr } = spawnSync(process.execPath, [program, ...args], {
    cwd: more.folder,
    encoding: 'utf8',
    env: { ...process.env, ...env },
    input,
    maxBuffer: 1 << 28,
  });
  return { status, out: stdout, err: stderr };
}

let thread: { readonly worker: Worker; readonly port: MessageChannel['port1']; readonly answered: Int32Array } | undefined;
afterAll(() => thread?.worker.terminate());

/**
 * The same sources under the same Node in a thread that stays: the program is read once a test file. Each call opens, does and closes all of it anew.
 * Waits for the end, as for a process.
 */
export function davtari(args: readonly string[], more: More = {}): Done {
  thread ??= begin();
  const { port, answered } = thread;
  Atomics.store(answered, 0, 0);
  port.postMessage(asked(args, more));
  if (Atomics.wait(answered, 0, 0, 60_000) === 'timed-out') throw new Error(`davtari ${args.join(' ')}: no end after a minute`);
  return receiveMessageOnPort(port)!.message as Done;
}

function begin(): NonNullable<typeof thread> {
  const answered = new Int32Array(new SharedArrayBuffer(4));
  const { port1, port2 } = new MessageChannel();
  const worker = new Worker(join(import.meta.dirname, 'cli-thread.ts'), { workerData: { port: port2, answered }, transferList: [port2] });
  worker.unref();
  return { worker, port: port1, answered };
}
