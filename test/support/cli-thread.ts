import { Readable } from 'node:stream';
import { type MessagePort, workerData } from 'node:worker_threads';
import { main } from '../../electron/cli/main.ts';
import type { Asked, Done } from './cli.ts';

// Runs command lines one after another; see cli.ts.
const { port, answered } = workerData as { port: MessagePort; answered: Int32Array };

port.on('message', async ({ args, env, input }: Asked) => {
  const done: { status: number; out: string; err: string } = { status: 1, out: '', err: '' };
  const before = { ...process.env };
  Object.assign(process.env, env);
  Object.defineProperty(process, 'stdin', { value: Readable.from([Buffer.from(input)]), configurable: true });
  process.stdout.write = (text: string | Uint8Array) => {
    done.out += typeof text === 'string' ? text : Buffer.from(text).toString();
    return true;
  };
  process.stderr.write = (text: string | Uint8Array) => {
    done.err += typeof text === 'string' ? text : Buffer.from(text).toString();
    return true;
  };
  try {
    done.status = await main(args);
  } catch (error) {
    // Of a process this would be an uncaught exception.
    done.err += String((error as Error).stack);
  }
  for (const name of Object.keys(env)) {
    if (before[name] === undefined) delete process.env[name];
    else process.env[name] = before[name];
  }
  port.postMessage(done satisfies Done);
  Atomics.store(answered, 0, 1);
  Atomics.notify(answered, 0);
});
