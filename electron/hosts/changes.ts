import type { Backend } from '../services/backend.ts';

const heartbeatMs = 20_000;

/** Changes as server-sent events: one `data` line of JSON each. Ends when the browser leaves or when the returned set's members are called. */
export function changeStream(backend: Backend, endings: Set<() => void>): ReadableStream<Uint8Array> {
  const encoder = new TextEncoder();
  let end = () => {};
  return new ReadableStream<Uint8Array>({
    start(controller) {
      const send = (text: string) => controller.enqueue(encoder.encode(text));
      const unsubscribe = backend.onChange((change) => send(`data: ${JSON.stringify(change)}\n\n`));
      // Without traffic neither side would notice that the other is gone.
      const heartbeat = setInterval(() => send(': here\n\n'), heartbeatMs);
      end = () => {
        unsubscribe();
        clearInterval(heartbeat);
        endings.delete(stop);
      };
      const stop = () => {
        end();
        controller.close();
      };
      endings.add(stop);
      send('retry: 1000\n\n');
    },
    cancel() {
      end();
    },
  });
}
